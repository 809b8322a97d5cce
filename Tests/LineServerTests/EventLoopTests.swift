import Platform
import Testing

@testable import LineServer

struct EventLoopTests {
  @Test(arguments: Poller.Backend.allCases)
  func `somebody is greeted, heard and answered`(backend: Poller.Backend) throws {
    let server = try TestServer { $0.backend = backend }
    let client = try server.connect()
    try client.expect("hello\r\n")
    try client.type("one\r\ntwo\n")
    try client.expect("one\r\ntwo\r\n")
    try client.hangUp()
    try server.work { server.handler.told == ["hangup"] }
    #expect(server.loop.connectionCount == 0)
    #expect(server.loop.counters.closed(.hangup) == 1)
  }

  @Test func `a half-closed client gets all replies`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.type((1...25).map { "line \($0)\n" }.joined() + "last")
    try client.finish()
    try client.expectClosed()
    #expect(server.handler.lines == (1...25).map { "line \($0)" } + ["last"])
    #expect(client.text.hasSuffix("line 25\r\nlast\r\n"))
  }

  @Test func `at most eight lines of one visitor are taken in a tick`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.expect("hello")
    _ = client.push(Array(String(repeating: "x\n", count: 20).utf8))
    var counts: [Int] = []
    try server.work {
      counts.append(server.handler.lines.count)
      return server.handler.lines.count == 20
    }
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $1 - $0 <= 8 })
  }

  @Test func `what was decided is committed before anything is sent`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.expect("hello")
    var sentBefore: [Bool] = []
    server.handler.onCommit = {
      client.read()
      sentBefore.append(client.text.contains("secret"))
    }
    try client.type("secret\n")
    try client.expect("secret")
    #expect(sentBefore.first == false)
  }

  @Test func `a handler may take back what is not sent`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.expect("hello")
    var talking: Connection?
    server.handler.onLine = { text, connection in
      connection.send(text + "\n")
      talking = connection
    }
    server.handler.onCommit = {
      talking?.retract()
      talking?.send("the disk is full\n")
      talking = nil
    }
    try client.type("kept?\n")
    try client.expect("the disk is full")
    #expect(!client.text.contains("kept?"))
  }

  @Test func `telnet is answered in its place`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.expect("hello\r\n")
    try client.send(bytes("a<0A>half<FF><F4><FF><FD><06>"))
    try client.expect("a")
    try server.work {
      client.read()
      return client.bytes.count >= 5 + 2 + 3 + 4 + 3 + 4
    }
    #expect(Array(client.bytes.suffix(14)) == bytes("a<0D><0A><0D><0A>> <FF><FC><06><0D><0A>> "))
    try client.send(bytes("<FF><F6><FF><FA><1F><00><64><00><18><FF><F0>"))
    try client.expect("\r\n[Yes]\r\n\r\n> ")
    #expect(server.handler.told == ["width 100"])
  }

  @Test func `a visitor at the keyboard leaves with Ctrl-D`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.send([4])
    try client.expectClosed()
    #expect(server.handler.told == ["finished"])
  }

  @Test func `a reply is cut between characters, the prompt never`() throws {
    let server = try TestServer()
    server.handler.onLine = { _, connection in
      connection.send(Array(String(repeating: "€", count: 4_000).utf8))
      connection.send("more")
      connection.prompt()
    }
    let client = try server.connect()
    try client.type("x\n")
    try client.expect("> ")
    #expect(client.bytes.count == 7 + 8_190 + 4)
    #expect(server.loop.counters.repliesCut == 2)
    #expect(String(validating: client.bytes, as: UTF8.self) != nil)
  }

  @Test func `a reply as long as allowed is whole`() throws {
    let server = try TestServer()
    server.handler.onLine = { _, connection in
      connection.send([UInt8](repeating: 0x61, count: 8_192))
      connection.prompt()
    }
    let client = try server.connect()
    try client.type("x\n")
    try client.expect("> ")
    #expect(client.bytes.count == 7 + 8_192 + 4)
    #expect(server.loop.counters.repliesCut == 0)
  }

  @Test func `a handler can wake a visitor later`() throws {
    let server = try TestServer()
    server.handler.onLine = { _, connection in connection.wake(after: .seconds(3)) }
    server.handler.onWake = { $0.send("good morning\n") }
    let client = try server.connect()
    try client.type("x\n")
    try server.work { server.handler.lines == ["x"] }
    try server.pass(.milliseconds(2_999))
    client.read()
    #expect(!client.text.contains("morning"))
    try server.pass(.milliseconds(1))
    try client.expect("good morning")
  }

  @Test func `a paused visitor is heard later`() throws {
    let server = try TestServer()
    let client = try server.connect()
    var paused: Connection?
    server.handler.onLine = { text, connection in
      if text == "wait" {
        connection.pause()
        paused = connection
      }
    }
    try client.type("wait\nnow\n")
    try client.type("then\n")
    #expect(server.handler.lines == ["wait"])
    paused?.resume()
    try server.work { server.handler.lines == ["wait", "now", "then"] }
  }

  @Test(arguments: ["127.0.0.1:0", "[::1]:0"])
  func `replies wait for the disk where that is asked`(text: String) throws {
    let server = try TestServer {
      $0.syncFolder = "/tmp"
      $0.listen = [try #require(SocketAddress(text))]
    }
    server.handler.onLine = { text, connection in
      connection.send(text + "\n")
      connection.holdUntilSynced()
    }
    let client = try server.connect()
    try client.expect("hello")
    try client.type("one\ntwo\n")
    #expect(server.handler.lines.first == "one")
    try client.expect("one\r\ntwo\r\n")
    #expect(server.loop.waitingForNextSync.isEmpty)
    #expect(server.loop.waitingForThisSync.isEmpty)
  }

  @Test func `a unix socket serves like any other`() throws {
    let path = "/tmp/handrail-test-\(try SecureRandom.number())"
    let server = try TestServer { $0.listen = [.unix(path)] }
    let client = try server.connect()
    try client.type("hi\n")
    try client.expect("hi")
    server.loop.stop()
    try client.expectClosed()
    #expect(!File.exists(path))
  }
}

