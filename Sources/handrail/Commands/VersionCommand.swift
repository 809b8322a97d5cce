/// `handrail version`
enum VersionCommand {
  /// Also written into transcripts, as `engine`.
  static let version = "0.1.0"

  static let spec = CommandSpec(
    "version", for: .everybody, "the version of the program",
    examples: [.init("handrail version", "prints one line")],
    run: { try show(on: $0.console) })

  static func show(on console: Console) throws -> ExitCode {
    try console.output.print("handrail \(version)")
    return .fine
  }
}
