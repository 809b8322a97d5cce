import Platform

/// A conversation as its file tells it, whole in memory.
public struct Transcript: Equatable, Sendable {
  public var path: String
  /// Nil when the file was cut before its first line was whole.
  public var header: Header?
  public var records: [Record] = []
  /// Bytes of a cut line at the end, which are dropped.
  public var lost = 0
  /// Lines that were left out, because the reader was told to go on.
  public var damaged: [TranscriptProblem] = []

  public init(path: String, header: Header? = nil, records: [Record] = []) {
    self.path = path
    self.header = header
    self.records = records
  }

  /// Throws a `SystemError` or a `TranscriptProblem`.
  public static func read(_ path: String, skippingDamaged: Bool = false) throws -> Transcript {
    var reader = try TranscriptReader(path: path, skippingDamaged: skippingDamaged)
    var transcript = Transcript(path: path)
    while let item = try reader.next() { transcript.take(item) }
    return transcript
  }

  /// The same from bytes in memory.
  public static func read(_ bytes: [UInt8], path: String) throws(TranscriptProblem) -> Transcript {
    var lines = TranscriptLines(path: path)
    lines.take(bytes[...])
    lines.finish()
    var transcript = Transcript(path: path)
    while let item = try lines.next() { transcript.take(item) }
    return transcript
  }

  private mutating func take(_ item: TranscriptReader.Item) {
    lost = 0
    switch item {
    case .header(let header): self.header = header
    case .record(let record): records.append(record)
    case .damaged(let problem): damaged.append(problem)
    case .cut(let bytes): lost = bytes
    }
  }
}

extension Transcript {
  /// Who may read it: the visitor's last word.
  public var consent: String {
    for record in records.reversed() {
      if case .consent(let agreement) = record.event { return agreement.level }
    }
    return header?.consent ?? "none"
  }

  public var started: WallTime? {
    header.flatMap { WallTime($0.started) }
  }

  /// When the last record was written.
  public var last: WallTime? {
    started?.adding(.milliseconds(records.last?.time ?? 0))
  }

  /// The last day on which it may still be there; nil when nobody said.
  public var keptUntil: CalendarDate? {
    guard let started, let keep = header?.keep, keep.hasSuffix("d"),
      let days = Int(keep.dropLast()),
      (0...36_500).contains(days)
    else { return nil }
    return started.date.adding(days: days)
  }

  /// What the code to come back with hashes to; a newer one replaces those before it.
  public var code: String? {
    for record in records.reversed() {
      switch record.event {
      case .consent(let agreement) where agreement.code != nil: return agreement.code
      case .pause(let code) where code != nil: return code
      default: continue
      }
    }
    return nil
  }

  /// How it ended, when nothing came after that.
  public var end: Record.End? {
    for record in records.reversed() {
      switch record.event {
      case .end(let end): return end
      case .other: continue
      default: return nil
      }
    }
    return nil
  }

  /// The visitor may come back: it was put aside, or broke off.
  public var canBeResumed: Bool {
    guard let end else { return header != nil }
    return ["silent", "hangup", "shutdown"].contains(end.why)
  }

  public var turns: Int {
    records.reduce(0) { max($0, $1.turn ?? 0) }
  }
}

extension Record {
  /// The number of the reply that this is the record of.
  public var turn: Int? {
    switch event {
    case .you(let reply): reply.turn
    case .change(_, let reply): reply.turn
    case .undo(let turn, _): turn
    case .interrupt(let turn, _, _): turn
    default: nil
    }
  }
}