struct LimitTests {
  @Test func `no more are let in than fit, and the next is told`() throws {
    let server = try TestServer { $0.limits.connections = 2 }
    let first = try server.connect()
    let second = try server.connect()
    try first.expect("hello")
    try second.expect("hello")
    let third = try server.connect()
    try third.expect("full")
    try third.expectClosed()
    try first.hangUp()
    try server.work { server.loop.connectionCount == 1 }
    let fourth = try server.connect()
    try fourth.expect("hello")
    #expect(server.loop.counters.refused(.full) == 1)
  }

  @Test func `a first line has its time`() throws {
    let server = try TestServer()
    let (quiet, quick) = (try server.connect(), try server.connect())
    try server.work { server.loop.connectionCount == 2 }
    try server.pass(.seconds(119))
    try quick.type("hi\n")
    try quick.expect("hi")
    try server.pass(.milliseconds(999))
    quiet.read()
    #expect(!quiet.isClosed)
    try server.pass(.milliseconds(1))
    try quiet.expectClosed()
    #expect(quiet.text.contains("this connection ends"))
    #expect(server.handler.told == ["first-line"])
    quick.read()
    #expect(!quick.isClosed)
  }

  @Test func `a time without end is a long one`() throws {
    let server = try TestServer {
      $0.limits.idle = .seconds(Int64.max)
      $0.limits.firstLine = .seconds(Int64.max)
      $0.limits.lineTime = .seconds(Int64.max)
      $0.drain = .seconds(Int64.max)
    }
    let client = try server.connect()
    try client.type("a")
    try server.pass(.seconds(1_000_000))
    try client.type("b\n")
    try client.expect("ab")
    server.loop.stop()
    try client.expectClosed()
  }

