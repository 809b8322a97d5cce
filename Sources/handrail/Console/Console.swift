import Platform

/// Everything outside the program that a command may touch, so that a test can be the outside.
final class Console {
  let output: OutputStream
  let errors: OutputStream
  let input: InputLines
  let environment: (String) -> String?
  let clocks: Clocks
  /// A number that nobody can foresee.
  let chance: () throws -> UInt64
  /// Where the program lies, to find what was installed beside it.
  let programPath: String?
  var settings = Settings()

  init(
    output: OutputStream, errors: OutputStream, input: InputLines,
    environment: @escaping (String) -> String?, clocks: Clocks,
    chance: @escaping () throws -> UInt64, programPath: String?
  ) {
    self.output = output
    self.errors = errors
    self.input = input
    self.environment = environment
    self.clocks = clocks
    self.chance = chance
    self.programPath = programPath
  }

  static func system() -> Console {
    Console(
      output: .descriptor(1), errors: .descriptor(2), input: .standard(),
      environment: Program.environment, clocks: .system, chance: { try SecureRandom.number() },
      programPath: Program.path)
  }
}

extension Console {
  /// A line on standard error. One that can't be written has no better place to go to.
  func note(_ text: String) {
    try? errors.print(text)
  }

  func complain(_ failure: Failure) {
    note("handrail: \(failure.message)")
    for line in failure.advice where !line.isEmpty { note("  \(line)") }
  }

  var today: CalendarDate { clocks.wall().date }

  /// Whether colour is right for one of the two streams.
  func usesColour(on stream: OutputStream) -> Bool {
    switch settings.colour {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if isSet("NO_COLOR") || settings.isPlain { return false }
    if isSet("CLICOLOR_FORCE"), environment("CLICOLOR_FORCE") != "0" { return true }
    return stream.isTerminal && environment("TERM") != "dumb"
  }

  private func isSet(_ name: String) -> Bool {
    environment(name).map { !$0.isEmpty } ?? false
  }
}
