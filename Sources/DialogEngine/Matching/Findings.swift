/// What was found in one reply: phrases, by place and by owner.
struct Findings: Sendable {
  struct Find: Sendable {
    var pattern: Int32
    var owner: Int32
    var span: Span
    fileprivate var nextFromHere: Int32
    fileprivate var nextToHere: Int32
  }

  private(set) var all: [Find] = []
  /// By word: the first find that begins there, and the first that ends there; -1 for none.
  private var heads: [Int32] = []
  private var tails: [Int32] = []
  private let count: Int

  init(words: Int) {
    count = words
  }

  /// Adds a find unless it is there; says whether it is new.
  mutating func add(pattern: Int32, owner: Int32, _ span: Span) -> Bool {
    if heads.isEmpty {
      heads = Array(repeating: -1, count: count)
      tails = Array(repeating: -1, count: count)
    }
    var place = heads[Int(span.first)]
    while place >= 0 {
      let other = all[Int(place)]
      if other.owner == owner && other.span == span { return false }
      place = other.nextFromHere
    }
    all.append(
      Find(
        pattern: pattern, owner: owner, span: span, nextFromHere: heads[Int(span.first)],
        nextToHere: tails[Int(span.last)]))
    heads[Int(span.first)] = Int32(all.count - 1)
    tails[Int(span.last)] = Int32(all.count - 1)
    return true
  }

  func forEach(from word: Int, of owner: Int32, _ body: (Span) -> Void) {
    if heads.isEmpty { return }
    var place = heads[word]
    while place >= 0 {
      let find = all[Int(place)]
      if find.owner == owner { body(find.span) }
      place = find.nextFromHere
    }
  }

  func forEach(to word: Int, of owner: Int32, _ body: (Span) -> Void) {
    if tails.isEmpty { return }
    var place = tails[word]
    while place >= 0 {
      let find = all[Int(place)]
      if find.owner == owner { body(find.span) }
      place = find.nextToHere
    }
  }
}
