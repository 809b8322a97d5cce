import Platform

/// Somebody who agrees to be kept, and keeps every reply to hold it against the transcript.
final class CrashVisitor {
  struct Reply {
    /// Without blanks.
    var words: String
    /// The server was killed in the middle of it.
    var isPart = false
  }

  fileprivate let socket: FileDescriptor
  fileprivate var bytes: [UInt8] = []
  fileprivate var isGreeted = false
  fileprivate(set) var code: String?
  fileprivate(set) var hasEnded = false
  /// The screen was cleared and the line closed: nothing of the conversation may be left.
  fileprivate(set) var hasHidden = false
  /// They took back their yes, and were told so.
  fileprivate(set) var hasTakenBack = false
  /// What is open is whether to save it, where whatever is no yes is a no.
  var isAskedToSave: Bool { replies.last?.words.contains("aveit?") ?? false }
  /// The line that has not been answered.
  fileprivate(set) var open: String?
  /// One for each line that was typed.
  fileprivate(set) var replies: [Reply] = []
  /// Which of them is the first after the yes.
  fileprivate(set) var keptFrom = 0

  fileprivate init(at address: SocketAddress) throws {
    socket = try FileDescriptor.connecting(to: address)
  }

  /// A whole reply has arrived.
  fileprivate func take(_ reply: String) {
    open = nil
    if !isGreeted {
      isGreeted = true
      return
    }
    let blank: (Character) -> Bool = { $0.isWhitespace }
    if code == nil, let place = reply.range(after: "resume ") {
      code = String(reply[place...].prefix { !blank($0) })
      keptFrom = replies.count + 1
    }
    if code != nil, reply.contains("Nothing is saved.") { hasTakenBack = true }
    replies.append(Reply(words: String(reply.dropLast(2)).withoutBlanks))
  }
}

extension String {
  fileprivate func range(after text: String) -> Index? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(text) { return rest.index(rest.startIndex, offsetBy: text.count) }
      rest.removeFirst()
    }
    return nil
  }
}

/// Some people who talk at once, each as fast as the answers come.
final class CrashLoad {
  private(set) var everybody: [CrashVisitor] = []
  private let address: SocketAddress
  private var poller: Poller
  private var dice: Dice
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  private static let lines = [
    "1", "2", "3", "yes", "no", "back", "plan", "choices", "it was a long day and i am tired",
    "repeat", "5", "menu",
  ]

  init(_ count: Int, at address: SocketAddress, _ seed: UInt64) throws {
    self.address = address
    poller = try Poller()
    dice = Dice(seed: seed)
    for _ in 0..<count { try join() }
  }

  func talk(for time: Duration) throws {
    let end = Clocks.system.monotonic() + time
    while Clocks.system.monotonic() < end { try hear(within: .milliseconds(1)) }
  }

  /// What had been sent before the end; part of a reply is a reply, too.
  func hearTheRest() {
    for visitor in everybody where !visitor.hasEnded {
      while case .moved(let count) = visitor.socket.receive(into: &buffer), count > 0 {
        visitor.bytes += buffer[..<count]
      }
      takeWhole(visitor)
      if visitor.code != nil, !visitor.bytes.isEmpty {
        visitor.replies.append(.init(words: "", isPart: true))
      }
    }
  }

  private func join() throws {
    let visitor = try CrashVisitor(at: address)
    try poller.add(visitor.socket, token: UInt64(everybody.count), .reading)
    everybody.append(visitor)
  }

  private func hear(within time: Duration) throws {
    let count = try poller.wait(time)
    for index in 0..<count { try hear(everybody[Int(poller.readiness(index).token)]) }
  }

  private func hear(_ visitor: CrashVisitor) throws {
    guard !visitor.hasEnded else { return }
    switch visitor.socket.receive(into: &buffer) {
    case .moved(let count) where count > 0:
      visitor.bytes += buffer[..<count]
      if takeWhole(visitor) { speak(visitor) }
    case .wouldBlock: break
    default: try leave(visitor)
    }
  }

  @discardableResult
  private func takeWhole(_ visitor: CrashVisitor) -> Bool {
    guard visitor.bytes.endsWithPrompt else { return false }
    visitor.take(String(decoding: visitor.bytes, as: UTF8.self))
    visitor.bytes = []
    return true
  }

  /// The conversation has come to its end; somebody else takes the place.
  private func leave(_ visitor: CrashVisitor) throws {
    visitor.hasEnded = true
    poller.remove(visitor.socket, .reading)
    let words = String(decoding: visitor.bytes, as: UTF8.self).withoutBlanks
    visitor.hasHidden = words.isEmpty && !visitor.bytes.isEmpty
    visitor.open = nil
    visitor.replies.append(.init(words: words))
    try join()
  }

  private func speak(_ visitor: CrashVisitor) {
    let line = self.line(for: visitor)
    visitor.open = line
    _ = visitor.socket.send(Array((line + "\n").utf8))
  }

  private func line(for visitor: CrashVisitor) -> String {
    if visitor.code == nil { return visitor.replies.count % 2 == 0 ? "privacy" : "1" }
    // Whoever takes the yes back has no transcript to look for.
    if visitor.replies.last?.words.contains("keepacopyforme") ?? false { return "2" }
    return Self.lines[dice.below(Self.lines.count)]
  }
}
