/// Words by hashes, many words to a hash and many hashes to a word.
struct HashedWords: Sendable {
  /// Where the entries of each bucket begin.
  private var starts: [Int32]
  private var entries: [Entry]
  /// Bits for the hashes that are there, to turn most look-ups away early.
  private var filter: [UInt64]

  private struct Entry: Sendable {
    /// What its bucket does not say of the hash already.
    var rest: UInt32
    var word: Int32
  }

  /// The hashes of each word, so many in all, are gone through twice: they are counted, and then
  /// each goes to its place.
  init(_ words: [Int32], count: Int, _ hashes: (Int32) -> some Sequence<UInt64>) {
    var buckets = 64
    while buckets * 4 < count { buckets *= 2 }
    starts = Array(repeating: 0, count: buckets + 1)
    filter = Array(repeating: 0, count: buckets / 4)
    entries = Array(repeating: Entry(rest: 0, word: -1), count: count)
    for word in words {
      for hash in hashes(word) { starts[bucket(WordHash.spread(hash)) + 1] += 1 }
    }
    for bucket in 0..<buckets { starts[bucket + 1] += starts[bucket] }
    var next = starts
    for word in words {
      for hash in hashes(word) { add(WordHash.spread(hash), word, &next) }
    }
  }

  private mutating func add(_ spread: UInt64, _ word: Int32, _ next: inout [Int32]) {
    let bucket = bucket(spread)
    entries[Int(next[bucket])] = Entry(rest: Self.rest(spread), word: word)
    next[bucket] += 1
    filter[bit(spread) / 64] |= 1 << UInt64(bit(spread) % 64)
  }

  func forEach(_ hash: UInt64, _ body: (Int32) -> Void) {
    let spread = WordHash.spread(hash)
    if filter[bit(spread) / 64] & (1 << UInt64(bit(spread) % 64)) == 0 { return }
    let (bucket, rest) = (bucket(spread), Self.rest(spread))
    for place in starts[bucket]..<starts[bucket + 1] where entries[Int(place)].rest == rest {
      body(entries[Int(place)].word)
    }
  }

  private func bit(_ spread: UInt64) -> Int {
    Int(truncatingIfNeeded: spread) & (filter.count * 64 - 1)
  }

  private func bucket(_ spread: UInt64) -> Int {
    Int(truncatingIfNeeded: spread) & (starts.count - 2)
  }

  private static func rest(_ spread: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: spread >> 32)
  }
}
