import DialogEngine

/// Walks the steps of one node with the conditions on the way, to tell what can really happen.
/// Jumps inside a node lead forwards only, so every way comes to an end.
struct Paths {
  /// Past so many ways a thing is taken for possible.
  static let most = 500

  private struct Way {
    var address: Address
    var conditions: [Condition] = []
  }

  private let flow: Flow
  private let sets: SetAnalysis
  private let space: ConditionSpace
  private var count = 0

  init(_ flow: Flow, _ sets: SetAnalysis) {
    self.flow = flow
    self.sets = sets
    space = ConditionSpace(flow.tables)
  }

  /// Whether the node can run off its end, by conditions that can hold together.
  mutating func canRunOff(_ node: Node) -> Bool {
    var waiting = [Way(address: node.start)]
    while let way = waiting.popLast() {
      count += 1
      if count > Self.most { return true }
      let instruction = flow.tables.code[way.address]
      if instruction == .leave { return true }
      for next in follow(way, instruction) where space.canAllHold(next.conditions) {
        waiting.append(next)
      }
    }
    return false
  }

  /// The steps of the node that can be reached by conditions that can hold together; nil where
  /// there are too many ways to try.
  mutating func reachable(_ node: Node) -> Set<Address>? {
    var seen: Set<Address> = []
    var seenFreely: Set<Address> = []
    var waiting = [Way(address: node.start)]
    while let way = waiting.popLast() {
      seen.insert(way.address)
      // After a way without conditions, no other one to this step shows anything new.
      if seenFreely.contains(way.address) { continue }
      if way.conditions.isEmpty { seenFreely.insert(way.address) }
      count += 1
      if count > Self.most { return nil }
      for next in follow(way, flow.tables.code[way.address])
      where next.conditions.count == way.conditions.count || space.canAllHold(next.conditions) {
        waiting.append(next)
      }
    }
    return seen
  }

  private func follow(_ way: Way, _ instruction: Instruction) -> [Way] {
    switch instruction {
    case .unless(let place, let target):
      let condition = flow.tables.conditions[place]
      let known = knownVariables(condition, at: way.address)
      let below = Address(Int(way.address.value) + 1)
      return [
        Way(address: below, conditions: way.conditions + known + [condition]),
        Way(address: target, conditions: way.conditions + known + [.not(condition)]),
      ]
    case .set(let place):
      return forgetting([flow.tables.assignments[place].variable], way)
    case .ask(let id):
      if case .answer(let variable) = flow.tables.questions[id].form {
        return forgetting([variable], way)
      }
      return flow.next(way.address).map { Way(address: $0, conditions: way.conditions) }
    case .call:
      // What is called may change anything.
      return flow.next(way.address).map { Way(address: $0) }
    default: return flow.next(way.address).map { Way(address: $0, conditions: way.conditions) }
    }
  }

  private func forgetting(_ changed: [VariableID], _ way: Way) -> [Way] {
    let kept = way.conditions.filter { condition in
      !condition.variables.contains { changed.contains($0) }
    }
    return flow.next(way.address).map { Way(address: $0, conditions: kept) }
  }

  /// That a variable is set, where every way here has set it.
  func knownVariables(_ condition: Condition, at address: Address) -> [Condition] {
    guard let set = sets.before[Int(address.value)] else { return [] }
    return condition.variables.filter { set.contains($0) }.map { .known($0) }
  }
}
