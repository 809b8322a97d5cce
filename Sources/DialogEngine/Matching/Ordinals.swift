/// A place in a list as people say it: "2", "number 2", "the second one", "the last one".
enum Ordinals {
  /// What may stand around a number without changing what it means.
  private static let around: Set<String> = [
    "number", "option", "choice", "answer", "the", "please", "i", "pick", "choose", "take", "will",
    "go", "for", "with", "say", "would", "it", "is", "thanks", "think", "maybe", "probably", "also",
    "sometimes", "mostly", "mainly", "plus", "then", "too", "and", "am", "a",
  ]

  private static let longest = 12

  /// The place, from 0, in a list of so many.
  static func place(in reply: Reply, of count: Int) -> Int? {
    guard count > 0, (1...longest).contains(reply.words.count) else { return nil }
    if reply.words.count == 1, let number = Digits.number(reply.text(reply.words[0])) {
      return (1...count).contains(number) ? number - 1 : nil
    }
    guard reply.words.contains(where: { mayBePlace(reply.text($0)) }) else { return nil }
    var telling = reply.words.map { String(decoding: reply.text($0), as: UTF8.self) }
      .filter { !around.contains($0) }
    if telling.count == 2, telling[1] == "1" || telling[1] == "choice" { telling.removeLast() }
    guard telling.count == 1 else { return nil }
    let place = telling[0] == "last" ? count : number(telling[0])
    guard let place, (1...count).contains(place) else { return nil }
    return place - 1
  }

  /// Most replies have no such word, and are not looked at any closer.
  private static func mayBePlace(_ word: ArraySlice<UInt8>) -> Bool {
    word.first.map(Digits.isDigit) == true || word.elementsEqual("last".utf8)
  }

  private static func number(_ word: String) -> Int? {
    let isOrdinal = ["st", "nd", "rd", "th"].contains { word.hasSuffix($0) }
    return Digits.number(Array(word.utf8.dropLast(isOrdinal ? 2 : 0))[...])
  }
}

/// Whole numbers written with digits.
enum Digits {
  /// Nine digits are the most that a number has here; longer ones stay at the end of the range.
  static func number(_ text: ArraySlice<UInt8>) -> Int? {
    guard !text.isEmpty, text.allSatisfy(isDigit) else { return nil }
    return text.reduce(0) { min($0 * 10 + Int($1 - UInt8(ascii: "0")), 1_000_000_000) }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
