/// The page that `--help` shows for one command: examples first.
struct HelpPage {
  private let command: CommandSpec

  init(_ command: CommandSpec) {
    self.command = command
  }

  var text: String {
    var parts = ["handrail \(command.name): \(command.about)"]
    let examples = command.examples.map { "  \($0.line)\n      \($0.about)" }
    parts.append("Examples\n" + examples.joined(separator: "\n"))
    parts.append("Usage\n  \(command.usage)" + (command.options.isEmpty ? "" : " [options]"))
    if !command.options.isEmpty {
      parts.append("Options\n" + columns(command.options.map { ($0.usage, $0.about) }))
    }
    parts.append("Everywhere\n" + columns(Option.global.map { ($0.usage, $0.about) }))
    return parts.joined(separator: "\n\n")
  }
}

/// Two columns; where the left one is very long, the right one begins below it.
func columns(_ rows: [(String, String)]) -> String {
  let most = 30
  let width = min(most, rows.map { $0.0.count }.max() ?? 0)
  return rows.map { left, right in
    let gap =
      left.count > width
      ? "\n" + String(repeating: " ", count: width + 4)
      : String(repeating: " ", count: width - left.count + 2)
    return "  \(left)\(right.isEmpty ? "" : gap)\(right)"
  }.joined(separator: "\n")
}
