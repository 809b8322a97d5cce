import Platform

/// How a conversation is set for one reader: the room there is, and what their screen can do.
struct Layout: Sendable {
  enum LineEnd: Sendable {
    case lineFeed
    /// On the chat port.
    case carriageReturnLineFeed
  }

  /// What `hide` may do.
  enum Clearing: Sendable {
    case nothing
    /// A terminal of our own.
    case terminal
    /// The far end of a line, of which nothing is known.
    case blankLines
  }

  /// Nil: nothing is wrapped.
  var columns: Int?
  /// Labels in words instead of signs.
  var isPlain = false
  var hasColour = false
  var lineEnd = LineEnd.lineFeed
  var clearing = Clearing.nothing
  var reader = ScreenText.Reader.visitor

  /// Longer lines are hard to read, however wide the window is.
  static let mostColumns = 72
}

extension Layout {
  /// For a conversation on standard output.
  init(for console: Console) {
    isPlain = console.settings.isPlain
    hasColour = console.usesColour(on: console.output)
    clearing = console.output.isTerminal ? .terminal : .nothing
    switch console.settings.width {
    case .none: columns = nil
    case .columns(let number): columns = number
    case .fitting:
      columns = isPlain ? nil : min(console.output.columns ?? Self.mostColumns, Self.mostColumns)
    }
  }
}
