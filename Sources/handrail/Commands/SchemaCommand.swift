/// `handrail schema`
enum SchemaCommand {
  static let spec = CommandSpec(
    "schema", for: .author, "a JSON Schema of dialog files, for your editor",
    examples: [
      .init("handrail schema > handrail.schema.json", "to be named in the settings of the editor"),
      .init(
        "# yaml-language-server: $schema=../handrail.schema.json",
        "or on the first line of a dialog file, for one file alone"),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    try invocation.console.output.write(DialogSchema.json.text + "\n")
    return .fine
  }
}
