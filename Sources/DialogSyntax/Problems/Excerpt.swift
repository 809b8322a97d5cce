/// Lines of a file with marks below them, no wider than a hundred columns.
struct Excerpt {
  static let widest = 100

  let source: Source
  /// Of the line number with the space after it.
  let width: Int
  let paint: Paint

  func draw(_ marks: [Source.Mark]) -> [String] {
    let sorted = marks.enumerated().sorted { a, b in
      (a.element.line, a.element.range.start, a.offset)
        < (b.element.line, b.element.range.start, b.offset)
    }.map(\.element)
    var rows = [row(nil, "")]
    var index = 0
    while index < sorted.count {
      var end = index
      while end < sorted.count, sorted[end].line == sorted[index].line { end += 1 }
      rows += drawLine(Array(sorted[index..<end]))
      index = end
    }
    return rows
  }

  func draw(_ corrected: [Source.CorrectedLine]) -> [String] {
    corrected.map { line in
      let visible = VisibleLine(line.bytes)
      let start = visible.column(ofByte: line.change)
      return row(line.number, visible.cut(around: start..<(start + 20), to: room).text)
    }
  }

  private var room: Int { Excerpt.widest - width - 2 }

  private func drawLine(_ marks: [Source.Mark]) -> [String] {
    let line = marks[0].line
    let start = source.lines.range(ofLine: line).start
    let visible = VisibleLine(source.bytes(ofLine: line))
    let focus = marks.first { $0.isMain } ?? marks[0]
    let cut = visible.cut(around: columns(focus, visible, start), to: room, label: focus.label)
    var rows = [row(line, cut.text)]
    for mark in marks where !mark.isContext {
      let columns = columns(mark, visible, start)
      guard
        columns.lowerBound < cut.columns.upperBound || columns.lowerBound == cut.columns.upperBound,
        columns.upperBound > cut.columns.lowerBound
      else { continue }
      rows.append(row(nil, drawMark(mark, columns, cut)))
    }
    return rows
  }

  private func columns(_ mark: Source.Mark, _ line: VisibleLine, _ start: Int) -> Range<Int> {
    let first = line.column(ofByte: mark.range.start - start)
    let last = line.column(ofByte: mark.range.end - start)
    return first..<max(first + 1, last)
  }

  private func drawMark(
    _ mark: Source.Mark, _ columns: Range<Int>, _ cut: VisibleLine.Cut
  ) -> String {
    let first = max(columns.lowerBound, cut.columns.lowerBound)
    let last = max(first + 1, min(columns.upperBound, cut.columns.upperBound))
    let indentation = first - cut.columns.lowerBound + cut.marginWidth
    let sign = String(repeating: mark.isMain ? "^" : "-", count: last - first)
    let drawn = mark.isMain ? paint.severity(sign, mark.severity) : sign
    let label = mark.label.isEmpty ? "" : " " + Visible.text(mark.label)
    return String(repeating: " ", count: indentation) + drawn + label
  }

  private func row(_ number: Int?, _ text: String) -> String {
    let digits = number.map(String.init) ?? ""
    let gutter = String(repeating: " ", count: max(0, width - 1 - digits.utf8.count)) + digits
    return text.isEmpty ? gutter + " |" : gutter + " | " + text
  }
}
