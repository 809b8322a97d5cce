/// A file with its lines, as the renderer looks at it.
struct Source: Sendable {
  let file: SourceFile
  let lines: SourceLines

  /// Characters to point at on one line.
  struct Mark {
    let line: Int
    let range: SourceRange
    let label: String
    let severity: Diagnostic.Severity
    let isMain: Bool

    /// An unmarked line, shown for what stands around it.
    var isContext: Bool { !isMain && range.start == range.end && label.isEmpty }
  }

  /// Of a range over several lines the part on its first line.
  func mark(
    _ range: SourceRange, _ label: String, _ severity: Diagnostic.Severity, isMain: Bool
  ) -> Mark? {
    guard range.start >= 0, range.start <= range.end, range.end <= file.bytes.count else {
      return nil
    }
    let line = lines.line(of: range.start)
    let whole = lines.range(ofLine: line)
    let end = min(max(range.start, range.end), max(whole.end, range.start))
    return Mark(
      line: line, range: SourceRange(range.start, end), label: label, severity: severity,
      isMain: isMain)
  }

  func bytes(ofLine line: Int) -> ArraySlice<UInt8> {
    let range = lines.range(ofLine: line)
    return file.bytes[range.start..<range.end]
  }

  /// A line as it will be, and where in it the first change is.
  struct CorrectedLine {
    let number: Int
    let bytes: ArraySlice<UInt8>
    let change: Int
  }

  /// The lines that edits touch, afterwards.
  func corrected(by edits: [Diagnostic.Edit]) -> [CorrectedLine] {
    var result: [CorrectedLine] = []
    var added = 0
    for block in blocks(edits.sorted { $0.range.start < $1.range.start }) {
      let text = apply(block)
      added += append(text, block, added, to: &result)
    }
    return result
  }

  private struct Block {
    var first: Int
    var last: Int
    var edits: [Diagnostic.Edit]
  }

  private func blocks(_ edits: [Diagnostic.Edit]) -> [Block] {
    var blocks: [Block] = []
    for edit in edits {
      let first = lines.line(of: edit.range.start)
      var last = lines.line(of: edit.range.end)
      // A whole line that goes does not touch the one below it.
      let takesBreak = last > first && lines.range(ofLine: last).start == edit.range.end
      if takesBreak, edit.replacement.isEmpty { last -= 1 }
      if let previous = blocks.last, first <= previous.last + 1 {
        blocks[blocks.count - 1].last = max(previous.last, last)
        blocks[blocks.count - 1].edits.append(edit)
      } else {
        blocks.append(Block(first: first, last: last, edits: [edit]))
      }
    }
    return blocks
  }

  private func apply(_ block: Block) -> [UInt8] {
    var text: [UInt8] = []
    var offset = lines.range(ofLine: block.first).start
    for edit in block.edits {
      guard edit.range.start >= offset else { continue }
      text += file.bytes[offset..<edit.range.start]
      text += edit.replacement.utf8
      offset = edit.range.end
    }
    let end = lines.range(ofLine: block.last).end
    if offset < end { text += file.bytes[offset..<end] }
    return text
  }

  /// The result is how many lines more there are.
  private func append(
    _ text: [UInt8], _ block: Block, _ added: Int, to result: inout [CorrectedLine]
  ) -> Int {
    let start = lines.range(ofLine: block.first).start
    let change = block.edits.first.map { $0.range.start - start } ?? 0
    let isRemoved = text.isEmpty
    guard !isRemoved else { return block.first - block.last - 1 }
    let rows = text.split(separator: Byte.lineFeed, omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() {
      let bytes = row.last == Byte.carriageReturn ? row.dropLast() : row
      result.append(
        CorrectedLine(
          number: block.first + added + index, bytes: bytes, change: index == 0 ? change : 0))
    }
    return rows.count - (block.last - block.first + 1)
  }
}
