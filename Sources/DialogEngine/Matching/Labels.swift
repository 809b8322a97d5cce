/// The labels of one question as replies are held against them; their words stand one behind the
/// other.
struct Labels: Sendable {
  private var words: [Int32] = []
  private var letters: [UInt8] = []
  private var telling: [Int32] = []
  private var ends: [End] = []
  /// In bytes of a label's text.
  private(set) var longest = 0

  private struct End: Sendable {
    var word: Int32 = 0
    var letter: Int32 = 0
    var telling: Int32 = 0
    var saysNot = false
  }

  var count: Int { ends.count }
  var indices: Range<Int> { ends.indices }

  mutating func append(
    _ words: [Int32], saysNot: Bool, isTelling: (Int32) -> Bool, text: (Int32) -> ArraySlice<UInt8>
  ) {
    let start = letters.count
    for word in words {
      if letters.count > start { letters.append(UInt8(ascii: " ")) }
      letters += text(word)
      if isTelling(word) { insert(telling: word) }
    }
    longest = max(longest, letters.count - start)
    self.words += words
    ends.append(
      End(
        word: Int32(self.words.count), letter: Int32(letters.count),
        telling: Int32(telling.count), saysNot: saysNot))
  }

  /// A label has few words, so that its new ones are brought in order one by one.
  private mutating func insert(telling word: Int32) {
    var place = telling.count
    while place > Int(last.telling), telling[place - 1] > word { place -= 1 }
    if place > Int(last.telling), telling[place - 1] == word { return }
    telling.insert(word, at: place)
  }

  private var last: End { ends.last ?? End() }

  private func start(of place: Int) -> End { place == 0 ? End() : ends[place - 1] }

  /// All words of a label, in order.
  func words(of place: Int) -> ArraySlice<Int32> {
    words[Int(start(of: place).word)..<Int(ends[place].word)]
  }

  /// The words as they are compared, one space between them.
  func text(of place: Int) -> ArraySlice<UInt8> {
    letters[Int(start(of: place).letter)..<Int(ends[place].letter)]
  }

  /// All but the small words, in rising order.
  func telling(of place: Int) -> ArraySlice<Int32> {
    telling[Int(start(of: place).telling)..<Int(ends[place].telling)]
  }

  func saysNot(_ place: Int) -> Bool { ends[place].saysNot }
}
