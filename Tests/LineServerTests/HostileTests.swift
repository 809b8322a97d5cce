import Platform
import Support
import Testing

@testable import LineServer

#if canImport(Glibc)
  import Glibc
#endif

struct HostileTests {
  @Test func `a hundred slow ones do not keep a good one waiting, and all of them go`() throws {
    let server = try TestServer()
    let slow = try (0..<100).map { _ in try server.connect() }
    for client in slow { try client.type("h") }
    let good = try server.connect()
    for second in 0..<60 {
      try good.type("line \(second)\n")
      try good.expect("line \(second)\r\n")
      for client in slow { _ = client.push([0x61]) }
      try server.pass(.seconds(1))
    }
    try server.work { server.handler.told.count == 100 }
    #expect(server.handler.told.allSatisfy { $0 == "line-time" })
    try good.type("still here\n")
    try good.expect("still here")
  }

  @Test func `a storm of visitors is let in and forgotten again`() throws {
    let server = try TestServer()
    for _ in 0..<5 {
      let clients = try (0..<150).map { _ in try server.connect() }
      try server.work { server.loop.connectionCount == 150 }
      for client in clients { try client.hangUp() }
      try server.work { server.loop.connectionCount == 0 }
    }
    #expect(server.loop.counters.accepted == 750)
    // Places are used again.
    #expect(server.loop.connections.count == 150)
    #expect(server.loop.deadlines.earliest == nil)
  }

  @Test(arguments: 0..<12)
  func `random bytes do no harm`(seed: UInt64) throws {
    let server = try TestServer()
    var random = SeededGenerator(seed: seed)
    for _ in 0..<4 {
      let client = try server.connect()
      let input = (0..<3_000).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = client.push(input)
      try server.settle()
      try server.pass(.seconds(Int.random(in: 0...40, using: &random)))
      if Bool.random(using: &random) { try client.hangUp() }
    }
    let good = try server.connect()
    try good.type("hi\n")
    try good.expect("hi")
  }

  @Test(
    arguments: [
      [255, 246], [255, 253, 6], [255, 244], [255, 253, 3, 255, 254, 3],
      [255, 251, 31, 255, 252, 31],
    ] as [[UInt8]])
  func `a telnet bomb fills no memory`(piece: [UInt8]) throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.expect("hello")
    let bomb = [UInt8]((0..<8_000).flatMap { _ in piece })
    for _ in 0..<40 {
      _ = client.push(bomb)
      try server.settle()
      for case let connection? in server.loop.connections {
        #expect(connection.outbox.count <= 262_144)
        #expect(connection.rest.count <= Limits.readBytes)
      }
    }
    let good = try server.connect()
    try good.type("hi\n")
    try good.expect("hi")
  }

  @Test func `without descriptors the next one is told, and it goes on afterwards`() async {
    await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 400, rlim_max: 400)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      var lines: [String] = []
      let server = try TestServer { setup in
        setup.log = Log(.text, now: setup.clocks.wall) { bytes in
          lines.append(String(decoding: bytes.dropLast(), as: UTF8.self))
          return true
        }
      }
      let clients = try (0..<5).map { _ in try server.connect() }
      var wasted: [Int32] = []
      while true {
        let number = open("/dev/null", O_RDONLY)
        if number < 0 { break }
        wasted.append(number)
      }
      try server.loop.tick(waiting: .zero)
      try clients[0].expect("full")
      #expect(server.loop.counters.refused(.descriptors) == 1)
      #expect(server.loop.acceptBackoff.until != nil)
      try server.pass(.milliseconds(10))
      #expect(server.loop.counters.refused(.descriptors) == 2)
      #expect(lines.count { $0.contains("accept-failed") } == 1)
      for number in wasted { close(number) }
      try server.settle()
      #expect(server.loop.counters.accepted == 0)
      try server.pass(.milliseconds(20))
      try clients[2].expect("hello")
      try clients[3].expect("hello")
    }
  }

  @Test func `without descriptors the metrics wait, too, and the loop does not spin`() async {
    await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 400, rlim_max: 400)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      let server = try TestServer { $0.metrics = .ip(.loopback, port: 0) }
      let address = try #require(server.loop.metricsAddress)
      let client = try TestClient(to: address, of: server)
      var wasted: [Int32] = []
      while true {
        let number = open("/dev/null", O_RDONLY)
        if number < 0 { break }
        wasted.append(number)
      }
      for _ in 0..<20 { try server.loop.tick(waiting: .zero) }
      #expect(server.loop.counters.acceptErrors == 1)
      #expect(server.loop.metricsBackoff.until != nil)
      for number in wasted { close(number) }
      try server.pass(.milliseconds(10))
      try client.type("GET /metrics HTTP/1.0\r\n\r\n")
      try client.expect("200 OK")
    }
  }

  @Test func `signals are answered between turns`() throws {
    let server = try TestServer { $0.handlesSignals = true }
    let client = try server.connect()
    try client.expect("hello")
    // To this thread alone, as only its mask was set; a program has but one at that time.
    pthread_kill(pthread_self(), SIGHUP)
    try server.work { server.handler.told == ["reload"] }
    pthread_kill(pthread_self(), SIGTERM)
    try client.expect("stopping")
    try client.hangUp()
    try server.work { server.loop.isStopped }
  }
}

struct SyncTests {
  @Test func `a reply that waits for a failed sync is taken back`() throws {
    let server = try TestServer { $0.syncFolder = "/tmp" }
    let client = try server.connect()
    try client.expect("hello")
    server.handler.onLine = { text, connection in
      connection.send(text + "\n")
      connection.holdUntilSynced()
    }
    server.handler.onSyncFailure = { waiting in
      for connection in waiting {
        connection.retract()
        connection.send("nothing can be saved\n")
      }
    }
    server.loop.syncFault = .inputOutput
    try client.type("secret\n")
    try client.expect("nothing can be saved")
    #expect(!client.text.contains("secret"))
    try client.type("again\n")
    try client.expect("again")
  }

  @Test func `one that was closed with a failed sync can be opened again, and is not told of`()
    throws
  {
    let server = try TestServer { $0.syncFolder = "/tmp" }
    let client = try server.connect()
    try client.expect("hello")
    server.handler.onLine = { text, connection in
      connection.send(text + "\n")
      connection.holdUntilSynced()
      connection.close()
    }
    server.handler.onSyncFailure = { waiting in
      for connection in waiting {
        connection.retract()
        #expect(connection.reopen())
        connection.send("go on\n")
      }
    }
    server.loop.syncFault = .inputOutput
    try client.type("secret\n")
    try client.expect("go on")
    #expect(!client.text.contains("secret") && !client.isClosed)
    #expect(server.handler.told.isEmpty)
    try client.type("again\n")
    try client.expect("again")
    try client.expectClosed()
    #expect(server.handler.told == ["finished"])
  }

  @Test func `the answer comes only when the disk has it`() throws {
    let server = try TestServer { $0.syncFolder = "/tmp" }
    let client = try server.connect()
    try client.expect("hello")
    var heldAtCommit = 0
    server.handler.onLine = { text, connection in
      connection.send(text + "\n")
      connection.holdUntilSynced()
    }
    server.handler.onCommit = {
      heldAtCommit = max(heldAtCommit, server.loop.waitingForNextSync.count)
    }
    try client.type("x\n")
    try client.expect("x\r\n")
    #expect(heldAtCommit == 1)
  }
}
