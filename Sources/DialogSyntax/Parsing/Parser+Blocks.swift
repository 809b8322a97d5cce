extension Parser {
  /// Reads a text over several lines, from its `|` or `>` on, into the last node.
  mutating func readBlock(_ bytes: Span<UInt8>, _ header: Int) -> Value {
    var (offset, ending, digit) = scanHeader(bytes, header)
    let headerEnd = offset
    offset = skipSpaces(bytes, offset)
    guard isLineEnd(bytes, offset) || bytes[offset] == Byte.hash && offset > headerEnd else {
      if bytes[offset] == Byte.tab { return .mistake(.strayTab(at: offset)) }
      return .mistake(.blockHeader(header: header, rest: textRange(bytes, header + 1)))
    }
    if isLineEnd(bytes, offset) {
      offset = nextLine(bytes, offset)
    } else {
      offset = finishWithNote(bytes, offset, text: SourceRange(offset, offset))
    }
    var lines = BlockLines(
      headerEnd: headerEnd, parent: topColumn, column: digit == 0 ? nil : topColumn + digit)
    let next = readBlockLines(bytes, offset, &lines)
    if ending == .keep, let blank = lines.unendedBlank { report(.unendedBlank(blank)) }
    // Without a line of text all the spaces are indentation, on the widest line too.
    let shape = BlockShape(ending: ending, column: lines.column ?? lines.widestBlank)
    nodes[nodes.count - 1] = SyntaxTree.Node(
      block: header, ending == .keep ? lines.keptEnd : lines.textEnd,
      bytes[header] == Byte.bar ? .literal : .folded, shape)
    return .block(next: checkLineAfter(bytes, next, SourceRange(header, lines.textEnd), lines))
  }

  /// At most one sign for the end and one digit for the indentation, in either order.
  private func scanHeader(
    _ bytes: Span<UInt8>, _ header: Int
  ) -> (end: Int, ending: BlockShape.Ending, digit: Int) {
    var offset = header + 1
    var ending = BlockShape.Ending.clip
    var digit = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case Byte.plus where ending == .clip: ending = .keep
      case Byte.dash where ending == .clip: ending = .strip
      case 0x31...0x39 where digit == 0: digit = Int(bytes[offset] - 0x30)
      default: return (offset, ending, digit)
      }
      offset += 1
    }
    return (offset, ending, digit)
  }

  private mutating func readBlockLines(
    _ bytes: Span<UInt8>, _ start: Int, _ lines: inout BlockLines
  ) -> Int {
    var line = start
    while line < bytes.count {
      var offset = line
      let wanted = lines.column ?? Int.max
      while offset < bytes.count, offset - line < wanted, bytes[offset] == Byte.space {
        offset += 1
      }
      if isLineEnd(bytes, offset) {
        lines.addBlank(line, offset)
        if offset == bytes.count { lines.unendedBlank = SourceRange(line, offset) }
        line = nextLine(bytes, offset)
        lines.keptEnd = line
        continue
      }
      guard lines.takes(offset - line) else { return line }
      reportDeepBlank(lines)
      lines.textEnd = lineEnd(bytes, offset)
      line = nextLine(bytes, lines.textEnd)
      lines.keptEnd = line
    }
    return line
  }

  /// Other readers take blanks before the first line of text for its indentation.
  private mutating func reportDeepBlank(_ lines: BlockLines) {
    guard lines.textEnd == lines.headerEnd, let column = lines.column,
      !lines.isGiven, lines.widestBlank > column
    else { return }
    report(
      .deeperBlank(
        at: lines.widestBlankLine + column, column: lines.widestBlank, wanted: column))
  }

  /// What follows must belong to something above, or be a note.
  private mutating func checkLineAfter(
    _ bytes: Span<UInt8>, _ line: Int, _ block: SourceRange, _ lines: BlockLines
  ) -> Int {
    let offset = skipSpaces(bytes, line)
    guard !isLineEnd(bytes, offset), bytes[offset] != Byte.hash else { return line }
    if bytes[offset] == Byte.tab {
      report(.tabIndent(line: line, tab: offset))
      skipped = topColumn
      isAfterMistake = true
      return nextLine(bytes, offset)
    }
    guard offset - line > topColumn, let wanted = lines.column else { return line }
    report(
      .lessThanBlock(at: offset, column: offset - line, block: block, wanted: wanted))
    skipped = topColumn
    isAfterMistake = true
    return line
  }
}

/// What is known about a text over several lines while it is read.
struct BlockLines {
  let headerEnd: Int
  let parent: Int
  /// Where its lines begin; the first line of text decides, unless a digit has.
  var column: Int?
  let isGiven: Bool
  var textEnd: Int
  /// The end with the blank lines after the text.
  var keptEnd: Int
  var widestBlank = 0
  var widestBlankLine = 0
  /// Spaces at the end of the file: readers differ on whether they are one more line.
  var unendedBlank: SourceRange?

  init(headerEnd: Int, parent: Int, column: Int?) {
    self.headerEnd = headerEnd
    self.parent = parent
    self.column = column
    isGiven = column != nil
    textEnd = headerEnd
    keptEnd = headerEnd
  }

  /// Whether a line with this indentation is one of the text's.
  mutating func takes(_ indentation: Int) -> Bool {
    if let column { return indentation >= column }
    guard indentation > parent else { return false }
    column = indentation
    return true
  }

  mutating func addBlank(_ line: Int, _ end: Int) {
    guard column == nil, end - line > widestBlank else { return }
    widestBlank = end - line
    widestBlankLine = line
  }
}
