/// Bold and two colours for a terminal, or nothing. They never say what the words do not.
struct Paint: Sendable {
  let isColored: Bool

  func bold(_ text: String) -> String { wrap(text, "1") }

  func severity(_ text: String, _ severity: Diagnostic.Severity) -> String {
    wrap(text, severity == .error ? "1;31" : "1")
  }

  private func wrap(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
