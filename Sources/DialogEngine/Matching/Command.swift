/// The words that always work, at every prompt.
public enum Command: String, Sendable, CaseIterable {
  case help
  case numbers
  case back
  case `repeat`
  case choices
  case skip
  case menu
  case answers
  case plan
  case privacy
  case delete
  case pause
  case resume
  case quit
  case hide
}

extension Command {
  /// The words as they are typed; a pack may add others.
  public var builtIn: [String] {
    switch self {
    case .help: ["help", "?"]
    case .numbers: ["help now", "numbers"]
    case .back: ["back", "undo"]
    case .repeat: ["repeat", "again"]
    case .choices: ["choices"]
    case .skip: ["skip"]
    case .menu: ["menu"]
    case .answers: ["answers"]
    case .plan: ["plan"]
    case .privacy: ["privacy", "show my data"]
    case .delete: ["delete", "delete my data"]
    case .pause: ["pause"]
    case .resume: ["resume"]
    case .quit: ["quit", "bye", "stop", "exit"]
    case .hide: ["hide", "!"]
    }
  }
}
