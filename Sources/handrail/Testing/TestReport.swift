import DialogCompiler
import DialogEngine
import DialogSyntax

/// Counts what passed and prints what failed, with the lines of its author.
struct TestReport {
  private let loaded: LoadedPack
  private let console: Console
  private var passed = 0
  private var failed = 0
  private let author: AuthorWords

  init(_ loaded: LoadedPack, on console: Console) {
    self.loaded = loaded
    self.console = console
    author = AuthorWords(loaded.compilation.files)
  }

  mutating func run(_ test: TestCase, of suite: TestSuite) throws {
    guard let failure = TestRunner.run(test, on: loaded.pack) else {
      passed += 1
      if console.settings.isVerbose { try console.output.print("passed: \(test.name)") }
      return
    }
    failed += 1
    try console.output.print(
      (["\(author.place(of: Site(file: suite.file, range: test.range))): failed: \(test.name)"]
        + printed(test, failure, suite.file)).joined(separator: "\n") + "\n")
  }

  mutating func run(_ samples: SampleReplies) throws {
    passed += samples.passed
    failed += samples.failures.count
    for failure in samples.failures {
      let site = loaded.compilation.origins.choices[Int(failure.question.value)][failure.choice]
      try console.output.print(
        """
        \(author.place(of: site)): failed: people say
            \(author.words(at: site))
            - \(failure.reply)
              ^ \(failure.instead)

        """)
    }
  }

  func close() throws -> ExitCode {
    try console.output.print("\(passed) passed, \(failed) failed")
    return failed == 0 ? .fine : .found
  }

  /// The case as it was written, with what came instead under the line that failed.
  private func printed(_ test: TestCase, _ failure: TestRunner.Failure, _ file: String) -> [String]
  {
    var lines: [String] = []
    for (place, step) in test.steps.enumerated() {
      lines.append("    - " + author.words(at: Site(file: file, range: step.range)))
      guard place == failure.step else { continue }
      for (row, line) in failure.instead.enumerated() {
        lines.append((row == 0 ? "      ^ " : "        ") + line)
      }
    }
    return lines
  }
}
