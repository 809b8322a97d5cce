import DialogEngine

/// What has to be the case for an instruction of a node to be run: the choice that was taken, and
/// the condition that holds.
struct ExitLabels {
  private struct Region {
    let range: Range<Int>
    let words: String
  }

  private var choices: [Region] = []
  private var conditions: [Region] = []

  /// `words` are those of the condition at an address, as its author wrote it.
  init(_ node: Node, _ tables: Tables, words: (Int) -> String?) {
    for address in Int(node.start.value)..<Int(node.end.value) {
      switch tables.code[address] {
      case .ask(let question): add(tables.questions[question], tables.code)
      case .unless(_, let otherwise):
        guard let words = words(address), Int(otherwise.value) > address + 1 else { continue }
        conditions.append(Region(range: address + 1..<Int(otherwise.value), words: words))
      default: break
      }
    }
  }

  private mutating func add(_ question: Question, _ code: [Instruction]) {
    var starts: [Int] = []
    if case .choices(let choices) = question.form { starts = choices.map { Int($0.address.value) } }
    let skip = question.skip.flatMap { $0 == question.next ? nil : Int($0.value) }
    var below = Int(question.next.value)
    // What follows an answer jumps over what follows `skip`.
    if case .jump(let target) = code[below], let skip, skip > below { below = Int(target.value) }
    let ends = starts + [below] + (skip.map { [$0] } ?? [])
    func region(from start: Int, _ words: String) -> Region? {
      ends.filter { $0 > start }.min().map { Region(range: start..<$0, words: words) }
    }
    if case .choices(let offered) = question.form {
      choices += zip(starts, offered).compactMap { region(from: $0, $1.label) }
    }
    if let skip, let region = region(from: skip, Command.skip.rawValue) {
      conditions.append(region)
    }
  }

  /// The innermost ones. A condition around the whole question says nothing of one choice.
  func label(at address: Int) -> (choice: String?, condition: String?) {
    let choice = Self.innermost(choices, at: address)
    let condition = Self.innermost(conditions, at: address)
    guard let choice else { return (nil, condition?.words) }
    let isInside = condition.map { $0.range.lowerBound > choice.range.lowerBound } ?? false
    return (choice.words, isInside ? condition?.words : nil)
  }

  private static func innermost(_ regions: [Region], at address: Int) -> Region? {
    regions.filter { $0.range.contains(address) }.max { $0.range.lowerBound < $1.range.lowerBound }
  }
}
