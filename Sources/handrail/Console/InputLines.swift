import Platform

/// The lines that a command is given, from a keyboard, a pipe or a test.
final class InputLines {
  enum Event: Equatable {
    case line([UInt8])
    case end
    /// Ctrl-C, or a polite kill.
    case interrupted
    /// Nothing for as long as somebody wanted to wait.
    case timeout
  }

  private enum Source {
    case standardInput
    case memory([Event])
  }

  private var source: Source
  private var next = 0
  /// Comes into being with the first line that is asked for, because it takes the signals over.
  private var input: Box?
  let isTerminal: Bool

  private init(_ source: Source, isTerminal: Bool) {
    self.source = source
    self.isTerminal = isTerminal
  }

  static func standard() -> InputLines {
    InputLines(.standardInput, isTerminal: Terminal.isTerminal(.standardInput))
  }

  /// What a test types; after the last event comes the end.
  static func memory(_ events: [Event], isTerminal: Bool = false) -> InputLines {
    InputLines(.memory(events), isTerminal: isTerminal)
  }

  func nextLine(within limit: Duration? = nil) throws -> Event {
    switch source {
    case .standardInput: return try read(within: limit)
    case .memory(let events):
      guard next < events.count else { return .end }
      next += 1
      return events[next - 1]
    }
  }

  private func read(within limit: Duration?) throws -> Event {
    let box = try input ?? Box()
    input = box
    switch try box.input.nextLine(within: limit) {
    case .line(let line): return .line(line)
    case .end: return .end
    case .signal: return .interrupted
    case .timeout: return .timeout
    case .bytes: preconditionFailure("only lines are waited for")
    }
  }

  /// Lets a value that can't be copied live in a class.
  private final class Box {
    var input: TerminalInput

    init() throws {
      input = try TerminalInput()
    }
  }
}
