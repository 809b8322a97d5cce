/// How near one spelling is to another: the cost of the slips of the hand between them.
enum CloseSpelling {
  static let shortest = 5
  static let shortestForTwo = 9

  /// How many letters of a word may be wrong.
  static func edits(allowedFor length: Int) -> Int {
    length >= shortestForTwo ? 2 : length >= shortest ? 1 : 0
  }

  /// The cost of what differs, in tenths of a letter; nil when it is more than a slip.
  static func cost(of written: ArraySlice<UInt8>, for meant: ArraySlice<UInt8>) -> Int? {
    let edits = edits(allowedFor: min(written.count, meant.count))
    guard edits > 0, abs(written.count - meant.count) <= edits else { return nil }
    // One slip puts at most one letter in and takes one out.
    let others = (letters(of: written) ^ letters(of: meant)).nonzeroBitCount
    guard others <= 2 * edits, !turnsRound(written, meant) else { return nil }
    let a = Array(written)
    let b = Array(meant)
    var table = Distances(a, b)
    return table.count() <= edits ? table.cost() : nil
  }

  /// A bit for each letter of a word.
  private static func letters(of word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// "unsafe" is no slip for "safe", nor "useless" for "useful".
  private static func turnsRound(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Bool {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    for start in ["un", "in", "im", "ir", "dis", "non", "a", "re"] {
      if long.count == short.count + start.utf8.count, long.starts(with: start.utf8),
        long.dropFirst(start.utf8.count).elementsEqual(short)
      {
        return true
      }
    }
    return isLess(a) != isLess(b)
  }

  private static func isLess(_ word: ArraySlice<UInt8>) -> Bool {
    word.suffix(4).elementsEqual("less".utf8)
  }

  /// What one wrong letter costs.
  fileprivate static func cost(_ a: UInt8, for b: UInt8) -> Int {
    if a == b { return 0 }
    return areNeighbours(a, b) || (isVowel(a) && isVowel(b)) ? 7 : 10
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    "aeiouy".utf8.contains(byte)
  }

  private static func areNeighbours(_ a: UInt8, _ b: UInt8) -> Bool {
    guard let first = place(of: a), let second = place(of: b) else { return false }
    return abs(first.row - second.row) <= 1 && abs(first.column - second.column) <= 1
  }

  private static func place(of key: UInt8) -> (row: Int, column: Int)? {
    for (row, keys) in rows.enumerated() {
      if let column = keys.firstIndex(of: key) { return (row, column) }
    }
    return nil
  }

  private static let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"].map { Array($0.utf8) }
}

/// The slips between two words: letters wrong, missing, too many, or two of them swapped.
private struct Distances {
  let a: [UInt8]
  let b: [UInt8]

  init(_ a: [UInt8], _ b: [UInt8]) {
    self.a = a
    self.b = b
  }

  mutating func count() -> Int {
    fill(letter: { _, _ in 1 }, gap: { _, _ in 1 }, swap: 1)
  }

  mutating func cost() -> Int {
    fill(
      letter: { CloseSpelling.cost($0, for: $1) },
      gap: { letter, before in letter == before ? 5 : 9 }, swap: 6)
  }

  private func fill(
    letter: (UInt8, UInt8) -> Int, gap: (UInt8, UInt8) -> Int, swap: Int
  ) -> Int {
    let width = b.count + 1
    var cells = Array(repeating: 0, count: (a.count + 1) * width)
    for row in 1...a.count {
      cells[row * width] = cells[(row - 1) * width] + gap(a[row - 1], row > 1 ? a[row - 2] : 0)
    }
    for column in 1...b.count {
      cells[column] = cells[column - 1] + gap(b[column - 1], column > 1 ? b[column - 2] : 0)
    }
    for row in 1...a.count {
      for column in 1...b.count {
        let own = a[row - 1]
        let other = b[column - 1]
        let here = row * width + column
        var best = cells[here - width - 1] + (own == other ? 0 : letter(own, other))
        best = min(best, cells[here - width] + gap(own, row > 1 ? a[row - 2] : 0))
        best = min(best, cells[here - 1] + gap(other, column > 1 ? b[column - 2] : 0))
        if row > 1, column > 1, own == b[column - 2], a[row - 2] == other, own != other {
          best = min(best, cells[here - 2 * width - 2] + swap)
        }
        cells[here] = best
      }
    }
    return cells[cells.count - 1]
  }
}

/// Finds the words of a vocabulary that a misspelling may have been meant for.
struct CloseIndex: Sendable {
  /// Words by the hash of themselves and of themselves with one letter left out.
  private var slots: [Slot] = []
  /// Long words by their first three and their last three letters.
  private var ends: [Slot] = []
  /// One bit for each hash that is in `slots`, to turn most look-ups away early.
  private var filter: [UInt64] = []

  private struct Slot: Sendable {
    var hash: UInt64
    var word: Int32
  }

  init() {}

  init(_ table: WordTable, words: [Int32]) {
    var keys: [Slot] = []
    var ends: [Slot] = []
    for word in words {
      let bytes = table.word(word)
      Self.forEachKey(Array(bytes)) { keys.append(Slot(hash: $0, word: word)) }
      if bytes.count >= CloseSpelling.shortestForTwo {
        for key in Self.ends(bytes) { ends.append(Slot(hash: key, word: word)) }
      }
    }
    filter = Array(repeating: 0, count: 2048)
    for key in keys {
      let bit = Self.bit(key.hash)
      filter[bit / 64] |= 1 << UInt64(bit % 64)
    }
    slots = keys.sorted { ($0.hash, $0.word) < ($1.hash, $1.word) }
    self.ends = ends.sorted { ($0.hash, $0.word) < ($1.hash, $1.word) }
  }

  /// The word nearest to this spelling, or -1.
  func nearest(to written: ArraySlice<UInt8>, in table: WordTable) -> Int32 {
    guard (CloseSpelling.shortest...32).contains(written.count) else { return -1 }
    var best: (cost: Int, word: Int32) = (.max, -1)
    func consider(_ word: Int32) {
      guard let cost = CloseSpelling.cost(of: written, for: table.word(word)) else { return }
      if cost < best.cost || cost == best.cost && word < best.word { best = (cost, word) }
    }
    Self.forEachKey(Array(written)) { hash in
      let bit = Self.bit(hash)
      if filter.isEmpty || filter[bit / 64] & (1 << UInt64(bit % 64)) == 0 { return }
      Self.forEach(hash, in: slots, consider)
    }
    if best.word < 0, written.count >= CloseSpelling.shortestForTwo {
      for key in Self.ends(written) { Self.forEach(key, in: ends, consider) }
    }
    return best.word
  }

  private static func bit(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: WordHash.spread(hash)) & (2048 * 64 - 1)
  }

  private static func forEach(_ hash: UInt64, in slots: [Slot], _ body: (Int32) -> Void) {
    var low = 0
    var high = slots.count
    while low < high {
      let middle = (low + high) / 2
      if slots[middle].hash < hash { low = middle + 1 } else { high = middle }
    }
    while low < slots.count, slots[low].hash == hash {
      body(slots[low].word)
      low += 1
    }
  }

  /// The hash of a word, and of the word without each of its letters.
  private static func forEachKey(_ word: [UInt8], _ body: (UInt64) -> Void) {
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
