extension Pack {
  /// Whether a condition holds where a conversation stands, for tests and walks.
  public func holds(_ condition: Condition, in conversation: Conversation) -> Bool {
    Step(self, conversation).holds(condition)
  }

  /// What a variable holds where a conversation stands; nil while it is not set.
  public func value(of variable: VariableID, in conversation: Conversation) -> Value? {
    conversation[variable]
  }
}
