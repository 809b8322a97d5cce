import Foundation
import Testing

/// The keys of a replay on a real terminal: the program at one end of a pair, the test at the other.
@Suite struct ReplayTerminalTests {
  private final class Pair {
    let process = Process()
    private let far: Int32
    private var seen = ""

    init(_ arguments: [String]) throws {
      far = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      try #require(far >= 0)
      let name = try #require(Self.name(of: far))
      let near = open(name, O_RDWR | O_NOCTTY)
      try #require(near >= 0)
      let handle = FileHandle(fileDescriptor: near, closeOnDealloc: true)
      process.executableURL = URL(fileURLWithPath: ".build/debug/handrail")
      process.arguments = arguments
      process.standardInput = handle
      process.standardOutput = handle
      process.standardError = handle
      try process.run()
    }

    /// The other end of the pair, unlocked.
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

    deinit {
      if process.isRunning { process.terminate() }
      close(far)
    }

    func press(_ keys: String) {
      _ = keys.withCString { write(far, $0, strlen($0)) }
    }

    /// Everything up to and with these words; fails when the program ends without them.
    func read(until words: String) -> String {
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        if let range = seen.range(of: words) {
          let text = String(seen[..<range.upperBound])
          seen = String(seen[range.upperBound...])
          return text
        }
        let count = Foundation.read(far, &buffer, buffer.count)
        guard count > 0 else {
          Issue.record("\(words) did not come: \(seen)")
          return seen
        }
        seen += String(decoding: buffer[..<count], as: UTF8.self)
      }
    }
  }

  @Test func `keys step, search, jump and leave`() throws {
    let pair = try Pair([
      "replay", "--step", "Tests/HandrailTests/Conversations/Kept/20261122-k7qf3m.jsonl",
    ])
    _ = pair.read(until: "q leaves]")
    pair.press("n")
    #expect(pair.read(until: "2. Strong").contains("A trigger sets off a craving."))
    pair.press(" ")
    _ = pair.read(until: "> 2")
    pair.press("i")
    _ = pair.read(until: "[ids are shown]")
    pair.press("n")
    #expect(pair.read(until: "[by none]").contains("meh dunno <U+202E>abc"))
    pair.press("/manager\n")
    _ = pair.read(until: "[from reply 5]")
    pair.press("]")
    _ = pair.read(until: "[from reply 6]")
    pair.press("g1\n")
    _ = pair.read(until: "[from reply 1]")
    pair.press("q")
    pair.process.waitUntilExit()
    #expect(pair.process.terminationStatus == 0)
  }
}
