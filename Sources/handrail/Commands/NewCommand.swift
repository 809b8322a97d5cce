import DialogSyntax
import Platform

/// `handrail new`
enum NewCommand {
  static let spec = CommandSpec(
    "new", .some("dialog NAME"), for: .author, "a small dialog to begin with, and a test for it",
    examples: [
      .init("handrail new dialog sleep", "writes Dialogs/sleep.yaml and its test"),
      .init("handrail new dialog sleep --dialogs mine", "the first one of a new folder, too"),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    guard invocation.operands.count == 2, invocation.operands[0] == "dialog" else {
      throw Failure.usage(
        "new takes the word dialog and a name", advice: ["handrail new dialog sleep"])
    }
    let name = invocation.operands[1]
    guard isName(name) else {
      throw Failure.usage(
        "\"\(name)\" is not a name for a dialog",
        advice: ["small letters, digits and hyphens, beginning with a letter"])
    }
    return try write(name, on: invocation.console)
  }

  private static func write(_ name: String, on console: Console) throws -> ExitCode {
    let folder = PackFolder.findOrChoose(on: console)
    let files = (try? folder.files()) ?? []
    let isFirst = !PackFolder.isPack(files)
    let starter = StarterDialog(
      name: name, today: console.today,
      contact: isFirst ? "listening" : contact(in: files), isFirst: isFirst)
    for file in starter.files {
      let path = folder.path + "/" + file.path
      if let slash = path.lastIndex(of: "/") {
        try Directory.create(String(path[..<slash]), mode: 0o755)
      }
      try File.create(path, Array(file.text.utf8), mode: 0o644)
      try console.output.print("wrote \(path)")
    }
    let place = console.settings.dialogs.map { " --dialogs \($0)" } ?? ""
    console.note("try it: handrail test\(place) && handrail chat --from \(name)/\(place)")
    if !isFirst { console.note("another dialog leads there with goto: \(name)/") }
    return .fine
  }

  /// A line that leads to a person, the gentlest first. Read from the files alone, because the
  /// dialogs may name one that is only being written now.
  private static func contact(in files: [SourceFile]) -> String? {
    let names = files.compactMap { parse($0).tree.root }
      .filter { $0.value(for: "contacts") != nil }
      .flatMap { $0.value(for: "lines")?.entries.map(\.key.text) ?? [] }
    return ["listening", "drugs_line", "emergency"].first(where: names.contains) ?? names.first
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
  }
}
