import DialogEngine

/// When a way of the map can be taken, and what is known after it.
struct Effects {
  private let map: WayMap
  private let knowledge: Knowledge
  private let tables: Tables
  /// What is known of these may change at any question.
  private let unsteady: [Atom]

  init(_ map: WayMap, _ knowledge: Knowledge) {
    self.map = map
    self.knowledge = knowledge
    tables = map.tables
    unsteady = ([.variable(Variable.consent)] + map.changedByAlarms.atoms)
      .filter { knowledge.place(of: $0) != nil }
  }

  /// While a question is open, some of what is known may change without an answer to it.
  func disturbed(_ known: Int) -> [Int] {
    unsteady.reduce([known]) { knowledge.disturbing($1, in: $0) }
  }

  var isSteady: Bool { unsteady.isEmpty }

  func results(of way: WayMap.Way, in known: Int) -> [Int] {
    var states = happened(way.happening, in: known)
    if let node = way.enters { states = counting(.visits(node), in: states) }
    return states
  }

  private func counting(_ atom: Atom, in states: [Int]) -> [Int] {
    states.map { knowledge.counting(atom, in: $0) }
  }

  private func happened(_ happening: WayMap.Happening, in state: Int) -> [Int] {
    switch happening {
    case .holds(let place): return truth(place, state) == .no ? [] : [state]
    case .fails(let place): return truth(place, state) == .yes ? [] : [state]
    case .set(let place): return knowledge.setting(tables.assignments[place], in: state)
    case .chose(let id, let place): return choosing(tables.choices(of: id)[place], in: state)
    case .answered(_, let variable): return knowledge.answering(variable, in: state)
    case .noneOffered(let id):
      return tables.choices(of: id).contains { isOffered($0, in: state) == .yes } ? [] : [state]
    case .skipped(let id), .alarm(let id): return isAsked(id, in: state) ? [state] : []
    case .menu(let id): return isAsked(id, in: state) ? [talking(in: state)] : []
    case .ranOff: return map.isOpeningFree && isTalking(state) == .no ? [] : [state]
    case .openingOver, .named: return isTalking(state) == .yes ? [] : [talking(in: state)]
    case .resumed: return Array(knowledge.all)
    case .onward, .wentOn, .passedOver, .raised, .supposed: return [state]
    }
  }

  /// A question without a choice to offer is passed over.
  private func isAsked(_ id: QuestionID, in state: Int) -> Bool {
    let choices = tables.choices(of: id)
    return choices.isEmpty || choices.contains { isOffered($0, in: state) != .no }
  }

  private func truth(_ place: Place<Condition>, _ state: Int) -> Truth {
    knowledge.truth(of: tables.conditions[place], in: state)
  }

  private func choosing(_ choice: Choice, in state: Int) -> [Int] {
    guard isOffered(choice, in: state) != .no else { return [] }
    return [choice.once.map { knowledge.counting(.taken($0), in: state) } ?? state]
  }

  private func isOffered(_ choice: Choice, in state: Int) -> Truth {
    var truth = Truth.yes
    if let once = choice.once {
      truth = knowledge.sight(.taken(once), in: state).equals(.number(0))
    }
    return choice.condition.map { truth && self.truth($0, state) } ?? truth
  }

  private func isTalking(_ state: Int) -> Truth {
    knowledge.sight(.talking, in: state).equals(.number(1))
  }

  private func talking(in state: Int) -> Int { knowledge.counting(.talking, in: state) }
}
