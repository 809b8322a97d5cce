import DialogCompiler
import DialogEngine
import DialogSyntax
import Transcripts

/// `handrail test`
enum TestCommand {
  private static let from = Option(
    "from", .file("TRANSCRIPT"), "write a case from a kept conversation, by its path")
  private static let wording = Option("wording", "with --from: also what the bot said")

  static let spec = CommandSpec(
    "test", .any("PATH"), for: .author, "the expected conversations of the tests files",
    examples: [
      .init("handrail test", "all of them, and every reply under `people say`"),
      .init("handrail test Dialogs/tests/relapse.yaml", "those of one file"),
      .init("handrail test -v", "names the ones that passed, too"),
      .init("handrail test --from Transcripts/20261122-k7qf3m.jsonl", "a case, to be pasted"),
    ],
    options: [from, wording], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let loaded = try LoadedPack.load(on: invocation.console)
    if let path = invocation[from] {
      let recorded = RecordedCase(
        transcript: try Transcript.read(path), pack: loaded.pack,
        hasWording: invocation.has(wording))
      try invocation.console.output.write(recorded.text)
      return .fine
    }
    let chosen = try ChosenFiles(invocation.operands, among: loaded.compilation.files)
    var report = TestReport(loaded, on: invocation.console)
    for suite in loaded.compilation.suites where chosen.contains(suite.file) {
      for test in suite.cases { try report.run(test, of: suite) }
    }
    let questions = loaded.tables.questions.indices.map { QuestionID($0) }.filter {
      chosen.contains(loaded.compilation.origins.questions[Int($0.value)].file)
    }
    try report.run(SampleReplies(loaded.pack, in: questions))
    return try report.close()
  }
}
