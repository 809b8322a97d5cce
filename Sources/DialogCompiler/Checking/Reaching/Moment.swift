import DialogEngine

/// What is set and counted at one point of a path; values may be unknown there.
struct Moment {
  indirect enum Source {
    case fixed(Value?)
    /// An answer: a place among the unknowns of a puzzle.
    case unknown(Int)
    /// The result of a `set` step.
    case worked(Assignment, Moment)
  }

  var values: [VariableID: Source] = [:]
  var visits: [NodeID: Int] = [:]
  private let variables: [Variable]
  private let judge: Judge

  init(_ tables: Tables) {
    variables = tables.variables
    judge = Judge(tables)
  }

  mutating func set(_ assignment: Assignment) {
    switch assignment.value {
    case .value(let value):
      values[assignment.variable] = .fixed(value.fitted(to: kind(of: assignment.variable)))
    default: values[assignment.variable] = .worked(assignment, self)
    }
  }

  /// The same where nothing is unknown: the value is worked out at once.
  mutating func settle(_ assignment: Assignment) {
    set(assignment)
    values[assignment.variable] = .fixed(value(of: assignment.variable, []))
  }

  private func kind(of id: VariableID) -> Kind { variables[id].kind }

  /// The unknowns that the value of a variable hangs on.
  func unknowns(of id: VariableID) -> Set<Int> {
    switch values[id] {
    case .unknown(let place): [place]
    case .worked(let assignment, let earlier):
      assignment.value.variables.reduce(into: []) { $0.formUnion(earlier.unknowns(of: $1)) }
    case .fixed, nil: []
    }
  }

  /// The value of a variable, once the unknowns are.
  func value(of id: VariableID, _ picks: [Value?]) -> Value? {
    switch values[id] {
    case .fixed(let value): return value
    case .unknown(let place): return picks[place]
    case .worked(let assignment, let earlier):
      let guess = Guess(moment: earlier, picks: picks)
      guard case .seen(let value?) = judge.result(of: assignment.value, in: guess) else {
        return nil
      }
      return value.fitted(to: kind(of: id))
    case nil: return variables[id].start
    }
  }

  func truth(of condition: Condition, _ picks: [Value?]) -> Bool {
    judge.truth(of: condition, in: Guess(moment: self, picks: picks)) == .yes
  }

  /// A moment with values for all unknowns.
  private struct Guess: Outlook {
    let moment: Moment
    let picks: [Value?]

    func sight(of atom: Atom) -> Sight {
      switch atom {
      case .variable(let id): .seen(moment.value(of: id, picks))
      case .visits(let node): .seen(.number(moment.visits[node] ?? 0))
      case .taken, .talking: .hidden
      }
    }

    func hasPicked(_ place: Int, in list: VariableID) -> Truth {
      let bits = moment.value(of: list, picks)?.bits ?? 0
      return Truth(bits & 1 << UInt64(place) != 0)
    }
  }
}
