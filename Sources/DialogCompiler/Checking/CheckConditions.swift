import DialogEngine
import DialogSyntax

/// Conditions that always hold or never do, and steps that no conditions let anybody reach.
extension Compiler {
  mutating func checkConditions(_ flow: Flow, _ sets: SetAnalysis) {
    let space = ConditionSpace(tables)
    var pointless: Set<NodeID> = []
    for (value, instruction) in tables.code.enumerated() where flow.runs[value] {
      let address = Address(value)
      switch instruction {
      case .unless(let place, _) where !casePlaces.contains(place):
        let known = Paths(flow, sets).knownVariables(tables.conditions[place], at: address)
        if checkCondition(place, known, space) { pointless.insert(flow.nodes[value]) }
      case .ask(let id):
        guard case .choices(let choices) = tables.questions[id].form else { continue }
        for place in choices.compactMap(\.condition) {
          let known = Paths(flow, sets).knownVariables(tables.conditions[place], at: address)
          if checkCondition(place, known, space) { pointless.insert(flow.nodes[value]) }
        }
      default: break
      }
    }
    for (index, node) in tables.nodes.enumerated() where !pointless.contains(NodeID(index)) {
      checkTogether(node, flow, sets)
    }
  }

  /// Reports a condition that decides nothing.
  private mutating func checkCondition(
    _ place: Place<Condition>, _ known: [Condition], _ space: ConditionSpace
  ) -> Bool {
    let condition = tables.conditions[place]
    guard condition != .always, !condition.hasUnknown else { return false }
    if !space.canAllHold(known + [condition]) {
      problems.append(.neverTrue(at: origins.conditions[Int(place.value)]))
      return true
    }
    if !space.canAllHold(known + [.not(condition)]) {
      problems.append(.alwaysTrue(at: origins.conditions[Int(place.value)]))
      return true
    }
    return false
  }

  /// Steps behind conditions that cannot hold together.
  private mutating func checkTogether(_ node: Node, _ flow: Flow, _ sets: SetAnalysis) {
    let range = Int(node.start.value)..<Int(node.end.value)
    let tests = range.count { value in
      if case .unless = tables.code[value] { flow.runs[value] } else { false }
    }
    guard tests > 1 else { return }
    var paths = Paths(flow, sets)
    guard let reachable = paths.reachable(node) else { return }
    var wasReported = false
    for value in range {
      guard flow.runs[value], !reachable.contains(Address(value)) else {
        wasReported = false
        continue
      }
      switch tables.code[value] {
      case .jump, .leave: continue
      default: break
      }
      if !wasReported { problems.append(.conditionsExclude(at: origins.code[value])) }
      wasReported = true
    }
  }

  // Ways out

  /// Nodes from which no way leads to an ending, the landing node, or back to a caller.
  mutating func checkWaysOut(_ flow: Flow) {
    var sources = Array(repeating: [Int](), count: tables.nodes.count)
    var ends = flow.leaves
    for (index, node) in tables.nodes.enumerated() {
      for edge in flow.gotos[index] + flow.calls[index] {
        sources[Int(edge.to.value)].append(index)
      }
      for value in Int(node.start.value)..<Int(node.end.value) where flow.runs[value] {
        switch tables.code[value] {
        case .end, .hide: ends[index] = true
        default: break
        }
      }
    }
    ends[Int(tables.landing.value)] = true
    var waiting = ends.indices.filter { ends[$0] }
    while let node = waiting.popLast() {
      for source in sources[node] where !ends[source] {
        ends[source] = true
        waiting.append(source)
      }
    }
    let shut = ends.indices.filter { !ends[$0] }
    // One message for each loop: the nodes that lead into it have no mistake of their own.
    let group = groups(count: tables.nodes.count) { node in
      (flow.gotos[node] + flow.calls[node]).map { Int($0.to.value) }
    }
    var seen: Set<Int> = []
    for node in shut {
      let next = (flow.gotos[node] + flow.calls[node]).map { Int($0.to.value) }
      guard next.allSatisfy({ group[$0] == group[node] }), seen.insert(group[node]).inserted
      else { continue }
      guard asks(group[node], group) else { continue }
      let members = shut.filter { group[$0] == group[node] }.map { tables.nodes[$0].name }
      problems.append(.noWayOut(members, at: origins.nodes[node]))
    }
  }

  /// A loop that never asks has a message of its own.
  private func asks(_ wanted: Int, _ group: [Int]) -> Bool {
    tables.questions.contains { group[Int($0.node.value)] == wanted }
  }
}
