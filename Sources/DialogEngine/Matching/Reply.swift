/// The words of one line, brought to the one form that all comparing is done in.
public struct Reply: Sendable {
  init() {}
}
