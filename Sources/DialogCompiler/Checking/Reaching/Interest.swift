import DialogEngine

/// What has to be told apart to tell whether some conditions hold: no more than they ask about.
struct Interest: Hashable {
  /// What is told apart of the values of a variable, beside whether it is set.
  struct Detail: Hashable {
    /// What it is compared with.
    var values: Set<Value> = []
    /// Of a list, the values that are asked for, one bit each.
    var bits: UInt64 = 0
    /// Every value counts, because it is compared or added up with others.
    var isWhole = false

    mutating func formUnion(_ other: Detail) {
      values.formUnion(other.values)
      bits |= other.bits
      isWhole = isWhole || other.isWhole
    }

    func covers(_ other: Detail) -> Bool {
      (isWhole || !other.isWhole && values.isSuperset(of: other.values))
        && bits & other.bits == other.bits
    }
  }

  private(set) var atoms: [Atom] = []
  private(set) var details: [VariableID: Detail] = [:]
  /// The highest count that is asked about: visits above it are alike.
  private(set) var counts: [Atom: Int] = [:]

  init() {}

  init(_ atom: Atom, upTo count: Int = 0) {
    add(atom, upTo: count)
  }

  mutating func add(_ atom: Atom, upTo count: Int = 0) {
    if !atoms.contains(atom) { atoms.append(atom) }
    if count > counts[atom] ?? 0 { counts[atom] = count }
  }

  mutating func add(_ id: VariableID, _ detail: Detail = Detail()) {
    // A condition with a mistake in it looks at nothing that is known.
    guard id.value >= 0 else { return }
    add(.variable(id))
    details[id, default: Detail()].formUnion(detail)
  }

  mutating func formUnion(_ other: Interest) {
    for atom in other.atoms { add(atom, upTo: other.counts[atom] ?? 0) }
    for (id, detail) in other.details { details[id, default: Detail()].formUnion(detail) }
  }

  func covers(_ other: Interest) -> Bool {
    other.atoms.allSatisfy { atoms.contains($0) && counts[$0] ?? 0 >= other.counts[$0] ?? 0 }
      && other.details.allSatisfy { (details[$0] ?? Detail()).covers($1) }
  }

  // Conditions

  mutating func add(_ condition: Condition) {
    switch condition {
    case .always: break
    case .isValue(let id, let value): add(id, Detail(values: [value]))
    case .has(let id, let place): add(id, Detail(bits: 1 << UInt64(place)))
    case .known(let id): add(id)
    case .says(let id, let concept): add(id, Detail(values: [concept.saidAlone]))
    case .same(let a, let b): addWhole([a, b])
    case .compare(let a, _, let b): compare(a, b)
    case .visited(let node): add(.visits(node))
    case .not(let inner): add(inner)
    case .and(let a, let b), .or(let a, let b):
      add(a)
      add(b)
    }
  }

  private mutating func compare(_ a: Expression, _ b: Expression) {
    switch (a, b) {
    case (.variable(let id), .value(let value)), (.value(let value), .variable(let id)):
      add(id, Detail(values: [value]))
    case (.times(let node), .value(.number(let number))),
      (.value(.number(let number)), .times(let node)):
      add(.visits(node), upTo: number)
    default:
      addWhole(a.variables + b.variables)
      for node in a.nodes + b.nodes { add(.visits(node)) }
    }
  }

  mutating func addWhole(_ ids: [VariableID]) {
    for id in ids { add(id, Detail(bits: .max, isWhole: true)) }
  }
}
