import DialogSyntax

/// A finding that somebody has looked at and accepts: `# accepted: reason until YYYY-MM-DD`.
public struct Acceptance: Sendable, Equatable {
  public var problem: Diagnostic
  public var reason: String
  /// The last day, `YYYY-MM-DD`.
  public var until: String
}

/// The notes of the files that accept what is found on their line. An error cannot be accepted.
struct Acceptances {
  private struct Note {
    var file: String
    var range: SourceRange
    var line: SourceRange
    var reason: String
    var until: CalendarDay
    var lastDay: String
    var isUsed = false
  }

  private let today: CalendarDay?
  private var notes: [Note] = []
  private var malformed: [Diagnostic] = []
  private(set) var accepted: [Acceptance] = []

  var hasNotes: Bool { !notes.isEmpty }

  init(_ files: [SourceFile], today: CalendarDay?) {
    self.today = today
    for file in files { find(in: file) }
  }

  private static let start = Array("# accepted:".utf8)

  private mutating func find(in file: SourceFile) {
    let bytes = file.bytes
    var lineStart = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] == 10 { lineStart = index + 1 }
      if bytes[index] == 35, bytes[index...].starts(with: Self.start),
        index == lineStart || bytes[index - 1] == 32
      {
        var end = index
        while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
        read(file, SourceRange(index, end), SourceRange(lineStart, end))
        index = end
      } else {
        index += 1
      }
    }
  }

  private mutating func read(_ file: SourceFile, _ range: SourceRange, _ line: SourceRange) {
    let words = String(
      decoding: file.bytes[range.start + Self.start.count..<range.end], as: UTF8.self)
    let parts = words.split(separator: " ")
    guard parts.count >= 3, parts[parts.count - 2] == "until", let last = parts.last,
      let until = CalendarDay(String(last))
    else {
      malformed.append(.acceptedForm(Site(file: file.name, range: range)))
      return
    }
    notes.append(
      Note(
        file: file.name, range: range, line: line,
        reason: parts.dropLast(2).joined(separator: " "), until: until, lastDay: String(last)))
  }

  /// The problems that nobody accepts, and what is wrong with the notes themselves.
  ///
  /// Where there are errors, not everything was looked for, so that a note may yet accept something.
  mutating func take(_ problems: [Diagnostic]) -> [Diagnostic] {
    let isWhole = !problems.contains { $0.severity == .error }
    guard !notes.isEmpty || !malformed.isEmpty else { return problems }
    var left = malformed
    for problem in problems {
      guard problem.severity != .error, let index = note(for: problem) else {
        left.append(problem)
        continue
      }
      notes[index].isUsed = true
      let note = notes[index]
      if let today, note.until < today {
        left.append(problem.accepted(until: note.lastDay, at: note.range))
      } else {
        accepted.append(Acceptance(problem: problem, reason: note.reason, until: note.lastDay))
      }
    }
    for note in notes where !note.isUsed && isWhole {
      left.append(.acceptedNothing(Site(file: note.file, range: note.range)))
    }
    return left
  }

  private func note(for problem: Diagnostic) -> Int? {
    notes.firstIndex {
      $0.file == problem.file && $0.line.start <= problem.range.start
        && problem.range.start <= $0.line.end
    }
  }
}

extension Diagnostic {
  fileprivate func accepted(until day: String, at range: SourceRange) -> Diagnostic {
    var again = self
    again.notes.append(Note(range: range, label: "was accepted until \(day)"))
    return again
  }
}
