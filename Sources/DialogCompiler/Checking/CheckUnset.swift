import DialogEngine
import DialogSyntax

/// Finds texts that show a variable which may not be set on some way to them.
extension Compiler {
  mutating func checkUnset(_ reach: Reach) {
    for use in slotSites where !use.orElse && isWorthSaying(use.variable) {
      // The lines of the pack for what was not understood may be shown at any question.
      let ways = use.step.map(reach.ways(showing:)) ?? reach.waysToQuestions
      let goal = Goal(ways: ways, condition: .not(.known(use.variable)))
      guard let way = reach.words(to: goal, knowing: goal.interest) else { continue }
      problems.append(.maybeUnset(tables.variables[use.variable].name, at: use.site, way))
    }
  }

  /// One that is never set has its own message; a private one, too.
  private func isWorthSaying(_ id: VariableID) -> Bool {
    let variable = tables.variables[id]
    return usage.sets[Int(id.value)] && variable.start == nil && !variable.isPrivate
      && variable.scope != .engine
  }
}
