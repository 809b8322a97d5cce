import DialogEngine

/// Answers whether conditions can hold or fail together, by trying every state of what they look
/// at: exact for lists and truths; numbers by their ends and the figures they are compared with.
struct ConditionSpace {
  /// Past so many states the question is left open.
  static let states = 20_000

  private let tables: Tables

  init(_ tables: Tables) {
    self.tables = tables
  }

  /// True where nobody can say.
  func canAllHold(_ conditions: [Condition]) -> Bool {
    search(conditions) { $0.allSatisfy { $0 } } ?? true
  }

  /// False where nobody can say, so that only what is certain is reported.
  func canAllFail(_ conditions: [Condition]) -> Bool {
    search(conditions) { !$0.contains(true) } ?? false
  }

  /// Whether some state makes the results so; nil when there are too many states.
  private func search(_ conditions: [Condition], _ fits: ([Bool]) -> Bool) -> Bool? {
    guard !conditions.contains(where: \.hasUnknown) else { return nil }
    var atoms = Atoms()
    for condition in conditions { atoms.collect(condition) }
    guard let domains = domains(atoms) else { return nil }
    var state = State(
      places: Array(repeating: 0, count: domains.count), domains: domains, atoms: atoms)
    repeat {
      if fits(conditions.map { state.holds($0) }) { return true }
    } while state.advance()
    return false
  }

  private func domains(_ atoms: Atoms) -> [[Value?]]? {
    var domains: [[Value?]] = []
    var count = 1
    for atom in atoms.all {
      guard let domain = domain(atom, atoms) else { return nil }
      domains.append(domain)
      count *= domain.count
      if count > Self.states { return nil }
    }
    return domains
  }

  private func domain(_ atom: Atom, _ atoms: Atoms) -> [Value?]? {
    switch atom {
    case .visits:
      return figures(atoms, in: 0...Value.numbers.upperBound).map { .number($0) }
    case .variable(let id):
      let variable = tables.variables[id]
      let unset: [Value?] = variable.start == nil ? [nil] : []
      switch variable.kind {
      case .yesOrNo: return unset + [.yesOrNo(false), .yesOrNo(true)]
      case .one(let members): return unset + members.indices.map { .one($0) }
      case .number(let range):
        let all = atoms.hasSums && range.count <= 200 ? Array(range) : figures(atoms, in: range)
        return unset + all.map { .number($0) }
      case .several: return subsets(atoms.bits[id] ?? 0).map { unset + $0 }
      case .text: return unset + (atoms.texts + [""]).map { .text($0) }
      }
    }
  }

  /// The figures that something is compared with, those beside them, and the ends.
  private func figures(_ atoms: Atoms, in range: ClosedRange<Int>) -> [Int] {
    var all: Set<Int> = [range.lowerBound, range.upperBound]
    for figure in atoms.figures {
      for near in figure - 1...figure + 1 where range.contains(near) { all.insert(near) }
    }
    return all.sorted()
  }

  private func subsets(_ bits: UInt64) -> [Value?]? {
    let places = Value.places(bits)
    guard places.count <= 8 else { return nil }
    return (0..<(1 << places.count)).map { choice in
      var set: UInt64 = 0
      for (index, place) in places.enumerated() where choice & (1 << index) != 0 {
        set |= 1 << UInt64(place)
      }
      return .several(set)
    }
  }
}

/// Something that a condition looks at.
private enum Atom: Hashable {
  case variable(VariableID)
  /// How often a node was entered.
  case visits(NodeID)
}

private struct Atoms {
  var all: [Atom] = []
  var figures: Set<Int> = []
  var texts: [String] = []
  var bits: [VariableID: UInt64] = [:]
  var hasSums = false

  mutating func add(_ atom: Atom) {
    if !all.contains(atom) { all.append(atom) }
  }

  mutating func collect(_ condition: Condition) {
    switch condition {
    case .always: break
    case .isValue(let id, let value):
      add(.variable(id))
      if case .number(let number) = value { figures.insert(number) }
      if case .text(let text) = value, !texts.contains(text) { texts.append(text) }
    case .same(let a, let b):
      add(.variable(a))
      add(.variable(b))
    case .compare(let a, _, let b):
      collect(a)
      collect(b)
    case .has(let id, let place):
      add(.variable(id))
      bits[id, default: 0] |= 1 << UInt64(place)
    case .known(let id): add(.variable(id))
    case .visited(let node):
      add(.visits(node))
      figures.insert(0)
    case .not(let inner): collect(inner)
    case .and(let a, let b), .or(let a, let b):
      collect(a)
      collect(b)
    }
  }

  private mutating func collect(_ expression: Expression) {
    switch expression {
    case .value(.number(let number)): figures.insert(number)
    case .value: break
    case .variable(let id): add(.variable(id))
    case .times(let node): add(.visits(node))
    case .sum(let a, let b), .difference(let a, let b):
      hasSums = true
      collect(a)
      collect(b)
    }
  }
}

/// One choice of values for everything that is looked at.
private struct State {
  var places: [Int]
  let domains: [[Value?]]
  let atoms: Atoms

  /// False after the last state.
  mutating func advance() -> Bool {
    for index in places.indices {
      places[index] += 1
      if places[index] < domains[index].count { return true }
      places[index] = 0
    }
    return false
  }

  private func value(_ atom: Atom) -> Value? {
    guard let index = atoms.all.firstIndex(of: atom) else { return nil }
    return domains[index][places[index]]
  }

  func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .always: return true
    case .isValue(let id, let expected): return value(.variable(id)) == expected
    case .same(let a, let b):
      guard let left = value(.variable(a)) else { return false }
      return left == value(.variable(b))
    case .compare(let a, let sign, let b): return compare(a, sign, b)
    case .has(let id, let place):
      guard case .several(let bits) = value(.variable(id)) else { return false }
      return bits & (1 << UInt64(place)) != 0
    case .known(let id): return value(.variable(id)) != nil
    case .visited(let node): return number(.times(node)) > 0
    case .not(let inner): return !holds(inner)
    case .and(let a, let b): return holds(a) && holds(b)
    case .or(let a, let b): return holds(a) || holds(b)
    }
  }

  private func compare(_ a: Expression, _ sign: Comparison, _ b: Expression) -> Bool {
    // A variable that is not set equals nothing; inside a sum it counts as 0.
    for case .variable(let id) in [a, b] where value(.variable(id)) == nil {
      return sign == .notEqual
    }
    let (left, right) = (number(a), number(b))
    return switch sign {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }

  private func number(_ expression: Expression) -> Int {
    switch expression {
    case .value(.number(let number)): number
    case .value: 0
    case .variable(let id): number(value(.variable(id)))
    case .times(let node): number(value(.visits(node)))
    case .sum(let a, let b): Value.clamped(number(a) + number(b))
    case .difference(let a, let b): Value.clamped(number(a) - number(b))
    }
  }

  private func number(_ value: Value?) -> Int {
    if case .number(let number) = value { number } else { 0 }
  }
}

extension Condition {
  /// A part of it had a mistake, which was reported.
  var hasUnknown: Bool { variables.contains { $0.value < 0 } }
}
