import DialogSyntax

/// What was found in some files, shown the way that was asked for.
struct Findings {
  enum Format: String, CaseIterable {
    case human, line, json
  }

  let problems: [Diagnostic]
  private let files: [String: (file: SourceFile, lines: SourceLines)]

  init(_ problems: [Diagnostic], in files: [SourceFile]) {
    self.problems = problems
    let named = Set(problems.map(\.file) + problems.flatMap { $0.notes.compactMap(\.file) })
    self.files = Dictionary(
      files.filter { named.contains($0.name) }.map { ($0.name, ($0, SourceLines($0))) },
      uniquingKeysWith: { first, _ in first })
  }

  func show(on stream: OutputStream, _ console: Console) throws {
    for problem in problems { try stream.print(firstLine(problem)) }
  }

  /// `FILE:LINE:COLUMN: error: message [CODE]`
  func firstLine(_ problem: Diagnostic) -> String {
    let place = position(problem.file, problem.range.start)
    return "\(problem.file):\(place.line):\(place.column): \(problem.severity.rawValue): "
      + "\(problem.message) [\(problem.code)]"
  }

  func position(_ file: String, _ offset: Int) -> (line: Int, column: Int) {
    files[file]?.lines.position(of: offset) ?? (1, 1)
  }
}
