import Platform
import Support
import Testing

@testable import LineServer

private func at(_ milliseconds: Int64) -> MonotonicTime {
  MonotonicTime(nanoseconds: milliseconds * 1_000_000)
}

struct LimitsTests {
  @Test func `every limit has a name, and every name sets its limit`() throws {
    for name in Limits.names {
      var limits = Limits()
      let value =
        switch name {
        case "line-time", "first-line", "idle": "7s"
        case "line-rate": "7/s"
        default: "7"
        }
      try limits.set("\(name)=\(value)")
      #expect(limits != Limits())
      try limits.set("\(name)=0")
    }
  }

  @Test func `those that are not as usual are told as they are set`() throws {
    #expect(Limits().differing.isEmpty)
    let texts = ["per-address=7", "line-time=90s", "first-line=500ms", "idle=0s", "line-rate=7/s"]
    var limits = Limits()
    for text in ["connections=5"] + texts.reversed() { try limits.set(text) }
    #expect(limits.differing.map { "\($0.name)=\($0.value)" } == texts)
  }

  @Test func `the values are those of the reference`() {
    let limits = Limits()
    #expect(limits.connections == 10_000)
    #expect(limits.perAddress == 20)
    #expect(limits.lineBytes == 4_096)
    #expect(limits.lineTime == .seconds(60))
    #expect(limits.firstLine == .seconds(120))
    #expect(limits.idle == .seconds(1_800))
    #expect(limits.lineRate == 10)
    #expect(limits.lineBurst == 30)
    #expect(limits.unsentSoft == 16_384)
    #expect(limits.unsent == 262_144)
    #expect(limits.replyBytes == 8_192)
    #expect(limits.wrongCodes == 5)
    #expect(limits.wrongCodesPerAddress == 20)
  }

  @Test(arguments: [
    ("500ms", Duration.milliseconds(500)), ("60s", .seconds(60)), ("30m", .seconds(1_800)),
    ("24h", .seconds(86_400)), ("0", .zero), ("0s", .zero),
  ])
  func `times are read with their unit`(text: String, time: Duration) {
    #expect(Limits.time(text) == time)
  }

  @Test(arguments: ["", "60", "s", "1.5s", "-1s", "60 s", "60S", "9999999999999s", "１s"])
  func `what is no time is none`(text: String) {
    #expect(Limits.time(text) == nil)
  }

  @Test func `mistakes are told in plain words`() {
    func message(_ text: String) -> String {
      var limits = Limits()
      do {
        try limits.set(text)
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(message("idle") == "expected NAME=VALUE, such as idle=30m, not \"idle\"")
    #expect(
      message("idel=1s").hasPrefix("there is no limit named \"idel\"; there are connections,"))
    #expect(
      message("idle=30")
        == "\"30\" is no value for idle: expected a time, such as 500ms, 60s, 30m or 24h")
    #expect(message("idle=720h") == "")
    #expect(
      message("idle=721h")
        == "\"721h\" is too long for idle: 720h, which is 30 days, is the most")
    #expect(message("unsent=x").hasSuffix("expected a whole number, such as 4096"))
    #expect(message("line-rate=10").hasSuffix("expected a rate, such as 10/s"))
  }
}

struct LineRateTests {
  @Test func `a burst is let through, then the steady rate`() {
    let limits = Limits()
    var rate = LineRate()
    for _ in 0..<30 {
      #expect(rate.wait(limits, at: at(0)) == nil)
      rate.spend(limits, at: at(0))
    }
    #expect(rate.wait(limits, at: at(0)) == at(100))
    #expect(rate.wait(limits, at: at(99)) == at(100))
    #expect(rate.wait(limits, at: at(100)) == nil)
    rate.spend(limits, at: at(100))
    #expect(rate.wait(limits, at: at(100)) == at(200))
    #expect(rate.wait(limits, at: at(10_000)) == nil)
  }

  @Test func `no rate is no limit`() {
    var limits = Limits()
    limits.lineRate = 0
    var rate = LineRate()
    for _ in 0..<1_000 { rate.spend(limits, at: at(0)) }
    #expect(rate.wait(limits, at: at(0)) == nil)
  }
}

struct AddressTableTests {
  private let here = IPAddress(version4: 0x0A00_0001)
  private let there = IPAddress(version6: 0x2001_0DB8_0000_0001, 5)
  private let neighbour = IPAddress(version6: 0x2001_0DB8_0000_0001, 6)

  @Test func `one address may come so often and no more`() {
    var table = AddressTable()
    let limits = Limits()
    var answers = (0..<21).map { _ in table.enter(here, limits) }
    #expect(answers == Array(repeating: true, count: 20) + [false])
    table.leave(here)
    answers = [table.enter(here, limits), table.enter(there, limits)]
    #expect(answers == [true, true])
  }

  @Test func `a house of version 6 counts as one`() {
    var table = AddressTable()
    var limits = Limits()
    limits.perAddress = 1
    let answers = [table.enter(there, limits), table.enter(neighbour, limits)]
    #expect(answers == [true, false])
    table.leave(neighbour)
    #expect(table.count == 0)
  }

