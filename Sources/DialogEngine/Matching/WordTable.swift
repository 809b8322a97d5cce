/// Finds words by their bytes: a hash table whose order never shows.
///
/// The hash of a word with a letter left out, or of two words joined, follows from hashes that are
/// there already; that is what makes misspellings and stray spaces cheap to look for.
struct WordTable: Sendable {
  private var slots: [Int32] = [-1]
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  private struct Entry: Sendable {
    var hash: UInt64
    var start: Int32
    var length: Int32
  }

  var count: Int { entries.count }

  /// The length of its longest word.
  private(set) var longest = 0

  /// The bytes of a word that was put in.
  func word(_ index: Int32) -> ArraySlice<UInt8> {
    let entry = entries[Int(index)]
    return bytes[Int(entry.start)..<Int(entry.start + entry.length)]
  }

  func hash(of index: Int32) -> UInt64 {
    entries[Int(index)].hash
  }

  /// The place of a word, or -1.
  func find(_ text: Bytes, _ start: Int, _ length: Int, hash: UInt64) -> Int32 {
    var slot = place(hash)
    while true {
      let index = slots[slot]
      if index < 0 { return -1 }
      let entry = entries[Int(index)]
      if entry.hash == hash && Int(entry.length) == length
        && isSame(text, start, Int(entry.start), length)
      {
        return index
      }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Whether some word has this hash.
  func has(_ hash: UInt64) -> Bool {
    var slot = place(hash)
    while slots[slot] >= 0 {
      if entries[Int(slots[slot])].hash == hash { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  func find(_ word: some Collection<UInt8>) -> Int32 {
    let copy = Array(word)
    return find(copy.span, 0, copy.count, hash: WordHash.of(copy))
  }

  /// The place of a word, which is put in if it is new.
  mutating func insert(_ word: some Collection<UInt8>) -> Int32 {
    let copy = Array(word)
    return insert(copy.span, 0, copy.count, hash: WordHash.of(copy))
  }

  /// The same for a part of some text.
  mutating func insert(_ word: Range<Int>, of text: [UInt8]) -> Int32 {
    insert(text.span, word.lowerBound, word.count, hash: WordHash.of(text[word]))
  }

  mutating func insert(_ text: Bytes, _ start: Int, _ length: Int, hash: UInt64) -> Int32 {
    let found = find(text, start, length, hash: hash)
    if found >= 0 { return found }
    entries.append(Entry(hash: hash, start: Int32(bytes.count), length: Int32(length)))
    for place in start..<start + length { bytes.append(text[place]) }
    longest = max(longest, length)
    if entries.count * 2 > slots.count {
      grow(to: max(64, slots.count * 4))
    } else {
      settle(Int32(entries.count - 1))
    }
    return Int32(entries.count - 1)
  }

  /// The words of both; those of the other, which must be new, have the numbers after its own.
  func followed(by other: WordTable) -> WordTable {
    var both = self
    both.entries.reserveCapacity(count + other.count)
    for entry in other.entries {
      let start = entry.start + Int32(bytes.count)
      both.entries.append(Entry(hash: entry.hash, start: start, length: entry.length))
    }
    both.bytes += other.bytes
    both.longest = max(longest, other.longest)
    both.grow(to: 2 * both.count)
    return both
  }

  private mutating func grow(to count: Int) {
    var room = slots.count
    while room < count { room *= 2 }
    slots = Array(repeating: -1, count: room)
    for index in entries.indices { settle(Int32(index)) }
  }

  private mutating func settle(_ index: Int32) {
    var slot = place(entries[Int(index)].hash)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = index
  }

  private func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: WordHash.spread(hash)) & (slots.count - 1)
  }

  private func isSame(_ text: Bytes, _ start: Int, _ own: Int, _ length: Int) -> Bool {
    var offset = 0
    while offset < length {
      if text[start + offset] != bytes[own + offset] { return false }
      offset += 1
    }
    return true
  }
}

/// A polynomial in the bytes of a word, so that parts can be put together and taken out.
enum WordHash {
  static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always)
  static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    hash &* base &+ UInt64(byte) &+ 1
  }

  static func of(_ word: some Sequence<UInt8>) -> UInt64 {
    word.reduce(0) { adding($1, to: $0) }
  }

  /// The hash of two words written as one.
  static func joining(_ first: UInt64, _ second: UInt64, length: Int) -> UInt64 {
    var power: UInt64 = 1
    for _ in 0..<length { power = power &* base }
    return first &* power &+ second
  }

  @inline(__always)
  static func spread(_ hash: UInt64) -> UInt64 {
    let mixed = (hash ^ (hash >> 31)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 29)
  }
}
