import DialogSyntax

/// What was found in some files, shown the way that was asked for.
struct Findings {
  enum Format: String, CaseIterable {
    case human, line, json
  }

  let problems: [Diagnostic]
  private let files: [SourceFile]

  init(_ problems: [Diagnostic], in files: [SourceFile]) {
    self.problems = problems
    let named = Set(problems.map(\.file) + problems.flatMap { $0.notes.compactMap(\.file) })
    self.files = files.filter { named.contains($0.name) }
  }

  func show(_ format: Format, on stream: OutputStream, hasColour: Bool = false) throws {
    for problem in problems { try stream.print(firstLine(problem)) }
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

  /// `FILE:LINE:COLUMN: error: message [CODE]`
  private func firstLine(_ problem: Diagnostic) -> String {
    let file = files.first { $0.name == problem.file }
    let place =
      file.map { SourceLines($0).position(of: problem.range.start) } ?? (line: 1, column: 1)
    return "\(problem.file):\(place.line):\(place.column): \(problem.severity.rawValue): "
      + "\(problem.message) [\(problem.code)]"
  }
}
