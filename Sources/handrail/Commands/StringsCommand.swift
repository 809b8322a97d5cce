import DialogEngine
import Platform

/// `handrail strings`
enum StringsCommand {
  private static let format = Option(
    "format", .oneOf(["tsv", "json"]), "tab-separated (the default), or a list of objects")

  static let spec = CommandSpec(
    "strings", for: .author, "every line that the bot can say",
    examples: [
      .init("handrail strings > lines.tsv", "for a spreadsheet: where, kind, tag, text"),
      .init("handrail strings | grep ⇥ask⇥", "all questions"),
      .init("handrail strings --format json | jq -r '.[].text'", "the texts alone"),
    ],
    options: [format], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let lines = SpokenLine.all(of: try LoadedPack.load(on: invocation.console).pack)
    let text = invocation[format] == "json" ? json(lines) : lines.map(row).joined(separator: "\n")
    if !text.isEmpty { try invocation.console.output.write(text + "\n") }
    return .fine
  }

  private static func row(_ line: SpokenLine) -> String {
    [line.place, line.kind.rawValue, line.tag ?? "", escaped(line.text)]
      .map { ScreenText.clean($0, for: .reviewer) }.joined(separator: "\t")
  }

  /// One line of text: a line break is `\n`.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\\n")
  }

  private static func json(_ lines: [SpokenLine]) -> String {
    var json = JSONText()
    json.list(lines) { json, line in
      json.object { json in
        json.field("where", line.place)
        json.field("kind", line.kind.rawValue)
        json.field("tag", line.tag ?? "")
        json.field("text", line.text)
      }
    }
    return json.text
  }
}
