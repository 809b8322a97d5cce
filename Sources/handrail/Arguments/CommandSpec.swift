/// One command of the program: its name, what it takes, and what it does.
struct CommandSpec: Sendable {
  enum Audience: String, Sendable, CaseIterable {
    case visitor = "To talk"
    case host = "To run a chat port"
    case author = "To write dialogs"
    case reviewer = "To read transcripts"
    case everybody = "About this program"
  }

  struct Example: Sendable {
    let line: String
    let about: String

    init(_ line: String, _ about: String) {
      self.line = line
      self.about = about
    }
  }

  /// What may stand after the name beside options.
  enum Operands: Sendable {
    case none
    case optional(String)
    case one(String)
    case any(String)
    case some(String)
  }

  let name: String
  let operands: Operands
  let audience: Audience
  /// One line, lower case, without a full stop.
  let about: String
  let examples: [Example]
  let options: [Option]
  let run: @Sendable (Invocation) throws -> ExitCode

  init(
    _ name: String, _ operands: Operands = .none, for audience: Audience, _ about: String,
    examples: [Example], options: [Option] = [],
    run: @escaping @Sendable (Invocation) throws -> ExitCode
  ) {
    self.name = name
    self.operands = operands
    self.audience = audience
    self.about = about
    self.examples = examples
    self.options = options
    self.run = run
  }
}

extension CommandSpec {
  var usage: String {
    let operand =
      switch operands {
      case .none: ""
      case .optional(let name): " [\(name)]"
      case .one(let name): " \(name)"
      case .any(let name): " [\(name)…]"
      case .some(let name): " \(name)…"
      }
    return "handrail \(name)\(operand)"
  }
}

extension CommandSpec.Operands {
  /// What is wrong with so many, if anything.
  func complaint(about operands: [String]) -> String? {
    switch self {
    case .none:
      operands.first.map { "there is nothing to do with \"\($0)\" here" }
    case .optional(let name):
      operands.count > 1 ? "only one \(name) is taken here, not \"\(operands[1])\" too" : nil
    case .one(let name):
      switch operands.count {
      case 0: "\(name) is missing"
      case 1: nil
      default: "only one \(name) is taken here, not \"\(operands[1])\" too"
      }
    case .any: nil
    case .some(let name): operands.isEmpty ? "\(name) is missing" : nil
    }
  }
}
