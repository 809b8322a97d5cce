/// What an `if` asks of a conversation. Kinds have been checked by the compiler.
public indirect enum Condition: Sendable, Equatable {
  case always
  /// `variable is value`; `isNot` holds when the variable is not set.
  case isValue(VariableID, Value)
  /// Two variables of one kind hold the same.
  case same(VariableID, VariableID)
  case compare(Expression, Comparison, Expression)
  /// A list has the value at this place of its kind.
  case has(VariableID, Int)
  case known(VariableID)
  /// A text is words of the concept and no others, small ones aside.
  case says(VariableID, ConceptID)
  case visited(NodeID)
  case not(Condition)
  case and(Condition, Condition)
  case or(Condition, Condition)
}

public enum Comparison: String, Sendable, CaseIterable {
  case equal = "is"
  case notEqual = "is not"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// A value that is worked out: what stands right of `=`, or on either side of `<`.
public indirect enum Expression: Sendable, Equatable {
  case value(Value)
  case variable(VariableID)
  /// How often the node has been entered, the present visit too.
  case times(NodeID)
  case sum(Expression, Expression)
  case difference(Expression, Expression)
}
