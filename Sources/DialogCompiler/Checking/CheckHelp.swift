import DialogEngine
import DialogSyntax

/// Looks for a way to an ending that never shows how to reach a person.
extension Compiler {
  mutating func checkHelp(_ flow: Flow) {
    guard !tables.contacts.isEmpty else { return }
    // A conversation begins by calling the opening, and goes on at any dialog or the landing node.
    let opening = tables.nodes[tables.opening].start
    let shows = tables.code.map { instruction in
      texts(of: instruction).contains { text, _ in
        text.pieces.contains { if case .contact = $0 { true } else { false } }
      }
    }
    var search = HelpSearch(flow, showsHelp: shows)
    guard let (end, way) = search.ending(from: opening, landing: tables.landing) else { return }
    var nodes: [String] = []
    for node in way.map({ reference($0) }) where nodes.last != node { nodes.append(node) }
    problems.append(.endsWithoutHelp(nodes, at: origins.code[Int(end.value)]))
  }
}

/// A search over single steps, which stops wherever a contact is shown.
private struct HelpSearch {
  private let flow: Flow
  private var before: [Int32]
  /// By instruction.
  private let showsHelp: [Bool]

  init(_ flow: Flow, showsHelp: [Bool]) {
    self.flow = flow
    self.showsHelp = showsHelp
    before = Array(repeating: -1, count: showsHelp.count)
  }

  /// The nearest step that ends the conversation, and the nodes on the way there.
  mutating func ending(
    from start: Address, landing: NodeID
  ) -> (end: Address, way: [NodeID])? {
    let tables = flow.tables
    var waiting = [start]
    var at = 0
    before[Int(start.value)] = start.value
    func meet(_ next: Address, _ from: Address, _ before: inout [Int32]) {
      guard before[Int(next.value)] < 0 else { return }
      before[Int(next.value)] = from.value
      waiting.append(next)
    }
    while at < waiting.count {
      let address = waiting[at]
      at += 1
      if showsHelp[Int(address.value)] { continue }
      switch tables.code[address] {
      case .end: return (address, way(to: address, from: start))
      case .goto(let target): meet(tables.nodes[target].start, address, &before)
      case .call(let target):
        meet(tables.nodes[target].start, address, &before)
        if flow.canComeBack[Int(target.value)] {
          meet(Address(Int(address.value) + 1), address, &before)
        }
      case .leave: meet(tables.nodes[landing].start, address, &before)
      default: for next in flow.next(address) { meet(next, address, &before) }
      }
    }
    return nil
  }

  private func way(to end: Address, from start: Address) -> [NodeID] {
    var way = [flow.nodes[Int(end.value)]]
    var address = end
    while address != start {
      address = Address(Int(before[Int(address.value)]))
      way.append(flow.nodes[Int(address.value)])
    }
    return way.reversed()
  }
}
