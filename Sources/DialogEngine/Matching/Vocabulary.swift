/// The words that a pack and the spelling table know, each with a number.
///
/// A class, because everything that reads words holds on to it and it never changes.
final class Vocabulary: Sendable {
  let table: WordTable
  /// By number, as far as the spelling table reaches: for a written form that stands for other
  /// words its place in `expansions`, else -1.
  private let expanded: [Int32]
  private let expansions: [[Int32]]
  private let pairs: [Pair]
  private let startsPair: [Bool]
  private let endsPair: [Bool]

  private struct Pair: Sendable {
    var first: Int32
    var second: Int32
    var words: [Int32]
  }

  /// The spelling table alone.
  static let spelling = Vocabulary()

  private init() {
    var table = WordTable()
    var meant: [(form: Int32, words: [Int32])] = []
    Spelling.forEachForm(in: Spelling.table) { written, words in
      func insert(_ word: Range<Int>) -> Int32 { table.insert(word, of: Spelling.table) }
      meant.append((insert(written[0]), words.map(insert)))
    }
    var pairs: [Pair] = []
    Spelling.forEachForm(in: Spelling.pairs) { written, words in
      func insert(_ word: Range<Int>) -> Int32 { table.insert(word, of: Spelling.pairs) }
      pairs.append(
        Pair(first: insert(written[0]), second: insert(written[1]), words: words.map(insert)))
    }
    self.pairs = pairs
    var expanded = Array(repeating: Int32(-1), count: table.count)
    var starts = Array(repeating: false, count: table.count)
    var ends = starts
    for (place, one) in meant.enumerated() { expanded[Int(one.form)] = Int32(place) }
    for pair in pairs {
      starts[Int(pair.first)] = true
      ends[Int(pair.second)] = true
    }
    self.table = table
    self.expanded = expanded
    expansions = meant.map(\.words)
    startsPair = starts
    endsPair = ends
  }

  /// The words of another with more behind them.
  init(_ other: Vocabulary, and words: WordTable) {
    table = other.table.followed(by: words)
    expanded = other.expanded
    expansions = other.expansions
    pairs = other.pairs
    startsPair = other.startsPair
    endsPair = other.endsPair
  }

  var count: Int { table.count }

  func find(_ text: [UInt8], _ start: Int, _ length: Int, hash: UInt64) -> Int32 {
    table.find(text.span, start, length, hash: hash)
  }

  /// Whether some word has this hash.
  func mayHave(_ hash: UInt64) -> Bool {
    table.has(hash)
  }

  /// The words that a written form stands for; nil where it stands for itself.
  func expansion(of index: Int32) -> [Int32]? {
    guard Int(index) < expanded.count else { return nil }
    let place = expanded[Int(index)]
    return place < 0 ? nil : expansions[Int(place)]
  }

  /// The words that two written forms stand for when they follow each other.
  func joined(_ first: Int32, _ second: Int32) -> [Int32]? {
    guard first >= 0, second >= 0, mayStartPair(first), Int(second) < endsPair.count,
      endsPair[Int(second)]
    else { return nil }
    return pairs.first { $0.first == first && $0.second == second }?.words
  }

  /// Whether the word means something else before certain others.
  func mayStartPair(_ index: Int32) -> Bool {
    Int(index) < startsPair.count && startsPair[Int(index)]
  }
}
