extension Pack {
  /// Whether a condition holds where a conversation stands, for tests and walks.
  public func holds(_ condition: Condition, in conversation: Conversation) -> Bool {
    Step(self, conversation).holds(condition)
  }
}
