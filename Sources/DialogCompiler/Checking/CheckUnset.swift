import DialogEngine
import DialogSyntax

/// Finds texts that show a variable which may not be set on some way to them.
extension Compiler {
  mutating func checkUnset(_ flow: Flow, _ sets: SetAnalysis) {
    var reported: Set<Int> = []
    for (value, instruction) in tables.code.enumerated() where flow.runs[value] {
      guard let set = sets.before[value] else { continue }
      for (text, site) in texts(of: instruction) {
        for case .variable(let id, nil) in text.pieces where !set.contains(id) {
          guard isWorthSaying(id) else { continue }
          report(id, in: text, site, &reported)
        }
      }
    }
  }

  /// Where nothing has been set yet.
  func enteredFresh() -> [NodeID] {
    [tables.opening, tables.landing] + tables.dialogs.map(\.start)
      + tables.interrupts.flatMap { [$0.call] + ($0.ask.map { [$0] } ?? []) }
  }

  /// One that is never set has its own message; a private one, too.
  private func isWorthSaying(_ id: VariableID) -> Bool {
    let variable = tables.variables[id]
    return usage.sets[Int(id.value)] && variable.start == nil && !variable.isPrivate
      && variable.scope != .engine
  }

  private mutating func report(
    _ id: VariableID, in text: Text, _ site: Site, _ reported: inout Set<Int>
  ) {
    for (index, use) in slotSites.enumerated()
    where use.variable == id && !use.orElse && use.site.file == site.file
      && use.site.range.start >= site.range.start && use.site.range.end <= site.range.end
    {
      guard reported.insert(index).inserted else { continue }
      problems.append(.maybeUnset(tables.variables[id].name, at: use.site))
    }
  }

  /// The texts that an instruction shows, and where they stand.
  func texts(of instruction: Instruction) -> [(Text, Site)] {
    switch instruction {
    case .say(let id):
      let site = origins.lines[Int(id.value)]
      switch tables.lines[id].wording {
      case .always(let text): return [(text, site)]
      case .inTurn(let all, _), .atRandom(let all, _), .once(let all, _):
        return all.map { ($0, site) }
      }
    case .ask(let id):
      let question = tables.questions[id]
      return [(question.text, origins.questions[Int(id.value)])]
    case .keep(let place):
      return [(tables.keeps[place].text, origins.keeps[Int(place.value)])]
    case .set, .mark, .unless, .jump, .goto, .call, .end, .hide, .leave: return []
    }
  }
}

/// A set of variables, as bits.
struct VariableSet: Equatable {
  private var words: [UInt64]

  init(count: Int, all: Bool = false) {
    words = Array(repeating: all ? .max : 0, count: (count + 63) / 64)
  }

  func contains(_ id: VariableID) -> Bool {
    guard id.value >= 0 else { return true }
    return words[Int(id.value) / 64] & (1 << UInt64(Int(id.value) % 64)) != 0
  }

  mutating func insert(_ id: VariableID) {
    guard id.value >= 0 else { return }
    words[Int(id.value) / 64] |= 1 << UInt64(Int(id.value) % 64)
  }

  mutating func formIntersection(_ other: VariableSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func formUnion(_ other: VariableSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }
}

/// Which variables are set for certain before each instruction, on every way to it.
struct SetAnalysis {
  private let flow: Flow
  private let roots: [NodeID]
  private let count: Int
  /// Nil where no way leads.
  private(set) var before: [VariableSet?]
  /// What a call of the node has set for certain when it comes back.
  private var returned: [VariableSet]
  private let callers: [[Address]]

  init(_ flow: Flow, roots: [NodeID]) {
    self.flow = flow
    self.roots = roots
    count = flow.tables.variables.count
    before = Array(repeating: nil, count: flow.tables.code.count)
    returned = Array(
      repeating: VariableSet(count: count, all: true), count: flow.tables.nodes.count)
    var callers = Array(repeating: [Address](), count: flow.tables.nodes.count)
    for call in flow.calls.joined() { callers[Int(call.to.value)].append(call.from) }
    self.callers = callers
  }

  mutating func run() {
    settleReturns()
    var waiting: [Address] = []
    for root in roots {
      let start = flow.tables.nodes[root].start
      meet(start, VariableSet(count: count), &waiting)
    }
    while let address = waiting.popLast() {
      guard let set = before[Int(address.value)] else { continue }
      follow(address, set, returned: returned, &waiting)
    }
  }

  /// Joins a way with those that came before it.
  private mutating func meet(_ address: Address, _ set: VariableSet, _ waiting: inout [Address]) {
    guard let old = before[Int(address.value)] else {
      before[Int(address.value)] = set
      waiting.append(address)
      return
    }
    var both = old
    both.formIntersection(set)
    if both != old {
      before[Int(address.value)] = both
      waiting.append(address)
    }
  }

