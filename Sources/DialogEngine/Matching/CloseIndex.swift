/// Finds the words of a vocabulary that a misspelling may have been meant for.
struct CloseIndex: Sendable {
  /// Words by the hash of themselves and of themselves with one letter left out.
  private let slots: HashedWords
  /// Long words by their first three and their last three letters.
  private let ends: HashedWords

  init(_ table: WordTable, words: [Int32]) {
    let count = words.reduce(0) { $0 + table.word($1).count + 1 }
    slots = HashedWords(words, count: count) { LeftOut(table.word($0)) }
    let long = words.filter { table.word($0).count >= CloseSpelling.shortestForTwo }
    ends = HashedWords(long, count: 2 * long.count) { Self.ends(table.word($0)) }
  }

  /// The word nearest to this spelling, or -1.
  func nearest(to written: ArraySlice<UInt8>, in table: WordTable) -> Int32 {
    guard (CloseSpelling.shortest...32).contains(written.count) else { return -1 }
    var best: (cost: Int, word: Int32) = (.max, -1)
    func consider(_ word: Int32) {
      guard let cost = CloseSpelling.cost(of: written, for: table.word(word)) else { return }
      if cost < best.cost || cost == best.cost && word < best.word { best = (cost, word) }
    }
    for hash in LeftOut(written) { slots.forEach(hash, consider) }
    if best.word < 0, written.count >= CloseSpelling.shortestForTwo {
      for key in Self.ends(written) { ends.forEach(key, consider) }
    }
    return best.word
  }

  private static func ends(_ word: ArraySlice<UInt8>) -> [UInt64] {
    [WordHash.of(word.prefix(3)), WordHash.of(word.suffix(3)) &+ 1]
  }
}

/// The hash of a word, and of the word without each of its letters.
private struct LeftOut: Sequence, IteratorProtocol {
  private let word: ArraySlice<UInt8>
  /// The letter that is left out next, from the last one to the first; past the last for none.
  private var place: Int
  /// Of what stands before it, and of what stands after.
  private var before: UInt64
  private var after: UInt64 = 0
  private var power: UInt64 = 1

  init(_ word: ArraySlice<UInt8>) {
    self.word = word
    place = word.endIndex
    before = WordHash.of(word)
  }

  mutating func next() -> UInt64? {
    guard place >= word.startIndex else { return nil }
    defer { place -= 1 }
    if place == word.endIndex { return before }
    let letter = UInt64(word[place]) &+ 1
    before = (before &- letter) &* Self.inverse
    defer {
      after = after &+ letter &* power
      power = power &* WordHash.base
    }
    return before &* power &+ after
  }

  /// Undoes a multiplication by `WordHash.base`.
  private static let inverse: UInt64 = {
    var inverse: UInt64 = WordHash.base
    for _ in 0..<6 { inverse = inverse &* (2 &- WordHash.base &* inverse) }
    return inverse
  }()
}
