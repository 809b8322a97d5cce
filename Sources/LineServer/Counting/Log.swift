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

  /// The most lines of one kind in a second. How many more there were is said with the next one that
  /// is written, or where none comes by `tellLeftOut`.
  public static let linesPerSecond = 10

  private struct Kind {
    var second: Int64 = 0
    var lines = 0
    var leftOut = 0

    /// Counts one more; past `most` in a second it is left out.
    mutating func allows(_ most: Int, in now: Int64) -> Bool {
      count(in: now)
      if lines > most { leftOut += 1 }
      return lines <= most
    }

    mutating func count(in now: Int64) {
      lines = second == now ? lines + 1 : 1
      second = now
    }
  }

  private let format: Format
  private let now: @Sendable () -> WallTime
  /// Takes a whole line with its end and says whether it went anywhere.
  private let sink: ([UInt8]) -> Bool
  private var kinds: [String: Kind] = [:]
  public private(set) var dropped = 0
  private var leftOut = 0

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
    let second = now().seconds
    if kinds[kind, default: Kind()].allows(most, in: second) {
      put(kind, values + takeLeftOut(kind))
    } else {
      leftOut += 1
      dropped += 1
    }
  }

  /// About once a second: what was left out of bursts that are over, or at the end of all.
  public func tellLeftOut(atEnd isEnd: Bool = false) {
    if leftOut == 0 { return }
    let second = now().seconds
    for name in kinds.keys.sorted() {
      guard var kind = kinds[name], kind.leftOut > 0, isEnd || kind.second != second else {
        continue
      }
      // It is a line like any other of its second.
      kind.count(in: second)
      kinds[name] = kind
      put(name, takeLeftOut(name))
    }
  }

  private func takeLeftOut(_ name: String) -> [(name: String, value: Value)] {
    guard let count = kinds[name]?.leftOut, count > 0 else { return [] }
    kinds[name]?.leftOut = 0
    leftOut -= count
    return [("left-out", .number(count))]
  }

  /// Numbers on one line of JSON, whatever the format.
  public func writeCounters(_ counters: [(name: String, value: Int)]) {
    put(json("counters", counters.map { ($0.name, .number($0.value)) }))
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
