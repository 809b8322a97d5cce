import DialogEngine

/// Walks along some ways of the map with everything that counts, to tell whether a visitor could.
///
/// What is answered stays unknown until it is asked about: a way is possible when values can be
/// found for which every condition on it comes out as the way needs it.
struct Trial {
  enum Verdict {
    /// The way can be walked; with what has to be answered, by the place in the path.
    case possible([Int: Value])
    /// What has to be known to see that the way cannot be walked.
    case impossible(Interest)
    /// Too much hangs together to tell, or calls are not told apart.
    case unsure
  }

  private let map: WayMap
  private let tables: Tables
  private var moment: Moment
  private var puzzle: Puzzle
  /// Where the value of a variable comes from that was worked out.
  private var origins: [VariableID: Origin] = [:]
  private var taken: Set<CounterID> = []
  private var isTalking = false
  /// A call was entered that is not told apart from others.
  private var isBlurred = false
  private var isUnsure = false
  private var conflict: Interest?
  /// Which unknown was answered where.
  private var answers: [Int: Int] = [:]

  init(_ map: WayMap) {
    self.map = map
    tables = map.tables
    moment = Moment(tables)
    puzzle = Puzzle(tables)
  }

  /// Whether the ways can be walked one after the other, to what the goal asks for.
  func walk(_ path: [Int], to goal: Goal) -> Verdict {
    var trial = self
    for (place, way) in path.enumerated() {
      if place == path.count - 1, let condition = goal.before { trial.demand(condition, true) }
      trial.take(map.ways[way], at: place)
      if trial.conflict != nil || trial.isUnsure { break }
    }
    if let condition = goal.condition, trial.conflict == nil { trial.demand(condition, true) }
    if let conflict = trial.conflict { return .impossible(conflict) }
    return trial.isUnsure ? .unsure : trial.solve()
  }

  private func solve() -> Verdict {
    switch puzzle.solve() {
    case .solved(let values):
      return .possible(answers.compactMapValues { values[$0] ?? nil })
    case .contradiction(let interest): return .impossible(interest)
    case .tooLarge: return .unsure
    }
  }

  // One way

  private mutating func take(_ way: WayMap.Way, at place: Int) {
    if way.isBlurred { isBlurred = true }
    if way.happening.question != nil { moment.values[Variable.consent] = nil }
    happen(way.happening, at: place, isBlurred: way.isBlurred)
    if let node = way.enters { moment.visits[node, default: 0] += 1 }
  }

  private mutating func happen(_ happening: WayMap.Happening, at place: Int, isBlurred now: Bool) {
    switch happening {
    case .onward: if now { isUnsure = true }
    case .holds(let condition): demand(tables.conditions[condition], true)
    case .fails(let condition): demand(tables.conditions[condition], false)
    case .set(let assignment): set(tables.assignments[assignment])
    case .chose(let id, let choice): choose(tables.choices(of: id)[choice])
    case .answered(_, let variable): answer(variable, at: place)
    case .noneOffered(let id): for choice in tables.choices(of: id) { refuse(choice) }
    case .menu(let id):
      ask(id)
      isTalking = true
    case .skipped(let id), .alarm(let id): ask(id)
    case .ranOff, .openingOver, .named: runOff(happening)
    case .resumed: isUnsure = true
    case .wentOn, .passedOver, .raised, .supposed: break
    }
  }

  private mutating func runOff(_ happening: WayMap.Happening) {
    let isDeadEnd = if case .ranOff = happening { true } else { false }
    if isBlurred, isDeadEnd { isUnsure = true }
    if map.isOpeningFree, isDeadEnd != isTalking { conflict = Interest(.talking) }
    isTalking = true
  }

  // Choices

  private mutating func choose(_ choice: Choice) {
    if let once = choice.once, !taken.insert(once).inserted { conflict = Interest(.taken(once)) }
    if let place = choice.condition { demand(tables.conditions[place], true) }
  }

  /// The choice is not offered.
  private mutating func refuse(_ choice: Choice) {
    if let once = choice.once, taken.contains(once) { return }
    if let place = choice.condition { return demand(tables.conditions[place], false) }
    conflict = choice.once.map { Interest(.taken($0)) } ?? Interest()
  }

  /// Something of the question is offered, or it would not have been asked.
  private mutating func ask(_ id: QuestionID) {
    let open = tables.choices(of: id).filter { choice in
      !(choice.once.map(taken.contains) ?? false)
    }
    guard !tables.choices(of: id).isEmpty, open.allSatisfy({ $0.condition != nil }) else { return }
    let conditions = open.compactMap(\.condition).map { tables.conditions[$0] }
    if let any = conditions.joined() { return demand(any, true) }
    conflict = tables.choices(of: id).compactMap(\.once).reduce(into: Interest()) {
      $0.add(.taken($1))
    }
  }

  // Values

  private mutating func demand(_ condition: Condition, _ holds: Bool) {
    var interest = condition.interest
    for id in condition.variables {
      settle(id)
      if let origin = origins[id] { interest.add(origin, of: id) }
    }
    puzzle.demand(condition, holds, at: moment, interest: interest)
  }

  /// Gives a variable its value where it was not looked at before.
  private mutating func settle(_ id: VariableID) {
    guard moment.values[id] == nil else { return }
    if id == Variable.consent || id == Variable.country {
      moment.values[id] = .unknown(puzzle.add(id, canBeUnset: id == Variable.country))
    } else {
      moment.values[id] = .fixed(tables.variables[id].start)
    }
  }

  private mutating func answer(_ id: VariableID, at place: Int) {
    let unknown = puzzle.add(id, canBeUnset: false)
    answers[place] = unknown
    moment.values[id] = .unknown(unknown)
    origins[id] = nil
  }

  private mutating func set(_ assignment: Assignment) {
    for id in assignment.value.variables { settle(id) }
    origins[assignment.variable] = Origin(assignment.value, origins)
    moment.set(assignment)
  }
}

/// The variables and counts that have a part in a value.
private struct Origin {
  var variables: [VariableID]
  var nodes: [NodeID]
  /// It is the value of another variable, as it is.
  var isCopy: Bool

  /// Nil for a value that was written as such.
  init?(_ value: Expression, _ earlier: [VariableID: Origin]) {
    let direct = value.variables
    variables = direct + direct.flatMap { earlier[$0]?.variables ?? [] }
    nodes = value.nodes + direct.flatMap { earlier[$0]?.nodes ?? [] }
    isCopy = direct.allSatisfy { earlier[$0]?.isCopy ?? true }
    if case .variable = value {} else { isCopy = false }
    if variables.isEmpty, nodes.isEmpty { return nil }
  }
}

extension Interest {
  /// What a variable is compared with, its copy is compared with as well.
  fileprivate mutating func add(_ origin: Origin, of id: VariableID) {
    if origin.isCopy {
      for other in origin.variables { add(other, details[id] ?? .init()) }
    } else {
      addWhole([id] + origin.variables)
    }
    for node in origin.nodes { add(.visits(node)) }
  }
}

extension [Condition] {
  /// One that holds where any of them does.
  func joined() -> Condition? {
    guard let first else { return nil }
    return dropFirst().reduce(first) { .or($0, $1) }
  }
}
