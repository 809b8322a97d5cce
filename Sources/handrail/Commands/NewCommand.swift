import Platform

/// `handrail new`
enum NewCommand {
  static let spec = CommandSpec(
    "new", .some("dialog NAME"), for: .author, "a small dialog to begin with, and a test for it",
    examples: [.init("handrail new dialog sleep", "writes Dialogs/sleep.yaml and its test")],
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
    let console = invocation.console
    let folder = try PackFolder.find(on: console).path
    let starter = StarterDialog(name: name, today: console.today)
    try Directory.create(folder + "/tests", mode: 0o755)
    for (path, text) in [
      ("\(folder)/\(name).yaml", starter.dialog), ("\(folder)/tests/\(name).yaml", starter.test),
    ] {
      try File.create(path, Array(text.utf8), mode: 0o644)
      try console.output.print("wrote \(path)")
    }
    console.note("try it: handrail test && handrail chat --from \(name)/")
    return .fine
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
  }
}
