import DialogEngine

/// Which ways of a map look at or change what.
struct WayIndex {
  private var ways: [Atom: [Int]] = [:]
  /// Ways after which nothing is known any more.
  private var breaks: [Int] = []

  init(_ map: WayMap) {
    for (place, way) in map.ways.enumerated() {
      for atom in atoms(of: way, map) where ways[atom]?.last != place {
        ways[atom, default: []].append(place)
      }
      if case .resumed = way.happening { breaks.append(place) }
    }
  }

  /// For each way, whether it looks at or changes anything of interest.
  func told(by interest: Interest, of map: WayMap) -> [Bool] {
    var isTold = Array(repeating: false, count: map.ways.count)
    for atom in interest.atoms { for way in ways[atom] ?? [] { isTold[way] = true } }
    for way in breaks { isTold[way] = true }
    return isTold
  }

  private func atoms(of way: WayMap.Way, _ map: WayMap) -> [Atom] {
    atoms(of: way.happening, map.tables) + (way.enters.map { [.visits($0)] } ?? [])
  }

  private func atoms(of happening: WayMap.Happening, _ tables: Tables) -> [Atom] {
    switch happening {
    case .holds(let place), .fails(let place): return tables.conditions[place].interest.atoms
    case .set(let place): return [.variable(tables.assignments[place].variable)]
    case .answered(_, let variable): return [.variable(variable)]
    case .chose(let id, let place): return tables.atoms(of: tables.choices(of: id)[place])
    case .noneOffered(let id), .skipped(let id), .alarm(let id):
      return tables.choices(of: id).flatMap(tables.atoms)
    case .menu(let id): return tables.choices(of: id).flatMap(tables.atoms) + [.talking]
    case .ranOff, .openingOver, .named: return [.talking]
    case .onward, .wentOn, .passedOver, .raised, .supposed, .resumed: return []
    }
  }
}

extension Tables {
  func choices(of id: QuestionID) -> [Choice] {
    if case .choices(let choices) = questions[id].form { choices } else { [] }
  }

  /// What decides whether a choice is offered.
  fileprivate func atoms(of choice: Choice) -> [Atom] {
    let condition = choice.condition.map { conditions[$0].interest.atoms } ?? []
    return condition + (choice.once.map { [.taken($0)] } ?? [])
  }
}