  @Test func `a begun line has its time, however busily it is typed`() throws {
    let server = try TestServer()
    let slow = try server.connect()
    try slow.type("hi\n")
    try slow.type("h")
    for _ in 0..<59 {
      try server.pass(.seconds(1))
      try slow.type("m")
    }
    try server.pass(.milliseconds(999))
    slow.read()
    #expect(!slow.isClosed)
    try server.pass(.milliseconds(1))
    try slow.expectClosed()
    #expect(server.handler.told == ["line-time"])
  }

  @Test func `an idle visitor is asked, then let go`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.type("hi\n")
    try client.expect("hi")
    try server.pass(.seconds(28 * 60 - 1))
    client.read()
    #expect(!client.text.contains("Are you still there?"))
    try server.pass(.seconds(1))
    try client.expect("\r\nAre you still there?\r\n")
    try client.expect("type something.\r\n\r\n> ")
    try server.pass(.seconds(119))
    client.read()
    #expect(!client.isClosed)
    try server.pass(.seconds(1))
    try client.expectClosed()
    #expect(server.handler.told == ["idle"])
  }

  @Test func `a line begins the idle time anew`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.type("hi\n")
    try server.pass(.seconds(29 * 60))
    try client.type("still here\n")
    try client.expect("still here")
    try server.pass(.seconds(28 * 60 - 1))
    client.read()
    #expect(!client.isClosed)
    #expect(client.text.components(of: "Are you still there?") == 1)
  }

  @Test func `too many lines at once wait, and none is lost`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.type((1...50).map { "\($0)\n" }.joined())
    try server.settle()
    #expect(server.handler.lines.count == 30)
    try server.pass(.milliseconds(99))
    #expect(server.handler.lines.count == 30)
    try server.pass(.milliseconds(1))
    #expect(server.handler.lines.count == 31)
    for _ in 0..<19 { try server.pass(.milliseconds(100)) }
    #expect(server.handler.lines == (1...50).map(String.init))
  }

  @Test(arguments: [[255, 246], [255, 244], [255, 243]] as [[UInt8]])
  func `telnet is asked no faster than lines are taken`(piece: [UInt8]) throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.expect("hello")
    try client.send([UInt8]((0..<50).flatMap { _ in piece }))
    func answers() -> Int {
      client.read()
      return client.text.components(of: "\r\n> ")
    }
    try server.settle()
    #expect(answers() == 30)
    try server.pass(.milliseconds(100))
    #expect(answers() == 31)
    for _ in 0..<19 { try server.pass(.milliseconds(100)) }
    #expect(answers() == 50)
  }

  @Test func `the kernel holds little more for one who never reads than we do`() throws {
    let server = try TestServer { $0.limits.lineRate = 0 }
    server.handler.onLine = { _, connection in
      connection.send([UInt8](repeating: 0x61, count: 8_000))
    }
    let client = try server.connect()
    try client.expect("hello")
    for _ in 0..<200 {
      _ = client.push(Array(String(repeating: "x\n", count: 100).utf8))
      try server.settle()
    }
    let connection = try #require(server.loop.connections.compactMap { $0 }.first)
    #expect(connection.isBehind)
    // What the reader's own kernel has taken is not ours.
    #expect(server.loop.counters.bytesSent < 500_000)
  }

  @Test func `a long line is dropped with one reply and the session goes on`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.send([UInt8](repeating: 0x61, count: 4_096) + [0x0A])
    try server.work { server.handler.lines.count == 1 }
    try client.send([UInt8](repeating: 0x61, count: 4_097) + Array("\nhi\n".utf8))
    try client.expect("\r\nThat line was too long, so it was not read.\r\n")
    try client.expect("fewer words.\r\n\r\n> ")
    try client.expect("hi\r\n")
    #expect(client.text.components(of: "too long") == 1)
    #expect(server.handler.lines.last == "hi")
    #expect(server.loop.counters.linesTooLong == 1)
  }

  @Test func `a line without end closes and takes no memory`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.expect("hello")
    for _ in 0..<5 {
      _ = client.push([UInt8](repeating: 0x61, count: 16_384))
      try server.settle()
      for case let connection? in server.loop.connections { #expect(connection.rest.isEmpty) }
    }
    try server.work { server.handler.told == ["line-bytes"] }
  }

  @Test func `one who never reads is not read, and is let go`() throws {
    let server = try TestServer { $0.limits.lineRate = 0 }
    server.handler.onLine = { _, connection in
      connection.send([UInt8](repeating: 0x61, count: 8_000))
    }
    let client = try server.connect()
    try client.expect("hello")
    var isFull = false
    for _ in 0..<200_000 where !isFull {
      if case .wouldBlock = client.push(Array(String(repeating: "x\n", count: 1_000).utf8)) {
        isFull = true
      }
      try server.settle()
    }
    let connection = try #require(server.loop.connections.compactMap { $0 }.first)
    #expect(connection.isBehind)
    #expect(connection.outbox.count <= 16_384 + 8 * 8_000)
    #expect(connection.rest.count <= Limits.readBytes)
    try server.pass(.milliseconds(29_999))
    #expect(server.handler.told.isEmpty)
    try server.pass(.milliseconds(1))
    try server.work { server.handler.told == ["unsent"] }
    #expect(server.loop.connectionCount == 0)
  }

  @Test func `one who reads late gets everything`() throws {
    let server = try TestServer { $0.limits.lineRate = 0 }
    server.handler.onLine = { text, connection in
      connection.send(text + String(repeating: ".", count: 7_000) + "\n")
    }
    let client = try server.connect()
    try client.expect("hello")
    let lines = (0..<1_000).map { "\($0)\n" }.joined()
    #expect(client.push(Array(lines.utf8)) == .moved(lines.utf8.count))
    // Long before the last line the reader is so far behind that no more is read.
    try server.settle()
    #expect(server.handler.lines.count < 1_000)
    try server.work {
      client.read()
      return client.bytes.count == 7 + lines.utf8.count + 1_000 * 7_001
    }
    #expect(server.handler.lines.count == 1_000)
  }

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "http", "not a web page"),
    ("SSH-2.0-x\r\n", "ssh", "not SSH"),
  ])
  func `other protocols are told what this is`(text: String, reason: String, answer: String) throws
  {
    let server = try TestServer()
    let client = try server.connect()
    try client.type(text)
    try client.expect(answer)
    try client.finish()
    try client.expectClosed()
    #expect(server.handler.lines.isEmpty)
    #expect(server.handler.told == [reason])
  }

  @Test func `TLS is told that this is plain text`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])
    try client.expect("without TLS")
    #expect(server.loop.counters.closed(.foreignTLS) + server.loop.connectionCount == 1)
  }

  @Test func `an endless subnegotiation closes`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.send([255, 250, 31] + [UInt8](repeating: 1, count: 1_025))
    try client.expectClosed()
    #expect(server.handler.told == ["subnegotiation"])
  }

  @Test func `wrong codes are counted for each connection`() throws {
    let server = try TestServer()
    var answers: [Bool] = []
    server.handler.onLine = { _, connection in answers.append(connection.noteWrongCode()) }
    let client = try server.connect()
    try client.type("1\n2\n3\n4\n5\n")
    try server.work { answers.count == 5 }
    #expect(answers == [true, true, true, true, false])
  }

  @Test func `one who says farewell is waited for only so long`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.send([4])
    try server.settle()
    #expect(server.loop.connectionCount == 1)
    try server.pass(.milliseconds(1_999))
    #expect(server.loop.connectionCount == 1)
    try server.pass(.milliseconds(1))
    #expect(server.loop.connectionCount == 0)
    try client.expectClosed()
  }
}

