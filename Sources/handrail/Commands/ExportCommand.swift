import Platform
import Transcripts

/// `handrail export`
enum ExportCommand {
  private enum Format: String, CaseIterable {
    case text, markdown, html, csv, jsonl, cast
  }

  private static let format = Option(
    "format", .oneOf(Format.allCases.map(\.rawValue)), "text unless given")

  static let spec = CommandSpec(
    "export", .some("PATH"), for: .reviewer, "conversations in other formats",
    examples: [
      .init("handrail export --format html Transcripts > talks.html", "one page to read or print"),
      .init("handrail export --format csv Transcripts > talks.csv", "for a spreadsheet"),
    ],
    options: [format, TranscriptFiles.skipDamaged], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let files = try TranscriptFiles(invocation)
    let format = invocation[format].flatMap(Format.init) ?? .text
    if format == .cast && files.items.count > 1 {
      throw Failure.usage("--format cast takes one conversation, not \(files.items.count)")
    }
    let output = invocation.console.output
    switch format {
    case .html: try output.write(HTMLPage.begin(title: "Conversations"))
    case .csv: try output.write(CSVTable.heading)
    case .text, .markdown, .jsonl, .cast: break
    }
    try files.forEach { try write($0, format, to: output) }
    if format == .html { try output.write(HTMLPage.end) }
    return files.code
  }

  private static func write(_ transcript: Transcript, _ format: Format, to output: OutputStream)
    throws
  {
    guard let header = transcript.header else { return }
    switch format {
    case .text: try output.write(text(transcript, header))
    case .markdown:
      var page = MarkdownPage()
      try output.write(page.begin(header))
      for record in transcript.records { try output.write(page.add(record)) }
      try output.write("\n")
    case .html: try output.write(HTMLPage.article(transcript))
    case .csv:
      let table = CSVTable(header)
      for record in transcript.records { try output.write(table.row(record)) }
    case .jsonl: try output.write(header.line + transcript.records.flatMap(\.line))
    case .cast: try output.write(Cast.bytes(transcript))
    }
  }

  private static func text(_ transcript: Transcript, _ header: Header) -> [UInt8] {
    var bytes: [UInt8] = []
    ScreenText.append("\(header.id), \(header.started)\n", for: .reviewer, to: &bytes)
    var setter = PassageSetter(Layout(columns: Layout.mostColumns))
    for passage in Passage.all(transcript.records) { setter.append(passage, to: &bytes) }
    bytes.append(0x0A)
    return bytes
  }
}
