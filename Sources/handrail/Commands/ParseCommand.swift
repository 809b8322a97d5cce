import DialogSyntax
import Platform

/// `handrail parse`
enum ParseCommand {
  static let spec = CommandSpec(
    "parse", .one("FILE"), for: .author, "the tree of one file as JSON",
    examples: [
      .init("handrail parse Dialogs/relapse.yaml", "how the file is read, before any checking"),
      .init("handrail parse - < notes.yaml", "from standard input"),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let name = invocation.operands.first ?? "-"
    let file = name == "-" ? try standardInput() : try PackFolder.file(name)
    let (tree, problems) = parse(file)
    guard problems.isEmpty else {
      let console = invocation.console
      try Findings(problems, in: [file]).show(
        .human, on: console.errors, hasColour: console.usesColour(on: console.errors))
      return .badFile
    }
    try invocation.console.output.write(tree.json())
    return .fine
  }

  private static func standardInput() throws -> SourceFile {
    let bytes = try FileDescriptor.standardInput.readToEnd()
    return SourceFile(name: "standard input", bytes: bytes)
  }
}
