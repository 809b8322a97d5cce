import DialogEngine

/// Where the steps of a pack can lead, conditions aside: each node's own steps first, then the
/// ways between nodes. Built once for all checks.
struct Flow {
  struct Edge {
    var from: Address
    var to: NodeID
  }

  /// One side of a condition.
  struct Branch: Hashable {
    var address: Address
    var holds: Bool
  }

  let tables: Tables
  private let shut: Set<Branch>
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

  /// Branches in `shut` are never taken.
  init(_ tables: Tables, shut: Set<Branch> = []) {
    self.tables = tables
    self.shut = shut
    runs = Array(repeating: false, count: tables.code.count)
    canComeBack = Array(repeating: true, count: tables.nodes.count)
    for (index, node) in tables.nodes.enumerated() {
      for _ in Int(node.start.value)..<Int(node.end.value) { nodes.append(NodeID(index)) }
    }
    // What stands below a call that never comes back does not run, which may make another such.
    var before: [Bool] = []
    while before != canComeBack {
      before = canComeBack
      traceAll()
      findReturns()
    }
  }

  private mutating func traceAll() {
    runs = Array(repeating: false, count: tables.code.count)
    (gotos, calls, leaves) = ([], [], [])
    for node in tables.nodes { trace(node) }
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

  private mutating func trace(_ node: Node) {
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
    switch tables.code[address] {
    case .call(let node): return canComeBack[Int(node.value)] ? [address.below] : []
    case .unless(_, let target):
      let holds = shut.contains(Branch(address: address, holds: true)) ? [] : [address.below]
      return shut.contains(Branch(address: address, holds: false)) ? holds : holds + [target]
    default: return tables.next(address)
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

extension Tables {
  /// The instructions of the same node that can come after this one, whatever holds and whether or
  /// not a call comes back.
  func next(_ address: Address) -> [Address] {
    switch code[address] {
    case .say, .set, .keep, .mark, .call: [address.below]
    case .unless(_, let target): [address.below, target]
    case .jump(let target): [target]
    case .goto, .end, .hide, .leave: []
    case .ask(let id): answers(questions[id])
    }
  }

  private func answers(_ question: Question) -> [Address] {
    let skip = question.skip.map { [$0] } ?? []
    switch question.form {
    case .wait, .answer: return [question.next] + skip
    case .choices(let choices):
      let canPass =
        asksConsent(question) || choices.allSatisfy { $0.condition != nil || $0.once != nil }
      return choices.map(\.address) + skip + (canPass ? [question.next] : [])
    }
  }

  /// The node that a step stands in.
  func node(of step: Address) -> NodeID {
    let next = nodes.partitioningIndex { $0.start > step }
    return NodeID(next - 1)
  }
}

extension [Node] {
  /// The place of the first for which it holds, where it holds for all that follow.
  fileprivate func partitioningIndex(_ holds: (Node) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
