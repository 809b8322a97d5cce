import Platform
import Transcripts

/// `handrail redact`
enum RedactCommand {
  private static let output = Option("o", .file("FILE"), "where to; standard output unless given")

  static let spec = CommandSpec(
    "redact", .one("FILE"), for: .reviewer, "a copy with personal details replaced",
    examples: [
      .init("handrail redact talk.jsonl > copy.jsonl", "phone numbers, addresses and the like"),
      .init("handrail redact -o copy.jsonl talk.jsonl", "never over a file that is there"),
    ],
    options: [output, TranscriptFiles.skipDamaged], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let files = try TranscriptFiles(invocation)
    try files.forEach { transcript in
      guard let header = transcript.header else { return }
      var redactor = Redactor()
      var bytes = redactor.copy(header)
      for record in transcript.records { bytes += redactor.copy(record) }
      if let path = invocation[output] {
        try File.create(path, bytes)
      } else {
        try invocation.console.output.write(bytes)
      }
    }
    return files.code
  }
}
