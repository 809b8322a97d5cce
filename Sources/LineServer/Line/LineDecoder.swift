/// Turns what a client sends into lines: telnet, line ends, erasing and broken UTF-8 are dealt with
/// here, and how the bytes were cut makes no difference.
///
/// Bytes go in, events come out; nothing else is touched, so a test can hand over anything.
public struct LineDecoder: Sendable {
  public enum Event: Hashable, Sendable {
    /// A whole line, without its end, as valid UTF-8 with neither controls nor U+0000.
    case line([UInt8])
    /// A line longer than allowed has ended; none of it is left.
    case lineTooLong
    /// Ctrl-D on an empty line, or telnet's end of file.
    case leave
    /// Ctrl-C: what was begun is dropped and the prompt is wanted again.
    case interrupted
    /// The client has thrown away all that came before; it needs the prompt once more.
    case promptLost
    /// Telnet's "are you there".
    case areYouThere
    /// Bytes that the telnet of the other side is waiting for.
    case answer([UInt8])
    /// The window of the client is so many columns wide.
    case width(Int)
    /// Whoever this is speaks something else.
    case foreign(ForeignProtocol)
    /// Too much of something to go on.
    case hopeless(Excess)
  }

  public enum Excess: Hashable, Sendable {
    case endlessLine, endlessSubnegotiation
  }

  /// A line as long as this without an end closes the connection, whatever `line-bytes` says.
  public static let endlessLineBytes = 65_536

  /// The most bytes of a line, after telnet has been taken out; 0 is no limit but the one above.
  private let lineBytes: Int
  private var text = TextRepair()
  /// All bytes of this line so far, kept or not.
  private var received = 0
  private var telnet = Telnet()
  private var isFirstLine = true
  private var hasReturned = false
  /// The first byte of a TLS greeting has come.
  private var mayBeTLS = false
  private var isFinished = false

  public init(lineBytes: Int = 4_096) {
    self.lineBytes = lineBytes == 0 ? Self.endlessLineBytes : lineBytes
  }

  /// Whether a line or a telnet command has begun and not ended.
  public var isMidway: Bool { received > 0 || telnet.isMidway }

  /// How many bad pieces of UTF-8 were replaced so far.
  public var repairs: Int { text.repairs }

  /// Takes bytes from `offset` on, up to the next event; nothing when all are taken without one.
  public mutating func next(_ bytes: Span<UInt8>, from offset: inout Int) -> Event? {
    while offset < bytes.count, !isFinished {
      if telnet.isIdle, !mayBeTLS { takePlainText(bytes, &offset) }
      guard offset < bytes.count else { return nil }
      let byte = bytes[offset]
      if let event = take(byte, &offset) { return event }
    }
    if isFinished { offset = bytes.count }
    return nil
  }

  /// The other side has finished: a last line without its end counts.
  public mutating func finish() -> Event? {
    if isFinished || received == 0 { return nil }
    let event = endLine()
    isFinished = true
    if case .line(let line) = event, line.isEmpty { return nil }
    return event
  }
}

extension LineDecoder {
  /// The common case, a run of printable ASCII, moves as a whole.
  private mutating func takePlainText(_ bytes: Span<UInt8>, _ offset: inout Int) {
    var end = offset
    let room = min(bytes.count, offset + max(0, lineBytes - received))
    while end < room, bytes[end] >= 0x20, bytes[end] < 0x7F { end += 1 }
    if end == offset { return }
    text.append(ascii: bytes.extracting(offset..<end))
    received += end - offset
    hasReturned = false
    offset = end
  }

  /// Takes one byte. The offset stays where it is when the byte is wanted again for a next event.
  private mutating func take(_ byte: UInt8, _ offset: inout Int) -> Event? {
    offset += 1
    guard let step = telnet.take(byte) else { return takeData(byte) }
    switch step {
    case .nothing: return nil
    case .data(let byte): return takeData(byte)
    case .event(let event): return event
    case .answerThenPrompt(let answer):
      // The same byte comes again, and then it is the prompt's turn.
      offset -= 1
      return .answer(answer)
    case .interrupt: return interrupt()
    case .eraseCharacter: text.eraseLast()
    case .eraseLine: text.clear()
    case .endOfFile: return received == 0 ? leave() : nil
    case .hopeless: return stop(with: .hopeless(.endlessSubnegotiation))
    }
    return nil
  }

  private mutating func takeData(_ byte: UInt8) -> Event? {
    let isAfterReturn = hasReturned
    hasReturned = false
    if isAfterReturn, byte == 0x0A || byte == 0x00 { return nil }
    if mayBeTLS || isFirstLine && received == 0 && byte == 0x16 {
      if let event = sniffTLS(byte) { return event }
    }
    switch byte {
    case 0x0A: return endLine()
    case 0x0D:
      hasReturned = true
      return endLine()
    case 0x04 where received == 0: return leave()
    default: return keep(byte)
    }
  }

  private mutating func keep(_ byte: UInt8) -> Event? {
    received += 1
    if received > Self.endlessLineBytes { return stop(with: .hopeless(.endlessLine)) }
    // Kept short, but not forgotten: its beginning tells what protocol it is.
    if received <= lineBytes { text.append(byte) }
    return nil
  }

  private mutating func endLine() -> Event {
    let isTooLong = received > lineBytes
    let line = text.takeLine()
    let wasFirst = isFirstLine
    received = 0
    isFirstLine = false
    mayBeTLS = false
    if wasFirst, let found = ForeignProtocol(firstLine: line, isCut: isTooLong) {
      return stop(with: .foreign(found))
    }
    return isTooLong ? .lineTooLong : .line(line)
  }

  private mutating func interrupt() -> Event {
    text.clear()
    received = 0
    hasReturned = false
    mayBeTLS = false
    return .interrupted
  }

  private mutating func leave() -> Event { .leave }

  /// A TLS greeting begins with 22 and 3, which nobody types.
  private mutating func sniffTLS(_ byte: UInt8) -> Event? {
    if mayBeTLS, byte == 0x03 { return stop(with: .foreign(.tls)) }
    mayBeTLS = received == 0 && byte == 0x16
    return nil
  }

  private mutating func stop(with event: Event) -> Event {
    isFinished = true
    text.clear()
    return event
  }
}
