/// The words of a table in the order of their letters, where all with one beginning stand together.
struct Beginnings: Sendable {
  private let table: WordTable
  private var keys: [Key]

  private struct Key: Sendable {
    /// The first eight letters as one number, which sorts as they do.
    var letters: UInt64
    var word: Int32
  }

  init(_ table: WordTable) {
    self.table = table
    keys = (0..<Int32(table.count)).map { Key(letters: Self.letters(table.word($0)), word: $0) }
    // A sort keeps the order of equals, which is that of the words.
    keys.sort { $0.letters < $1.letters }
  }

  /// How many words there are.
  var count: Int { keys.count }

  func words(startingWith start: ArraySlice<UInt8>) -> [Int32] {
    let first = Self.letters(start)
    let last = first | (start.count < 8 ? UInt64.max >> UInt64(8 * start.count) : 0)
    var words: [Int32] = []
    var place = self.place(of: first)
    while place < keys.count, keys[place].letters <= last {
      let word = keys[place].word
      if start.count <= 8 || table.word(word).starts(with: start) { words.append(word) }
      place += 1
    }
    return words
  }

  private func place(of letters: UInt64) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].letters < letters { low = middle + 1 } else { high = middle }
    }
    return low
  }

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
