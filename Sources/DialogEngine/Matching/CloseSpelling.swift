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
