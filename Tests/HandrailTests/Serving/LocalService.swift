import DialogCompiler
import DialogEngine
import Platform
import Support
import Testing
import Transcripts

@testable import LineServer
@testable import handrail

/// The chat port in the thread of the test, with a disk that fails when the test says so and a
/// clock that stands: every look at a visitor lets the server have a turn.
final class LocalService {
  let disk = FaultPlan()
  let folder: TranscriptFolder
  let service: ChatService
  let loop: EventLoop

  static let pack = Result {
    let files = try PackFolder.files(at: "Tests/HandrailTests/Conversations/Dialogs")
    return try #require(compile(files).pack)
  }

  init(sync: SyncMode = .os, at path: String = Served.newFolder()) throws {
    let clocks = Clocks(
      wall: { WallTime(milliseconds: 1_795_372_803_000) },
      monotonic: { MonotonicTime(nanoseconds: 1_000_000_000_000) })
    let pack = try Self.pack.get()
    folder = try TranscriptFolder(path, sync: sync, faults: disk)
    let log = Log(.text, now: clocks.wall) { _ in true }
    var setup = EventLoop.Setup()
    setup.listen = [.ip(.loopback, port: 0)]
    setup.clocks = clocks
    setup.log = log
    setup.handlesSignals = false
    setup.syncFolder = path
    service = ChatService(
      pack, ServiceSettings(),
      store: ConversationStore(pack, in: folder, via: "tcp", clocks: clocks), clocks: clocks,
      log: log, seed: { 1 }, load: { nil })
    loop = try EventLoop(setup, handler: service)
  }

  func connect() throws -> LocalVisitor {
    let visitor = try LocalVisitor(of: self)
    try visitor.prompt()
    return visitor
  }

  /// Everything that is kept, one file after the other.
  var kept: String {
    get throws {
      try Directory.list(folder.path).map(\.name).sorted()
        .map { String(decoding: try File.read(folder.path + "/" + $0), as: UTF8.self) }.joined()
    }
  }
}

/// Somebody at the other end, who never waits but lets the server go on.
final class LocalVisitor {
  private unowned let server: LocalService
  private let socket: FileDescriptor
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var unread = ""
  private(set) var isClosed = false

  init(of server: LocalService) throws {
    self.server = server
    socket = try FileDescriptor.connecting(to: server.loop.addresses[0])
  }

  func type(_ line: String) throws {
    let bytes = Array((line + "\n").utf8)
    var sent = 0
    try work {
      if case .moved(let count) = socket.send(bytes, from: sent) { sent += count }
      return sent == bytes.count
    }
  }

  func finishTyping() {
    socket.finishSending()
  }

  /// Types a line, and reads up to the next prompt or the end.
  func say(_ line: String) throws -> String {
    try type(line)
    return try prompt()
  }

  @discardableResult
  func prompt() throws -> String {
    try work {
      read()
      return unread.hasSuffix("\r\n> ") || isClosed
    }
    defer { unread = "" }
    return unread
  }

  /// Everything up to the end.
  func readAll() throws -> String {
    try work {
      read()
      return isClosed
    }
    return unread
  }

  /// Agrees to be kept; the answer is the code to come back with.
  func agree() throws -> String {
    _ = try say("privacy")
    return try say("1").code
  }

  private func read() {
    while true {
      switch socket.receive(into: &buffer) {
      case .moved(0), .failed:
        isClosed = true
        return
      case .moved(let count): unread += String(decoding: buffer[..<count], as: UTF8.self)
      case .wouldBlock: return
      }
    }
  }

  private func work(until isSo: () throws -> Bool) throws {
    for _ in 0..<2_000_000 {
      if try isSo() { return }
      try server.loop.tick(waiting: .zero)
    }
    Issue.record("the server was waited for in vain: \(unread)")
  }
}

extension String {
  /// The code to come back with that was said last.
  var code: String {
    String(components(separatedBy: "resume ").last?.prefix { !$0.isWhitespace } ?? "")
  }
}