  @Test func `this machine is not counted`() {
    var table = AddressTable()
    for _ in 0..<100 { table.noteWrongCode(.loopback, at: at(0)) }
    #expect(table.mayTryCode(.loopback, Limits(), at: at(0)))
    let answers = (0..<100).map { _ in table.enter(.loopback, Limits()) }
    #expect(answers.allSatisfy { $0 })
    #expect(table.count == 0)
  }

  @Test func `wrong codes of an address count for a minute`() {
    var table = AddressTable()
    let limits = Limits()
    for _ in 0..<19 { table.noteWrongCode(here, at: at(1_000)) }
    #expect(table.mayTryCode(here, limits, at: at(1_000)))
    table.noteWrongCode(here, at: at(2_000))
    #expect(!table.mayTryCode(here, limits, at: at(60_999)))
    #expect(table.mayTryCode(here, limits, at: at(61_000)))
    #expect(table.mayTryCode(there, limits, at: at(2_000)))
  }

  @Test func `addresses that guess and go are forgotten`() {
    var table = AddressTable()
    for number in 0..<1_000 {
      table.noteWrongCode(IPAddress(version4: UInt32(number) + 0x0B00_0000), at: at(0))
    }
    table.noteWrongCode(here, at: at(120_000))
    #expect(table.count == 1)
  }
}

struct TextsTests {
  @Test func `what the server says fits on every screen`() {
    for (name, text) in Mirror(reflecting: Texts()).children {
      let lines = "\(text)".split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.allSatisfy { (1...72).contains($0.count) }, "\(name ?? "")")
    }
  }
}

struct DescriptorShareTests {
  @Test(arguments: [
    // Enough for everybody.
    (20_000, 10_000, 1_024, 10_000, 1_024), (20_000, 0, 1_024, 19_744, 128),
    // Files give way first, down to an eighth.
    (11_000, 10_000, 1_024, 10_000, 872), (1_024, 50, 1_024, 50, 846),
    (1_024, 10_000, 1_024, 784, 112), (256, 10_000, 1_024, 168, 24),
    // Nobody wants files.
    (1_024, 10_000, 0, 896, 0), (1_024, 50, 0, 50, 0),
    // Next to nothing.
    (4, 10_000, 1_024, 2, 1), (1, 10_000, 1_024, 1, 1), (1, 1, 0, 1, 0),
  ])
  func `files give way to visitors`(
    limit: Int, wanted: Int, files: Int, connections: Int, open: Int
  ) {
    let share = DescriptorShare(of: limit, connections: wanted, files: files)
    #expect(share.connections == connections)
    #expect(share.files == open)
  }
}

struct BackoffTests {
  @Test func `the wait doubles from ten milliseconds to a second`() {
    var backoff = Backoff()
    var waits: [MonotonicTime?] = []
    for _ in 0..<9 {
      backoff.fail(at: at(0))
      waits.append(backoff.until)
    }
    #expect(waits == [10, 20, 40, 80, 160, 320, 640, 1_000, 1_000].map(at))
    let early = backoff.isOver(at: at(999))
    let late = backoff.isOver(at: at(1_000))
    #expect(!early)
    #expect(late)
    backoff.succeed()
    backoff.fail(at: at(0))
    #expect(backoff.until == at(10))
  }
}

struct OutboxTests {
  @Test func `a reader may be so far behind and no further`() {
    let limits = Limits()
    var standing: [Outbox.Standing] = []
    var wanted: [Outbox.Standing] = []
    var outbox = Outbox()
    outbox.append([UInt8](repeating: 1, count: 16_384))
    standing.append(outbox.judge(limits, at: at(0)))
    wanted.append(.fine)
    outbox.append([1])
    standing.append(outbox.judge(limits, at: at(0)))
    wanted.append(.behind)
    standing.append(outbox.judge(limits, at: at(29_999)))
    wanted.append(.behind)
    standing.append(outbox.judge(limits, at: at(30_000)))
    wanted.append(.hopeless)
    outbox.remove(1)
    standing.append(outbox.judge(limits, at: at(30_000)))
    wanted.append(.fine)
    outbox.append([UInt8](repeating: 1, count: 262_144 - 16_384))
    standing.append(outbox.judge(limits, at: at(40_000)))
    wanted.append(.behind)
    outbox.append([1])
    standing.append(outbox.judge(limits, at: at(40_000)))
    wanted.append(.hopeless)
    #expect(standing == wanted)
  }

  @Test func `nothing is kept once all is sent`() {
    var outbox = Outbox()
    outbox.append(Array(repeating: 7, count: 1_000))
    outbox.remove(1_000)
    #expect(outbox.bytes.capacity == 0)
    #expect(outbox.isEmpty)
  }

  @Test func `what was said can be taken back`() {
    var outbox = Outbox()
    outbox.append([1, 2, 3])
    outbox.remove(1)
    let before = outbox.count
    outbox.append([4, 5])
    outbox.cut(to: before)
    #expect(outbox.bytes == [1, 2, 3])
    #expect(outbox.count == 2)
  }

