/// Looking at the lines around a place; for messages, where speed does not matter.
extension SourceFile {
  func text(_ range: SourceRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  func lineStart(of offset: Int) -> Int {
    var start = min(offset, bytes.count)
    while start > 0, bytes[start - 1] != Byte.lineFeed { start -= 1 }
    return start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : start
  }

  /// Before the break and a carriage return.
  func lineEnd(of offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !Byte.isBreak(bytes[end]) { end += 1 }
    return end
  }

  func nextLine(after offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != Byte.lineFeed { end += 1 }
    return min(end + 1, bytes.count)
  }

  /// The first character of a line that is no space; `spaces` stand before it.
  func content(ofLine start: Int) -> (offset: Int, spaces: Int) {
    var offset = start
    while offset < bytes.count, bytes[offset] == Byte.space { offset += 1 }
    return (offset, offset - start)
  }

  func isBlankLine(_ start: Int) -> Bool {
    var offset = start
    while offset < bytes.count, Byte.isBlank(bytes[offset]) { offset += 1 }
    return offset >= bytes.count || Byte.isBreak(bytes[offset])
  }

  /// The start of the last line before this one that is neither blank nor a note.
  func contentLine(before lineStart: Int) -> Int? {
    var start = lineStart
    while start > 0 {
      let previous = self.lineStart(of: start - 1)
      guard previous < start else { return nil }
      start = previous
      let content = content(ofLine: start).offset
      if !isBlankLine(start), bytes[content] != Byte.hash { return start }
    }
    return nil
  }

  /// The start of the next line that is neither blank nor a note.
  func contentLine(after offset: Int) -> Int? {
    var start = nextLine(after: offset)
    while start < bytes.count {
      let content = content(ofLine: start).offset
      if !isBlankLine(start), bytes[content] != Byte.hash { return start }
      start = nextLine(after: start)
    }
    return nil
  }

  /// The range up to a note that can't be taken for text; without blanks at its end.
  func beforeNote(_ range: SourceRange) -> SourceRange {
    var offset = range.start
    while offset < range.end, !isNote(offset, from: range.start) { offset += 1 }
    while offset > range.start, Byte.isBlank(bytes[offset - 1]) { offset -= 1 }
    return SourceRange(range.start, offset)
  }

  private func isNote(_ offset: Int, from start: Int) -> Bool {
    guard bytes[offset] == Byte.hash, offset > start, Byte.isBlank(bytes[offset - 1]) else {
      return false
    }
    guard offset + 1 < bytes.count else { return true }
    let next = bytes[offset + 1]
    return Byte.isBreak(next) || next == Byte.space || next == Byte.hash
      || next == Byte.exclamation
  }

  /// Replaces bytes. The edits stand in file order and do not touch each other.
  public func applying(_ edits: [Diagnostic.Edit]) -> SourceFile {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var offset = 0
    for edit in edits.sorted(by: { $0.range.start < $1.range.start }) {
      guard edit.range.start >= offset, edit.range.end <= bytes.count else { continue }
      result.append(contentsOf: bytes[offset..<edit.range.start])
      result.append(contentsOf: edit.replacement.utf8)
      offset = edit.range.end
    }
    result.append(contentsOf: bytes[offset...])
    return SourceFile(name: name, bytes: result)
  }
}
