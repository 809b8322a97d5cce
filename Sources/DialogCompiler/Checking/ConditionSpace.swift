import DialogEngine

/// Answers whether conditions can hold or fail together, wherever they stand, by trying every
/// combination of what they look at.
struct ConditionSpace {
  /// Past so many combinations the question is left open.
  private static let most = 20_000

  private let tables: Tables

  init(_ tables: Tables) {
    self.tables = tables
  }

  /// True where nobody can say.
  func canAllHold(_ conditions: [Condition]) -> Bool {
    canAll(conditions, otherThan: .no) ?? true
  }

  /// False where nobody can say, so that only what is certain is reported.
  func canAllFail(_ conditions: [Condition]) -> Bool {
    canAll(conditions, otherThan: .yes) ?? false
  }

  /// Nil where there are too many combinations.
  private func canAll(_ conditions: [Condition], otherThan truth: Truth) -> Bool? {
    guard !conditions.contains(where: \.hasUnknown) else { return nil }
    let interest = conditions.reduce(into: Interest()) { $0.add($1) }
    guard let knowledge = Knowledge(interest, tables, most: Self.most) else {
      return nil
    }
    return knowledge.all.contains { state in
      conditions.allSatisfy { knowledge.truth(of: $0, in: state) != truth }
    }
  }
}
