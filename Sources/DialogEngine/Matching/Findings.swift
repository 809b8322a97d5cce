/// What was found in one reply: phrases, by place and by owner.
struct Findings: Sendable {
  struct Find: Sendable {
    var pattern: Int32
    var owner: Int32
    var span: Span
    /// The next find that begins, or ends, at the same word; -1 for none.
    fileprivate(set) var nextFromHere: Int32
    fileprivate(set) var nextToHere: Int32
  }

  private(set) var all: [Find] = []
  /// By word: the first find that begins there, and behind them all, the first that ends there.
  private var heads: [Int32] = []
  private let count: Int

  init(words: Int) {
    count = words
  }

  /// Adds a find unless it is there; says whether it is new.
  mutating func add(pattern: Int32, owner: Int32, _ span: Span) -> Bool {
    if heads.isEmpty { heads = Array(repeating: -1, count: 2 * count) }
    var place = heads[Int(span.first)]
    while place >= 0 {
      let other = all[Int(place)]
      if other.owner == owner && other.span == span { return false }
      place = other.nextFromHere
    }
    let last = count + Int(span.last)
    all.append(
      Find(
        pattern: pattern, owner: owner, span: span, nextFromHere: heads[Int(span.first)],
        nextToHere: heads[last]))
    heads[Int(span.first)] = Int32(all.count - 1)
    heads[last] = Int32(all.count - 1)
    return true
  }

  /// The first find that begins at a word, or -1.
  func first(from word: Int) -> Int32 {
    heads.isEmpty ? -1 : heads[word]
  }

  /// The first find that ends at a word, or -1.
  func first(to word: Int) -> Int32 {
    heads.isEmpty ? -1 : heads[count + word]
  }
}
