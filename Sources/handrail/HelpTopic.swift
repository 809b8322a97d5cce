import DialogEngine

/// Pages of help that belong to no single command.
enum HelpTopic: String, CaseIterable {
  case options
  case words
  case environment
  case exitCodes = "exit-codes"
}

extension HelpTopic {
  var about: String {
    switch self {
    case .options: "options that every command takes"
    case .words: "the words that always work in a conversation"
    case .environment: "what is read from the environment"
    case .exitCodes: "the numbers that commands end with"
    }
  }

  var page: String {
    switch self {
    case .options:
      "Before or after every command:\n\n"
        + columns(Option.global.map { ($0.usage, $0.about) })
    case .words: EngineMessage.helpWords.builtIn
    case .environment: columns(Self.variables)
    case .exitCodes:
      columns(ExitCode.allCases.map { (String($0.rawValue), $0.meaning) })
    }
  }

  private static let variables = [
    ("HANDRAIL_DIALOGS", "the folder with the dialog files, where --dialogs is not given"),
    ("HANDRAIL_TRANSCRIPTS", "the folder with transcripts, where --transcripts is not given"),
    ("ACCESSIBLE", "when set, as --plain"),
    ("NO_COLOR", "when set, no colour"),
    ("CLICOLOR_FORCE", "when set and not 0, colour even into a pipe"),
    ("TERM", "dumb: no colour"),
  ]
}
