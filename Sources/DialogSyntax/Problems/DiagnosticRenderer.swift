/// Draws diagnostics: for people with the lines they are about, for editors as one line each, and
/// as JSON for other programs.
public struct DiagnosticRenderer: Sendable {
  public enum Format: String, Sendable, CaseIterable {
    case human, line, json
  }

  private let sources: [String: Source]
  private let paint: Paint

  /// `files` are those that the diagnostics name.
  public init(_ files: [SourceFile], isColored: Bool = false) {
    var sources: [String: Source] = [:]
    for file in files { sources[file.name] = Source(file: file, lines: SourceLines(file)) }
    self.sources = sources
    paint = Paint(isColored: isColored)
  }

  public func render(_ diagnostics: [Diagnostic], as format: Format) -> String {
    switch format {
    case .human: diagnostics.map { human($0) }.joined(separator: "\n")
    case .line: diagnostics.map { line($0) + "\n" }.joined()
    case .json: json(diagnostics)
    }
  }

  /// `FILE:LINE:COLUMN: error: message [CODE]`
  public func line(_ diagnostic: Diagnostic) -> String {
    heading(diagnostic, Paint(isColored: false))
  }

  private func heading(_ diagnostic: Diagnostic, _ paint: Paint) -> String {
    place(diagnostic.file, diagnostic.range.start) + ": "
      + paint.severity(diagnostic.severity.rawValue + ":", diagnostic.severity) + " "
      + paint.bold(Visible.text(diagnostic.message)) + " [\(diagnostic.code)]"
  }

  private func place(_ file: String, _ offset: Int) -> String {
    let position = position(file, offset)
    return "\(Visible.text(file)):\(position.line):\(position.column)"
  }

  private func position(_ file: String, _ offset: Int) -> (line: Int, column: Int) {
    sources[file]?.lines.position(of: offset) ?? (line: 1, column: 1)
  }

  // MARK: For people

  /// The heading, the lines with their marks, why, and what to do; ends with a break.
  public func human(_ diagnostic: Diagnostic) -> String {
    var lines = [heading(diagnostic, paint)]
    lines += excerpt(diagnostic)
    let gutter = String(repeating: " ", count: gutterWidth(diagnostic))
    if let why = diagnostic.why { lines.append("\(gutter)= \(Visible.text(why))") }
    lines += otherFiles(diagnostic)
    if let fix = diagnostic.fix { lines += help(fix, diagnostic) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func excerpt(_ diagnostic: Diagnostic) -> [String] {
    guard let source = sources[diagnostic.file] else { return [] }
    var marks = diagnostic.notes.filter { ($0.file ?? diagnostic.file) == diagnostic.file }
      .compactMap { source.mark($0.range, $0.label, diagnostic.severity, isMain: false) }
    // A mistake of the file as a whole has no place to show.
    if diagnostic.range.start < diagnostic.range.end || !diagnostic.label.isEmpty {
      let main = source.mark(
        diagnostic.range, diagnostic.label, diagnostic.severity, isMain: true)
      if let main { marks.append(main) }
    }
    guard !marks.isEmpty else { return [] }
    return Excerpt(source: source, width: gutterWidth(diagnostic), paint: paint).draw(marks)
  }

  private func otherFiles(_ diagnostic: Diagnostic) -> [String] {
    var lines: [String] = []
    for note in diagnostic.notes {
      guard let name = note.file, name != diagnostic.file, let source = sources[name] else {
        continue
      }
      lines.append(place(name, note.range.start) + ":")
      guard let mark = source.mark(note.range, note.label, diagnostic.severity, isMain: false)
      else { continue }
      lines += Excerpt(source: source, width: gutterWidth(diagnostic), paint: paint).draw([mark])
    }
    return lines
  }

  private func help(_ fix: Diagnostic.Fix, _ diagnostic: Diagnostic) -> [String] {
    let heading = paint.bold("help:") + " " + Visible.text(fix.advice)
    guard let source = sources[diagnostic.file], !fix.edits.isEmpty else { return [heading] }
    let corrected = source.corrected(by: fix.edits)
    return [heading]
      + Excerpt(source: source, width: gutterWidth(diagnostic), paint: paint).draw(corrected)
  }

  /// Wide enough for the largest line number that is shown, and a space.
  private func gutterWidth(_ diagnostic: Diagnostic) -> Int {
    var largest = 0
    func note(_ file: String, _ offset: Int) {
      guard let source = sources[file] else { return }
      largest = max(largest, source.lines.line(of: offset))
    }
    note(diagnostic.file, diagnostic.range.start)
    for other in diagnostic.notes { note(other.file ?? diagnostic.file, other.range.start) }
    for edit in diagnostic.fix?.edits ?? [] { note(diagnostic.file, edit.range.end) }
    return max(2, String(largest).utf8.count) + 1
  }
}

// MARK: - For other programs

extension DiagnosticRenderer {
  /// One array with an object for each diagnostic.
  public func json(_ diagnostics: [Diagnostic]) -> String {
    var output = JSONWriter()
    output.beginList()
    for diagnostic in diagnostics { write(diagnostic, to: &output) }
    output.endList()
    output.raw("\n")
    return String(decoding: output.bytes, as: UTF8.self)
  }

  private func write(_ diagnostic: Diagnostic, to output: inout JSONWriter) {
    output.beginObject()
    output.member("file", diagnostic.file)
    write(diagnostic.range, of: diagnostic.file, to: &output)
    output.member("severity", diagnostic.severity.rawValue)
    output.member("code", diagnostic.code)
    output.member("message", diagnostic.message)
    output.member("label", diagnostic.label)
    output.name("why")
    if let why = diagnostic.why { output.string(Array(why.utf8)) } else { output.null() }
    output.name("fix")
    if let fix = diagnostic.fix {
      write(fix, of: diagnostic.file, to: &output)
    } else {
      output.null()
    }
    output.name("notes")
    output.beginList()
    for note in diagnostic.notes {
      output.beginObject()
      output.member("file", note.file ?? diagnostic.file)
      write(note.range, of: note.file ?? diagnostic.file, to: &output)
      output.member("label", note.label)
      output.endObject()
    }
    output.endList()
    output.endObject()
  }

  private func write(_ fix: Diagnostic.Fix, of file: String, to output: inout JSONWriter) {
    output.beginObject()
    output.member("advice", fix.advice)
    output.name("edits")
    output.beginList()
    for edit in fix.edits {
      output.beginObject()
      write(edit.range, of: file, to: &output)
      output.member("replacement", edit.replacement)
      output.endObject()
    }
    output.endList()
    output.endObject()
  }

  private func write(_ range: SourceRange, of file: String, to output: inout JSONWriter) {
    let start = position(file, range.start)
    let end = position(file, range.end)
    output.member("line", start.line)
    output.member("column", start.column)
    output.member("endLine", end.line)
    output.member("endColumn", end.column)
  }
}