struct ProxyTests {
  private let header = "PROXY TCP4 203.0.113.9 10.0.0.1 5 6\r\n"

  @Test func `nothing is said before the header, and the visitor is the one it names`() throws {
    let server = try TestServer { $0.proxy = .both }
    var peer: Connection.Peer?
    server.handler.onLine = { _, connection in peer = connection.peer }
    let client = try server.connect()
    try server.settle()
    client.read()
    #expect(client.bytes.isEmpty)
    try client.type(header + "hi\n")
    try client.expect("hello")
    try server.work { peer != nil }
    #expect(peer?.address == SocketAddress("203.0.113.9:5"))
    #expect(peer?.isPrivate == false)
  }

  @Test func `a header has its time`() throws {
    let server = try TestServer { $0.proxy = .v1 }
    let client = try server.connect()
    try client.type("PROXY ")
    try server.pass(.milliseconds(4_999))
    #expect(server.loop.connectionCount == 1)
    try server.pass(.milliseconds(1))
    try client.expectClosed()
    #expect(client.bytes.isEmpty)
    #expect(server.loop.counters.closed(.proxyHeader) == 1)
    #expect(server.handler.told.isEmpty)
  }

  @Test func `who has no header is not served`() throws {
    let server = try TestServer { $0.proxy = .v2 }
    let client = try server.connect()
    try client.type("hello\n")
    try client.expectClosed()
    #expect(client.bytes.isEmpty)
  }

