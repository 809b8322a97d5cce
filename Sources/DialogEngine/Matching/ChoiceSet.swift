/// The choices of one question, prepared for matching.
public struct ChoiceSet: Sendable {
  init() {}
}
