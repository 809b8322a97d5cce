import Platform

/// How long good visitors wait beside many who begin a line and never end it.
struct SlowOnes {
  private let wish: Wish

  init(_ wish: Wish) {
    self.wish = wish
  }

  func measure() throws {
    let good = wish.connections.first ?? 64
    let slow = wish.connections.dropFirst().first ?? 1_000
    var alone: [Int64] = []
    var beside: [Int64] = []
    for _ in 0..<wish.rounds {
      alone.append(try lateAnswers(good, slow: 0))
      beside.append(try lateAnswers(good, slow: slow))
    }
    let (few, many) = (median(alone), median(beside))
    let ratio = many * 100 / max(1, few)
    say("\(good) good visitors, median of \(wish.rounds) rounds, 99 of 100 answers within")
    say(
      "  \(few / 1_000) µs alone, \(many / 1_000) µs beside \(slow) slow ones: "
        + "\(ratio / 100).\(ratio / 10 % 10)\(ratio % 10) times")
  }

  private func lateAnswers(_ good: Int, slow: Int) throws -> Int64 {
    let server = try MeasuredServer(wish.server)
    let others = try Mumblers(slow, at: server.address)
    let crowd = try Crowd(good, at: server.address, visit: wish.visit)
    try crowd.awaitGreetings()
    crowd.aside = { others.mumble() }
    try crowd.talk(turns: wish.turns)
    let waits = crowd.waits.sorted()
    return waits[waits.count * 99 / 100]
  }
}

/// People who type a letter now and then and never a line.
private final class Mumblers {
  private final class Mumbler {
    let socket: FileDescriptor

    init(_ socket: consuming FileDescriptor) {
      self.socket = socket
    }
  }

  private var mumblers: [Mumbler] = []
  private var next = 0

  init(_ count: Int, at address: SocketAddress) throws {
    for _ in 0..<count { mumblers.append(Mumbler(try FileDescriptor.connecting(to: address))) }
  }

  func mumble() {
    if mumblers.isEmpty { return }
    _ = mumblers[next].socket.send([0x61])
    next = (next + 1) % mumblers.count
  }
}
