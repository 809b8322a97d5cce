/// `handrail completions`
enum CompletionsCommand {
  static let spec = CommandSpec(
    "completions", .one("SHELL"), for: .everybody,
    "completion of commands and options for bash, zsh or fish",
    examples: [
      .init("source <(handrail completions bash)", "for this shell"),
      .init("handrail completions fish > ~/.config/fish/completions/handrail.fish", "for good"),
    ],
    run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let name = invocation.operands.first ?? ""
    guard let shell = Completions.Shell(rawValue: name) else {
      let known = listing(Completions.Shell.allCases.map(\.rawValue), "or")
      throw Failure.usage("there are completions for \(known), not for \"\(name)\"")
    }
    try invocation.console.output.print(Completions(CommandSpec.all).script(for: shell))
    return .fine
  }
}
