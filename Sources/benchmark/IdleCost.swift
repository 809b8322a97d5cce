import Platform

/// The memory of visitors who sit at their first question.
struct IdleCost {
  private let wish: Wish

  init(_ wish: Wish) {
    self.wish = wish
  }

  func measure() throws {
    let count = wish.connections.first ?? 10_000
    let server = try MeasuredServer(wish.server)
    let before = server.residentBytes
    let crowd = try Crowd(count, at: server.address, visit: wish.visit)
    try crowd.awaitGreetings()
    let after = server.residentBytes
    say("ready after \(server.startTime.wholeNanoseconds / 1_000) µs")
    say("\(before / 1_024) KiB without visitors, \(after / 1_024) KiB with \(count)")
    say("\((after - before) / count) bytes for each, \(crowd.lost) lost")
  }
}

/// Many who come at the same moment.
struct Storm {
  private let wish: Wish

  init(_ wish: Wish) {
    self.wish = wish
  }

  func measure() throws {
    let count = wish.connections.first ?? 10_000
    let server = try MeasuredServer(wish.server)
    let began = Clocks.system.monotonic()
    let crowd = try Crowd(count, at: server.address, visit: wish.visit)
    try crowd.awaitGreetings()
    let time = Clocks.system.monotonic() - began
    say("\(count) greeted after \(time.wholeNanoseconds / 1_000_000) ms, \(crowd.lost) lost")
  }
}
