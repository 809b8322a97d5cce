/// One call of one command, with everything it may use.
struct Invocation {
  let command: CommandSpec
  let console: Console
  private let arguments: ParsedArguments

  init(_ arguments: ParsedArguments, command: CommandSpec, console: Console) {
    self.arguments = arguments
    self.command = command
    self.console = console
  }

  var operands: [String] { arguments.operands }

  func has(_ option: Option) -> Bool { arguments.has(option) }

  subscript(_ option: Option) -> String? { arguments[option] }

  func all(_ option: Option) -> [String] { arguments.all(option) }

  /// The value of an option that takes a whole number; its form has been checked.
  func number(_ option: Option) -> Int? { arguments[option].flatMap { Int($0) } }

  /// The value of `--seed`: up to sixteen hexadecimal digits.
  func seed(_ option: Option) throws -> UInt64? {
    guard let text = arguments[option] else { return nil }
    guard let seed = UInt64(text, radix: 16), text.utf8.first != 0x2B else {
      throw Failure.usage("\(option.usage) takes up to 16 digits 0-9 and a-f, not \"\(text)\"")
    }
    return seed
  }
}
