/// The words of one line, brought to the one form that all comparing is done in.
public struct Reply: Sendable {
  struct Word: Sendable {
    var start: Int32
    var length: Int32
    var hash: UInt64
    /// Its place in the lexicon's table, or -1.
    var symbol: Int32
    /// For a word that the lexicon does not have: the longest beginning (`word*`) that it has.
    var beginning: Int32 = -1
    var before: Before = []
  }

  /// What stood between a word and the one before it.
  struct Before: OptionSet, Sendable {
    let rawValue: UInt8
    static let stop = Before(rawValue: 1)
    static let comma = Before(rawValue: 2)
    static let slash = Before(rawValue: 4)
    static let dash = Before(rawValue: 8)
    static let point = Before(rawValue: 16)
    /// The word has a letter three times running.
    static let drawnOut = Before(rawValue: 32)
  }

  /// The letters of the words; each word says where its own are.
  var bytes: [UInt8] = []
  var words: [Word] = []

  init() {}

  /// Part of a reply, such as one item of a list.
  func part(_ range: Range<Int>) -> Reply {
    var part = self
    part.words = Array(words[range])
    return part
  }

  /// No letters and no digits.
  public var isEmpty: Bool { words.isEmpty }

  /// The words as they are compared, for explanations.
  public var normalised: String { String(decoding: line, as: UTF8.self) }

  /// How many bytes `line` has.
  var lineLength: Int {
    words.reduce(max(0, words.count - 1)) { $0 + Int($1.length) }
  }

  /// The words as they are compared, one space between them.
  var line: [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(lineLength)
    for word in words {
      if !line.isEmpty { line.append(UInt8(ascii: " ")) }
      line += text(word)
    }
    return line
  }

  func text(_ word: Word) -> ArraySlice<UInt8> {
    bytes[Int(word.start)..<Int(word.start + word.length)]
  }
}
