extension CommandSpec {
  /// Every command, in the order in which help shows them.
  static let all: [CommandSpec] = [
    HelpCommand.spec, VersionCommand.spec, CompletionsCommand.spec, ParseCommand.spec,
  ]
}
