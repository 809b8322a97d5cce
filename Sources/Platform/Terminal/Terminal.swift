#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The screen and keyboard in front of the program, if there is one.
public enum Terminal {
  public struct Size: Hashable, Sendable {
    public let columns: Int
    public let rows: Int
  }

  public static func isTerminal(_ descriptor: borrowing FileDescriptor) -> Bool {
    isatty(descriptor.number) == 1
  }

  /// Nothing when it is not a terminal or does not know its size.
  public static func size(of descriptor: borrowing FileDescriptor) -> Size? {
    var window = winsize()
    guard ioctl(descriptor.number, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else {
      return nil
    }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }
}

/// Key presses one at a time and unseen, until this value goes; then the terminal is as before.
public struct KeyMode: ~Copyable {
  private let descriptor: Int32
  private var before: termios

  /// Ctrl-C still is a signal: watch for it with `TerminalInput`, which leaves time to restore.
  public init(_ terminal: borrowing FileDescriptor) throws(SystemError) {
    descriptor = terminal.number
    before = termios()
    guard tcgetattr(descriptor, &before) == 0 else { throw SystemError(last: "tcgetattr") }
    var keys = before
    keys.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(descriptor, TCSANOW, &keys) == 0 else { throw SystemError(last: "tcsetattr") }
  }

  deinit {
    var before = before
    _ = tcsetattr(descriptor, TCSANOW, &before)
  }
}
