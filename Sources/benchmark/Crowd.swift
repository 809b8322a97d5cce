import Platform

/// Many visitors in one thread, each of whom types the next line when the prompt is there. Where one
/// has left, the next one comes.
final class Crowd {
  private final class Visitor {
    var socket: FileDescriptor
    var next = 0
    var tail: [UInt8] = []
    var isGreeted = false
    var isWaiting = false
    var asked = MonotonicTime(nanoseconds: 0)

    init(_ socket: consuming FileDescriptor) {
      self.socket = socket
    }
  }

  private static let prompt: [UInt8] = [0x0D, 0x0A, 0x3E, 0x20]

  private let address: SocketAddress
  private let lines: [[UInt8]]
  private var visitors: [Visitor] = []
  private var poller: Poller
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private(set) var turns = 0
  private(set) var greeted = 0
  private(set) var lost = 0
  private(set) var waits: [Int64] = []
  private var wantedTurns = 0
  private var spoken = 0

  init(_ count: Int, at address: SocketAddress, visit: [String]) throws {
    self.address = address
    lines = visit.map { Array(($0 + "\n").utf8) }
    poller = try Poller()
    visitors.reserveCapacity(count)
    for _ in 0..<count { try join(visitors.count) }
  }

  /// Reads until everybody has been greeted.
  func awaitGreetings() throws {
    while greeted < visitors.count { try round() }
  }

  /// Lets everybody type, until so many lines have been answered in all.
  func talk(turns: Int) throws {
    self.turns = 0
    waits.removeAll(keepingCapacity: true)
    waits.reserveCapacity(turns)
    spoken = 0
    wantedTurns = turns
    // Those who have just come speak when they have been greeted.
    for visitor in visitors.prefix(turns) where visitor.isGreeted { speak(visitor) }
    while self.turns < wantedTurns { try round() }
  }

  /// Something to do beside the conversation, once a round.
  var aside: () -> Void = {}

  private func round() throws {
    aside()
    let count = try poller.wait(.seconds(5))
    if count == 0 { throw Wish.Mistake(text: "the server has stopped answering") }
    for index in 0..<count { try hear(Int(poller.readiness(index).token)) }
  }

  private func join(_ place: Int) throws {
    let visitor = Visitor(try FileDescriptor.connecting(to: address))
    try poller.add(visitor.socket, token: UInt64(place), .reading)
    if place == visitors.count { visitors.append(visitor) } else { visitors[place] = visitor }
  }

  private func hear(_ place: Int) throws {
    let visitor = visitors[place]
    switch visitor.socket.receive(into: &buffer) {
    case .moved(let count) where count > 0:
      visitor.tail = Array((visitor.tail + buffer[max(0, count - 4)..<count]).suffix(4))
      if visitor.tail == Self.prompt { answer(visitor) }
    case .wouldBlock: break
    default: try replace(place)
    }
  }

  /// A conversation has ended; the next visitor takes the place.
  private func replace(_ place: Int) throws {
    poller.remove(visitors[place].socket, .reading)
    if visitors[place].isGreeted { greeted -= 1 }
    lost += 1
    // What it was still owed never comes; the last words of a server count as an answer.
    if visitors[place].isWaiting { turns += 1 }
    try join(place)
  }

  private func answer(_ visitor: Visitor) {
    visitor.tail = []
    if !visitor.isGreeted {
      visitor.isGreeted = true
      greeted += 1
      if spoken < wantedTurns { speak(visitor) }
      return
    }
    turns += 1
    visitor.isWaiting = false
    waits.append((Clocks.system.monotonic() - visitor.asked).wholeNanoseconds)
    if spoken < wantedTurns { speak(visitor) }
  }

  private func speak(_ visitor: Visitor) {
    spoken += 1
    visitor.isWaiting = true
    visitor.asked = Clocks.system.monotonic()
    _ = visitor.socket.send(lines[visitor.next])
    visitor.next = (visitor.next + 1) % lines.count
  }
}
