import Platform
import Transcripts

/// `handrail plan`
enum PlanCommand {
  private static let format = Option(
    "format", .oneOf(["markdown", "html"]), "markdown unless given")

  static let spec = CommandSpec(
    "plan", .one("FILE"), for: .visitor, "the plan of a saved conversation",
    examples: [
      .init("handrail plan Transcripts/20261122-k7qf3m.jsonl", "to read"),
      .init("handrail plan --format html FILE > plan.html", "to print"),
    ],
    options: [format, TranscriptFiles.skipDamaged], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let files = try TranscriptFiles(invocation)
    try files.forEach { transcript in
      let page = PlanPage(transcript)
      if page.isEmpty {
        return invocation.console.note("there is no plan in \(transcript.path)")
      }
      let text = invocation[format] == "html" ? page.html : page.markdown
      try invocation.console.output.write(text)
    }
    return files.code
  }
}
