import DialogEngine

/// Where the steps of a pack can lead, conditions aside: each node's own steps first, then the
/// ways between nodes. Built once for all checks.
struct Flow {
  struct Edge {
    var from: Address
    var to: NodeID
  }

  let tables: Tables
  /// The node of each instruction.
  private(set) var nodes: [NodeID] = []
  /// Whether an instruction can run when its node is entered.
  private(set) var runs: [Bool]
  private(set) var gotos: [[Edge]] = []
  private(set) var calls: [[Edge]] = []
  /// Whether the node can run off its end.
  private(set) var leaves: [Bool] = []
  /// Whether a call of the node can come back.
  private(set) var canComeBack: [Bool] = []

  init(_ tables: Tables) {
    self.tables = tables
    runs = Array(repeating: false, count: tables.code.count)
    nodes = Array(repeating: NodeID(0), count: tables.code.count)
    for (index, node) in tables.nodes.enumerated() { trace(NodeID(index), node) }
    findReturns()
  }

  /// Backwards from the nodes that run off their end: whoever goes to one of them comes back, too.
  private mutating func findReturns() {
    canComeBack = leaves
    var sources = Array(repeating: [Int](), count: tables.nodes.count)
    for (index, edges) in gotos.enumerated() {
      for edge in edges { sources[Int(edge.to.value)].append(index) }
    }
    var waiting = leaves.indices.filter { leaves[$0] }
    while let node = waiting.popLast() {
      for source in sources[node] where !canComeBack[source] {
        canComeBack[source] = true
        waiting.append(source)
      }
    }
  }

  private mutating func trace(_ id: NodeID, _ node: Node) {
    for address in Int(node.start.value)..<Int(node.end.value) { nodes[address] = id }
    var waiting = [node.start]
    var leave = false
    while let address = waiting.popLast() {
      guard !runs[Int(address.value)] else { continue }
      runs[Int(address.value)] = true
      leave = leave || tables.code[address] == .leave
      waiting += next(address)
    }
    var gotos: [Edge] = []
    var calls: [Edge] = []
    for value in Int(node.start.value)..<Int(node.end.value) where runs[value] {
      switch tables.code[value] {
      case .goto(let target): gotos.append(Edge(from: Address(value), to: target))
      case .call(let target): calls.append(Edge(from: Address(value), to: target))
      default: break
      }
    }
    self.gotos.append(gotos)
    self.calls.append(calls)
    leaves.append(leave)
  }

  /// The instructions of the same node that can come after this one.
  func next(_ address: Address) -> [Address] {
    let below = Address(Int(address.value) + 1)
    switch tables.code[address] {
    case .say, .set, .keep, .mark, .call: return [below]
    case .unless(_, let target): return [below, target]
    case .jump(let target): return [target]
    case .goto, .end, .hide, .leave: return []
    case .ask(let id): return answers(tables.questions[id])
    }
  }

  private func answers(_ question: Question) -> [Address] {
    let skip = question.skip.map { [$0] } ?? []
    switch question.form {
    case .wait, .answer: return [question.next] + skip
    case .choices(let choices): return choices.map(\.address) + skip
    }
  }

  /// All nodes that can be entered from these by `goto`, and by `call` where asked for.
  func closure(_ roots: [NodeID], calls withCalls: Bool) -> [Bool] {
    var seen = Array(repeating: false, count: tables.nodes.count)
    var waiting = roots
    while let node = waiting.popLast() {
      guard !seen[Int(node.value)] else { continue }
      seen[Int(node.value)] = true
      waiting += gotos[Int(node.value)].map(\.to)
      if withCalls { waiting += calls[Int(node.value)].map(\.to) }
    }
    return seen
  }
}

/// Groups of a graph whose members all lead to one another (Tarjan's algorithm, without recursion).
/// The number of its group for each member; a member that is alone in its group may still lead to
/// itself.
func groups(count: Int, next: (Int) -> [Int]) -> [Int] {
  var group = Array(repeating: -1, count: count)
  var order = Array(repeating: -1, count: count)
  var low = Array(repeating: 0, count: count)
  var open: [Int] = []
  var isOpen = Array(repeating: false, count: count)
  var path: [(node: Int, next: [Int], at: Int)] = []
  var clock = 0
  var groupCount = 0

  func enter(_ node: Int) {
    order[node] = clock
    low[node] = clock
    clock += 1
    open.append(node)
    isOpen[node] = true
    path.append((node, next(node), 0))
  }

  func close(_ node: Int) {
    while let last = open.popLast() {
      isOpen[last] = false
      group[last] = groupCount
      if last == node { break }
    }
    groupCount += 1
  }

  for start in 0..<count where order[start] < 0 {
    enter(start)
    while let top = path.last {
      if top.at < top.next.count {
        path[path.count - 1].at += 1
        let target = top.next[top.at]
        if order[target] < 0 {
          enter(target)
        } else if isOpen[target] {
          low[top.node] = min(low[top.node], order[target])
        }
      } else {
        path.removeLast()
        if low[top.node] == order[top.node] { close(top.node) }
        if let parent = path.last?.node { low[parent] = min(low[parent], low[top.node]) }
      }
    }
  }
  return group
}
