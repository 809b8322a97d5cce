import Foundation
import Testing

/// The whole chat port as its visitors and its host see it.
@Suite struct ServiceTests {
  @Test func `a visitor pauses and comes back by another line`() throws {
    let server = try Served()
    let first = try server.connect()
    let early = first.agree()
    #expect(first.say("1").contains("How was it?"))
    first.type("pause\n")
    let words = first.readAll()
    #expect(words.contains("Your place is kept."))
    let code = String(words.split(separator: "resume ").last?.prefix { !$0.isWhitespace } ?? "")

    let second = try server.connect()
    second.prompt()
    // A newer code has taken the place of the first.
    let refused = second.say("resume \(early)")
    #expect(refused.contains("That code does not open a conversation."))
    #expect(second.say("resume 20261122-aaaaaa-aaaa-aaaaa-aaaa") == refused)
    #expect(second.say("resume “\(code)”.").contains("Welcome back"))
    #expect(server.kept.contains("\"k\":\"resume\""))
    #expect(server.stop() == 0)
  }

  @Test func `who pauses with a yes is given the code once`() throws {
    let server = try Served()
    let visitor = try server.connect()
    visitor.prompt()
    _ = visitor.say("1")
    _ = visitor.say("pause")
    visitor.type("1\n")
    let words = visitor.readAll()
    #expect(words.contains("Your place is kept."))
    #expect(words.components(separatedBy: "resume 2").count == 2)
  }

  @Test func `a code takes a conversation from the line that still holds it`() throws {
    let server = try Served()
    let first = try server.connect()
    let code = first.agree()
    let second = try server.connect()
    second.prompt()
    #expect(second.say("resume \(code)").contains("What would you like?"))
    #expect(first.readAll().contains("This conversation goes on in another window"))
    #expect(second.say("1").contains("How was it?"))
  }

  @Test func `wrong codes end the line at the fifth`() throws {
    let server = try Served()
    let visitor = try server.connect()
    visitor.prompt()
    for _ in 1...4 {
      #expect(visitor.say("resume 20261122-aaaaaa-aaaa-aaaaa-aaaa").contains("does not open"))
    }
    visitor.type("resume 20261122-aaaaaa-aaaa-aaaaa-aaaa\n")
    #expect(visitor.readAll().contains("too many codes"))
    _ = server.log(with: "closed why=wrong-codes guesses-of=connection")
  }

