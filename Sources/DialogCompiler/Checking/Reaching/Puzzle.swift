import DialogEngine

/// Unknown answers, and what is demanded of them: some values that fit everything, or what it is
/// that contradicts itself.
struct Puzzle {
  enum Solution {
    /// By unknown; nil where any value will do, or where the variable is not set.
    case solved([Value?])
    case contradiction(Interest)
    case tooLarge
  }

  /// Past so many attempts the question is left open.
  private static let mostAttempts = 20_000

  private struct Unknown {
    var variable: VariableID
    var canBeUnset: Bool
    /// What is demanded of it.
    var detail = Interest.Detail()
  }

  private struct Demand {
    var condition: Condition
    var holds: Bool
    var moment: Moment
    var interest: Interest
    var unknowns: Set<Int>

    func isMet(_ picks: [Value?]) -> Bool { moment.truth(of: condition, picks) == holds }
  }

  private let tables: Tables
  private var unknowns: [Unknown] = []
  private var demands: [Demand] = []

  init(_ tables: Tables) {
    self.tables = tables
  }

  mutating func add(_ variable: VariableID, canBeUnset: Bool) -> Int {
    unknowns.append(Unknown(variable: variable, canBeUnset: canBeUnset))
    return unknowns.count - 1
  }

  mutating func demand(
    _ condition: Condition, _ holds: Bool, at moment: Moment, interest: Interest
  ) {
    var needed: Set<Int> = []
    for case .variable(let id) in interest.atoms {
      for place in moment.unknowns(of: id) {
        needed.insert(place)
        unknowns[place].detail.formUnion(interest.details[id] ?? .init())
      }
    }
    demands.append(
      Demand(
        condition: condition, holds: holds, moment: moment, interest: interest, unknowns: needed))
  }

  // Solving

  func solve() -> Solution {
    var picks: [Value?] = Array(repeating: nil, count: unknowns.count)
    for part in parts() {
      var attempts = 0
      let places = part.reduce(into: Set<Int>()) { $0.formUnion($1.unknowns) }.sorted()
      switch fill(places[...], for: part, &picks, &attempts) {
      case .yes: continue
      case .no: return .contradiction(reason(part))
      case .open: return .tooLarge
      }
    }
    return .solved(picks)
  }

  /// Demands that share unknowns have to be met together; the others each alone.
  private func parts() -> [[Demand]] {
    var parts: [(unknowns: Set<Int>, demands: [Demand])] = []
    for demand in demands {
      let linked = parts.indices.filter { !parts[$0].unknowns.isDisjoint(with: demand.unknowns) }
      var whole = (unknowns: demand.unknowns, demands: linked.flatMap { parts[$0].demands })
      for place in linked { whole.unknowns.formUnion(parts[place].unknowns) }
      whole.demands.append(demand)
      for place in linked.reversed() { parts.remove(at: place) }
      parts.append(whole)
    }
    return parts.map(\.demands)
  }

  /// Tries values for the places one after the other; as deep as a way has answers.
  private func fill(
    _ places: ArraySlice<Int>, for part: [Demand], _ picks: inout [Value?], _ attempts: inout Int
  ) -> Truth {
    let settled = part.filter { $0.unknowns.isDisjoint(with: places) }
    guard settled.allSatisfy({ $0.isMet(picks) }) else { return .no }
    guard let place = places.first else { return .yes }
    for value in values(of: unknowns[place]) {
      attempts += 1
      guard attempts <= Self.mostAttempts else { return .open }
      picks[place] = value
      let result = fill(places.dropFirst(), for: part, &picks, &attempts)
      if result != .no { return result }
    }
    picks[place] = nil
    return .no
  }

  private func values(of unknown: Unknown) -> [Value?] {
    let unset: [Value?] = unknown.canBeUnset ? [nil] : []
    let kind = tables.variables[unknown.variable].kind
    var values = Sights(tables).values(of: unknown.variable, unknown.detail).map { $0.sample(kind) }
    if case .several(_, let most) = kind {
      values.removeAll { ($0?.bits ?? 0).nonzeroBitCount > most }
    }
    // Two texts that nothing is compared with need not be the same.
    if case .text = kind { values.append(.text("  ")) }
    return unset + values
  }

  /// What takes part in the contradiction: what can be left out does not.
  private func reason(_ part: [Demand]) -> Interest {
    var needed = part
    for place in part.indices.reversed() where needed.count > 1 {
      var fewer = needed
      fewer.remove(at: place)
      var picks: [Value?] = Array(repeating: nil, count: unknowns.count)
      var attempts = 0
      let places = fewer.reduce(into: Set<Int>()) { $0.formUnion($1.unknowns) }.sorted()
      if fill(places[...], for: fewer, &picks, &attempts) == .no { needed = fewer }
    }
    return needed.reduce(into: Interest()) { $0.formUnion($1.interest) }
  }
}

extension Sight {
  /// One of the values that it can be.
  func sample(_ kind: Kind) -> Value? {
    switch (self, kind) {
    case (.seen(let value), _): value
    case (.within(let range), _): .number(range.lowerBound)
    case (.otherThan(let values), .one(let members)):
      members.indices.lazy.map { Value.one($0) }.first { !values.contains($0) }
    case (.otherThan, .yesOrNo): .yesOrNo(true)
    case (.otherThan, _): .text(" ")
    case (.hidden, _): nil
    }
  }
}
