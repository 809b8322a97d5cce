import DialogEngine
import DialogSyntax

/// Checks of where steps lead: what never runs, dead ends, circles.
extension Compiler {
  // Steps that never run

  mutating func checkSteps(_ flow: Flow) {
    for node in tables.nodes {
      var wasReported = false
      for value in Int(node.start.value)..<Int(node.end.value) {
        if flow.runs[value] {
          wasReported = false
          continue
        }
        switch tables.code[value] {
        case .jump, .leave: continue
        default: break
        }
        if !wasReported { problems.append(.neverRuns(origins.code[value])) }
        wasReported = true
      }
    }
  }

  // Nodes that nothing leads to

  mutating func checkReach(_ flow: Flow) {
    let reached = flow.closure(roots(), calls: true)
    for (index, node) in tables.nodes.enumerated() where !reached[index] {
      problems.append(.neverReached(node.name, at: origins.nodes[index]))
    }
  }

  /// Everywhere that a conversation can come to without a step of a reached node.
  private func roots() -> [NodeID] {
    var roots = [tables.opening, tables.landing]
    roots += tables.dialogs.map(\.start)
    roots += tables.interrupts.flatMap { [$0.call] + ($0.ask.map { [$0] } ?? []) }
    roots += tables.nodes.compactMap(\.ifThisChanges)
    return roots
  }

  // Dead ends

  mutating func checkDeadEnds(_ flow: Flow, _ sets: SetAnalysis) {
    let uncalled = flow.closure(uncalledRoots(flow), calls: false)
    for (index, node) in tables.nodes.enumerated() where uncalled[index] && flow.leaves[index] {
      if NodeID(index) == tables.opening { continue }
      var paths = Paths(flow, sets)
      guard paths.canRunOff(node) else { continue }
      problems.append(.deadEnd(node.name, at: origins.nodes[index]))
    }
  }

  /// The landing node, and the dialogs that can be started by name and that nothing calls.
  private func uncalledRoots(_ flow: Flow) -> [NodeID] {
    var called = Set(flow.calls.joined().map(\.to))
    for interrupt in tables.interrupts {
      called.insert(interrupt.call)
      if let ask = interrupt.ask { called.insert(ask) }
    }
    called.insert(tables.opening)
    return [tables.landing] + tables.dialogs.map(\.start).filter { !called.contains($0) }
  }

  // Circles of calls

  mutating func checkCalls(_ flow: Flow) {
    // The landing node closes all open calls, so no circle goes through it.
    let landing = Int(tables.landing.value)
    func next(_ node: Int) -> [Int] {
      (flow.gotos[node] + flow.calls[node]).map { Int($0.to.value) }.filter { $0 != landing }
    }
    let group = groups(count: tables.nodes.count, next: next)
    var seen: Set<Int> = []
    for (index, calls) in flow.calls.enumerated() {
      for call in calls {
        let target = Int(call.to.value)
        guard target != landing, group[target] == group[index],
          seen.insert(group[index]).inserted
        else { continue }
        let way = way(from: target, to: index, within: group, next)
        problems.append(
          .callCircle(
            ([index] + way).map { reference(NodeID($0)) }, at: origins.code[Int(call.from.value)]))
      }
    }
  }

  /// The shortest way between two members of one group.
  private func way(
    from start: Int, to end: Int, within group: [Int], _ next: (Int) -> [Int]
  ) -> [Int] {
    var before: [Int: Int] = [start: start]
    var waiting = [start]
    var at = 0
    while at < waiting.count, before[end] == nil {
      let node = waiting[at]
      at += 1
      for target in next(node) where group[target] == group[start] && before[target] == nil {
        before[target] = node
        waiting.append(target)
      }
    }
    var way = [end]
    while let last = way.last, last != start, let previous = before[last] { way.append(previous) }
    return way.reversed()
  }

  /// A node as it is referred to from anywhere.
  func reference(_ node: NodeID) -> String { tables.reference(node) }

  // Loops that never ask

  mutating func checkLoops(_ flow: Flow) {
    let silent = silentReturns(flow)
    func next(_ value: Int) -> [Int] {
      guard flow.runs[value] else { return [] }
      switch tables.code[value] {
      case .ask: return []
      case .goto(let target): return [Int(tables.nodes[target].start.value)]
      case .call(let target):
        let inside = Int(tables.nodes[target].start.value)
        return silent[Int(target.value)] ? [inside, value + 1] : [inside]
      default: return flow.next(Address(value)).map { Int($0.value) }
      }
    }
    let group = groups(count: tables.code.count, next: next)
    var members: [Int: [Int]] = [:]
    for (value, group) in group.enumerated() { members[group, default: []].append(value) }
    var seen: Set<Int> = []
    for value in tables.code.indices {
      guard next(value).contains(where: { group[$0] == group[value] }),
        seen.insert(group[value]).inserted
      else { continue }
      let loop = members[group[value]] ?? []
      if loopCanStop(loop, group, next) { continue }
      // The step that goes back is where the author has to look.
      let back = loop.last { isWay(tables.code[$0]) } ?? value
      var nodes: [String] = []
      for member in loop {
        let name = tables.nodes[flow.nodes[member]].name
        if !nodes.contains(name) { nodes.append(name) }
      }
      problems.append(.loopNeverAsks(nodes, at: origins.code[back]))
    }
  }

