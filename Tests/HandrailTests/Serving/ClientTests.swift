import Foundation
import Testing

/// The programs that people really come with. One that is not installed is named and left out.
@Suite(.serialized) struct ClientTests {
  @Test func `nc with a pipe gets its answer`() throws {
    guard let nc = program("nc") else { return }
    let server = try Served()
    let output = try run(nc, ["-N", "127.0.0.1", "\(server.port)"], typing: "meh")
    #expect(output.contains("Hello.") && output.contains("Sorry, I did not follow."))
  }

  @Test func `nc in a terminal talks and leaves with Ctrl-D`() throws {
    guard let nc = program("nc") else { return }
    let server = try Served()
    let terminal = try Terminal([nc, "-N", "127.0.0.1", "\(server.port)"])
    terminal.wire.read(until: "3. Finish")
    terminal.wire.type("1\n")
    terminal.wire.read(until: "How was it?")
    terminal.wire.type("\u{4}")
    terminal.end()
    #expect(terminal.process.terminationStatus == 0)
  }

  @Test func `telnet talks, is interrupted, goes on, and leaves`() throws {
    guard let telnet = program("telnet") else { return }
    let server = try Served()
    let terminal = try Terminal([telnet, "127.0.0.1", "\(server.port)"])
    terminal.wire.read(until: "3. Finish")
    terminal.wire.type("1\n")
    terminal.wire.read(until: "How was it?")
    terminal.wire.read(until: "> ")
    // Begun, dropped, and prompted for again; until our answer telnet throws away what we say.
    terminal.wire.type("this is not what i \u{3}")
    terminal.wire.read(until: "> ")
    terminal.wire.type("1\n")
    terminal.wire.read(until: "How sure are you")
    terminal.wire.type("quit\n")
    terminal.wire.read(until: "You can come back at any time.")
    terminal.end()
    #expect(server.log.contains("listening"))
  }

  @Test func `HAProxy in front with TLS says who speaks and that nobody reads along`() throws {
    guard let haproxy = program("haproxy"), let openssl = program("openssl") else { return }
    // On an address that others can reach: only the word of HAProxy spares the visitor the notice.
    let server = try Served(["--proxy-protocol", "v2"], listen: "0.0.0.0:0")
    let certificate = try certificate(with: openssl, in: server.folder)
    let door = server.folder + "/door"
    let settings = """
      global
        stats socket \(server.folder)/stats
      listen handrail
        mode tcp
        bind unix@\(door) ssl crt \(certificate)
        timeout connect 5s
        timeout client 1h
        timeout server 1h
        server handrail 127.0.0.1:\(server.port) send-proxy-v2-ssl

      """
    try settings.write(toFile: server.folder + "/haproxy.cfg", atomically: true, encoding: .utf8)
    let proxy = try Background(haproxy, ["-db", "-f", server.folder + "/haproxy.cfg"])
    awaitSomething { FileManager.default.fileExists(atPath: door) }
    let output = try run(
      openssl, ["s_client", "-quiet", "-ign_eof", "-unix", door], typing: "meh\nquit\n")
    #expect(output.contains("Hello.") && output.contains("Sorry, I did not follow."))
    #expect(!output.contains("not encrypted"))
    proxy.end()
  }

  @Test func `stunnel in front takes TLS from the port`() throws {
    guard let stunnel = program("stunnel"), let openssl = program("openssl") else { return }
    let server = try Served(["--proxy-protocol", "v1"])
    let certificate = try certificate(with: openssl, in: server.folder)
    let door = try unusedPort()
    let settings = """
      foreground = yes
      pid =
      [handrail]
      accept = 127.0.0.1:\(door)
      connect = 127.0.0.1:\(server.port)
      cert = \(certificate)
      protocol = proxy

      """
    try settings.write(toFile: server.folder + "/stunnel.conf", atomically: true, encoding: .utf8)
    let tunnel = try Background(stunnel, [server.folder + "/stunnel.conf"])
    awaitSomething { (try? Wire(port: door, quietly: true)) != nil }
    let output = try run(
      openssl, ["s_client", "-quiet", "-ign_eof", "-connect", "127.0.0.1:\(door)"],
      typing: "meh\nquit\n")
    #expect(output.contains("Hello.") && output.contains("Sorry, I did not follow."))
    #expect(!output.contains("not encrypted"))
    tunnel.end()
  }

