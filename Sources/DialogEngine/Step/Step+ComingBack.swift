/// Taking earlier replies again: after `back`, after a change, after a pause, with other dialogs.
extension Step {
  /// The conversation as it was after its first `count` replies.
  func refolded(to count: Int) -> Step {
    var fresh = Step(pack, Conversation())
    fresh.isSilent = true
    var beginning = conversation.beginning
    beginning.consent = conversation.consent
    fresh.begin(beginning)
    fresh.conversation.beginning = conversation.beginning
    for turn in conversation.history.prefix(count) {
      fresh.record(turn.answer, to: turn.question, as: turn.number)
    }
    fresh.conversation.turns = conversation.turns
    return fresh
  }

  /// Goes on from there; consent stays as it is.
  mutating func adopt(_ other: Step) {
    let consent = conversation.consent
    conversation = other.conversation
    conversation.consent = consent
    conversation[Variable.consent] = .one(consent.rawValue)
  }

  mutating func takeAgain(_ recorded: Recorded) {
    guard conversation.isOpen else { return }
    isSilent = true
    conversation.turns = max(conversation.turns, recorded.turn)
    if recorded.reply == .counted { return }
    conversation.pending.append(recorded)
    catchUp(shown: false)
  }

  /// Takes the replies that wait, as far as their questions come up.
  ///
  /// A reply whose question does not come up is passed over, and what it set is kept.
  mutating func catchUp(shown: Bool, heardBefore: Set<String> = []) {
    while !conversation.pending.isEmpty, conversation.isOpen {
      guard let (place, answer) = nextPending() else {
        guard passWait() else { return }
        continue
      }
      if shown { dropShown(heardBefore) }
      let recorded = conversation.pending[place]
      conversation.pending[..<place].forEach { salvage($0) }
      if place > 0 { conversation.hasDiverged = true }
      conversation.pending.removeSubrange(...place)
      record(answer, to: answer.isAgreement ? nil : conversation.question, as: recorded.turn)
    }
  }

  /// What was said and asked on the way, and is answered already, is not shown; what is said about
  /// danger is, where it is new: another drug has another warning.
  private mutating func dropShown(_ heardBefore: Set<String>) {
    outputs.removeAll {
      switch $0 {
      case .said(let saying): !saying.isWarning || heardBefore.contains(saying.text)
      case .asked: true
      default: false
      }
    }
  }

  /// What was said about danger from the answer that is being changed to where the replies ended:
  /// worked out again, because what was shown is not remembered.
  func warnings(before original: Recorded) -> Set<String> {
    var copy = self
    copy.outputs = []
    copy.hits = nil
    copy.conversation.changing = nil
    copy.conversation.pending = [original] + conversation.pending
    copy.catchUp(shown: false)
    return copy.outputs.reduce(into: []) { texts, output in
      if case .said(let saying) = output, saying.isWarning { texts.insert(saying.text) }
    }
  }

  private func nextPending() -> (place: Int, answer: Conversation.Answer)? {
    for (place, recorded) in conversation.pending.enumerated() {
      if let answer = answer(from: recorded) { return (place, answer) }
    }
    return nil
  }

  /// A new screen to read does not hold up one who has already been further on.
  private mutating func passWait() -> Bool {
    guard let id = conversation.question, pack.prompt(id).isWait else { return false }
    guard conversation.pending.count > 0, isSilent else { return false }
    record(.entered, to: id, as: conversation.turns)
    return true
  }

  /// The recorded reply as an answer to the open question; nil where it does not fit.
  private func answer(from recorded: Recorded) -> Conversation.Answer? {
    switch recorded.reply {
    case .menu: return .menu
    case .agreed(let consent): return .agreed(consent)
    case .interrupted(let name, let how):
      let place = tables.interrupts.firstIndex { $0.name == name }
      return place.map { .interrupt(InterruptID($0), how) }
    default: break
    }
    guard let id = conversation.question, isOpen(recorded.standing, id) else { return nil }
    let question = pack.prompt(id)
    switch (recorded.reply, question.form) {
    case (.entered, .wait): return .entered
    case (.skipped, _): return question.skip == nil ? nil : .skipped
    case (.picked(.word(let name), _), .choices(let choices)):
      return choice(named: name, among: choices, of: question)
    case (.picked(let pick, _), .answer(let variable)):
      return pack.value(of: pick, in: variable).map { .value($0) }
    case (.text(let text), .answer(let variable)): return self.text(text, variable)
    case (.privately, .answer(let variable)): return self.text("", variable)
    default: return nil
    }
  }