  @Test func `one address has so many wrong codes, and this machine has not`() throws {
    let server = try Served(["--proxy-protocol", "v1"])
    let wrong = "resume 20261122-aaaaaa-aaaa-aaaaa-aaaa"
    func guesses(_ header: String) throws -> Int {
      let visitor = try server.connect()
      visitor.type(header)
      visitor.prompt()
      visitor.type(String(repeating: wrong + "\n", count: 5))
      return visitor.readAll().components(separatedBy: "does not open").count - 1
    }
    for header in ["PROXY UNKNOWN\r\n", "PROXY TCP4 203.0.113.9 127.0.0.1 5 6\r\n"] {
      for _ in 1...4 { #expect(try guesses(header) == 4) }
    }
    #expect(try guesses("PROXY UNKNOWN\r\n") == 4)
    #expect(try guesses("PROXY TCP4 203.0.113.9 127.0.0.1 5 6\r\n") == 0)
    _ = server.log(with: "closed why=wrong-codes guesses-of=address")
  }

  @Test func `who stops the service leaves everybody a new code`() throws {
    let server = try Served()
    let visitor = try server.connect()
    let early = visitor.agree()
    let other = try server.connect()
    other.prompt()
    #expect(server.stop() == 0)
    let last = visitor.readAll()
    let code = String(last.split(separator: "resume ").last?.prefix { !$0.isWhitespace } ?? "")
    #expect(last.contains("This service closes now") && code != early)
    // Nothing of this one was kept, so nobody is promised that it goes on.
    let nothing = other.readAll()
    #expect(nothing.contains("This service closes now"))
    #expect(!nothing.contains("resume") && !nothing.lowercased().contains("come back"))
    #expect(server.kept.contains("\"why\":\"shutdown\""))

    let next = try Served(in: server.folder)
    let again = try next.connect()
    again.prompt()
    #expect(again.say("resume \(code)").contains("Welcome back"))
  }

  @Test func `a new pack is for new visitors at once, and for others at their next question`()
    throws
  {
    let server = try Served()
    let early = try server.connect()
    early.prompt()
    try server.changeDialog("goto: menu", to: "goto: nowhere")
    server.send(SIGHUP)
    let log = server.log(with: "unknown-node")
    #expect(log.contains("reload-failed") && log.contains("hello.yaml:"))
    #expect(early.say("2").contains("Talk about the week"))

    try server.changeDialog("goto: nowhere", to: "goto: menu")
    try server.changeDialog("Talk about the week", to: "Speak of the week")
    server.send(SIGHUP)
    _ = server.log(with: "reloaded")
    let late = try server.connect()
    #expect(late.prompt().contains("Speak of the week"))
    #expect(early.say("2").contains("Speak of the week"))
    #expect(early.say("1").contains("How was it?"))
  }

  @Test func `counters go to the log and to the metrics port`() throws {
    let server = try Served(["--log", "json", "--metrics", "127.0.0.1:0"])
    let visitor = try server.connect()
    _ = visitor.agree()
    server.send(SIGUSR1)
    let log = server.log(with: "\"event\":\"counters\"")
    #expect(log.contains("\"conversations\":1") && log.contains("\"turns\":2"))
    #expect(!log.contains("\"transcript_bytes\":0"))
    let port = log.split(separator: "127.0.0.1:").last?.prefix { $0.isNumber }
    let metrics = try Wire(port: Int(port ?? "") ?? 0)
    metrics.type("GET /metrics HTTP/1.0\r\n\r\n")
    let text = metrics.readAll()
    for name in ["step_seconds_count 3", "transcript_errors_total 0", "transcript_bytes_total "] {
      #expect(text.contains("handrail_\(name)"), "\(text)")
    }
  }

  @Test func `silence is noticed, and the place is kept`() throws {
    let server = try Served(["--idle", "400ms"])
    let visitor = try server.connect()
    let code = visitor.agree()
    let words = visitor.readAll()
    #expect(words.contains("Are you still there?") && words.contains("It was quiet"))
    awaitSomething { server.kept.contains("\"why\":\"silent\"") }
    let again = try server.connect()
    again.prompt()
    #expect(again.say("resume \(code)").contains("Welcome back"))
  }

  @Test(arguments: ["Tests/HandrailTests/Conversations/Dialogs", "Dialogs"])
  func `what is kept is not said to be on the visitor's own computer`(dialogs: String) throws {
    let server = try Served(["--dialogs", dialogs])
    let visitor = try server.connect()
    #expect(!visitor.agree().isEmpty)
    let mine = visitor.say("privacy")
    #expect(mine.contains("on the computer that runs this program"))
    _ = visitor.say("1")
    let shared = visitor.say("privacy")
    #expect(shared.contains("on the computer that runs this program"))
    #expect(shared != mine && !(mine + shared).contains("this computer"))
  }

  @Test func `hide leaves nothing`() throws {
    let server = try Served()
    let visitor = try server.connect()
    _ = visitor.agree()
    #expect(!server.kept.isEmpty)
    visitor.type("!\n")
    #expect(!visitor.readAll().contains { !$0.isWhitespace })
    #expect(server.kept.isEmpty)
  }

  @Test func `a full disk is never told as kept, and others go on`() throws {
    // No file may grow beyond 4 KiB, as if there were no room for more.
    let server = try Served(before: "trap '' XFSZ; ulimit -f 4;")
    let visitor = try server.connect()
    _ = visitor.agree()
    var reply = ""
    for _ in 0..<20 where !reply.contains("Nothing more can be saved") { reply = visitor.say("2") }
    #expect(reply.contains("This line goes on") && reply.contains("Nothing more can be saved"))
    #expect(visitor.say("1").contains("What would you like?"))
    _ = visitor.say("pause")
    let refusal = visitor.say("1")
    #expect(refusal.contains("Nothing more can be saved") && !refusal.contains("is kept"))
    let other = try server.connect()
    #expect(!other.agree().isEmpty)
    _ = server.log(with: "transcript-error")
    #expect(server.stop() == 0)
  }

  @Test func `with sync always a reply waits for the disk and then comes`() throws {
    let server = try Served(["--sync", "always"])
    let visitor = try server.connect()
    #expect(!visitor.agree().isEmpty)
    #expect(visitor.say("1").contains("How was it?"))
    #expect(server.stop() == 0)
  }

  @Test func `everything can be kept, once somebody agrees`() throws {
    let server = try Served(["--record", "always"])
    let visitor = try server.connect()
    #expect(visitor.prompt().contains("If you agree, press Enter or type yes."))
    #expect(visitor.say("hello").contains("If you agree"))
    #expect(server.kept.isEmpty)
    #expect(visitor.say("").contains("What would you like?"))
    #expect(server.kept.contains("\"consent\":\"reviewer\""))
  }

  @Test func `who comes back at the notice has not agreed to a new one, and no code is written`()
    throws
  {
    let server = try Served(["--record", "always"])
    let first = try server.connect()
    first.prompt()
    _ = first.say("")
    first.type("pause\n")
    let words = first.readAll()
    let code = String(words.split(separator: "resume ").last?.prefix { !$0.isWhitespace } ?? "")
    let before = server.kept
    let second = try server.connect()
    second.prompt()
    _ = second.say("resume 20261122-bbbbbb-bbbb-bbbbb-bbbb")
    _ = second.say(code)
    #expect(server.kept == before)
    #expect(second.say("resume \(code)").contains("Welcome back"))
    #expect(server.kept.hasPrefix(before) && !server.kept.contains(code.suffix(10)))
    #expect(server.kept.components(separatedBy: "\"handrail\":1").count == 2)
  }

  @Test func `with few descriptors most of them are for visitors`() throws {
    let server = try Served(before: "ulimit -n 1024;")
    _ = server.log(with: "connections-lowered from=10000 to=784")
    let small = try Served(["--max", "50"], before: "ulimit -n 1024;")
    #expect(small.stop() == 0)
    #expect(!small.log.contains("connections-lowered"))
  }

  @Test func `the log begins with what runs here and ends with its end`() throws {
    let server = try Served(["--max", "50", "--idle", "10m", "--limit", "line-rate=5/s"])
    let visitor = try server.connect()
    visitor.prompt()
    #expect(server.stop() == 0)
    let lines = server.log.split(separator: "\n").map { $0.drop { $0 != " " }.dropFirst() }
    #expect(
      lines.first
        == """
        starting version=0.1.0 dialogs=\(server.dialogs) transcripts=\(server.transcripts) \
        record=ask connections=50 idle=600s line-rate=5/s
        """)
    #expect(lines.last == "stopped accepted=1")
  }