  @Test func `killed over and over, nothing that was shown is lost`() throws {
    let rounds = try Background(
      ".build/debug/benchmark", ["crash", "--rounds", "20"],
      environment: ["HANDRAIL_DIALOGS": "Tests/HandrailTests/Conversations/Dialogs"])
    let output = rounds.readAll()
    rounds.process.waitUntilExit()
    #expect(rounds.process.terminationStatus == 0, "\(output)")
    #expect(output.contains("all of them in their transcripts"), "\(output)")
  }
}

extension ClientTests {
  /// Where it is; a test without it says so and has nothing to hold against.
  private func program(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let places = path.split(separator: ":") + ["/usr/bin", "/usr/sbin", "/usr/local/bin"]
    let found = places.map { "\($0)/\(name)" }.first(
      where: FileManager.default.isExecutableFile(atPath:))
    if found == nil { print("left out, \(name) is not installed: \(Test.current?.name ?? "")") }
    return found
  }

  private func run(_ program: String, _ arguments: [String], typing: String) throws -> String {
    let background = try Background(program, arguments)
    background.type(typing)
    return background.readAll()
  }

  /// One that signs itself, with its key behind it.
  private func certificate(with openssl: String, in folder: String) throws -> String {
    let (key, certificate) = (folder + "/key.pem", folder + "/certificate.pem")
    let maker = try Background(
      openssl,
      ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        + ["-days", "1", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate])
    _ = maker.readAll()
    maker.process.waitUntilExit()
    let both = folder + "/both.pem"
    let text = try [certificate, key].map { try String(contentsOfFile: $0, encoding: .utf8) }
    try text.joined().write(toFile: both, atomically: true, encoding: .utf8)
    return both
  }

  /// A port that the system has just given away and taken back.
  private func unusedPort() throws -> Int {
    let server = try Served()
    _ = server.stop()
    return server.port
  }
}

/// Another program beside the test, with pipes.
private final class Background {
  let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  /// All that will ever be typed.
  func type(_ text: String) {
    try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    try? input.fileHandleForWriting.close()
  }

  func readAll() -> String {
    String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  /// A program that inherited a blocked SIGTERM would not hear anything gentler.
  func end() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }
}

/// A program with a terminal of its own, so that Ctrl-C and Ctrl-D are what they are to people.
private final class Terminal {
  let process = Process()
  let wire: Wire
  private let far: Int32

  init(_ words: [String]) throws {
    far = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(far >= 0)
    let name = try #require(Self.name(of: far))
    let near = open(name, O_RDWR | O_NOCTTY)
    try #require(near >= 0)
    let handle = FileHandle(fileDescriptor: near, closeOnDealloc: true)
    wire = Wire(reading: far, writing: far, keeping: [handle])
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    // Signals from the keyboard come to whose terminal it is.
    process.arguments = ["setsid", "--ctty", "--wait"] + words
    process.standardInput = handle
    process.standardOutput = handle
    process.standardError = handle
    // The threads of a test run block signals, and a program inherits that.
    var nothing = sigset_t()
    var before = sigset_t()
    sigemptyset(&nothing)
    pthread_sigmask(SIG_SETMASK, &nothing, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
  }

  private static func name(of far: Int32) -> String? {
    #if os(Linux)
      // TIOCSPTLCK and TIOCGPTN, which are too complex a macro for Swift.
      var isLocked: Int32 = 0
      var number: UInt32 = 0
      guard ioctl(far, 0x4004_5431, &isLocked) == 0, ioctl(far, 0x8004_5430, &number) == 0 else {
        return nil
      }
      return "/dev/pts/\(number)"
    #else
      guard grantpt(far) == 0, unlockpt(far) == 0, let name = ptsname(far) else { return nil }
      return String(cString: name)
    #endif
  }

  func end() {
    process.waitUntilExit()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    close(far)
  }
}
