extension Parser {
  mutating func readLines(_ bytes: Span<UInt8>) {
    var offset = startsWithMark ? 3 : 0
    while offset < bytes.count, !isFull { offset = readLine(bytes, offset) }
  }

  mutating func finish() {
    close(downTo: 0)
    if hasMarker, nodes.isEmpty, problems.isEmpty { report(.loneMarker(at: markerOffset)) }
  }

  /// Reads one line, or a text over several; the result is the start of the next.
  private mutating func readLine(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] == Byte.space { offset += 1 }
    guard offset < bytes.count else { return offset }
    switch bytes[offset] {
    case Byte.lineFeed: return offset + 1
    case Byte.carriageReturn: return offset + 2
    case Byte.hash:
      comments.append(UInt32(truncatingIfNeeded: offset))
      return nextLine(bytes, offset)
    case Byte.tab: return readTabbedLine(bytes, start, offset)
    default: break
    }
    let column = offset - start
    guard column <= skipped else { return nextLine(bytes, offset) }
    skipped = Int.max
    if column == 0, let next = readMarker(bytes, offset) { return next }
    return readContent(bytes, offset, start)
  }

  private mutating func readContent(_ bytes: Span<UInt8>, _ offset: Int, _ start: Int) -> Int {
    if bytes[offset] >= 0x80, let scalar = Invisible.oddSpace(bytes, offset) {
      report(.oddSpace(at: offset, scalar: scalar))
      return readAfterOddSpaces(bytes, offset, start)
    }
    if isDash(bytes, offset) {
      guard placeDash(bytes, offset, offset - start) else {
        return skipDeeper(bytes, offset, start)
      }
      return readItems(bytes, offset, start)
    }
    return readName(bytes, offset, start)
  }

  /// Goes on as if the odd spaces were spaces, so that they are the only mistake.
  private mutating func readAfterOddSpaces(
    _ bytes: Span<UInt8>, _ first: Int, _ start: Int
  ) -> Int {
    var (offset, column) = (first, first - start)
    while offset < bytes.count {
      if bytes[offset] == Byte.space {
        offset += 1
        column += 1
      } else if let scalar = Invisible.oddSpace(bytes, offset) {
        offset += String(scalar).utf8.count
        column += Invisible.hasNoWidth(scalar) ? 0 : 1
      } else {
        break
      }
    }
    guard !isLineEnd(bytes, offset), !Byte.isBlank(bytes[offset]), bytes[offset] != Byte.hash else {
      return nextLine(bytes, offset)
    }
    isAfterMistake = true
    return readContent(bytes, offset, offset - column)
  }

  /// A line with a tab before its first character is blank, or a mistake.
  private mutating func readTabbedLine(
    _ bytes: Span<UInt8>, _ start: Int, _ tab: Int
  ) -> Int {
    var offset = tab
    while offset < bytes.count, Byte.isBlank(bytes[offset]) { offset += 1 }
    guard offset < bytes.count, !Byte.isBreak(bytes[offset]) else {
      return nextLine(bytes, offset)
    }
    guard skipped == Int.max || offset - start <= skipped else { return nextLine(bytes, offset) }
    // Lines that follow each other with tabs are one mistake.
    if tabbedEnd != start { report(.tabIndent(line: start, tab: tab)) }
    isAfterMistake = true
    tabbedEnd = nextLine(bytes, offset)
    if isOpen {
      skipped = topColumn
      isOpen = false
    }
    return tabbedEnd
  }

  // MARK: Marks

  private mutating func readMarker(_ bytes: Span<UInt8>, _ offset: Int) -> Int? {
    switch bytes[offset] {
    case Byte.percent where nodes.isEmpty && levels.isEmpty:
      report(.directive(line: textRange(bytes, offset)))
      return nextLine(bytes, offset)
    case Byte.dash where isMarker(bytes, offset, Byte.dash):
      return readStart(bytes, offset)
    case Byte.dot where isMarker(bytes, offset, Byte.dot):
      report(.endMark(at: offset))
      return nextLine(bytes, offset)
    default: return nil
    }
  }

  private mutating func readStart(_ bytes: Span<UInt8>, _ offset: Int) -> Int {
    guard !hasMarker, levels.isEmpty else {
      report(.secondDocument(at: offset))
      // What follows is another file; its mistakes would only repeat this one.
      return bytes.count
    }
    hasMarker = true
    markerOffset = offset
    let rest = skipSpaces(bytes, offset + 3)
    guard rest < bytes.count, !Byte.isBreak(bytes[rest]) else { return nextLine(bytes, rest) }
    switch bytes[rest] {
    case Byte.tab: report(.strayTab(at: rest))
    case Byte.hash:
      return finishWithNote(bytes, rest, text: SourceRange(rest, rest))
    default: report(.afterMarker(rest: textRange(bytes, rest)))
    }
    return nextLine(bytes, rest)
  }

  private func isMarker(_ bytes: Span<UInt8>, _ offset: Int, _ byte: UInt8) -> Bool {
    guard offset + 2 < bytes.count, bytes[offset + 1] == byte, bytes[offset + 2] == byte else {
      return false
    }
    return endsWord(bytes, offset + 3)
  }
}

// MARK: - Looking at bytes

extension Parser {
  var startsWithMark: Bool { file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  func isDash(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    bytes[offset] == Byte.dash && endsWord(bytes, offset + 1)
  }

  /// A blank, a break or the end of the file is here.
  func endsWord(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    offset >= bytes.count || Byte.isBlank(bytes[offset]) || Byte.isBreak(bytes[offset])
  }

  func isLineEnd(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    offset >= bytes.count || Byte.isBreak(bytes[offset])
  }

  func skipSpaces(_ bytes: Span<UInt8>, _ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] == Byte.space { end += 1 }
    return end
  }

  func nextLine(_ bytes: Span<UInt8>, _ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != Byte.lineFeed { end += 1 }
    return min(end + 1, bytes.count)
  }

  func lineEnd(_ bytes: Span<UInt8>, _ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, !Byte.isBreak(bytes[end]) { end += 1 }
    return end
  }

  /// From here to the end of the line, without the blanks there.
  func textRange(_ bytes: Span<UInt8>, _ offset: Int) -> SourceRange {
    SourceRange(offset, trimmedEnd(bytes, lineEnd(bytes, offset), from: offset))
  }

  func trimmedEnd(_ bytes: Span<UInt8>, _ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, Byte.isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }
}
