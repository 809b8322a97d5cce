extension Lexicon {
  /// Digits, words, "7/10", "about a 7", "between 6 and 7".
  public func number(_ reply: Reply, in range: ClosedRange<Int>) -> NumberGiven {
    var numbers = Numbers(reply)
    numbers.dropScale(range)
    switch numbers.found.count {
    case 0: return numbers.saysNothing && range.contains(0) ? .number(0) : .none
    case 1:
      let number = numbers.found[0].value
      if numbers.isHalf { return .between(number, number + 1) }
      return range.contains(number) ? .number(number) : .outside(number)
    case 2 where numbers.areEnds:
      let ends = numbers.found.map(\.value).sorted()
      if numbers.isDecimal { return .between(numbers.found[0].value, numbers.found[0].value + 1) }
      if ends[0] == ends[1] {
        return range.contains(ends[0]) ? .number(ends[0]) : .outside(ends[0])
      }
      guard let outside = ends.first(where: { !range.contains($0) }) else {
        return .between(ends[0], ends[1])
      }
      return .outside(outside)
    default: return .none
    }
  }
}

/// The numbers in a reply, with the words between them.
private struct Numbers {
  struct Found {
    var value: Int
    /// The first word that it is written with, and the one after its last.
    var first: Int
    var end: Int
  }

  private let reply: Reply
  private(set) var found: [Found] = []

  /// A reply with more words than this is a story, not a number.
  private static let longest = 60

  init(_ reply: Reply) {
    self.reply = reply
    guard reply.words.count <= Self.longest else { return }
    var place = 0
    while place < reply.words.count {
      let end = addNumber(at: place)
      place = max(end, place + 1)
    }
  }

  private mutating func addNumber(at place: Int) -> Int {
    guard var value = digits(place) else { return place }
    var end = place + 1
    if (20...90).contains(value), value % 10 == 0, let ones = digits(end), (1...9).contains(ones),
      reply.words[end].before.isDisjoint(with: [.comma, .slash, .stop])
    {
      value += ones
      end += 1
    } else if (1...9).contains(value), digits(end) == 100, reply.words[end].before.isEmpty {
      value *= 100
      end += 1
    }
    if isNegative(place) { value = -value }
    found.append(Found(value: value, first: place, end: end))
    return end
  }

  private func digits(_ place: Int) -> Int? {
    guard place < reply.words.count else { return nil }
    let text = reply.text(reply.words[place])
    let isOrdinal = ["st", "nd", "rd", "th"].contains { text.suffix(2).elementsEqual($0.utf8) }
    return Digits.number(isOrdinal ? text.dropLast(2) : text)
  }

  private func isNegative(_ place: Int) -> Bool {
    place > 0 ? word(place - 1) == "minus" : reply.words[0].before.contains(.dash)
  }

  /// "7 out of 10" and "7/10" are sevens: what stands after "of" or "/" is the scale.
  mutating func dropScale(_ range: ClosedRange<Int>) {
    guard found.count == 2, [range.upperBound, 10, 100].contains(found[1].value),
      found[0].value <= found[1].value
    else { return }
    let isSlashed = reply.words[found[1].first].before.contains(.slash)
    let between = words(found[0].end..<found[1].first)
    if isSlashed || between.last == "of" { found.removeLast() }
  }

  /// "six and a half", "6.5".
  var isHalf: Bool {
    guard found.count == 1 else { return false }
    let after = words(found[0].end..<reply.words.count)
    return after.starts(with: ["and", "a", "half"]) || after.first == "half"
  }

  var isDecimal: Bool {
    reply.words[found[1].first].before.contains(.point)
  }

  /// Two numbers that mean somewhere between: "6 or 7", "6-7", "between 6 and 7", "6.5".
  var areEnds: Bool {
    let before = reply.words[found[1].first].before
    let between = words(found[0].end..<found[1].first)
    if between.isEmpty { return true }
    return between.count == 1 && ["or", "to", "and", "maybe", "perhaps"].contains(between[0])
      && before.isEmpty
  }

  /// "none", "nothing at all".
  var saysNothing: Bool {
    let words = words(0..<min(reply.words.count, 4))
    return words == ["none"] || words == ["nil"] || words == ["nothing"]
      || words == ["not", "at", "all"] || words == ["none", "at", "all"]
      || words == ["nothing", "at", "all"]
  }

  private func words(_ range: Range<Int>) -> [String] {
    range.map(word)
  }

  private func word(_ place: Int) -> String {
    String(decoding: reply.text(reply.words[place]), as: UTF8.self)
  }
}
