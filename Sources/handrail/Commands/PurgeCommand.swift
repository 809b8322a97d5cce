import Platform
import Transcripts

/// `handrail purge`
enum PurgeCommand {
  private static let dryRun = Option("dry-run", "only say which")

  static let spec = CommandSpec(
    "purge", for: .host, "erase conversations that are past their date",
    examples: [
      .init("handrail purge --dry-run", "what would go"),
      .init("handrail purge", "erases it; for once a day"),
    ],
    options: [dryRun], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let kept = try KeptConversations(on: console)
    let past = kept.transcripts.filter { transcript in
      transcript.keptUntil.map { $0 < console.today } ?? false
    }
    for transcript in past {
      if !invocation.has(dryRun) { try TranscriptFile.erase(transcript.path) }
      try console.output.print(transcript.header?.id ?? transcript.path)
    }
    let done = invocation.has(dryRun) ? "would be erased" : "erased"
    if !console.settings.isQuiet { console.note("\(past.count) \(done)") }
    return kept.code
  }
}
