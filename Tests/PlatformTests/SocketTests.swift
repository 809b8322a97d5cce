import Testing

@testable import Platform

#if canImport(Glibc)
  import Glibc
#endif

/// Waits until the next visitor is there; the test may be quicker than the kernel.
private func acceptOne(_ listener: borrowing FileDescriptor) throws -> FileDescriptor {
  while true {
    switch listener.accept() {
    case .connection(let visitor, _): return visitor
    case .nobody: continue
    case .failed(let code): throw SystemError("accept", code: code)
    }
  }
}

struct SocketTests {
  @Test(arguments: ["127.0.0.1:0", "[::1]:0"])
  func `a visitor inherits what was set on the listener`(text: String) throws {
    let listener = try FileDescriptor.listening(on: #require(SocketAddress(text)))
    let client = try FileDescriptor.connecting(to: listener.localAddress())
    let visitor = try acceptOne(listener)
    #expect(visitor.option(Int32(IPPROTO_TCP), TCP_NODELAY) == 1)
    #expect(visitor.option(SOL_SOCKET, SO_KEEPALIVE) == 1)
    #expect(visitor.option(SOL_SOCKET, SO_OOBINLINE) == 1)
    #expect(visitor.option(Int32(IPPROTO_TCP), TCP_KEEPIDLE) == 300)
    #expect(visitor.option(SOL_SOCKET, SO_SNDBUF) == kernelBufferBytes)
    #expect(visitor.option(SOL_SOCKET, SO_RCVBUF) == kernelBufferBytes)
    _ = consume client
  }

  @Test func `a taken port is told with its address`() throws {
    let listener = try FileDescriptor.listening(on: .ip(.loopback, port: 0))
    let address = try listener.localAddress()
    #expect(throws: SystemError("bind", path: "\(address)", code: .addressInUse)) {
      _ = try FileDescriptor.listening(on: address).number
    }
    _ = consume listener
  }

  @Test func `a unix socket is private and a dead one is replaced`() throws {
    let scratch = try Scratch()
    let address = SocketAddress.unix(scratch.path + "/s")
    for _ in 0..<2 {
      let listener = try FileDescriptor.listening(on: address)
      #expect(try FileStatus.of(scratch.path + "/s").mode == 0o600)
      #expect(throws: SystemError.self) { _ = try FileDescriptor.listening(on: address).number }
      _ = consume listener
    }
  }

  @Test func `a file that is no socket is left alone, and named as what it is`() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/f"
    try File.create(path, [1, 2])
    let error = SystemError("bind", path: "unix:" + path, code: .notASocket)
    #expect(error.description == "bind unix:\(path): there is something else than a socket")
    #expect(throws: error) { _ = try FileDescriptor.listening(on: .unix(path)).number }
    #expect(try File.read(path) == [1, 2])
  }

  @Test func `the reserved descriptor refuses with a line`() throws {
    let listener = try FileDescriptor.listening(on: .ip(.loopback, port: 0))
    let client = try FileDescriptor.connecting(to: listener.localAddress(), waiting: true)
    var reserved = ReservedDescriptor()
    while !reserved.refuse(at: listener, with: Array("full\r\n".utf8)) {}
    #expect(try client.readToEnd() == Array("full\r\n".utf8))
  }

  @Test func `a signal is something to read`() throws {
    let signals = try SignalDescriptor([.user2])
    let none = signals.next()
    pthread_kill(pthread_self(), SIGUSR2)
    let one = signals.next()
    #expect(none == nil)
    #expect(one == .user2)
  }

  @Test func `the service manager hears what is sent`() throws {
    let scratch = try Scratch()
    let address = SocketAddress.unix(scratch.path + "/notify")
    let manager = FileDescriptor(owning: socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0))
    #expect(address.withKernelForm { bind(manager.number, $0, $1) } == 0)
    setenv("NOTIFY_SOCKET", scratch.path + "/notify", 1)
    let notifier = ServiceNotifier()
    unsetenv("NOTIFY_SOCKET")
    notifier.send("READY=1")
    var buffer = [UInt8](repeating: 0, count: 64)
    #expect(manager.receive(into: &buffer) == .moved(7))
    ServiceNotifier().send("READY=1")
  }

  @Test func `without a service manager nothing is inherited`() throws {
    #expect(try InheritedSockets.take().isEmpty)
  }

  @Test func `a batch is made safe on another thread`() throws {
    let scratch = try Scratch()
    let disk = try FileDescriptor.open(scratch.path, [.readOnly, .directory])
    var thread = try SyncThread(disk: disk)
    var poller = try Poller()
    try poller.add(thread.done, token: 1, .reading)
    for _ in 0..<3 {
      try thread.begin()
      #expect(try poller.wait(nil) == 1)
      let result = thread.finish()
      #expect(throws: Never.self) { try result?.get() }
      let isBusy = thread.isBusy
      #expect(!isBusy)
    }
  }
}

struct PollerTests {
  @Test(arguments: Poller.Backend.allCases)
  func `what is ready is reported with its token until it is removed`(backend: Poller.Backend)
    throws
  {
    let first = try Pipe()
    let second = try Pipe()
    var poller = try Poller(backend)
    try poller.add(first.reading, token: 7, .reading)
    try poller.add(second.reading, token: 8, .reading)
    #expect(try poller.wait(.zero) == 0)
    try second.writing.write("x")
    for _ in 0..<2 {
      #expect(try poller.wait(nil) == 1)
      let found = poller.readiness(0)
      #expect(found == Readiness(token: 8, canRead: true, canWrite: false, isBroken: false))
    }
    poller.remove(second.reading, .reading)
    try first.writing.write("x")
    #expect(try poller.wait(nil) == 1)
    #expect(poller.readiness(0).token == 7)
  }

  @Test(arguments: Poller.Backend.allCases)
  func `interest can be taken back and given anew`(backend: Poller.Backend) throws {
    let pipe = try Pipe()
    var poller = try Poller(backend)
    try poller.add(pipe.reading, token: 1 << 40 | 3, .reading)
    try pipe.writing.write("x")
    try poller.change(pipe.reading, token: 1 << 40 | 3, from: .reading, to: [])
    #expect(try poller.wait(.zero) == 0)
    try poller.change(pipe.reading, token: 1 << 40 | 3, from: [], to: .reading)
    #expect(try poller.wait(.zero) == 1)
    #expect(poller.readiness(0).token == 1 << 40 | 3)
  }

  @Test(arguments: Poller.Backend.allCases)
  func `a connection can be written to and breaks in sight`(backend: Poller.Backend) throws {
    let listener = try FileDescriptor.listening(on: .ip(.loopback, port: 0))
    let client = try FileDescriptor.connecting(to: listener.localAddress(), waiting: true)
    let visitor = try acceptOne(listener)
    var poller = try Poller(backend)
    try poller.add(visitor, token: 1, [.reading, .writing])
    #expect(try poller.wait(nil) == 1)
    #expect(poller.readiness(0).canWrite)
    try poller.change(visitor, token: 1, from: [.reading, .writing], to: .reading)
    client.finishSending()
    visitor.finishSending()
    #expect(try poller.wait(nil) == 1)
    while true {
      if poller.readiness(0).isBroken { break }
      _ = try poller.wait(nil)
    }
  }
}
