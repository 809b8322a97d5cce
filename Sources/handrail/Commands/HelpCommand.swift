import DialogSyntax

/// `handrail help`
enum HelpCommand {
  static let spec = CommandSpec(
    "help", .optional("TOPIC"), for: .everybody, "all commands, or one command or topic in full",
    examples: [
      .init("handrail help", "all commands"),
      .init("handrail help chat", "one command"),
      .init("handrail help words", "the words that always work in a conversation"),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    guard let topic = invocation.operands.first else {
      return try showOverview(on: invocation.console)
    }
    try invocation.console.output.print(page(topic))
    return .fine
  }

  static func showOverview(on console: Console) throws -> ExitCode {
    var parts = ["Handrail holds guided conversations that are kept in plain text files."]
    for audience in CommandSpec.Audience.allCases {
      let commands = CommandSpec.all.filter { $0.audience == audience }
      if commands.isEmpty { continue }
      parts.append(
        audience.rawValue + "\n"
          + columns(commands.map { (String($0.usage.dropFirst("handrail ".count)), $0.about) }))
    }
    parts.append("Topics\n" + columns(HelpTopic.allCases.map { ($0.rawValue, $0.about) }))
    parts.append("handrail help TOPIC, or handrail COMMAND --help, shows more.")
    try console.output.print(parts.joined(separator: "\n\n"))
    return .fine
  }

  private static func page(_ topic: String) throws -> String {
    if let command = CommandSpec.all.first(where: { $0.name == topic }) {
      return HelpPage(command).text
    }
    if let topic = HelpTopic(rawValue: topic) { return topic.page }
    let known = CommandSpec.all.map(\.name) + HelpTopic.allCases.map(\.rawValue)
    throw Failure.usage(
      "there is no help on \"\(topic)\"",
      advice: [didYouMean(nearest(to: topic, in: known)), "handrail help lists what there is"])
  }
}
