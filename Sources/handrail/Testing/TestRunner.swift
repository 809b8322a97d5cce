import DialogCompiler
import DialogEngine

/// Holds one expected conversation against what the dialogs do.
struct TestRunner {
  struct Failure: Equatable {
    /// The line of the case that failed: a place in its steps.
    var step: Int
    /// What came instead.
    var instead: [String]
  }

  private let pack: Pack
  private let test: TestCase
  private var conversation = Conversation()
  /// What was shown since the last reply.
  private var shown: [String] = []
  /// Every node that was entered.
  private var entered: Set<NodeID> = []
  private var replies = 0
  private let hits: Hits?

  private init(_ test: TestCase, _ pack: Pack, _ hits: Hits?) {
    self.test = test
    self.pack = pack
    self.hits = hits
  }

  /// Nothing when the case passes. What is run is counted, where anybody wants to know.
  static func run(_ test: TestCase, on pack: Pack, counting hits: Hits? = nil) -> Failure? {
    var runner = TestRunner(test, pack, hits)
    return runner.run()
  }
}

extension TestRunner {
  private mutating func run() -> Failure? {
    begin()
    for (place, step) in test.steps.enumerated() {
      if let instead = check(step.action) { return Failure(step: place, instead: instead) }
    }
    // What is never to happen, or only by then, is known at the end.
    for (place, step) in test.steps.enumerated() {
      if let instead = checkWhole(step.action) { return Failure(step: place, instead: instead) }
    }
    return nil
  }

  private mutating func begin() {
    var given: [Given] = []
    for assignment in test.given {
      if case .value(let value) = assignment.value {
        given.append(Given(assignment.variable, value))
      }
    }
    take(
      .began(
        Beginning(
          seed: test.seed ?? 0, from: test.start, given: given, country: test.country)))
  }

  private mutating func take(_ input: Input) {
    for output in pack.advance(&conversation, input, counting: hits) {
      switch output {
      case .said(let saying): shown.append(saying.text)
      case .asked(let asking): shown.append(contentsOf: Self.lines(of: asking))
      case .entered(let node): entered.insert(node)
      default: break
      }
    }
  }

  private static func lines(of asking: Asking) -> [String] {
    let choices = asking.offers.enumerated().map { "\($0 + 1). \($1.label)" }
    return ([asking.text] + choices + [asking.hint ?? ""]).filter { !$0.isEmpty }
  }

  /// What came instead, when the line does not hold.
  private mutating func check(_ action: TestStep.Action) -> [String]? {
    switch action {
    case .you(let line): return say(line)
    case .bot(let words): return hasShown(words) ? nil : quoted("the bot said", shown)
    case .not(let words):
      return hasShown(words) ? quoted("the bot said it", shown.filter { Self.has($0, words) }) : nil
    case .at(let node): return node == askingNode ? nil : [whereItIs]
    case .kept(let words):
      let lines = conversation.plan.map { "\($0.under): \($0.text)" }
      return lines.contains { Self.has($0, words) } ? nil : quoted("the plan has", lines)
    case .holds(let condition):
      return pack.holds(condition, in: conversation) ? nil : ["it does not hold here"]
    case .ends(let name): return name == endingName ? nil : [whereItIs]
    case .never, .endsWithin: return nil
    }
  }

  private func checkWhole(_ action: TestStep.Action) -> [String]? {
    switch action {
    case .never(let node) where entered.contains(node): return ["it was entered"]
    case .endsWithin(let most):
      if conversation.ending == nil {
        return ["after \(replies) replies it had not ended: \(whereItIs)"]
      }
      return replies <= most ? nil : ["it took \(replies) replies"]
    default: return nil
    }
  }

  private mutating func say(_ line: String) -> [String]? {
    guard conversation.isOpen else { return [whereItIs] }
    shown = []
    replies += 1
    take(.said(line))
    return nil
  }
}

extension TestRunner {
  private var askingNode: NodeID? {
    conversation.question.map { pack.tables.questions[$0].node }
  }

  private var whereItIs: String {
    if let node = askingNode { return "\(pack.name(of: node)) is asking" }
    return endingName.map { "it has ended: \($0)" } ?? "nothing is being asked"
  }

  /// As a case names it after `ends`.
  private var endingName: String? {
    switch conversation.ending {
    case .done(let name): name
    case .quit: "quit"
    case .hidden: "hide"
    case .deleted: "delete"
    case .paused: "pause"
    case .left(let leaving): leaving.rawValue
    case .stuck: "error"
    case nil: nil
    }
  }

  /// Words count wherever the lines break, in any case.
  private func hasShown(_ words: String) -> Bool {
    Self.has(shown.joined(separator: "\n"), words)
  }

  private static func has(_ text: String, _ words: String) -> Bool {
    folded(text).contains(folded(words))
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace }.joined(separator: " ")
      .replacing("\u{2019}", with: "'").replacing("\u{2018}", with: "'")
  }

  private func quoted(_ heading: String, _ lines: [String]) -> [String] {
    if lines.isEmpty { return [heading + " nothing"] }
    let rows = lines.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    return [heading] + rows.filter { !$0.isEmpty }.map { "  \($0)" }
  }
}