  @Test func `only trusted addresses speak for others`() throws {
    let server = try TestServer {
      $0.proxy = .both
      $0.trustedProxies = [try #require(Cidr("10.0.0.0/8"))]
    }
    let client = try server.connect()
    try client.expectClosed()
    #expect(server.loop.counters.refused(.untrustedProxy) == 1)
  }

  @Test func `the limit for an address counts visitors and not the terminator`() throws {
    let server = try TestServer {
      $0.proxy = .both
      $0.limits.perAddress = 2
    }
    let clients = try (0..<3).map { _ in
      let client = try server.connect()
      try client.type(header)
      return client
    }
    try clients[1].expect("hello")
    try clients[2].expect("too many connections from your address")
    try clients[2].finish()
    try clients[2].expectClosed()
    try server.work { server.loop.connectionCount == 2 }
    #expect(server.loop.counters.accepted == 2)
    #expect(server.loop.counters.refused(.perAddress) == 1)
    #expect(CloseReason.allCases.allSatisfy { server.loop.counters.closed($0) == 0 })
    try clients[0].hangUp()
    let next = try server.connect()
    try next.type(header)
    try next.expect("hello")
  }
}

struct StoppingTests {
  @Test func `everybody hears the last words and the server ends`() throws {
    let server = try TestServer()
    let clients = try (0..<5).map { _ in try server.connect() }
    for client in clients { try client.expect("hello") }
    server.loop.stop()
    for client in clients {
      try client.expectClosed()
      #expect(client.text.contains("stopping"))
      try client.hangUp()
    }
    try server.work { server.loop.isStopped }
    #expect(server.handler.told == Array(repeating: "shutdown", count: 5))
  }

  @Test func `one who does not leave is not waited for longer than the drain`() throws {
    let server = try TestServer { $0.limits.lineRate = 0 }
    let client = try server.connect()
    try client.expect("hello")
    server.loop.stop()
    try server.pass(.seconds(1))
    #expect(!server.loop.isStopped)
    try server.pass(.seconds(9))
    #expect(server.loop.isStopped)
  }

  @Test func `the socket of the metrics goes with the server`() throws {
    let path = "/tmp/handrail-metrics-\(try SecureRandom.number())"
    let server = try TestServer { $0.metrics = .unix(path) }
    #expect(File.exists(path))
    server.loop.stop()
    try server.loop.run()
    #expect(!File.exists(path))
  }

