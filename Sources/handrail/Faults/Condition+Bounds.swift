import DialogEngine

/// The numbers that a condition compares with, in the order in which they stand.
extension Condition {
  struct Bound {
    var number: Int
    /// One further in, so that fewer numbers hold.
    var shifted: Int
  }

  var bounds: [Bound] {
    switch self {
    case .isValue(_, .number(let number)): [Bound(number: number, shifted: number + 1)]
    case .compare(let left, let comparison, let right):
      left.bounds(comparison.turned) + right.bounds(comparison)
    case .not(let condition): condition.bounds
    case .and(let a, let b), .or(let a, let b): a.bounds + b.bounds
    case .always, .isValue, .same, .has, .known, .says, .visited: []
    }
  }

  mutating func setBound(_ place: Int, to number: Int) {
    var left = place
    self = replacing(&left, number)
  }

  private func replacing(_ left: inout Int, _ number: Int) -> Condition {
    switch self {
    case .isValue(let variable, .number(let old)):
      .isValue(variable, .number(take(&left) ? number : old))
    case .compare(let a, let comparison, let b):
      .compare(a.replacing(&left, number), comparison, b.replacing(&left, number))
    case .not(let condition): .not(condition.replacing(&left, number))
    case .and(let a, let b): .and(a.replacing(&left, number), b.replacing(&left, number))
    case .or(let a, let b): .or(a.replacing(&left, number), b.replacing(&left, number))
    case .always, .isValue, .same, .has, .known, .says, .visited: self
    }
  }
}

extension Expression {
  fileprivate func bounds(_ comparison: Comparison) -> [Condition.Bound] {
    guard case .value(.number(let number)) = self else { return [] }
    let isUpper = comparison == .less || comparison == .lessOrEqual
    return [Condition.Bound(number: number, shifted: number + (isUpper ? -1 : 1))]
  }

  fileprivate func replacing(_ left: inout Int, _ number: Int) -> Expression {
    guard case .value(.number) = self, take(&left) else { return self }
    return .value(.number(number))
  }
}

/// Whether this is the one that is looked for.
private func take(_ left: inout Int) -> Bool {
  defer { left -= 1 }
  return left == 0
}

extension Comparison {
  /// As it is with its sides the other way round.
  fileprivate var turned: Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual: self
    }
  }
}
