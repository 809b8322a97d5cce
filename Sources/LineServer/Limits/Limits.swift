import Platform

/// Every limit of the server, by the name that `--limit NAME=VALUE` gives it; 0 is off.
public struct Limits: Hashable, Sendable {
  /// `connections`: people at once.
  public var connections = 10_000
  /// `per-address`: connections from one address, or one /64 of version 6; not from this machine.
  public var perAddress = 20
  /// `line-bytes`: one line, after telnet decoding.
  public var lineBytes = 4_096
  /// `line-time`: from the first byte of a line to its end.
  public var lineTime: Duration = .seconds(60)
  /// `first-line`: from connecting to the end of the first line.
  public var firstLine: Duration = .seconds(120)
  /// `idle`: without a line.
  public var idle: Duration = .seconds(30 * 60)
  /// `line-rate`: lines a second; past it nothing is read for a while, and nothing is lost.
  public var lineRate = 10
  /// `unsent`: bytes waiting for one reader. Past a sixteenth of it the reader is not read either.
  public var unsent = 262_144
  /// `reply-bytes`: what is said in answer to one line.
  public var replyBytes = 8_192
  /// `wrong-codes`: wrong codes to come back with, from one connection.
  public var wrongCodes = 5

  public init() {}

  // What has no name to change it by.

  /// Lines that may come at once before `line-rate` counts.
  public var lineBurst: Int { lineRate * 3 }
  public var unsentSoft: Int { unsent / 16 }
  /// How long a reader may stay behind `unsentSoft`.
  public static let behindTime: Duration = .seconds(30)
  /// Wrong codes from one address in `wrongCodesTime`, for each that one connection may try.
  public var wrongCodesPerAddress: Int { wrongCodes * 4 }
  public static let wrongCodesTime: Duration = .seconds(60)
  /// How long before `idle` is over the visitor is told, if half of `idle` is not less.
  public static let idleNotice: Duration = .seconds(120)
  /// How long a PROXY header may take.
  public static let proxyHeaderTime: Duration = .seconds(5)
  /// How long we wait for the other side to hang up after our last words.
  public static let farewellTime: Duration = .seconds(2)
  /// The most that a time may be set to, so that no deadline is beyond what a clock can count.
  public static let longestTime: Duration = .seconds(30 * 24 * 3_600)
  public static let acceptsPerTick = 256
  public static let linesPerTick = 8
  /// The one buffer that all connections are read into.
  public static let readBytes = 16_384
  public static let metricsConnections = 16
}

extension Limits {
  /// Why a `--limit` was not understood, in words for the person who wrote it.
  public enum Mistake: Error, Hashable, Sendable, CustomStringConvertible {
    case noValue(String)
    case unknownName(String)
    case wrongValue(name: String, value: String, expected: String)
    case tooLong(name: String, value: String)

    public var description: String {
      switch self {
      case .noValue(let text): "expected NAME=VALUE, such as idle=30m, not \"\(text)\""
      case .unknownName(let name):
        "there is no limit named \"\(name)\"; there are \(Limits.names.joined(separator: ", "))"
      case .wrongValue(let name, let value, let expected):
        "\"\(value)\" is no value for \(name): expected \(expected)"
      case .tooLong(let name, let value):
        "\"\(value)\" is too long for \(name): 720h, which is 30 days, is the most"
      }
    }
  }

  public static let names = [
    "connections", "per-address", "line-bytes", "line-time", "first-line", "idle", "line-rate",
    "unsent", "reply-bytes", "wrong-codes",
  ]

  /// Those that are not as usual, but for `connections`, in the form that `set` reads.
  public var differing: [(name: String, value: String)] {
    let usual = Limits().values
    return zip(values, usual).filter { $0 != $1 && $0.name != "connections" }.map(\.0)
  }

  /// All of them, in the order of their names.
  private var values: [(name: String, value: String)] {
    let values = [
      "\(connections)", "\(perAddress)", "\(lineBytes)", text(lineTime), text(firstLine),
      text(idle),
      "\(lineRate)/s", "\(unsent)", "\(replyBytes)", "\(wrongCodes)",
    ]
    return zip(Self.names, values).map { (name: $0, value: $1) }
  }

  private func text(_ time: Duration) -> String {
    let milliseconds = time.wholeMilliseconds
    return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000)s" : "\(milliseconds)ms"
  }

  /// Sets one limit from `NAME=VALUE`.
  public mutating func set(_ text: String) throws(Mistake) {
    guard let sign = text.firstIndex(of: "=") else { throw .noValue(text) }
    let name = String(text[..<sign])
    let value = String(text[text.index(after: sign)...])
    switch name {
    case "connections": connections = try count(name, value)
    case "per-address": perAddress = try count(name, value)
    case "line-bytes": lineBytes = try count(name, value)
    case "unsent": unsent = try count(name, value)
    case "reply-bytes": replyBytes = try count(name, value)
    case "wrong-codes": wrongCodes = try count(name, value)
    case "line-time": lineTime = try time(name, value)
    case "first-line": firstLine = try time(name, value)
    case "idle": idle = try time(name, value)
    case "line-rate": lineRate = try rate(name, value)
    default: throw .unknownName(name)
    }
  }

  /// Reads `500ms`, `60s`, `30m` or `24h`; a bare `0` is no time at all.
  public static func time(_ text: String) -> Duration? {
    if text == "0" { return .zero }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let value = wholeNumber(digits) else { return nil }
    switch text.dropFirst(digits.count) {
    case "ms": return .milliseconds(value)
    case "s": return .seconds(value)
    case "m": return .seconds(value * 60)
    case "h": return .seconds(value * 3_600)
    default: return nil
    }
  }

  private func count(_ name: String, _ value: String) throws(Mistake) -> Int {
    if let number = wholeNumber(value[...]) { return number }
    throw .wrongValue(name: name, value: value, expected: "a whole number, such as 4096")
  }

  private func time(_ name: String, _ value: String) throws(Mistake) -> Duration {
    if let time = Self.time(value) {
      if time > Self.longestTime { throw .tooLong(name: name, value: value) }
      return time
    }
    throw .wrongValue(name: name, value: value, expected: "a time, such as 500ms, 60s, 30m or 24h")
  }

  private func rate(_ name: String, _ value: String) throws(Mistake) -> Int {
    if value == "0" { return 0 }
    if value.hasSuffix("/s"), let number = wholeNumber(value.dropLast(2)) { return number }
    throw .wrongValue(name: name, value: value, expected: "a rate, such as 10/s")
  }
}

/// Small enough that no arithmetic with it can overflow.
private func wholeNumber(_ text: Substring) -> Int? {
  guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
  else { return nil }
  return Int(text)
}