  private mutating func follow(
    _ address: Address, _ set: VariableSet, returned: [VariableSet], _ waiting: inout [Address]
  ) {
    let tables = flow.tables
    switch tables.code[address] {
    case .goto(let target):
      meet(tables.nodes[target].start, set, &waiting)
    case .call(let target):
      meet(tables.nodes[target].start, set, &waiting)
      guard flow.canComeBack[Int(target.value)] else { return }
      var after = set
      after.formUnion(returned[Int(target.value)])
      meet(Address(Int(address.value) + 1), after, &waiting)
    default:
      for (next, after) in steps(address, set) { meet(next, after, &waiting) }
    }
  }

  /// The ways on inside the node, and what is set on each.
  private func steps(_ address: Address, _ set: VariableSet) -> [(Address, VariableSet)] {
    let tables = flow.tables
    switch tables.code[address] {
    case .set(let place):
      var after = set
      after.insert(tables.assignments[place].variable)
      return flow.next(address).map { ($0, after) }
    case .unless(let place, let target):
      var holds = set
      var fails = set
      for id in tables.conditions[place].surelySet(when: true) { holds.insert(id) }
      for id in tables.conditions[place].surelySet(when: false) { fails.insert(id) }
      return [(Address(Int(address.value) + 1), holds), (target, fails)]
    case .ask(let id):
      let question = tables.questions[id]
      var after = set
      if case .answer(let variable) = question.form { after.insert(variable) }
      var ways = flow.next(address).map { ($0, after) }
      if case .choices(let choices) = question.form {
        ways = choices.map { choice in
          var chosen = set
          let condition = choice.condition.map { tables.conditions[$0] } ?? .always
          for id in condition.surelySet(when: true) { chosen.insert(id) }
          return (choice.address, chosen)
        }
      } else {
        ways = [(question.next, after)]
      }
      return ways + (question.skip.map { [($0, set)] } ?? [])
    default: return flow.next(address).map { ($0, set) }
    }
  }

  /// What each node has set when it comes back, by itself: repeated until nothing changes.
  private mutating func settleReturns() {
    var isWaiting = Array(repeating: true, count: flow.tables.nodes.count)
    var queue = Array(flow.tables.nodes.indices)
    var users = Array(repeating: [Int](), count: flow.tables.nodes.count)
    for (index, edges) in zip(flow.tables.nodes.indices, zip(flow.gotos, flow.calls)) {
      for edge in edges.0 + edges.1 { users[Int(edge.to.value)].append(index) }
    }
    var at = 0
    while at < queue.count {
      let node = queue[at]
      at += 1
      isWaiting[node] = false
      let after = result(of: node)
      guard after != returned[node] else { continue }
      returned[node] = after
      for user in users[node] where !isWaiting[user] {
        isWaiting[user] = true
        queue.append(user)
      }
    }
  }

  /// What is set for certain when the node has come back, with nothing set at its start.
  private func result(of index: Int) -> VariableSet {
    let tables = flow.tables
    let node = tables.nodes[index]
    let first = Int(node.start.value)
    var inside: [VariableSet?] = Array(repeating: nil, count: Int(node.end.value) - first)
    var result = VariableSet(count: count, all: true)
    var waiting = [node.start]
    inside[0] = VariableSet(count: count)
    while let address = waiting.popLast() {
      guard let set = inside[Int(address.value) - first] else { continue }
      var ways: [(Address, VariableSet)] = []
      switch tables.code[address] {
      case .leave: result.formIntersection(set)
      case .goto(let target):
        var after = set
        after.formUnion(returned[Int(target.value)])
        result.formIntersection(after)
      case .call(let target):
        guard flow.canComeBack[Int(target.value)] else { continue }
        var after = set
        after.formUnion(returned[Int(target.value)])
        ways = [(Address(Int(address.value) + 1), after)]
      default: ways = steps(address, set)
      }
      for (next, after) in ways {
        let place = Int(next.value) - first
        guard inside.indices.contains(place) else { continue }
        guard var old = inside[place] else {
          inside[place] = after
          waiting.append(next)
          continue
        }
        let was = old
        old.formIntersection(after)
        if old != was {
          inside[place] = old
          waiting.append(next)
        }
      }
    }
    return result
  }
}

extension Condition {
  /// The variables that are set for certain when the condition holds, or when it fails.
  func surelySet(when holds: Bool) -> [VariableID] {
    switch self {
    case .always, .visited: return []
    case .isValue(let id, _), .known(let id), .has(let id, _): return holds ? [id] : []
    case .same(let a, let b): return holds ? [a, b] : []
    case .compare(let a, let sign, let b):
      // An unset variable alone on a side makes every comparison fail but `is not`.
      guard holds != (sign == .notEqual) else { return [] }
      return [a, b].compactMap { if case .variable(let id) = $0 { id } else { nil } }
    case .not(let inner): return inner.surelySet(when: !holds)
    case .and(let a, let b):
      return holds
        ? a.surelySet(when: true) + b.surelySet(when: true)
        : a.surelySet(when: false).filter { b.surelySet(when: false).contains($0) }
    case .or(let a, let b):
      return holds
        ? a.surelySet(when: true).filter { b.surelySet(when: true).contains($0) }
        : a.surelySet(when: false) + b.surelySet(when: false)
    }
  }
}
