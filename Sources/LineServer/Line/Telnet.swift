/// The telnet of one connection (RFC 854): nothing is begun here, only answered.
struct Telnet: Sendable {
  /// What a byte meant; nil from `take` says that it is data.
  enum Step {
    case nothing
    case data(UInt8)
    case event(LineDecoder.Event)
    /// Give the answer and hand the same byte over again: then comes the event after it.
    case answerThenPrompt([UInt8])
    case interrupt, eraseCharacter, eraseLine, endOfFile, hopeless
  }

  private enum State: UInt8 {
    case data, command, will, wont, `do`, dont, subnegotiation, subnegotiationCommand
  }

  private static let end: UInt8 = 240
  private static let begin: UInt8 = 250
  private static let command: UInt8 = 255

  /// The most bytes of a subnegotiation that are looked at.
  static let keptBytes = 64
  /// The most bytes of one that are put up with.
  static let subnegotiationBytes = 1_024

  private var state = State.data
  private var options = TelnetOptions()
  private var kept: [UInt8] = []
  private var subnegotiationLength = 0
  private var wasInterrupted = false
  private var owesPrompt = false

  var isIdle: Bool { state == .data && !wasInterrupted }
  var isMidway: Bool { state != .data }

  mutating func take(_ byte: UInt8) -> Step? {
    switch state {
    case .data:
      if byte == Self.command {
        state = .command
        return .nothing
      }
      wasInterrupted = false
      return nil
    case .command: return takeCommand(byte)
    case .will: return answer(options.will(byte))
    case .wont: return answer(options.wont(byte))
    case .do: return takeDo(byte)
    case .dont: return answer(options.dont(byte))
    case .subnegotiation: return takeSubnegotiation(byte)
    case .subnegotiationCommand: return endSubnegotiation(byte)
    }
  }

  private mutating func takeCommand(_ byte: UInt8) -> Step {
    state = .data
    switch byte {
    case 255:
      wasInterrupted = false
      return .data(255)
    case 254: state = .dont
    case 253: state = .do
    case 252: state = .wont
    case 251: state = .will
    case Self.begin:
      state = .subnegotiation
      subnegotiationLength = 0
    case 248: return .eraseLine
    case 247: return .eraseCharacter
    case 246: return .event(.areYouThere)
    case 243, 244, 238:
      wasInterrupted = true
      return .interrupt
    case 236: return .endOfFile
    default: break
    }
    return .nothing
  }

  /// After Ctrl-C a client throws away everything until it is told that its mark has been seen.
  private mutating func takeDo(_ byte: UInt8) -> Step {
    guard byte == TelnetOptions.timingMark else { return answer(options.do(byte)) }
    if owesPrompt {
      owesPrompt = false
      wasInterrupted = false
      state = .data
      return .event(.promptLost)
    }
    let answer = [Self.command, 252, TelnetOptions.timingMark]
    if wasInterrupted {
      owesPrompt = true
      return .answerThenPrompt(answer)
    }
    state = .data
    return .event(.answer(answer))
  }

  private mutating func answer(_ answer: [UInt8]) -> Step {
    state = .data
    return answer.isEmpty ? .nothing : .event(.answer(answer))
  }

  private mutating func takeSubnegotiation(_ byte: UInt8) -> Step {
    if byte == Self.command {
      state = .subnegotiationCommand
      return .nothing
    }
    return keep(byte)
  }

  private mutating func keep(_ byte: UInt8) -> Step {
    state = .subnegotiation
    subnegotiationLength += 1
    if subnegotiationLength > Self.subnegotiationBytes { return .hopeless }
    if kept.count < Self.keptBytes { kept.append(byte) }
    return .nothing
  }

  /// Anything but the end or a doubled 255 is a command that cuts it short.
  private mutating func endSubnegotiation(_ byte: UInt8) -> Step {
    if byte == Self.command { return keep(byte) }
    let whole = kept
    kept = []
    if byte != Self.end { return takeCommand(byte) }
    state = .data
    if let width = windowWidth(whole) { return .event(.width(width)) }
    return answer(options.subnegotiation(whole))
  }

  /// Zero columns mean that the client does not know.
  private func windowWidth(_ bytes: [UInt8]) -> Int? {
    guard bytes.count == 5, bytes[0] == TelnetOptions.windowSize else { return nil }
    let columns = Int(bytes[1]) << 8 | Int(bytes[2])
    return columns == 0 ? nil : min(max(columns, 20), 500)
  }
}
