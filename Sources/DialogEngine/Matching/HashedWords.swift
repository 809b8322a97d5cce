/// Words by hashes, many words to a hash and many hashes to a word.
struct HashedWords: Sendable {
  /// Where the entries of each bucket begin.
  private var starts: [Int32] = Array(repeating: 0, count: Self.buckets + 1)
  private var entries: [Entry] = []
  /// One bit for each hash that is there, to turn most look-ups away early.
  private var filter: [UInt64] = Array(repeating: 0, count: Self.bits / 64)

  private struct Entry: Sendable {
    /// What its bucket does not say of the hash already.
    var rest: UInt32
    var word: Int32
  }

  private static let buckets = 1 << 13
  private static let bits = 1 << 17

  /// The hashes of each word are gone through twice: they are counted, and then each goes to its
  /// place.
  init(_ words: [Int32], _ hashes: (Int32) -> some Sequence<UInt64>) {
    var next = starts
    for word in words {
      for hash in hashes(word) { next[Self.bucket(WordHash.spread(hash))] += 1 }
    }
    for bucket in 0..<Self.buckets {
      starts[bucket + 1] = starts[bucket] + next[bucket]
      next[bucket] = starts[bucket]
    }
    entries = Array(repeating: Entry(rest: 0, word: -1), count: Int(starts[Self.buckets]))
    for word in words {
      for hash in hashes(word) { add(WordHash.spread(hash), word, &next) }
    }
  }

  private mutating func add(_ spread: UInt64, _ word: Int32, _ next: inout [Int32]) {
    let bucket = Self.bucket(spread)
    entries[Int(next[bucket])] = Entry(rest: Self.rest(spread), word: word)
    next[bucket] += 1
    filter[Self.bit(spread) / 64] |= 1 << UInt64(Self.bit(spread) % 64)
  }

  func forEach(_ hash: UInt64, _ body: (Int32) -> Void) {
    let spread = WordHash.spread(hash)
    let bit = Self.bit(spread)
    if filter[bit / 64] & (1 << UInt64(bit % 64)) == 0 { return }
    let (bucket, rest) = (Self.bucket(spread), Self.rest(spread))
    for place in starts[bucket]..<starts[bucket + 1] where entries[Int(place)].rest == rest {
      body(entries[Int(place)].word)
    }
  }

  private static func bit(_ spread: UInt64) -> Int {
    Int(truncatingIfNeeded: spread) & (bits - 1)
  }

  private static func bucket(_ spread: UInt64) -> Int {
    Int(truncatingIfNeeded: spread) & (buckets - 1)
  }

  private static func rest(_ spread: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: spread >> 32)
  }
}
