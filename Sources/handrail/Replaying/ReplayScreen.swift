import Platform
import Transcripts

/// A replay on a real terminal: keys in, text out, and the time between.
struct ReplayScreen {
  private let console: Console
  private var player: Player
  private var setter: PassageSetter

  private static let keys =
    "space pauses; n p next and previous reply; ] [ marks; + - speed; / search; g go to a reply; "
    + "i ids; q leaves"

  init(_ player: Player, on console: Console) {
    self.player = player
    self.console = console
    setter = PassageSetter(Layout(for: console))
  }

  mutating func run() throws -> ExitCode {
    let keys = try KeyMode(.standardInput)
    return try withExtendedLifetime(keys) { try play() }
  }

  private mutating func play() throws -> ExitCode {
    var input = try TerminalInput()
    try tell([.note(Self.keys)])
    while true {
      var effects: [Player.Effect] = []
      switch try input.next(within: player.wait) {
      case .timeout: effects = player.next()
      case .bytes(let bytes): for byte in bytes { effects += player.press(byte) }
      case .end: return .fine
      case .signal(let signal): return signal == .interrupt ? .interrupted : .fine
      case .line: break
      }
      try tell(effects)
      if effects.contains(.quit) { return .fine }
    }
  }

  private mutating func tell(_ effects: [Player.Effect]) throws {
    var bytes: [UInt8] = []
    for effect in effects {
      switch effect {
      case .show(let passage): setter.append(passage, to: &bytes)
      case .note(let text): setter.append(note: text, to: &bytes)
      case .echo(let text): bytes += Array(text.utf8)
      case .showIDs(let isOn): setter.showsIDs = isOn
      case .quit: break
      }
    }
    try console.output.write(bytes)
  }
}
