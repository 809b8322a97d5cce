/// What `handrail` alone shows: what it is, three commands, the dialogs found.
enum FrontPage {
  static func show(_ arguments: ParsedArguments, on console: Console) throws -> ExitCode {
    var parts = [
      """
      Handrail holds guided conversations about drug use.
      It is not a person and not an AI: every word was written by people,
      in plain text files that you can read and change.
      """,
      columns([
        ("handrail chat", "talk in this terminal"),
        ("handrail check", "find mistakes in the dialogs"),
        ("handrail help", "everything else"),
      ]),
    ]
    // A folder that was asked for by name and is not there is a mistake; having none is not.
    if console.settings.dialogs != nil { _ = try PackFolder.find(on: console) }
    parts.append(dialogs(on: console))
    try console.output.print(parts.joined(separator: "\n\n"))
    return .fine
  }

  private static func dialogs(on console: Console) -> String {
    guard let folder = try? PackFolder.find(on: console), let files = try? folder.files() else {
      return "No dialogs found here. --dialogs DIR says where they are."
    }
    let rows = DialogList(files).rows
    guard !rows.isEmpty else { return "There are no dialogs in \(folder.path)." }
    return "Dialogs in \(folder.path)\n" + columns(rows)
  }
}
