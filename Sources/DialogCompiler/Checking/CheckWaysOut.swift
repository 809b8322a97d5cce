import DialogEngine
import DialogSyntax

/// Loops that ask, and that no answer leads out of.
extension Compiler {
  mutating func checkWaysOut(_ reach: Reach) {
    let shut = reach.closedLoops()
    for loop in shut { report(loop, reach, reach.words(into: loop)) }
    for loop in reach.trappingLoops(besides: shut) { report(loop.ways, reach, loop.words) }
  }

  private mutating func report(_ loop: [Int], _ reach: Reach, _ way: String?) {
    var nodes: [NodeID] = []
    for way in loop {
      guard let step = reach.map.step(reach.map.ways[way].from) else { continue }
      let node = tables.node(of: step)
      if !nodes.contains(node) { nodes.append(node) }
    }
    guard let first = nodes.min() else { return }
    let names = nodes.sorted().map { tables.nodes[$0].name }
    problems.append(.noWayOut(names, at: origins.nodes[Int(first.value)], way))
  }
}
