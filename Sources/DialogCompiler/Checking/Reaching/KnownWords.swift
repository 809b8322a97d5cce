import DialogEngine

/// What is always so where a condition is asked about, in a few words.
struct KnownWords {
  private let tables: Tables
  private let sights: Sights

  init(_ tables: Tables) {
    self.tables = tables
    sights = Sights(tables)
  }

  /// `mood is always low`, for what the condition looks at; nil where anything can be.
  func text(_ condition: Condition, at stops: [Int], in outline: Outline) -> String? {
    let states = stops.flatMap { outline.known(at: $0) }
    let interest = outline.knowledge.interest
    let parts = condition.interest.atoms.compactMap { atom -> String? in
      let known = Set(states.map { outline.knowledge.sight(atom, in: $0) })
      let all = sights.all(of: atom, for: interest)
      guard known.count < all.count, !known.isEmpty else { return nil }
      return words(atom, all.filter(known.contains), of: all, condition)
    }
    return parts.isEmpty ? nil : list(parts)
  }

  private func words(
    _ atom: Atom, _ known: [Sight], of all: [Sight], _ condition: Condition
  ) -> String? {
    switch atom {
    case .variable(let id): words(id, known, of: all, condition)
    case .visits(let node): words(node, known)
    case .taken, .talking: nil
    }
  }

  private func words(
    _ id: VariableID, _ known: [Sight], of all: [Sight], _ condition: Condition
  ) -> String? {
    let name = tables.variables[id].name
    if known.allSatisfy(\.isUnset) { return "\(name) is not set" }
    let values = known.filter { !$0.isUnset }
    let isSure = values.count == known.count
    if case .several = tables.variables[id].kind {
      return picked(id, values, isSure, condition)
    }
    // Where it can be anything, numbers at least show what anything is.
    if values.count == all.count - 1, !isSure { return nil }
    if values.count == all.count - 1, figures(values) == nil { return "\(name) is always set" }
    guard let words = figures(values) ?? named(id, values) else { return nil }
    return isSure ? "\(name) is always \(words)" : "\(name) is \(words), where it is set"
  }

  /// `3`, or `0 to 4`; nil where it is no number, or numbers here and there.
  private func figures(_ sights: [Sight]) -> String? {
    let ranges = sights.compactMap(\.figures)
    guard let first = ranges.first, let last = ranges.last, ranges.count == sights.count,
      zip(ranges, ranges.dropFirst()).allSatisfy({ $0.upperBound + 1 == $1.lowerBound })
    else { return nil }
    let (low, high) = (first.lowerBound, last.upperBound)
    return low == high ? String(low) : "\(low) to \(high)"
  }

  private func named(_ id: VariableID, _ sights: [Sight]) -> String? {
    let values = sights.compactMap { sight -> String? in
      if case .seen(let value?) = sight { tables.words(value, of: id) } else { nil }
    }
    if values.count == sights.count, values.count <= 3 { return list(values, "or") }
    guard sights.count == 1, case .otherThan(let others) = sights[0], !others.isEmpty else {
      return nil
    }
    let names = others.map { tables.words($0, of: id) }.sorted()
    return "something other than \(list(names, "and"))"
  }

  /// Which of the values that the condition asks for a list always has, or never.
  private func picked(
    _ id: VariableID, _ sights: [Sight], _ isSure: Bool, _ condition: Condition
  ) -> String? {
    let sets = sights.compactMap { sight -> UInt64? in
      if case .seen(.several(let bits)?) = sight { bits } else { nil }
    }
    let members = tables.variables[id].kind.members
    for place in Value.places(condition.interest.details[id]?.bits ?? 0) {
      let bit: UInt64 = 1 << UInt64(place)
      let name = "\(tables.variables[id].name)"
      if sets.allSatisfy({ $0 & bit == 0 }) { return "\(name) never has \(members[place].id)" }
      if isSure, sets.allSatisfy({ $0 & bit != 0 }) {
        return "\(name) always has \(members[place].id)"
      }
    }
    return isSure ? "\(tables.variables[id].name) is always set" : nil
  }

  private func words(_ node: NodeID, _ known: [Sight]) -> String? {
    guard let most = known.last?.figures, let least = known.first?.figures else { return nil }
    let name = "\"\(tables.reference(node))\""
    if most.upperBound == 0 { return "\(name) was never visited before" }
    if most.upperBound < Value.numbers.upperBound {
      return "\(name) was visited \(times(most.upperBound)) at most"
    }
    return least.lowerBound > 0
      ? "\(name) was visited \(times(least.lowerBound)) at least" : nil
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}