  @Test func `where nothing is kept, nobody is asked for it`() throws {
    let server = try Served(["--record", "never"])
    let visitor = try server.connect()
    visitor.prompt()
    #expect(visitor.say("pause").contains("Nothing can be saved here"))
    #expect(visitor.say("resume 20261122-aaaaaa-aaaa-aaaaa-aaaa").contains("does not open"))
    #expect(!FileManager.default.fileExists(atPath: server.transcripts))
  }

  @Test func `a terminator in front says who speaks`() throws {
    let server = try Served(["--proxy-protocol", "both"])
    let visitor = try server.connect()
    visitor.type("PROXY TCP4 203.0.113.9 127.0.0.1 5 6\r\n")
    let greeting = visitor.prompt()
    #expect(greeting.contains("Hello.") && !greeting.contains("not encrypted"))
    let liar = try server.connect()
    liar.type("hello\n")
    #expect(liar.readAll() == "")
  }

  @Test func `one who comes to the terminator without TLS is told so`() throws {
    let server = try Served(["--proxy-protocol", "v2"])
    let beginning = "\r\n\r\n\0\r\nQUIT\n\u{21}"
    let visitor = try server.connect()
    visitor.type(beginning + "\u{11}\0\u{C}" + "\u{8}\u{8}\u{8}\u{8}\u{A}\0\0\u{1}\0\u{5}\0\u{6}")
    #expect(visitor.prompt().contains("This line is not encrypted."))
    let own = try server.connect()
    own.type(beginning + "\u{11}\0\u{C}" + "\u{7F}\0\0\u{1}\u{7F}\0\0\u{1}\0\u{5}\0\u{6}")
    #expect(!own.prompt().contains("not encrypted"))
  }