  @Test func `a cut falls between characters`() {
    let text = Array("aé€😀".utf8)
    #expect(
      (0...11).map { characterBoundary(text, atMost: $0) } == [
        0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10,
      ])
  }
}

struct CidrTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
    ("0.0.0.0/0", "1.2.3.4", true), ("0.0.0.0/0", "::1", false), ("10.1.2.3", "10.1.2.3", true),
    ("10.1.2.3", "10.1.2.2", false), ("2001:db8::/33", "2001:db8:7fff::1", true),
    ("2001:db8::/33", "2001:db8:8000::1", false), ("::1", "::1", true), ("::/0", "::9", true),
    ("2001:db8::/72", "2001:db8::ff:0:0:1", true), ("2001:db8::/72", "2001:db8::1ff:0:0:1", false),
    ("10.0.0.0/8", "::ffff:10.1.1.1", true),
  ])
  func `a range has the addresses that begin like it`(range: String, address: String, isIn: Bool)
    throws
  {
    #expect(try #require(Cidr(range)).contains(#require(IPAddress(address))) == isIn)
  }

  @Test(arguments: [
    "", "/8", "10.0.0.0/33", "::/129", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "a/8",
  ])
  func `what is no range is none`(text: String) {
    #expect(Cidr(text) == nil)
  }
}

struct DeadlinesTests {
  @Test(arguments: 0..<10)
  func `the earliest always comes first, once`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var deadlines = Deadlines()
    var expected: [Int: MonotonicTime] = [:]
    for _ in 0..<2_000 {
      let slot = Int.random(in: 0..<100, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        deadlines.remove(slot)
        expected[slot] = nil
      default:
        let time = at(Int64.random(in: 0..<1_000, using: &random))
        deadlines.set(slot, to: time)
        expected[slot] = time
      }
      #expect(deadlines.earliest == expected.values.min())
    }
    var last = at(0)
    while let earliest = deadlines.earliest, let slot = deadlines.popDue(at: .never) {
      #expect(earliest >= last)
      #expect(expected.removeValue(forKey: slot) == earliest)
      last = earliest
    }
    #expect(expected.isEmpty)
  }
}

struct HistogramTests {
  @Test func `a time falls in the step that reaches it`() {
    var histogram = Histogram()
    for nanoseconds in [0, 1_000, 1_001, 2_000, 2_001, 2_000_000_000] as [Int64] {
      histogram.add(nanoseconds: nanoseconds)
    }
    #expect(histogram.counts[0] == 2)
    #expect(histogram.counts[1] == 2)
    #expect(histogram.counts[2] == 1)
    #expect(histogram.counts[Histogram.steps] == 1)
    var text = MetricsText(prefix: "x")
    text.histogram("turn", "Help.", histogram)
    #expect(text.text.contains("x_turn_seconds_bucket{le=\"0.000002000\"} 4\n"))
    #expect(text.text.contains("x_turn_seconds_bucket{le=\"+Inf\"} 6\n"))
    #expect(text.text.contains("x_turn_seconds_sum 2.000006002\n"))
  }
}

struct LogTests {
  /// Gathers what would go to standard error.
  private final class Lines {
    var text = ""
  }

  @Test func `an event is one line in both formats`() {
    let lines = Lines()
    for format in Log.Format.allCases {
      let log = Log(format, now: { WallTime(seconds: 0) }) { bytes in
        lines.text += String(decoding: bytes, as: UTF8.self)
        return true
      }
      log.write("closed", [("why", .text("say \"no\"\n")), ("number", .number(3))])
    }
    #expect(
      lines.text == """
        1970-01-01T00:00:00Z closed why="say \\"no\\"" number=3
        {"time":"1970-01-01T00:00:00Z","event":"closed","why":"say \\"no\\"","number":3}

        """)
  }

  @Test func `no kind of event floods the log`() {
    let lines = Lines()
    let clock = TestClock()
    let log = Log(.text, now: { clock.wall }) { bytes in
      lines.text += String(decoding: bytes, as: UTF8.self)
      return true
    }
    for _ in 0..<100 { log.write("refused") }
    log.write("other")
    #expect(lines.text.split(separator: "\n").count == 11)
    clock.advance(.seconds(1))
    log.write("refused")
    #expect(lines.text.hasSuffix("refused left-out=90\n"))
    #expect(log.dropped == 90)
  }

  @Test func `what was left out is said when no more comes, or it ends`() {
    let lines = Lines()
    let clock = TestClock()
    let log = Log(.text, now: { clock.wall }) { bytes in
      lines.text += String(decoding: bytes.dropFirst(21), as: UTF8.self)
      return true
    }
    for _ in 0..<4 { log.write("failed", atMost: 1) }
    log.tellLeftOut()
    #expect(lines.text == "failed\n")
    clock.advance(.seconds(1))
    log.tellLeftOut()
    log.tellLeftOut()
    log.write("failed", atMost: 1)
    #expect(lines.text == "failed\nfailed left-out=3\n")
    log.tellLeftOut(atEnd: true)
    log.tellLeftOut(atEnd: true)
    #expect(lines.text == "failed\nfailed left-out=3\nfailed left-out=1\n")
  }
}