  private func isWay(_ instruction: Instruction) -> Bool {
    switch instruction {
    case .goto, .call: true
    default: false
    }
  }

  /// Which nodes can be called and come back without a question.
  private func silentReturns(_ flow: Flow) -> [Bool] {
    var silent = Array(repeating: false, count: tables.nodes.count)
    // Each round settles at least one more node; the deepest call is 16 in a conversation.
    for _ in 0..<16 {
      var changed = false
      for (index, node) in tables.nodes.enumerated() where !silent[index] {
        if canLeaveSilently(node, flow, silent) {
          silent[index] = true
          changed = true
        }
      }
      if !changed { break }
    }
    return silent
  }

  private func canLeaveSilently(_ node: Node, _ flow: Flow, _ silent: [Bool]) -> Bool {
    var waiting = [node.start]
    var seen: Set<Address> = []
    while let address = waiting.popLast() {
      guard seen.insert(address).inserted else { continue }
      switch tables.code[address] {
      case .leave: return true
      case .ask: continue
      case .goto(let target): if silent[Int(target.value)] { return true }
      case .call(let target): if silent[Int(target.value)] { waiting += flow.next(address) }
      default: waiting += flow.next(address)
      }
    }
    return false
  }

  /// A loop that counts, and looks at what it counts, comes to an end.
  private func loopCanStop(_ loop: [Int], _ group: [Int], _ next: (Int) -> [Int]) -> Bool {
    var changed: Set<VariableID> = []
    for value in loop {
      if case .set(let place) = tables.code[value] {
        changed.insert(tables.assignments[place].variable)
      }
    }
    for value in loop {
      guard case .unless(let place, _) = tables.code[value],
        next(value).contains(where: { group[$0] != group[value] })
      else { continue }
      let condition = tables.conditions[place]
      if condition.countsVisits || !changed.isDisjoint(with: condition.variables) { return true }
    }
    return false
  }

  // Interrupts

  mutating func checkInterrupts(_ flow: Flow) {
    for (index, interrupt) in tables.interrupts.enumerated() {
      let site = origins.interrupts[index]
      if !flow.canComeBack[Int(interrupt.call.value)] {
        problems.append(
          .interruptKeeps(
            interrupt.name, node: reference(interrupt.call), at: site,
            defined: origins.nodes[Int(interrupt.call.value)]))
      }
      guard let ask = interrupt.ask, ask != interrupt.call else { continue }
      if !flow.closure([ask], calls: true)[Int(interrupt.call.value)] {
        problems.append(
          .checkNeverCalls(
            interrupt.name, node: reference(ask), at: site,
            defined: origins.nodes[Int(ask.value)]))
      }
    }
  }

  // Choices

  mutating func checkChoices() {
    for (index, question) in tables.questions.enumerated() {
      guard case .choices(let choices) = question.form else { continue }
      let conditions = choices.compactMap(\.condition).map { tables.conditions[$0] }
      let canRunOut = choices.allSatisfy { $0.once != nil || $0.condition != nil }
      let isCovered =
        choices.contains { $0.once == nil }
        && !ConditionSpace(tables).canAllFail(
          choices.filter { $0.once == nil }.compactMap(\.condition).map { tables.conditions[$0] })
      if canRunOut, !isCovered, !conditions.contains(.unknown) {
        problems.append(.choicesRunOut(at: origins.questions[index]))
      }
      checkPhrases(choices, origins.choices[index])
    }
  }

  /// The same words on two choices that are offered together.
  private mutating func checkPhrases(_ choices: [Choice], _ sites: [Site]) {
    var seen: [String: (choice: Int, site: Site)] = [:]
    for (index, choice) in choices.enumerated() {
      for (phrase, site) in zip(choice.meaning.match, matchSites[sites[index]] ?? []) {
        let words = phrase.source.lowercased()
        if let first = seen[words], first.choice != index {
          let together = [choices[first.choice].condition, choice.condition].compactMap { $0 }
            .map { tables.conditions[$0] }
          guard ConditionSpace(tables).canAllHold(together) else { continue }
          problems.append(.sameWords(phrase.source, at: site, first: first.site))
        } else {
          seen[words] = (index, site)
        }
      }
    }
  }
}

extension Condition {
  /// Whether it asks how often a node was visited.
  var countsVisits: Bool {
    switch self {
    case .always, .isValue, .has, .known, .same: false
    case .visited: true
    case .compare(let a, _, let b): a.countsVisits || b.countsVisits
    case .not(let condition): condition.countsVisits
    case .and(let a, let b), .or(let a, let b): a.countsVisits || b.countsVisits
    }
  }
}

extension Expression {
  var countsVisits: Bool {
    switch self {
    case .times: true
    case .value, .variable: false
    case .sum(let a, let b), .difference(let a, let b): a.countsVisits || b.countsVisits
    }
  }
}
