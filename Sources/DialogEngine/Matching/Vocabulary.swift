/// The words that a pack and the spelling table know, each with a number.
struct Vocabulary: Sendable {
  private(set) var table = WordTable()
  /// For a written form that stands for other words: its place in `expansions`, else -1.
  private var expanded: [Int32] = []
  private var expansions: [[Int32]] = []
  private var pairs: [Pair] = []
  private var startsPair: [Bool] = []
  private var endsPair: [Bool] = []

  private struct Pair: Sendable {
    var first: Int32
    var second: Int32
    var words: [Int32]
  }

  init() {
    for (written, words) in Spelling.table { add(written, standingFor: words) }
    for (first, second, words) in Spelling.pairs { add(first, second, standingFor: words) }
  }

  var count: Int { table.count }

  /// The number of a word, which is new if need be.
  mutating func insert(_ word: some Collection<UInt8>) -> Int32 {
    let index = table.insert(word)
    while expanded.count < table.count {
      expanded.append(-1)
      startsPair.append(false)
      endsPair.append(false)
    }
    return index
  }

  func find(_ text: [UInt8], _ start: Int, _ length: Int, hash: UInt64) -> Int32 {
    table.find(text, start, length, hash: hash)
  }

  /// Whether some word has this hash.
  func mayHave(_ hash: UInt64) -> Bool {
    table.has(hash)
  }

  /// The words that a written form stands for; nil where it stands for itself.
  func expansion(of index: Int32) -> [Int32]? {
    let place = expanded[Int(index)]
    return place < 0 ? nil : expansions[Int(place)]
  }

  /// The words that two written forms stand for when they follow each other.
  func joined(_ first: Int32, _ second: Int32) -> [Int32]? {
    guard first >= 0, second >= 0, startsPair[Int(first)], endsPair[Int(second)] else {
      return nil
    }
    return pairs.first { $0.first == first && $0.second == second }?.words
  }

  private mutating func add(_ written: [UInt8], standingFor words: [[UInt8]]) {
    let index = insert(written)
    let numbers = words.map { insert($0) }
    expanded[Int(index)] = Int32(expansions.count)
    expansions.append(numbers)
  }

  private mutating func add(
    _ first: [UInt8], _ second: [UInt8], standingFor words: [[UInt8]]
  ) {
    let pair = Pair(
      first: insert(first), second: insert(second), words: words.map { insert($0) })
    startsPair[Int(pair.first)] = true
    endsPair[Int(pair.second)] = true
    pairs.append(pair)
  }
}
