import DialogEngine

/// Whether a condition holds, as far as it can be told.
enum Truth {
  case yes, no, open

  init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

  /// Nil where it holds for some and not for others.
  init(_ isTrue: Bool?) { self = isTrue.map { $0 ? .yes : .no } ?? .open }

  static prefix func ! (a: Truth) -> Truth {
    switch a {
    case .yes: .no
    case .no: .yes
    case .open: .open
    }
  }

  static func && (a: Truth, b: Truth) -> Truth {
    if a == .no || b == .no { return .no }
    return a == .yes && b == .yes ? .yes : .open
  }

  static func || (a: Truth, b: Truth) -> Truth { !(!a && !b) }
}

/// What can be seen of something.
enum Sight: Hashable {
  case hidden
  /// Nil: a variable that is not set.
  case seen(Value?)
  /// Some number of these.
  case within(ClosedRange<Int>)
  /// Some value that is none of these.
  case otherThan(Set<Value>)

  /// The numbers that it can be; nil where it is none.
  var figures: ClosedRange<Int>? {
    switch self {
    case .seen(.number(let number)): number...number
    case .within(let range): range
    case .hidden, .seen, .otherThan: nil
    }
  }

  var isUnset: Bool { self == .seen(nil) }

  func equals(_ value: Value) -> Truth {
    switch self {
    case .hidden: return .open
    case .seen(let own): return Truth(own == value)
    case .otherThan(let values): return values.contains(value) ? .no : .open
    case .within(let range):
      guard case .number(let number) = value else { return .no }
      return range.contains(number) ? .open : .no
    }
  }

  var isKnown: Truth { self == .hidden ? .open : Truth(!isUnset) }
}

/// A state that conditions are judged in, of which parts may be hidden.
protocol Outlook {
  func sight(of atom: Atom) -> Sight
  func hasPicked(_ place: Int, in list: VariableID) -> Truth
}

/// Tells what holds, by the rules of the engine.
struct Judge {
  /// Where no country is chosen.
  private let country: Value?

  init(_ tables: Tables) {
    let general = tables.countries.firstIndex { $0.id == "none" }
    country = (tables.country ?? general).map { .one($0) }
  }

  func truth(of condition: Condition, in view: some Outlook) -> Truth {
    switch condition {
    case .always: .yes
    case .isValue(let id, let value): sight(of: id, in: view).equals(value)
    case .same(let a, let b): same(sight(of: a, in: view), sight(of: b, in: view))
    case .compare(let a, let sign, let b): compare(a, sign, b, in: view)
    case .has(let id, let place): view.hasPicked(place, in: id)
    case .known(let id): view.sight(of: .variable(id)).isKnown
    case .says(let id, let concept): sight(of: id, in: view).equals(concept.saidAlone)
    case .visited(let node): compare(.times(node), .greater, .value(.number(0)), in: view)
    case .not(let inner): !truth(of: inner, in: view)
    case .and(let a, let b): truth(of: a, in: view) && truth(of: b, in: view)
    case .or(let a, let b): truth(of: a, in: view) || truth(of: b, in: view)
    }
  }

  private func sight(of id: VariableID, in view: some Outlook) -> Sight {
    let sight = view.sight(of: .variable(id))
    return id == Variable.country && sight.isUnset ? .seen(country) : sight
  }

  private func same(_ left: Sight, _ right: Sight) -> Truth {
    if left.isUnset || right.isUnset { return .no }
    if case .seen(let value?) = left { return right.equals(value) }
    if case .seen(let value?) = right { return left.equals(value) }
    return .open
  }

  // Numbers

  private func compare(
    _ a: Expression, _ sign: Comparison, _ b: Expression, in view: some Outlook
  ) -> Truth {
    let (left, right) = (result(of: a, in: view), result(of: b, in: view))
    if left.isUnset || right.isUnset { return Truth(sign == .notEqual) }
    guard let first = left.figures, let second = right.figures else { return .open }
    return Truth(sign.holds(first, second))
  }

  /// In a sum, what is not set counts as 0, or as no values.
  func result(of expression: Expression, in view: some Outlook) -> Sight {
    switch expression {
    case .value(let value): .seen(value)
    case .variable(let id): sight(of: id, in: view)
    case .times(let node): view.sight(of: .visits(node))
    case .sum(let a, let b): sum(result(of: a, in: view), result(of: b, in: view), isMinus: false)
    case .difference(let a, let b):
      sum(result(of: a, in: view), result(of: b, in: view), isMinus: true)
    }
  }

  private func sum(_ left: Sight, _ right: Sight, isMinus: Bool) -> Sight {
    if !left.isUnset || !right.isUnset, let first = left.bits, let second = right.bits {
      return .seen(.several(isMinus ? first & ~second : first | second))
    }
    guard let a = left.isUnset ? 0...0 : left.figures,
      let b = right.isUnset ? 0...0 : right.figures
    else { return .hidden }
    let (low, high) =
      isMinus
      ? (a.lowerBound - b.upperBound, a.upperBound - b.lowerBound)
      : (a.lowerBound + b.lowerBound, a.upperBound + b.upperBound)
    let range = Value.clamped(low)...Value.clamped(high)
    return range.count == 1 ? .seen(.number(range.lowerBound)) : .within(range)
  }
}

extension Sight {
  /// Of a list; one value is a list of one, and none when the other side of a sum is a list.
  fileprivate var bits: UInt64? {
    switch self {
    case .seen(let value?): value.bits
    case .seen(nil): 0
    case .hidden, .within, .otherThan: nil
    }
  }
}

extension Comparison {
  /// Nil where it holds for some of the numbers and not for others.
  func holds(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> Bool? {
    switch self {
    case .equal: isEqual(a, b)
    case .notEqual: isEqual(a, b).map { !$0 }
    case .less: isLess(a, b)
    case .greater: isLess(b, a)
    case .lessOrEqual: isLess(b, a).map { !$0 }
    case .greaterOrEqual: isLess(a, b).map { !$0 }
    }
  }

  private func isEqual(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> Bool? {
    if !a.overlaps(b) { return false }
    return a.count == 1 && b.count == 1 ? true : nil
  }

  private func isLess(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> Bool? {
    if a.upperBound < b.lowerBound { return true }
    return a.lowerBound >= b.upperBound ? false : nil
  }
}

extension Value {
  var bits: UInt64? {
    switch self {
    case .several(let bits): bits
    case .one(let place): 1 << UInt64(place)
    case .yesOrNo, .number, .text: nil
    }
  }

  /// As it is kept in a variable: a number stays in its range, one value of a list is a list of one.
  func fitted(to kind: Kind) -> Value {
    switch (kind, self) {
    case (.number(let range), .number(let number)):
      .number(min(max(number, range.lowerBound), range.upperBound))
    case (.several, .one(let place)): .several(1 << UInt64(place))
    default: self
    }
  }
}

extension ConceptID {
  /// The one text that stands for all that say no more than the concept: what people may answer is
  /// that, or something else.
  var saidAlone: Value { .text("<\(value)>") }
}
