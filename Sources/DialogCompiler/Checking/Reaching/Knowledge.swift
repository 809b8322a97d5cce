import DialogEngine

/// All combinations of what may be known of some atoms, numbered from 0.
///
/// What is not among the atoms is hidden, and taken to be anything. So more is held possible than
/// is, and what is held impossible really is.
struct Knowledge {
  let interest: Interest
  let tables: Tables
  let judge: Judge
  private let sights: [[Sight]]
  private let strides: [Int]
  /// How many combinations there are.
  let count: Int

  /// Nil where there are more than `most` combinations.
  init?(_ interest: Interest, _ tables: Tables, most: Int) {
    self.interest = interest
    self.tables = tables
    judge = Judge(tables)
    var sights: [[Sight]] = []
    var strides: [Int] = []
    var count = 1
    for atom in interest.atoms {
      let all = Sights(tables).all(of: atom, for: interest)
      guard !all.isEmpty else { return nil }
      sights.append(all)
      strides.append(count)
      count *= all.count
      if count > most { return nil }
    }
    self.sights = sights
    self.strides = strides
    self.count = count
  }

  // One combination

  func place(of atom: Atom) -> Int? { interest.atoms.firstIndex(of: atom) }

  private func digit(_ place: Int, in state: Int) -> Int {
    state / strides[place] % sights[place].count
  }

  private func replacing(_ place: Int, with digit: Int, in state: Int) -> Int {
    state + (digit - self.digit(place, in: state)) * strides[place]
  }

  func sight(_ atom: Atom, in state: Int) -> Sight {
    guard let place = place(of: atom) else { return .hidden }
    return sights[place][digit(place, in: state)]
  }

  func truth(of condition: Condition, in state: Int) -> Truth {
    judge.truth(of: condition, in: View(knowledge: self, state: state))
  }

  private struct View: Outlook {
    let knowledge: Knowledge
    let state: Int

    func sight(of atom: Atom) -> Sight { knowledge.sight(atom, in: state) }

    func hasPicked(_ place: Int, in list: VariableID) -> Truth {
      let bit: UInt64 = 1 << UInt64(place)
      switch knowledge.sight(.variable(list), in: state) {
      case .hidden, .within, .otherThan: return .open
      case .seen(nil): return .no
      case .seen(let value):
        guard knowledge.interest.bits(of: list) & bit != 0 else { return .open }
        return Truth((value?.bits ?? 0) & bit != 0)
      }
    }
  }

  // The beginning

  /// All combinations that a conversation can begin with.
  var first: [Int] {
    interest.atoms.indices.reduce([0]) { states, place in
      states.flatMap { state in
        firstDigits(place).map { replacing(place, with: $0, in: state) }
      }
    }
  }

  /// Country and consent may be decided outside.
  private func firstDigits(_ place: Int) -> [Int] {
    guard case .variable(let id) = interest.atoms[place] else { return [0] }
    let all = Array(sights[place].indices)
    if id == Variable.country { return all }
    if id == Variable.consent { return Array(all.dropFirst()) }
    return digits(of: .seen(tables.variables[id].start), place, id)
  }

  /// Whether each value of a variable is told apart from all others.
  func tellsAll(of id: VariableID) -> Bool {
    guard let place = place(of: .variable(id)) else { return true }
    return sights[place].allSatisfy { if case .seen = $0 { true } else { false } }
  }

  /// Every combination, for what nothing is known of.
  var all: Range<Int> { 0..<count }

  // Changes

  /// The places of what a result can be, among what is told apart.
  private func digits(of result: Sight, _ place: Int, _ id: VariableID) -> [Int] {
    let known = sights[place]
    switch (result, tables.variables[id].kind) {
    case (.hidden, _): return Array(known.indices)
    case (.seen(nil), _): return [0]
    case (_, .number(let range)):
      guard let figures = result.figures?.clamped(into: range) else { return [] }
      return known.indices.filter { known[$0].figures?.overlaps(figures) ?? false }
    case (.seen(let value?), .several):
      let shown = (value.bits ?? 0) & interest.bits(of: id)
      return known.indices.filter { known[$0] == .seen(.several(shown)) }
    case (.seen(let value?), _): return known.indices.filter { known[$0].equals(value) != .no }
    // What is none of the named values can be any of the others.
    case (.otherThan(let values), _):
      return known.indices.dropFirst().filter { place in
        !values.contains { known[place] == .seen($0) }
      }
    case (.within, _): return []
    }
  }

  /// Every value that an answer can give.
  func answering(_ id: VariableID, in state: Int) -> [Int] {
    guard let place = place(of: .variable(id)) else { return [state] }
    var digits = Array(sights[place].indices.dropFirst())
    if case .several(_, let most) = tables.variables[id].kind {
      digits.removeAll { sights[place][$0].picked > most }
    }
    return digits.map { replacing(place, with: $0, in: state) }
  }

  func setting(_ assignment: Assignment, in state: Int) -> [Int] {
    guard let place = place(of: .variable(assignment.variable)) else { return [state] }
    let view = View(knowledge: self, state: state)
    let result =
      hidesNothing(of: assignment)
      ? judge.result(of: assignment.value, in: view) : Sight.hidden
    var digits = digits(of: result, place, assignment.variable)
    // Consent that was decided outside stays as it is.
    if assignment.variable == Variable.consent { digits.append(digit(place, in: state)) }
    return digits.map { replacing(place, with: $0, in: state) }
  }

  /// Of lists, each value is worked out by itself, so that those that matter have to be known.
  private func hidesNothing(of assignment: Assignment) -> Bool {
    let needed = interest.bits(of: assignment.variable)
    return assignment.value.variables.allSatisfy { needed & ~interest.bits(of: $0) == 0 }
  }

  func counting(_ atom: Atom, in state: Int) -> Int {
    guard let place = place(of: atom) else { return state }
    let next = min(digit(place, in: state) + 1, sights[place].count - 1)
    return replacing(place, with: next, in: state)
  }

  /// The atom may become anything; a variable that is set stays set.
  func disturbing(_ atom: Atom, in states: [Int]) -> [Int] {
    guard let place = place(of: atom) else { return states }
    return states.flatMap { state in
      let now = digit(place, in: state)
      let others = sights[place].indices.filter { $0 != 0 && $0 != now }
      return [state] + others.map { replacing(place, with: $0, in: state) }
    }
  }
}

extension Interest {
  func bits(of id: VariableID) -> UInt64 { details[id]?.bits ?? 0 }
}

extension Sight {
  /// How many values of a list were picked, of those that are known.
  fileprivate var picked: Int {
    if case .seen(.several(let bits)) = self { bits.nonzeroBitCount } else { 0 }
  }
}

extension ClosedRange<Int> {
  /// What comes of its numbers when those outside of a range stay at its ends.
  fileprivate func clamped(into range: ClosedRange<Int>) -> ClosedRange<Int> {
    let low = Swift.min(Swift.max(lowerBound, range.lowerBound), range.upperBound)
    return low...Swift.max(low, Swift.min(upperBound, range.upperBound))
  }
}
