import Platform

/// One line for an event, in UTC, to somebody who reads logs. Nothing that a visitor typed is ever
/// handed to it, and no kind of event can flood it. There is one for all parts of a program.
public final class Log {
  public enum Format: String, Hashable, Sendable, CaseIterable {
    case text, json
  }

  public enum Value: Hashable, Sendable {
    case number(Int)
    case text(String)
  }

  /// The most lines of one kind in a second; how many more there were is said by `tellLeftOut`.
  public static let linesPerSecond = 10

  private struct Kind {
    var second: Int64 = 0
    var lines = 0
    var leftOut = 0
  }

  private let format: Format
  private let now: @Sendable () -> WallTime
  /// Takes a whole line with its end and says whether it went anywhere.
  private let sink: ([UInt8]) -> Bool
  private var kinds: [String: Kind] = [:]
  public private(set) var dropped = 0
  private var toldDropped = 0

  public init(
    _ format: Format = .text, now: @escaping @Sendable () -> WallTime = Clocks.system.wall,
    sink: @escaping ([UInt8]) -> Bool = { writeWithoutWaiting($0, to: .standardError) }
  ) {
    self.format = format
    self.now = now
    self.sink = sink
  }

  /// `kind` and the names are ours, in small letters. No more than `most` are written in a second.
  public func write(
    _ kind: String, _ values: [(name: String, value: Value)] = [], atMost most: Int = linesPerSecond
  ) {
    if allows(kind, most) { put(kind, values) }
  }

  /// How many lines of each kind were left out since the last time; about once a second.
  public func tellLeftOut() {
    if dropped == toldDropped { return }
    toldDropped = dropped
    for name in kinds.keys.sorted() {
      guard let leftOut = kinds[name]?.leftOut, leftOut > 0 else { continue }
      kinds[name]?.leftOut = 0
      put(name, [("left-out", .number(leftOut))])
    }
  }

  /// Numbers on one line of JSON, whatever the format.
  public func writeCounters(_ counters: [(name: String, value: Int)]) {
    put(json("counters", counters.map { ($0.name, .number($0.value)) }))
  }

  private func allows(_ name: String, _ most: Int) -> Bool {
    let second = now().seconds
    var kind = kinds[name] ?? Kind()
    defer { kinds[name] = kind }
    if kind.second != second {
      kind.second = second
      kind.lines = 0
    }
    kind.lines += 1
    if kind.lines <= most { return true }
    kind.leftOut += 1
    dropped += 1
    return false
  }

  private func put(_ kind: String, _ values: [(name: String, value: Value)]) {
    put(format == .json ? json(kind, values) : text(kind, values))
  }

  private func put(_ line: String) {
    if !sink(Array((line + "\n").utf8)) { dropped += 1 }
  }
}

extension Log {
  private func text(_ kind: String, _ values: [(name: String, value: Value)]) -> String {
    values.reduce("\(now()) \(kind)") { line, entry in
      switch entry.value {
      case .number(let number): "\(line) \(entry.name)=\(number)"
      case .text(let text):
        "\(line) \(entry.name)=\(text.contains(" ") ? quoted(text) : oneLine(text))"
      }
    }
  }

  private func json(_ kind: String, _ values: [(name: String, value: Value)]) -> String {
    let beginning = "{\"time\":\"\(now())\",\"event\":\(quoted(kind))"
    return values.reduce(beginning) { line, entry in
      switch entry.value {
      case .number(let number): "\(line),\(quoted(entry.name)):\(number)"
      case .text(let text): "\(line),\(quoted(entry.name)):\(quoted(text))"
      }
    } + "}"
  }

  private func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >= 0x20 && $0 != "\u{7F}" }))
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in oneLine(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
