import Platform

/// The program: reads the command and runs it.
@main
struct Handrail {
  static func main() {
    Program.ignoreBrokenPipes()
    let code = run(Program.arguments, on: .system())
    Program.leave(code.rawValue)
  }

  /// Everything that a call of the program does, on whatever console it is given.
  static func run(_ arguments: [String], on console: Console) -> ExitCode {
    do {
      return try perform(arguments, on: console)
    } catch {
      return report(error, on: console)
    }
  }

  private static func perform(_ arguments: [String], on console: Console) throws -> ExitCode {
    let arguments = try ParsedArguments(arguments, commands: CommandSpec.all)
    console.settings = try Settings(arguments, environment: console.environment)
    if arguments.has(.version) { return try VersionCommand.show(on: console) }
    guard let command = arguments.command else {
      return arguments.has(.help)
        ? try HelpCommand.showOverview(on: console) : try FrontPage.show(arguments, on: console)
    }
    if arguments.has(.help) {
      try console.output.print(HelpPage(command).text)
      return .fine
    }
    return try command.run(Invocation(arguments, command: command, console: console))
  }

  private static func report(_ error: any Error, on console: Console) -> ExitCode {
    let failure = Failure(error)
    // A reader who has seen enough, such as `head`, is not a mistake of anybody.
    if failure.code == .fine { return .fine }
    console.complain(failure)
    return failure.code
  }
}
