import DialogEngine
import DialogSyntax

/// Loops that go round without a question.
extension Compiler {
  /// Gives the stops of the loops: that they are never left is one mistake, not one for each
  /// condition there.
  mutating func checkLoops(_ reach: Reach) -> Set<Int> {
    var stops: Set<Int> = []
    for loop in reach.silentLoops() {
      guard let (example, round) = reach.endless(loop) else { continue }
      stops.formUnion(loop.map { reach.map.ways[$0].from })
      let steps = round.compactMap { reach.map.step(reach.map.ways[$0].from) }
      // The step that goes back is where the author has to look.
      let back = steps.filter { isWay(tables.code[$0]) }.max() ?? steps[0]
      var nodes: [String] = []
      for step in steps.sorted() {
        let name = tables.nodes[tables.node(of: step)].name
        if !nodes.contains(name) { nodes.append(name) }
      }
      problems.append(
        .loopNeverAsks(nodes, at: origins.code[Int(back.value)], PathWords(reach.map).text(example))
      )
    }
    return stops
  }

  private func isWay(_ instruction: Instruction) -> Bool {
    switch instruction {
    case .goto, .call: true
    default: false
    }
  }
}
