/// What holds, and what a sum comes to.
extension Step {
  func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .always: true
    case .isValue(let variable, let value): self.value(of: variable) == value
    case .same(let a, let b): value(of: a) != nil && value(of: a) == value(of: b)
    case .compare(let left, let comparison, let right): compare(left, comparison, right)
    case .has(let variable, let place): list(variable, has: place)
    case .known(let variable): conversation[variable] != nil
    case .says(let variable, let concept): text(variable, isOnly: concept)
    case .visited(let node): visits(of: node) > 0
    case .not(let condition): !holds(condition)
    case .and(let a, let b): holds(a) && holds(b)
    case .or(let a, let b): holds(a) || holds(b)
    }
  }

  /// The country that is assumed counts, until another is chosen.
  func value(of variable: VariableID) -> Value? {
    if let value = conversation[variable] { return value }
    guard variable == Variable.country else { return nil }
    return (tables.country ?? pack.generalAdvice).map { .one($0) }
  }

  func visits(of node: NodeID) -> Int {
    conversation.count(of: CounterID(Int(node.value)))
  }

  private func text(_ variable: VariableID, isOnly concept: ConceptID) -> Bool {
    guard case .text(let text) = value(of: variable) else { return false }
    return pack.lexicon.isOnly(concept, in: pack.lexicon.listen(to: Cleaning.clean(text)))
  }

  private func list(_ variable: VariableID, has place: Int) -> Bool {
    guard case .several(let bits) = value(of: variable) else { return false }
    return bits & (1 << UInt64(place)) != 0
  }

  /// A variable that is not set equals nothing: `is not` holds, every other comparison fails.
  private func compare(_ left: Expression, _ comparison: Comparison, _ right: Expression) -> Bool {
    guard let a = number(left), let b = number(right) else { return comparison == .notEqual }
    return switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  private func number(_ expression: Expression) -> Int? {
    if case .number(let number) = evaluate(expression) { number } else { nil }
  }

  /// In a sum, what is not set counts as 0, or as no values.
  func evaluate(_ expression: Expression) -> Value? {
    switch expression {
    case .value(let value): value
    case .variable(let variable): value(of: variable)
    case .times(let node): .number(visits(of: node))
    case .sum(let a, let b): combine(evaluate(a), evaluate(b), isSum: true)
    case .difference(let a, let b): combine(evaluate(a), evaluate(b), isSum: false)
    }
  }

  private func combine(_ left: Value?, _ right: Value?, isSum: Bool) -> Value? {
    if left?.isList ?? right?.isList ?? false {
      let (a, b) = (left?.bits ?? 0, right?.bits ?? 0)
      return .several(isSum ? a | b : a & ~b)
    }
    let (a, b) = (left?.number ?? 0, right?.number ?? 0)
    return .number(Value.clamped(isSum ? a + b : a - b))
  }
}

extension Value {
  fileprivate var isList: Bool {
    switch self {
    case .several, .one: true
    case .yesOrNo, .number, .text: false
    }
  }

  /// One value is a list of one.
  fileprivate var bits: UInt64 {
    switch self {
    case .several(let bits): bits
    case .one(let place): 1 << UInt64(place)
    case .yesOrNo, .number, .text: 0
    }
  }

  fileprivate var number: Int {
    if case .number(let number) = self { number } else { 0 }
  }
}
