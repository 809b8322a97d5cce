/// Running instructions, from an answer to the next question.
extension Step {
  /// The most steps that one input may run.
  static let mostSteps = 10_000
  /// How deep calls may be nested.
  static let mostCalls = 16

  mutating func begin(_ beginning: Beginning) {
    guard case .new = conversation.state, conversation.aside == nil else { return }
    conversation.beginning = beginning
    conversation.random = Random(seed: beginning.seed)
    setOut(beginning)
    if beginning.keeping == .always && conversation.consent != .reviewer {
      lay(.notice)
    } else {
      open()
    }
  }

  /// The values that stand before the first step.
  private mutating func setOut(_ beginning: Beginning) {
    for (place, variable) in tables.variables.enumerated() {
      if let start = variable.start { conversation[VariableID(place)] = start }
    }
    conversation.consent = beginning.consent
    conversation.turns = beginning.turns
    if case .set(let consent) = beginning.keeping { conversation.consent = consent }
    // Where the visitor decides, the path began before they had.
    let isDecided = beginning.keeping != .ask
    conversation[Variable.consent] = .one(isDecided ? conversation.consent.rawValue : 0)
    if let country = beginning.country, tables.countries.indices.contains(country) {
      conversation[Variable.country] = .one(country)
    }
    for given in beginning.given {
      conversation[given.variable] = given.value
      if given.variable == Variable.consent, case .one(let level) = given.value {
        conversation.consent = Consent(rawValue: level) ?? .none
      }
    }
  }

  mutating func open() {
    conversation.aside = nil
    if let from = conversation.beginning.from {
      // The opening may run off its end, from wherever it was begun.
      conversation.stage = from == tables.opening ? .opening : .talking
      run(from: enter(from))
    } else {
      conversation.stage = .opening
      run(from: enter(tables.opening))
    }
  }

  mutating func run(from start: Address) {
    var address = start
    var left = Self.mostSteps
    while true {
      if left == 0 {
        guard let landing = breakCircle(at: address) else { return }
        address = landing
        left = Self.mostSteps
      }
      left -= 1
      guard let next = execute(address) else { return }
      address = next
    }
  }

  /// Does one instruction; nil when there is nothing more to run.
  private mutating func execute(_ address: Address) -> Address? {
    hits?.count(address)
    switch tables.code[address] {
    case .say(let line): show(line)
    case .ask(let question): return ask(question)
    case .set(let place): assign(tables.assignments[place])
    case .keep(let place): keep(tables.keeps[place])
    case .mark(let mark): emit(.marked(tables.marks[mark].name))
    case .unless(let place, let otherwise):
      guard holds(tables.conditions[place]) else {
        hits?.countFailed(address)
        return otherwise
      }
      hits?.countHeld(address)
    case .jump(let target): return target
    case .goto(let node): return enter(node)
    case .call(let node): return call(node, thenAt: address.next)
    case .end(let name):
      end(.done(name: tables.endings[name].name))
      return nil
    case .hide:
      hide()
      return nil
    case .leave: return leave(at: address)
    }
    return address.next
  }

  mutating func enter(_ node: NodeID) -> Address {
    emit(.entered(node))
    conversation.count(CounterID(Int(node.value)))
    return tables.nodes[node].start
  }

  private mutating func call(_ node: NodeID, thenAt address: Address) -> Address {
    if conversation.calls.count == Self.mostCalls { return land() }
    conversation.calls.append(address)
    return enter(node)
  }

  /// To the landing node; what was open is closed.
  mutating func land() -> Address {
    conversation.calls.removeAll()
    conversation.interrupted = nil
    conversation.stage = .talking
    return enter(tables.landing)
  }

  /// A node has run off its end: back to the caller, to the question that an interrupt took the
  /// place of, on after the opening, or, at a dead end, to the landing node.
  private mutating func leave(at address: Address) -> Address? {
    if let caller = conversation.calls.popLast() { return caller }
    if let interrupted = conversation.interrupted {
      conversation.interrupted = interrupted.earlier.first
      conversation.interrupted?.earlier = Array(interrupted.earlier.dropFirst())
      conversation.calls = interrupted.calls
      pose(interrupted.question)
      return nil
    }
    switch conversation.stage {
    case .notice:
      conversation.state = .new
      lay(.notice)
      return nil
    case .opening:
      conversation.stage = .talking
      guard let dialog = conversation.beginning.dialog else { return land() }
      let start = tables.dialogs[dialog].start
      // The dialog that the opening is the start of has been begun already.
      return start == tables.opening ? land() : enter(start)
    case .talking:
      if let node = pack.node(at: address) { emit(.deadEnd(node)) }
      return land()
    }
  }

  private mutating func ask(_ id: QuestionID) -> Address? {
    let question = pack.prompt(id)
    if passesOver(id) { return question.next }
    if case .choices = question.form, offered(question) == 0 { return question.next }
    pose(id)
    return nil
  }

  /// The question for consent is passed over when that was decided from outside.
  private func passesOver(_ question: QuestionID) -> Bool {
    conversation.beginning.keeping != .ask && pack.prompt(question).asksConsent
  }

  /// Opens a question and shows it.
  mutating func pose(_ question: QuestionID) {
    conversation.state = .asking(question)
    conversation.misses = 0
    conversation.aside = nil
    if !isSilent { emit(.asked(asking(question))) }
  }

  private mutating func breakCircle(at address: Address) -> Address? {
    circles += 1
    emit(.looped(loop(from: address)))
    if circles == 1 {
      say(.wentInCircle)
      return land()
    }
    say(.cannotGoOn)
    end(.stuck)
    return nil
  }

  /// The nodes that a run keeps going through, found by running on for a while without a word.
  private func loop(from address: Address) -> [NodeID] {
    var ahead = self
    ahead.isSilent = true
    ahead.outputs = []
    ahead.hits = nil
    var nodes: [NodeID] = []
    var next: Address? = address
    for _ in 0..<1_000 {
      guard let at = next else { break }
      if let node = pack.node(at: at), !nodes.contains(node) { nodes.append(node) }
      next = ahead.execute(at)
    }
    return nodes
  }

  mutating func end(_ ending: Ending) {
    if case .done = ending, !conversation.plan.isEmpty { say(planText) }
    conversation.state = .ended(ending)
    conversation.aside = nil
    conversation.pending = []
    emit(.ended(ending))
  }

  mutating func hide() {
    emit(.hidden)
    if conversation.consent != .none { emit(.erased) }
    end(.hidden)
  }
}

extension Place where Table == Instruction {
  var next: Address { Address(Int(value) + 1) }
}

extension Pack {
  /// The node that an instruction stands in.
  func node(at address: Address) -> NodeID? {
    var low = 0
    var high = tables.nodes.count
    while low < high {
      let middle = (low + high) / 2
      if tables.nodes[middle].end <= address { low = middle + 1 } else { high = middle }
    }
    guard low < tables.nodes.count, tables.nodes[low].start <= address else { return nil }
    return NodeID(low)
  }
}
