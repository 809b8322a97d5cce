import Platform

/// The processor time of a server for one turn, beside the same for the C floor: rounds of both by
/// turns, on the same machine, and the medians.
struct TurnCost {
  private let wish: Wish

  init(_ wish: Wish) {
    self.wish = wish
  }

  func measure() throws {
    let floor = try EchoFloor.command(sizes: replySizes())
    for connections in wish.connections.isEmpty ? [64, 1_000] : wish.connections {
      try compare(floor, connections)
    }
  }

  private func compare(_ floor: [String], _ connections: Int) throws {
    var floors: [Sample] = []
    var servers: [Sample] = []
    for _ in 0..<wish.rounds {
      floors.append(try sample(floor, connections))
      servers.append(try sample(wish.server, connections))
    }
    let (low, own) = (median(floors.map(\.cost)), median(servers.map(\.cost)))
    let ratio = Int64(100) * own / max(1, low)
    say("\(connections) connections, \(wish.turns) turns, median of \(wish.rounds) rounds")
    say("  C floor  \(low) ns a turn")
    say(
      "  server   \(own) ns a turn, \(ratio / 100).\(ratio / 10 % 10)\(ratio % 10) times the floor")
    say("  floor rounds \(floors.map(\.cost)), server rounds \(servers.map(\.cost))")
    say(
      "  answered in \(median(servers.map(\.middle)) / 1_000) µs (half), "
        + "\(median(servers.map(\.late)) / 1_000) µs (99 of 100)")
  }

  private struct Sample {
    let cost: Int64
    let middle: Int64
    let late: Int64
  }

  private func sample(_ command: [String], _ connections: Int) throws -> Sample {
    let server = try MeasuredServer(command)
    let crowd = try Crowd(connections, at: server.address, visit: wish.visit)
    try crowd.awaitGreetings()
    try crowd.talk(turns: wish.turns / 10)
    let before = try server.processorTime
    try crowd.talk(turns: wish.turns)
    let spent = try server.processorTime - before
    let waits = crowd.waits.sorted()
    return Sample(
      cost: spent.wholeNanoseconds / Int64(wish.turns), middle: waits[waits.count / 2],
      late: waits[waits.count * 99 / 100])
  }

  /// How much the server says at first and to every line of the visit, for the floor to repeat.
  private func replySizes() throws -> [Int] {
    let server = try MeasuredServer(wish.server)
    let socket = try FileDescriptor.connecting(to: server.address, waiting: true)
    var sizes = [try reply(socket)]
    for line in wish.visit {
      try socket.write(line + "\n")
      sizes.append(try reply(socket))
    }
    return sizes
  }

  private func reply(_ socket: borrowing FileDescriptor) throws -> Int {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.suffix(4) != [0x0D, 0x0A, 0x3E, 0x20] {
      let count = try socket.read(into: &buffer)
      if count == 0 { return max(4, bytes.count) }
      bytes += buffer[..<count]
    }
    return bytes.count
  }
}

func median(_ values: [Int64]) -> Int64 {
  values.isEmpty ? 0 : values.sorted()[values.count / 2]
}

func say(_ line: String) {
  try? FileDescriptor.standardOutput.write(line + "\n")
}
