import Foundation
import Testing

/// `handrail serve` as a process of its own, on a port that the system picks.
final class Served {
  let process = Process()
  let folder: String
  private(set) var port = 0
  private let output = Pipe()

  /// The transcripts of one server, which the next one may go on with.
  var transcripts: String { folder + "/transcripts" }
  var dialogs: String { folder + "/dialogs" }
  private var logPath: String { folder + "/log" }

  /// `before` is shell that runs first, such as a limit of the system.
  init(
    _ arguments: [String] = [], in folder: String = Served.newFolder(), before: String = "",
    environment: [String: String] = [:], listen: String = "127.0.0.1:0"
  ) throws {
    self.folder = folder
    let files = FileManager.default
    if !files.fileExists(atPath: dialogs) {
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try files.copyItem(atPath: "Tests/HandrailTests/Conversations/Dialogs", toPath: dialogs)
    }
    _ = files.createFile(atPath: logPath, contents: nil)
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      ["-c", before + " exec \"$@\"", "sh", ".build/debug/handrail", "serve", "--listen", listen]
      + ["--dialogs", dialogs, "--transcripts", transcripts] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = output
    process.standardError = FileHandle(forWritingAtPath: logPath)
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = line.split(separator: ":").last.flatMap { Int($0.dropLast()) } ?? 0
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  static func newFolder() -> String {
    NSTemporaryDirectory() + "served-\(UUID().uuidString)"
  }

  func connect() throws -> Wire {
    try Wire(port: port)
  }

  func send(_ signal: Int32) {
    kill(process.processIdentifier, signal)
  }

  /// Asks it to stop, and says how it left.
  func stop() -> Int32 {
    process.terminate()
    process.waitUntilExit()
    return process.terminationStatus
  }

  var log: String { (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "" }

  /// The log once these words are in it.
  func log(with words: String) -> String {
    awaitSomething { log.contains(words) }
    let text = log
    #expect(text.contains(words))
    return text
  }

  /// All transcripts, one after the other.
  var kept: String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: transcripts)) ?? []
    return names.sorted().compactMap {
      try? String(contentsOfFile: "\(transcripts)/\($0)", encoding: .utf8)
    }
    .joined()
  }

  func changeDialog(_ words: String, to others: String) throws {
    let path = dialogs + "/hello.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing(words, with: others).write(toFile: path, atomically: true, encoding: .utf8)
  }
}

/// The longest that a test waits for what has to come.
let patience: TimeInterval = 60

/// Looks again and again until it is so.
func awaitSomething(_ isSo: () -> Bool) {
  let end = Date() + patience
  while !isSo(), Date() < end { sched_yield() }
}

/// One end of a line: a socket, a terminal, or the pipes of a program.
final class Wire {
  private let input: Int32
  private let output: Int32
  private(set) var unread = ""
  private var ends: [AnyObject] = []

  init(reading input: Int32, writing output: Int32, keeping ends: [AnyObject] = []) {
    self.input = input
    self.output = output
    self.ends = ends
  }

  /// `quietly`: that nobody listens is no failure of the test.
  init(port: Int, quietly: Bool = false) throws {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    #if os(Linux)
      let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let number = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let answer = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { Foundation.connect(number, $0, size) }
    }
    input = number
    output = number
    if answer != 0 { close(number) }
    if quietly, answer != 0 { throw CocoaError(.fileNoSuchFile) }
    try #require(answer == 0, "nobody listens on port \(port)")
  }

  deinit {
    if ends.isEmpty { close(input) }
  }

  func type(_ text: String) {
    // Not up to the first zero: the header of a terminator has some.
    _ = Array(text.utf8).withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
  }

  func finishTyping() {
    _ = shutdown(output, Int32(1))
  }

  /// Types a line and reads up to the next prompt.
  func say(_ line: String) -> String {
    type(line + "\n")
    return prompt()
  }

  @discardableResult
  func prompt() -> String { read(until: "\r\n> ") }

  /// Everything up to and with these words.
  @discardableResult
  func read(until words: String) -> String {
    while true {
      if let range = unread.range(of: words, options: .literal) {
        let text = String(unread[..<range.upperBound])
        unread = String(unread[range.upperBound...])
        return text
      }
      guard readMore() else {
        Issue.record("\(words.debugDescription) did not come: \(unread)")
        return unread
      }
    }
  }

  /// Everything up to the end.
  func readAll() -> String {
    while readMore() {}
    return unread
  }

  private func readMore() -> Bool {
    var wanted = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, Int32(patience * 1000)) == 1 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(input, &buffer, buffer.count)
    guard count > 0 else { return false }
    unread += String(decoding: buffer[..<count], as: UTF8.self)
    return true
  }
}

extension Wire {
  /// Agrees to be kept; the answer is the code to come back with.
  func agree() -> String {
    prompt()
    _ = say("privacy")
    let reply = say("1")
    let code = reply.split(separator: "resume ").last?.prefix { !$0.isWhitespace }
    return String(code ?? "")
  }
}
