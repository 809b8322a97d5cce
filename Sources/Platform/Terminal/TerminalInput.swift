#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What arrives from a keyboard or pipe, waited for without losing a signal.
///
/// While it lives, Ctrl-C and a polite kill are events of `next` instead of a sudden death.
public struct TerminalInput: ~Copyable {
  public enum Event: Hashable, Sendable {
    /// A line without its end (LF or CR LF), as bytes that may be anything.
    case line([UInt8])
    /// Bytes as they came; for key presses.
    case bytes([UInt8])
    case end
    case signal(Signal)
    case timeout
  }

  /// A longer line is handed over in pieces of this size.
  public static let lineBytes = 1 << 20

  private let input: FileDescriptor
  private let signals: SignalDescriptor
  private var held: [UInt8] = []
  private var start = 0
  /// Up to here `held` is known to have no line end, so it is not searched again.
  private var searched = 0
  private var isAtEnd = false

  public init(
    _ input: consuming FileDescriptor = .standardInput,
    signals: [Signal] = [.interrupt, .terminate, .hangUp]
  ) throws(SystemError) {
    self.input = input
    self.signals = try SignalDescriptor(signals)
  }

  /// Waits for a whole line; the last one may lack its end. What has come of one when the time is up
  /// is kept for the next call.
  public mutating func nextLine(within limit: Duration? = nil) throws(SystemError) -> Event {
    while true {
      if let line = takeLine() { return .line(line) }
      switch try wait(within: limit) {
      case .bytes(let bytes): hold(bytes)
      case .end: return finish()
      case let other: return other
      }
    }
  }

  /// Waits for anything at all. Bytes left over by `nextLine` come first.
  public mutating func next(within limit: Duration?) throws(SystemError) -> Event {
    if start < held.count { return .bytes(take(upTo: held.count, skipping: 0)) }
    return try wait(within: limit)
  }
}

extension TerminalInput {
  private mutating func wait(within limit: Duration?) throws(SystemError) -> Event {
    if isAtEnd { return .end }
    var waits = [
      pollfd(fd: signals.descriptor.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: input.number, events: Int16(POLLIN), revents: 0),
    ]
    let timeout = limit.map { Int32(clamping: max(0, $0.wholeMilliseconds)) } ?? -1
    let ready = retryingInterrupts { poll(&waits, 2, timeout) }
    guard ready >= 0 else { throw SystemError(last: "poll") }
    if waits[0].revents != 0, let signal = signals.next() { return .signal(signal) }
    return waits[1].revents == 0 ? .timeout : try readBytes()
  }

  private mutating func readBytes() throws(SystemError) -> Event {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = try input.read(into: &buffer)
    if count == 0 {
      isAtEnd = true
      return .end
    }
    return .bytes(Array(buffer[..<count]))
  }

  private mutating func hold(_ bytes: [UInt8]) {
    held.removeFirst(start)
    searched -= start
    start = 0
    held += bytes
  }

  private mutating func takeLine() -> [UInt8]? {
    guard let end = held[searched...].firstIndex(of: 0x0A) else {
      searched = held.count
      return held.count - start >= Self.lineBytes ? take(upTo: held.count, skipping: 0) : nil
    }
    let hasReturn = end > start && held[end - 1] == 0x0D
    return take(upTo: hasReturn ? end - 1 : end, skipping: hasReturn ? 2 : 1)
  }

  private mutating func take(upTo end: Int, skipping lineEnd: Int) -> [UInt8] {
    let line = Array(held[start..<end])
    start = end + lineEnd
    searched = start
    return line
  }

  private mutating func finish() -> Event {
    if start == held.count { return .end }
    return .line(take(upTo: held.count, skipping: 0))
  }
}