  private func text(_ text: String, _ variable: VariableID) -> Conversation.Answer? {
    if case .text = tables.variables[variable].kind { .value(.text(text)) } else { nil }
  }

  private func choice(
    named name: String, among choices: [Choice], of question: Prompt
  ) -> Conversation.Answer? {
    let bits = offered(question)
    let place =
      choices.firstIndex { $0.id == name } ?? choices.firstIndex { $0.was.contains(name) }
    if let place { return bits & (1 << UInt64(place)) != 0 ? .choice(place) : nil }
    return name == Consent.none.name ? .passed : nil
  }

  /// Whether the question of then is the one that is open now.
  func isOpen(_ standing: Standing, _ id: QuestionID) -> Bool {
    let question = pack.prompt(id)
    guard isNamed(standing.question, question) else { return false }
    let node = pack.node(named: standing.node)
    if question.isIDPlace {
      return node == question.node && !hasMoved(standing.wording, from: id)
    }
    if node == question.node { return true }
    // An answer belongs to its variable, also when the author has moved the question.
    guard case .answer = question.form, let slash = standing.node.firstIndex(of: "/") else {
      return false
    }
    return pack.dialog(named: String(standing.node[..<slash]))
      == tables.nodes[question.node].dialog
  }

  private func isNamed(_ name: String, _ question: Prompt) -> Bool {
    if question.id == name { return true }
    guard case .answer(let variable) = question.form else { return false }
    return tables.variables[variable].was.contains(name)
  }

  /// A question known by its place has moved when its words stand at another place of the node.
  private func hasMoved(_ wording: String, from id: QuestionID) -> Bool {
    guard !wording.isEmpty, recordable(pack.prompt(id).text) != wording else { return false }
    let node = pack.prompt(id).node
    return tables.questions.indices.contains { place in
      QuestionID(place) != id && tables.questions[place].node == node
        && recordable(tables.questions[place].text) == wording
    }
  }

  /// Keeps what a reply set, though its question does not come up any more.
  private mutating func salvage(_ recorded: Recorded) {
    guard let slash = recorded.standing.node.firstIndex(of: "/") else { return }
    let dialog = pack.dialog(named: String(recorded.standing.node[..<slash]))
    guard let variable = pack.variable(named: recorded.standing.question, in: dialog),
      variable != Variable.consent, conversation[variable] == nil
    else { return }
    switch recorded.reply {
    case .picked(let pick, _): conversation[variable] = pack.value(of: pick, in: variable)
    case .text(let text):
      if case .value(let value) = self.text(text, variable) { conversation[variable] = value }
    default: break
    }
  }

  /// All earlier replies have been taken, or wait: shows where the conversation goes on.
  mutating func comeBack(to stood: Standing?) {
    guard conversation.state != .new || conversation.aside == .notice else { return }
    isSilent = true
    let isElsewhere = landWhereChanged(stood)
    isSilent = false
    conversation[Variable.consent] = .one(conversation.consent.rawValue)
    say(isElsewhere || conversation.hasDiverged ? .changed : .cameBack)
    conversation.hasDiverged = false
    askAgain()
  }

  /// Whether the conversation is not where it was. An author may have said where it lands then.
  private mutating func landWhereChanged(_ stood: Standing?) -> Bool {
    let first = conversation.pending.first?.standing ?? stood
    if let id = conversation.question, conversation.pending.isEmpty {
      guard let stood, !isOpen(stood, id) else { return false }
    } else if conversation.isOpen && conversation.pending.isEmpty {
      return false
    }
    for reply in conversation.pending { salvage(reply) }
    if let name = first?.node, let node = pack.node(named: name),
      let landing = tables.nodes[node].ifThisChanges
    {
      conversation.pending = []
      conversation.calls = []
      run(from: enter(landing))
    } else if !conversation.isOpen {
      conversation.pending = []
      run(from: land())
    }
    return true
  }
}

extension Saying {
  /// Whether it is about danger, by its author's tag.
  fileprivate var isWarning: Bool { tag == "crisis" }
}
