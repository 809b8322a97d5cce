import DialogEngine

/// What came of one reply, then or now, in the form in which both can be compared.
struct Outcome {
  var nodes: [String] = []
  /// The author's questions.
  var questions: [Record.Question] = []
  /// The author's messages.
  var messages: [Record.Message] = []
  /// Values set, lines kept and moments marked.
  var values: [String] = []
  var reply: Record.Reply?
  var change: Record.Reply?
  var undone: Int?
  var interrupt: String?
  var ending: String?
  /// The interrupt of then is not there now.
  var lacksInterrupt = false
  /// The nodes and values on the way are known, not only where it led.
  var knowsNodes = true

  init(lacksInterrupt: Bool) {
    self.lacksInterrupt = lacksInterrupt
  }

  init(_ events: [Record.Event]) {
    for event in events { take(event) }
  }

  init(_ outputs: [Output], _ names: Verification.Names) {
    for output in outputs {
      switch output {
      case .ended(.done(let name)): ending = name
      default: if let event = names.scribe.event(output) { take(event) }
      }
    }
  }

  private mutating func take(_ event: Record.Event) {
    switch event {
    case .go(let node): nodes.append(node)
    case .bot(let message): if message.tag != "nav" { messages.append(message) }
    case .ask(let question): if question.at != nil { questions.append(question) }
    case .you(let reply): self.reply = reply
    case .change(_, let reply): change = reply
    case .undo(_, let turn): undone = turn
    case .interrupt(_, let name, _): interrupt = name
    case .set(let name, let value): values.append("\(name) = \(value?.shown ?? "nothing")")
    case .keep(let under, let text, _): values.append("\(under): \(text)")
    case .mark(let name): values.append("mark \(name)")
    case .end(let end): if end.why == "done" { ending = end.name }
    case .consent, .pause, .resume, .other: break
    }
  }
}

extension Output {
  var isUnderstanding: Bool {
    if case .understood = self { true } else { false }
  }
}

extension FlatValue {
  var shown: String {
    switch self {
    case .text(let text): text
    case .number(let number): String(number)
    case .truth(let truth): truth ? "yes" : "no"
    case .list(let texts): texts.isEmpty ? "none" : texts.joined(separator: ", ")
    }
  }
}

extension Record.Question {
  var named: String { (at.map { $0 + ", " } ?? "") + id }
}

/// Whether a name of then is a name of now, old names counted.
extension Verification.Names {
  func isSame(_ node: String, _ today: String) -> Bool {
    node == today || pack.node(named: node).map(pack.name(of:)) == today
  }

  func areSame(_ nodes: [String], _ today: [String]) -> Bool {
    nodes.count == today.count && zip(nodes, today).allSatisfy { isSame($0, $1) }
  }

  func isSafety(_ node: String) -> Bool {
    if let place = pack.node(named: node) {
      return safety.contains(pack.tables.nodes[place].dialog)
    }
    // The node is gone; its dialog may still be there.
    guard let slash = node.firstIndex(of: "/") else { return false }
    return pack.dialog(named: String(node[..<slash])).map(safety.contains) ?? false
  }

  func isSame(_ asked: Record.Question, _ open: Standing?) -> Bool {
    guard let open, let node = asked.at, isSame(node, open.node) else { return false }
    return asked.id == open.question || today(asked)?.id == open.question
  }

  func isSame(_ pick: FlatValue?, _ today: FlatValue?, in question: Record.Question?) -> Bool {
    if pick == today { return true }
    guard case .text(let id)? = pick, case .text(let now)? = today, let question else {
      return false
    }
    return self.today(id, in: question) == now
  }

  /// What a choice is called today.
  func today(_ id: String, in question: Record.Question) -> String {
    guard let open = today(question), case .choices(let choices) = open.form,
      !choices.contains(where: { $0.id == id }),
      let renamed = choices.first(where: { $0.was.contains(id) })
    else { return id }
    return renamed.id
  }

  func was(_ id: String, in question: QuestionID) -> [String] {
    guard case .choices(let choices) = pack.tables.questions[question].form else { return [] }
    return choices.first { $0.id == id }?.was ?? []
  }

  private func today(_ question: Record.Question) -> Question? {
    guard let node = question.at.flatMap(pack.node(named:)) else { return nil }
    return questions[node]?.first { found in
      if found.id == question.id { return true }
      guard case .answer(let variable) = found.form else { return false }
      return pack.tables.variables[variable].was.contains(question.id)
    }
  }
}
