/// The words of a table in the order of their letters, where all with one beginning stand together.
struct Beginnings: Sendable {
  private let table: WordTable
  /// By their first eight letters, and where these are the same, by their numbers.
  private let sorted: [Int32]

  init(_ table: WordTable) {
    self.table = table
    var keys = (0..<Int32(table.count)).map { (letters: Self.letters(table.word($0)), word: $0) }
    // A sort keeps the order of equals, which is that of the words.
    keys.sort { $0.letters < $1.letters }
    sorted = keys.map { $0.word }
  }

  /// How many words there are.
  var count: Int { sorted.count }

  func words(startingWith start: ArraySlice<UInt8>) -> [Int32] {
    let first = Self.letters(start)
    let last = first | (start.count < 8 ? UInt64.max >> UInt64(8 * start.count) : 0)
    var words: [Int32] = []
    for word in sorted[place(of: first)...] {
      let text = table.word(word)
      if Self.letters(text) > last { break }
      if start.count <= 8 || text.starts(with: start) { words.append(word) }
    }
    return words
  }

  private func place(of letters: UInt64) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if Self.letters(table.word(sorted[middle])) < letters {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The first eight letters as one number, which sorts as they do.
  private static func letters(_ word: ArraySlice<UInt8>) -> UInt64 {
    var letters: UInt64 = 0
    var shift: UInt64 = 64
    for byte in word.prefix(8) {
      shift -= 8
      letters |= UInt64(byte) << shift
    }
    return letters
  }
}
