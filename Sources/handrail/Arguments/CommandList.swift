extension CommandSpec {
  /// Every command, in the order in which help shows them.
  static let all: [CommandSpec] = [
    ChatCommand.spec, ServeCommand.spec,
    CheckCommand.spec, TestCommand.spec, WalkCommand.spec, MatchCommand.spec, StringsCommand.spec,
    ParseCommand.spec,
    HelpCommand.spec, VersionCommand.spec, CompletionsCommand.spec,
  ]
}
