import DialogSyntax

/// What was found in some files, shown the way that was asked for.
struct Findings {
  typealias Format = DiagnosticRenderer.Format

  let problems: [Diagnostic]
  private let files: [SourceFile]

  init(_ problems: [Diagnostic], in files: [SourceFile]) {
    self.problems = problems
    let named = Set(problems.map(\.file) + problems.flatMap { $0.notes.compactMap(\.file) })
    self.files = files.filter { named.contains($0.name) }
  }

  /// The renderer lets nothing through that could harm a terminal.
  func show(_ format: Format, on stream: OutputStream, hasColour: Bool = false) throws {
    let renderer = DiagnosticRenderer(files, isColored: hasColour && format == .human)
    try stream.write(renderer.render(problems, as: format))
  }

  /// "2 errors, 1 warning"
  var summary: String {
    let parts = [Diagnostic.Severity.error, .warning].map { severity in
      let count = problems.count { $0.severity == severity }
      return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let advice = problems.count { $0.severity == .advice }
    return (parts + (advice == 0 ? [] : ["\(advice) advice"])).joined(separator: ", ")
  }
}