  @Test func `a second wish to stop is met at once`() throws {
    let server = try TestServer()
    let client = try server.connect()
    try client.expect("hello")
    server.loop.stop()
    #expect(!server.loop.isStopped)
    server.loop.stop()
    #expect(server.loop.isStopped)
  }
}

struct MetricsTests {
  @Test func `the numbers are there for who asks`() throws {
    let server = try TestServer { $0.metrics = .ip(.loopback, port: 0) }
    let visitor = try server.connect()
    try visitor.type("hi\n")
    try visitor.expect("hi")
    let address = try #require(server.loop.metricsAddress)
    let client = try TestClient(to: address, of: server)
    try client.type("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
    try client.expectClosed()
    #expect(client.text.hasPrefix("HTTP/1.0 200 OK\r\n"))
    for line in [
      "handrail_lines_total 1", "handrail_connections 1",
      "handrail_connections_closed_total{reason=\"idle\"} 0",
      "handrail_turn_seconds_count 1", "handrail_received_bytes_total 3",
    ] {
      #expect(client.text.contains("\n" + line + "\n"))
    }
  }

  @Test func `what the log leaves out is said and counted, whoever wrote it`() throws {
    var lines: [String] = []
    let server = try TestServer { setup in
      setup.log = Log(.text, now: setup.clocks.wall) { bytes in
        lines.append(String(decoding: bytes.dropLast(), as: UTF8.self))
        return true
      }
    }
    for _ in 0..<25 { server.loop.setup.log.write("burst") }
    try server.pass(.seconds(1))
    #expect(lines.last?.hasSuffix("burst left-out=15") == true)
    #expect(server.loop.counters.logLinesDropped == 15)
  }

  @Test(arguments: [
    ("GET /metrics?x=1 HTTP/1.1", true), ("GET / HTTP/1.0", true), ("GET /metrics", true),
    ("HEAD /metrics HTTP/1.1", true), ("HEAD /metrics?x HTTP/1.1", true),
    ("GET /metricsx HTTP/1.1", false), ("POST /metrics HTTP/1.1", false),
    ("HEAD /x HTTP/1.1", false), (" ", false),
  ])
  func `the metrics are asked for with GET and HEAD`(request: String, isThere: Bool) throws {
    let server = try TestServer { $0.metrics = .ip(.loopback, port: 0) }
    let address = try #require(server.loop.metricsAddress)
    let client = try TestClient(to: address, of: server)
    try client.type(request + "\r\n\r\n")
    try client.expectClosed()
    #expect(client.text.hasPrefix(isThere ? "HTTP/1.0 200" : "HTTP/1.0 404"))
    #expect(client.text.hasSuffix("\r\n\r\n") == request.hasPrefix("HEAD"))
    #expect(!client.text.contains("Content-Length: 0"))
  }

  @Test func `anything else is not there, and nobody blocks the port`() throws {
    var lines: [String] = []
    let server = try TestServer { setup in
      setup.metrics = .ip(.loopback, port: 0)
      setup.log = Log(.text, now: setup.clocks.wall) { bytes in
        lines.append(String(decoding: bytes.dropLast(), as: UTF8.self))
        return true
      }
    }
    let address = try #require(server.loop.metricsAddress)
    let silent = try (0..<16).map { _ in try TestClient(to: address, of: server) }
    try server.settle()
    let tooMany = try TestClient(to: address, of: server)
    try tooMany.expectClosed()
    #expect(lines.last?.hasSuffix("metrics-refused") == true)
    try server.pass(.seconds(5))
    try silent[0].expectClosed()
    let client = try TestClient(to: address, of: server)
    try client.type("GET /secret HTTP/1.0\r\n\r\n")
    try client.expect("404")
  }
}

extension String {
  fileprivate func components(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
