extension Parser {
  mutating func report(_ mistake: SyntaxMistake) {
    let problem = SyntaxProblems(file: file).word(mistake)
    guard problems.count < Limits.mistakes else {
      if !isFull { problems.append(.more(at: problem.range.start, in: file)) }
      isFull = true
      return
    }
    problems.append(problem)
  }

  /// In file order; bytes were looked at before lines.
  func sortedProblems() -> [Diagnostic] {
    let order = problems.indices.sorted { a, b in
      (problems[a].range.start, a) < (problems[b].range.start, b)
    }
    return order.map { problems[$0] }
  }
}

extension Diagnostic {
  /// Keeps a correction only if the file is better with it: a line that is offered must be read
  /// without a mistake.
  func confirmed(in file: SourceFile, among problems: [Diagnostic], by parser: inout Parser)
    -> Diagnostic
  {
    guard let fix, !fix.edits.isEmpty else { return self }
    let corrected = file.applying(fix.edits)
    let remaining = parser.read(corrected)
    let isBetter =
      problems.last?.code == "more"
      ? !remaining.contains { fix.touches($0.range.start, in: corrected) }
      : remaining.count < problems.count
    guard !isBetter else { return self }
    var plain = self
    plain.fix = SyntaxProblems.needsLines(fix.advice) ? nil : Fix(fix.advice)
    return plain
  }
}

extension Diagnostic.Fix {
  /// Whether a place of the corrected file is on the lines that were changed.
  fileprivate func touches(_ offset: Int, in corrected: SourceFile) -> Bool {
    guard let first = edits.first, let last = edits.last else { return false }
    let added = edits.reduce(0) {
      $0 + $1.replacement.utf8.count - ($1.range.end - $1.range.start)
    }
    let start = corrected.lineStart(of: first.range.start)
    return (start...corrected.lineEnd(of: last.range.end + added)).contains(offset)
  }
}
