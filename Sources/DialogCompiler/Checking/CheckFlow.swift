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
        if !wasReported { problems.append(neverRuns(value, flow)) }
        wasReported = true
      }
    }
  }

  private func neverRuns(_ value: Int, _ flow: Flow) -> Diagnostic {
    guard value > 0, flow.runs[value - 1], case .call(let node) = tables.code[value - 1] else {
      return .neverRuns(origins.code[value])
    }
    return .neverRuns(
      origins.code[value], after: reference(node), called: origins.code[value - 1])
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

  mutating func checkDeadEnds(_ reach: Reach) {
    for (index, ways) in reach.deadEnds() {
      let interest = reach.map.isOpeningFree ? Interest(.talking) : Interest()
      guard let way = reach.words(to: Goal(ways: ways), knowing: interest) else { continue }
      problems.append(.deadEnd(tables.nodes[index].name, at: origins.nodes[Int(index.value)], way))
    }
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
}
