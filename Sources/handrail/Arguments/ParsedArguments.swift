import DialogSyntax

/// A command line taken apart: which command, which options, and the rest.
struct ParsedArguments: Sendable {
  private(set) var command: CommandSpec?
  private(set) var operands: [String] = []
  /// In the order in which they were given.
  private var given: [(option: String, value: String)] = []

  init(_ arguments: [String], commands: [CommandSpec]) throws {
    var words = arguments[...]
    while let word = words.popFirst() {
      if word == "--" {
        for word in words { try takeOperand(word, commands) }
        break
      } else if word.hasPrefix("--") {
        try takeLong(word.dropFirst(2), &words, commands)
      } else if word.hasPrefix("-"), word != "-" {
        try takeShort(word.dropFirst(), &words, commands)
      } else {
        try takeOperand(word, commands)
      }
    }
    try checkOperands()
  }

  func has(_ option: Option) -> Bool {
    given.contains { $0.option == option.name }
  }

  /// The last one counts, so that an alias can be overruled.
  subscript(_ option: Option) -> String? {
    given.last { $0.option == option.name }?.value
  }

  func all(_ option: Option) -> [String] {
    given.filter { $0.option == option.name }.map(\.value)
  }
}

extension ParsedArguments {
  private var options: [Option] { (command?.options ?? []) + Option.global }

  private mutating func takeOperand(_ word: String, _ commands: [CommandSpec]) throws {
    guard command == nil else { return operands.append(word) }
    guard let named = commands.first(where: { $0.name == word }) else {
      let near = nearest(to: word, in: commands.map(\.name))
      throw Failure.usage(
        "there is no command named \"\(word)\"", advice: [didYouMean(near), tryHelp])
    }
    command = named
  }

  private mutating func takeLong(
    _ word: Substring, _ rest: inout ArraySlice<String>, _ commands: [CommandSpec]
  ) throws {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = options.first(where: { $0.name == name && name.utf8.count > 1 }) else {
      throw unknown("--" + name, commands)
    }
    let attached = parts.count == 2 ? String(parts[1]) : nil
    if option.value.valueName == nil, attached != nil {
      throw Failure.usage("\(option.spelling) takes no value", advice: [tryHelp])
    }
    try take(option, attached, &rest)
  }

  private mutating func takeShort(
    _ word: Substring, _ rest: inout ArraySlice<String>, _ commands: [CommandSpec]
  ) throws {
    var letters = word
    while let letter = letters.popFirst() {
      let name = letter == "h" ? "help" : String(letter)
      guard let option = options.first(where: { $0.name == name }) else {
        throw unknown("-" + name, commands)
      }
      if option.value.valueName != nil, !letters.isEmpty {
        return try take(option, String(letters), &rest)
      }
      try take(option, nil, &rest)
    }
  }

  private mutating func take(
    _ option: Option, _ attached: String?, _ rest: inout ArraySlice<String>
  ) throws {
    guard option.value.valueName != nil else { return given.append((option.name, "")) }
    guard let value = attached ?? rest.popFirst() else {
      throw Failure.usage("\(option.usage): the value is missing", advice: [tryHelp])
    }
    try check(value, of: option)
    given.append((option.name, value))
  }

  private func check(_ value: String, of option: Option) throws {
    switch option.value {
    case .oneOf(let words) where !words.contains(value):
      let all = listing(words, "or")
      throw Failure.usage(
        "\(option.spelling) takes \(all), not \"\(value)\"",
        advice: [didYouMean(nearest(to: value, in: words))])
    case .number where Int(value).map({ $0 >= 0 }) != true:
      throw Failure.usage("\(option.spelling) takes a whole number, not \"\(value)\"")
    default: break
    }
  }

  private func checkOperands() throws {
    guard let command, !has(.help), !has(.version),
      let complaint = command.operands.complaint(about: operands)
    else { return }
    throw Failure.usage(complaint, advice: ["usage: \(command.usage)", tryHelp])
  }

  private func unknown(_ spelling: String, _ commands: [CommandSpec]) -> Failure {
    let message = "there is no option \(spelling)" + (command.map { " for \($0.name)" } ?? "")
    let near = nearest(to: spelling, in: options.map(\.spelling))
    let owners = commands.filter { $0.options.contains { $0.spelling == spelling } }.map(\.name)
    let elsewhere = owners.isEmpty ? "" : "it belongs to \(listing(owners, "and"))"
    return .usage(message, advice: [elsewhere.isEmpty ? didYouMean(near) : elsewhere, tryHelp])
  }

  private var tryHelp: String {
    command.map { "handrail \($0.name) --help shows what there is" }
      ?? "handrail --help shows what there is"
  }
}

/// "a, b or c".
func listing(_ words: [String], _ last: String) -> String {
  guard words.count > 1, let final = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(last) \(final)"
}

func didYouMean(_ word: String?) -> String {
  word.map { "did you mean \"\($0)\"?" } ?? ""
}