  @Test func `an address that others can reach is said to be open`() throws {
    let server = try Served(
      ["--proxy-protocol", "v1", "--trusted-proxy", "127.0.0.1/32"], listen: "0.0.0.0:0")
    _ = server.log(with: "not-encrypted")
    let visitor = try server.connect()
    visitor.type("PROXY TCP4 203.0.113.9 127.0.0.1 5 6\r\n")
    #expect(visitor.prompt().contains("This line is not encrypted."))
  }

  @Test func `the service manager hears that it is ready and that it stops`() throws {
    let path = "/tmp/handrail-notify-\(getpid())"
    unlink(path)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    #if os(Linux)
      let number = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    #else
      let number = socket(AF_UNIX, SOCK_DGRAM, 0)
    #endif
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let answer = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(number, $0, size) }
    }
    #expect(answer == 0)
    let manager = Wire(reading: number, writing: number)
    let server = try Served(environment: ["NOTIFY_SOCKET": path])
    manager.read(until: "READY=1")
    #expect(server.stop() == 0)
    manager.read(until: "STOPPING=1")
    unlink(path)
  }

  @Test func `a socket that the service manager has opened is served`() throws {
    let (socket, port) = try listeningSocket()
    defer { close(socket) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, socket, 3)
    // The number of the process is only known to the shell that becomes it.
    let line = """
      LISTEN_PID=$$ LISTEN_FDS=1 exec .build/debug/handrail serve --record never \
      --dialogs Tests/HandrailTests/Conversations/Dialogs >/dev/null 2>&1
      """
    var child = pid_t()
    let texts: [String] = ["sh", "-c", line]
    let words = texts.map { strdup($0) } + [nil]
    #expect(posix_spawn(&child, "/bin/sh", &actions, nil, words, environ) == 0)
    words.forEach { free($0) }
    defer {
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
    }
    #expect(try Wire(port: port).prompt().contains("This is a program"))
  }

  /// On a port of this machine that the system picks.
  private func listeningSocket() throws -> (number: Int32, port: Int) {
    #if os(Linux)
      let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let number = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let answer = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(number, address, size) + listen(number, 16) + getsockname(number, address, &size)
      }
    }
    try #require(answer == 0)
    return (number, Int(UInt16(bigEndian: address.sin_port)))
  }

  @Test func `a socket in the file system is for its owner alone`() throws {
    let path = "/tmp/handrail-chat-\(getpid())"
    let server = try Served(listen: "unix:\(path)")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(server.stop() == 0)
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: [
    (["--idle", "2562047h"], "--idle TIME takes at most 720h"),
    (["--drain", "721h"], "--drain TIME takes at most 720h"),
    (["--limit", "first-line=99999999999s"], "is too long for first-line: 720h"),
    (["--limit", "line-time=99999999999s"], "is too long for line-time: 720h"),
    (["--country", "zz"], "there are no phone numbers for the country \"zz\""),
    (["--metrics", "0.0.0.0:0"], "--metrics ADDR:PORT takes an address of this machine alone"),
    (["--metrics", "[::]:0"], "--metrics ADDR:PORT takes an address of this machine alone"),
  ])
  func `what can't be served is said with 64`(arguments: [String], words: String) throws {
    let server = try Served(arguments)
    server.process.waitUntilExit()
    #expect(server.process.terminationStatus == 64)
    #expect(server.log.contains(words), "\(server.log)")
  }

  @Test func `a port that is taken is said with 69`() throws {
    let server = try Served()
    let second = try Served(listen: "127.0.0.1:\(server.port)")
    second.process.waitUntilExit()
    #expect(second.process.terminationStatus == 69)
    #expect(second.log.contains("127.0.0.1:\(server.port)"))
  }
}
