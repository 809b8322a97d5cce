/// Finds the words of a vocabulary that a misspelling may have been meant for.
struct CloseIndex: Sendable {
  /// Words by the hash of themselves and of themselves with one letter left out.
  private let slots: HashedWords
  /// Long words by their first three and their last three letters.
  private let ends: HashedWords

  init(_ table: WordTable, words: [Int32]) {
    slots = HashedWords { add in
      for word in words { Self.forEachKey(table.word(word)) { add($0, word) } }
    }
    ends = HashedWords { add in
      for word in words where table.word(word).count >= CloseSpelling.shortestForTwo {
        for key in Self.ends(table.word(word)) { add(key, word) }
      }
    }
  }

  /// The word nearest to this spelling, or -1.
  func nearest(to written: ArraySlice<UInt8>, in table: WordTable) -> Int32 {
    guard (CloseSpelling.shortest...32).contains(written.count) else { return -1 }
    var best: (cost: Int, word: Int32) = (.max, -1)
    func consider(_ word: Int32) {
      guard let cost = CloseSpelling.cost(of: written, for: table.word(word)) else { return }
      if cost < best.cost || cost == best.cost && word < best.word { best = (cost, word) }
    }
    Self.forEachKey(written) { slots.forEach($0, consider) }
    if best.word < 0, written.count >= CloseSpelling.shortestForTwo {
      for key in Self.ends(written) { ends.forEach(key, consider) }
    }
    return best.word
  }

  /// The hash of a word, and of the word without each of its letters.
  private static func forEachKey(_ word: ArraySlice<UInt8>, _ body: (UInt64) -> Void) {
    var after: UInt64 = 0
    var power: UInt64 = 1
    var before = WordHash.of(word)
    body(before)
    // From the last letter to the first: what stands before it, and what stands after.
    for place in word.indices.reversed() {
      let letter = UInt64(word[place]) &+ 1
      before = (before &- letter) &* inverse
      body(before &* power &+ after)
      after = after &+ letter &* power
      power = power &* WordHash.base
    }
  }

  /// Undoes a multiplication by `WordHash.base`.
  private static let inverse: UInt64 = {
    var inverse: UInt64 = WordHash.base
    for _ in 0..<6 { inverse = inverse &* (2 &- WordHash.base &* inverse) }
    return inverse
  }()

  private static func ends(_ word: ArraySlice<UInt8>) -> [UInt64] {
    [WordHash.of(word.prefix(3)), WordHash.of(word.suffix(3)) &+ 1]
  }
}
