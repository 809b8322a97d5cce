import DialogEngine
import DialogSyntax

/// Looks for a way to an ending that never shows how to reach a person.
extension Compiler {
  /// For a start: there is only something to look for where a quick look does not rule it out.
  mutating func checkHelpQuickly() {
    guard !tables.contacts.isEmpty, tables.mayEndWithoutHelp() else { return }
    checkHelp(WayFinder(WayMap(Flow(tables))))
  }

  mutating func checkHelp(_ finder: WayFinder) {
    guard !tables.contacts.isEmpty else { return }
    let map = finder.map
    let ways = map.ways.indices.filter { place in
      guard let address = map.step(map.ways[place].to) else { return false }
      if case .end = tables.code[address] { return true }
      return false
    }
    guard let example = finder.withoutHelp(to: Goal(ways: ways)), let last = example.path.last,
      let end = map.step(map.ways[last].to)
    else { return }
    problems.append(
      .endsWithoutHelp(PathWords(map).text(example), at: origins.code[Int(end.value)]))
  }
}
