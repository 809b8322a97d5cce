import Platform
import Testing

@testable import LineServer

/// Time that moves when a test says so.
final class TestClock: @unchecked Sendable {
  private var nanoseconds: Int64 = 1_000_000_000_000

  var monotonic: MonotonicTime { MonotonicTime(nanoseconds: nanoseconds) }
  var wall: WallTime { WallTime(milliseconds: nanoseconds / 1_000_000) }

  var clocks: Clocks { Clocks(wall: { self.wall }, monotonic: { self.monotonic }) }

  func advance(_ duration: Duration) {
    nanoseconds += duration.wholeNanoseconds
  }
}

/// Says back what it hears, and writes down what it was told.
final class EchoHandler: LineHandler {
  var told: [String] = []
  var lines: [String] = []
  var greeting = "hello\n"
  var onLine: ((String, Connection) -> Void)?
  var onCommit: (() -> Void)?
  var onWake: ((Connection) -> Void)?
  var onSyncFailure: (([Connection]) -> Void)?

  func opened(_ connection: Connection) {
    connection.send(greeting)
  }

  func received(_ line: [UInt8], from connection: Connection) {
    let text = String(decoding: line, as: UTF8.self)
    lines.append(text)
    if let onLine { return onLine(text, connection) }
    connection.send(text + "\n")
  }

  func commit() { onCommit?() }
  func woke(_ connection: Connection) { onWake?(connection) }
  func resized(_ connection: Connection) { told.append("width \(connection.width)") }
  func reload() { told.append("reload") }

  func syncFailed(_ error: SystemError, _ waiting: [Connection]) { onSyncFailure?(waiting) }

  func closed(_ connection: Connection, because reason: CloseReason) {
    told.append(reason.rawValue)
  }
}

/// A server and its clients in one thread: every look at a client lets the server have a turn.
final class TestServer {
  let clock = TestClock()
  let handler = EchoHandler()
  let loop: EventLoop

  init(_ prepare: (inout EventLoop.Setup) throws -> Void = { _ in }) throws {
    var setup = EventLoop.Setup()
    setup.listen = [.ip(.loopback, port: 0)]
    setup.clocks = clock.clocks
    setup.log = Log(.text, now: clock.clocks.wall) { _ in true }
    setup.handlesSignals = false
    try prepare(&setup)
    loop = try EventLoop(setup, handler: handler)
  }

  func connect() throws -> TestClient {
    try TestClient(to: loop.addresses[0], of: self)
  }

  /// Lets the server work until it has nothing left to do that needs no more time or input.
  func settle() throws {
    for _ in 0..<6 { try loop.tick(waiting: .zero) }
  }

  /// Lets the server work until something is so; a test that waits in vain fails.
  func work(until isSo: () throws -> Bool) throws {
    for _ in 0..<200_000 {
      if try isSo() { return }
      try loop.tick(waiting: .zero)
    }
    Issue.record("the server was waited for in vain")
  }

  func pass(_ duration: Duration) throws {
    clock.advance(duration)
    try settle()
  }
}

/// Somebody at the other end, who never waits but lets the server go on.
final class TestClient {
  private let server: TestServer
  private var socket: FileDescriptor
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private(set) var bytes: [UInt8] = []
  private(set) var isClosed = false

  init(to address: SocketAddress, of server: TestServer) throws {
    self.server = server
    socket = try FileDescriptor.connecting(to: address)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func type(_ text: String) throws {
    try send(Array(text.utf8))
  }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    try server.work {
      if case .moved(let count) = socket.send(bytes, from: sent) { sent += count }
      return sent == bytes.count
    }
    try server.settle()
  }

  /// As much as goes without anybody working on it.
  func push(_ bytes: [UInt8]) -> Transfer { socket.send(bytes) }

  func finish() throws {
    socket.finishSending()
    try server.settle()
  }

  func hangUp() throws {
    socket = FileDescriptor(borrowing: -1)
    try server.settle()
  }

  /// Reads what has come.
  func read() {
    while true {
      switch socket.receive(into: &buffer) {
      case .moved(0), .failed:
        isClosed = true
        return
      case .moved(let count): bytes += buffer[..<count]
      case .wouldBlock: return
      }
    }
  }

  func expect(_ wanted: String, _ location: SourceLocation = #_sourceLocation) throws {
    try server.work {
      read()
      return text.contains(wanted) || isClosed
    }
    #expect(text.contains(wanted), sourceLocation: location)
  }

  func expectClosed(_ location: SourceLocation = #_sourceLocation) throws {
    try server.work {
      read()
      return isClosed
    }
    #expect(isClosed, sourceLocation: location)
  }
}
