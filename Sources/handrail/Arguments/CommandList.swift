extension CommandSpec {
  /// Every command, in the order in which help shows them.
  static let all: [CommandSpec] = [
    ChatCommand.spec,
    PlanCommand.spec,
    ServeCommand.spec,
    SessionsCommand.spec,
    ForgetCommand.spec,
    PurgeCommand.spec,
    CheckCommand.spec,
    ExplainCommand.spec,
    TestCommand.spec,
    WalkCommand.spec,
    MapCommand.spec,
    NewCommand.spec,
    MatchCommand.spec,
    WeighCommand.spec,
    StringsCommand.spec,
    ParseCommand.spec,
    SchemaCommand.spec,
    ReplayCommand.spec,
    ExportCommand.spec,
    ReviewCommand.spec,
    RedactCommand.spec,
    HelpCommand.spec,
    VersionCommand.spec,
    CompletionsCommand.spec,
  ]
}
