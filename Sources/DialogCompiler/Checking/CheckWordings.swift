import DialogEngine
import DialogSyntax

/// Wordings of a line that nobody comes often enough to hear.
extension Compiler {
  mutating func checkWordings(_ reach: Reach) {
    for (value, instruction) in tables.code.enumerated() {
      guard case .say(let id) = instruction, tables.lines[id].comesInTurn else { continue }
      let sites = origins.wordings[Int(id.value)]
      let ways = reach.ways(showing: Address(value))
      guard sites.count > 1, let most = reach.mostTimes(ways, upTo: sites.count),
        most < sites.count
      else { continue }
      let way = reach.words(to: Goal(ways: ways))
      problems.append(.wordingNever(sites.count - most, at: sites[most], most: most, way))
    }
  }
}
