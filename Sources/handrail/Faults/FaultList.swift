import DialogCompiler
import DialogEngine

/// Every fault that can be made in some dialogs of a pack, in the order of the files.
struct FaultList {
  private(set) var faults: [Fault] = []
  private let tables: Tables
  private let origins: Origins
  /// Where each condition is asked for.
  private var uses: [[Int]]

  init(_ pack: Pack, _ origins: Origins, in dialogs: Set<DialogID>) {
    tables = pack.tables
    self.origins = origins
    uses = Array(repeating: [], count: tables.conditions.count)
    for node in tables.nodes where dialogs.contains(node.dialog) {
      for address in Int(node.start.value)..<Int(node.end.value) { add(address) }
    }
    for place in uses.indices where !uses[place].isEmpty { add(Place<Condition>(place)) }
    for place in tables.interrupts.indices { add(InterruptID(place), in: dialogs) }
    for place in tables.variables.indices { addRange(VariableID(place), in: dialogs) }
    faults = faults.enumerated().sorted { a, b in
      (a.element.site.file, a.element.site.range.start, a.offset)
        < (b.element.site.file, b.element.site.range.start, b.offset)
    }.map(\.element)
  }

  /// So many of them by chance, still in the order of the files.
  mutating func pick(_ count: Int, seed: UInt64) {
    var chance = Random(seed: seed)
    var places = Array(faults.indices)
    while places.count > count { places.remove(at: chance.index(below: places.count)) }
    faults = places.map { faults[$0] }
  }

  private mutating func add(_ address: Int) {
    switch tables.code[address] {
    case .goto(let node), .call(let node):
      guard let other = neighbour(of: node) else { return }
      faults.append(
        Fault(
          change: .target(address, other), site: origins.code[address], addresses: [address]))
    case .unless(let condition, _): uses[Int(condition.value)].append(address)
    case .ask(let question): add(question, at: address)
    default: break
    }
  }

  private mutating func add(_ id: InterruptID, in dialogs: Set<DialogID>) {
    let interrupt = tables.interrupts[id]
    add(interrupt.call, of: id, by: .match, in: dialogs)
    if let ask = interrupt.ask { add(ask, of: id, by: .check, in: dialogs) }
  }

  private mutating func add(
    _ node: NodeID, of id: InterruptID, by rule: Alarm.Rule, in dialogs: Set<DialogID>
  ) {
    guard dialogs.contains(tables.nodes[node].dialog), let other = neighbour(of: node) else {
      return
    }
    faults.append(
      Fault(
        change: .interrupt(id, rule, other), site: origins.interrupts[Int(id.value)],
        addresses: [Int(tables.nodes[node].start.value)]))
  }

  private mutating func add(_ question: QuestionID, at address: Int) {
    guard case .choices(let choices) = tables.questions[question].form else { return }
    let sites = origins.choices[Int(question.value)]
    for place in choices.indices {
      if let condition = choices[place].condition { uses[Int(condition.value)].append(address) }
      faults.append(
        Fault(change: .choice(question, place), site: sites[place], addresses: [address]))
    }
  }

  private mutating func add(_ place: Place<Condition>) {
    let addresses = uses[Int(place.value)]
    let site = origins.conditions[Int(place.value)]
    faults.append(Fault(change: .opposite(place), site: site, addresses: addresses))
    for (number, bound) in tables.conditions[place].bounds.enumerated() {
      faults.append(
        Fault(
          change: .bound(place, number, to: bound.shifted), site: site, addresses: addresses))
    }
  }

  private mutating func addRange(_ id: VariableID, in dialogs: Set<DialogID>) {
    let variable = tables.variables[id]
    guard case .dialog(let dialog) = variable.scope, dialogs.contains(dialog),
      case .number(let range) = variable.kind, range.count > 1
    else { return }
    let questions = tables.questions(for: id)
    let addresses = tables.code.indices.filter { address in
      if case .ask(let question) = tables.code[address] {
        questions.contains(question)
      } else {
        false
      }
    }
    faults.append(
      Fault(
        change: .range(id, to: range.upperBound - 1), site: origins.variables[Int(id.value)],
        addresses: addresses))
  }

  /// The next node of the dialog, or the first one after the last.
  private func neighbour(of node: NodeID) -> NodeID? {
    let dialog = tables.nodes[node].dialog
    let own = tables.nodes.indices.filter { tables.nodes[$0].dialog == dialog }
    guard own.count > 1 else { return nil }
    return NodeID(own.first { $0 > Int(node.value) } ?? own[0])
  }
}
