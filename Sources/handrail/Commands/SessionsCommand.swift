import Platform
import Transcripts

/// `handrail sessions`
enum SessionsCommand {
  static let spec = CommandSpec(
    "sessions", for: .host, "which conversations are kept",
    examples: [.init("handrail sessions", "id, start, who may read it, replies, end, kept until")],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let kept = try KeptConversations(on: invocation.console)
    let rows = kept.transcripts.map { transcript -> [String] in
      [
        transcript.header?.id ?? "-", transcript.header?.started ?? "-", transcript.consent,
        "\(transcript.turns) replies", transcript.state,
        transcript.keptUntil.map { "until \($0)" } ?? "no date",
      ]
    }
    if rows.isEmpty {
      invocation.console.note("nothing is kept in \(kept.folder)")
    } else {
      try invocation.console.output.print(aligned(rows))
    }
    return kept.code
  }

  private static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].utf8.count }.max() ?? 0
    }
    return rows.map { row in
      zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.utf8.count)
      }.joined(separator: "  ").trimmingEnd
    }.joined(separator: "\n")
  }
}

/// All transcripts in the folder where conversations are kept.
struct KeptConversations {
  let folder: String
  let transcripts: [Transcript]
  let code: ExitCode

  init(on console: Console) throws {
    let place = try TranscriptPlace.find(on: console)
    folder = place.path
    // One of our own comes with the first conversation; one that somebody names is there, or misspelt.
    if place.isNamed, !File.exists(folder) {
      throw Failure(.noFile, "\(folder): no such folder")
    }
    var transcripts: [Transcript] = []
    var code = ExitCode.fine
    let entries = File.exists(folder) ? try Directory.list(folder) : []
    for entry in entries where entry.kind == .file && entry.name.hasSuffix(".jsonl") {
      do {
        transcripts.append(
          try Transcript.read(folder + "/" + entry.name, skippingDamaged: true))
      } catch {
        console.note("handrail: \(Failure(error).message)")
        code = code.joined(with: .badFile)
      }
    }
    self.transcripts = transcripts
    self.code = code
  }
}

extension Transcript {
  /// How it stands, in a word.
  fileprivate var state: String {
    if let end { return end.name ?? end.why }
    if case .pause? = records.last?.event { return "put aside" }
    return "open"
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
