extension Parser {
  /// Reads the items that begin on a line; several when dashes stand side by side.
  mutating func readItems(_ bytes: Span<UInt8>, _ dash: Int, _ lineStart: Int) -> Int {
    var dash = dash
    while true {
      let offset = skipSpaces(bytes, dash + 1)
      add(SyntaxTree.Node(.empty, dash + 1, dash + 1), at: dash)
      lastEnd = dash + 1
      guard !isLineEnd(bytes, offset) else { return leaveOpen(bytes, offset) }
      if bytes[offset] == Byte.hash { return leaveOpenWithNote(bytes, offset) }
      guard isDash(bytes, offset) else { return readItem(bytes, offset, lineStart) }
      guard hasRoom(offset) else { return skipDeeper(bytes, offset, column: topColumn) }
      nodes[nodes.count - 1] = SyntaxTree.Node(.list, offset, offset)
      open(nodes.count - 1, isList: true, column: offset - lineStart)
      dash = offset
    }
  }

  /// Reads what follows a dash: a value, or a name that begins a map on the same line.
  private mutating func readItem(_ bytes: Span<UInt8>, _ offset: Int, _ lineStart: Int) -> Int {
    let value = readValue(bytes, offset, mayBeName: true)
    guard case .name(let name, let colon) = value else { return endLine(bytes, value, offset) }
    guard hasRoom(offset) else { return skipDeeper(bytes, offset, column: topColumn) }
    nodes[nodes.count - 1] = SyntaxTree.Node(.map, offset, offset)
    open(nodes.count - 1, isList: false, column: offset - lineStart)
    return readEntry(bytes, name, colon)
  }

  /// Reads a line that should begin with a name.
  mutating func readName(_ bytes: Span<UInt8>, _ offset: Int, _ lineStart: Int) -> Int {
    let column = offset - lineStart
    switch scanName(bytes, offset) {
    case .name(let name, let colon):
      guard placeName(bytes, offset, name.end, column) else {
        return skipDeeper(bytes, offset, column: column)
      }
      isAfterMistake = false
      return readEntry(bytes, name, colon)
    case .mistake(let found):
      return mistake(found, bytes, offset, column: column)
    case .value(let stop):
      if let found = afterQuotedName(bytes, offset, stop) {
        return mistake(found, bytes, offset, column: column)
      }
      return readTextWithoutName(bytes, offset, column)
    case .block:
      return readTextWithoutName(bytes, offset, column)
    }
  }

  /// Text between a name in quotes and its colon.
  private func afterQuotedName(
    _ bytes: Span<UInt8>, _ quote: Int, _ stop: Int
  ) -> SyntaxMistake? {
    guard bytes[quote] == Byte.quote || bytes[quote] == Byte.apostrophe else { return nil }
    let rest = skipBlanks(bytes, stop)
    guard !isLineEnd(bytes, rest), bytes[rest] != Byte.hash, bytes[rest] != Byte.colon else {
      return nil
    }
    return .afterQuote(quoted: SourceRange(quote, stop), rest: textRange(bytes, rest))
  }

  /// Reads the value of a name, from its colon on.
  private mutating func readEntry(
    _ bytes: Span<UInt8>, _ name: SyntaxTree.Node, _ colon: Int
  ) -> Int {
    add(name, at: Int(name.start))
    checkName(bytes, nodes.count - 1)
    nodes.append(SyntaxTree.Node(.empty, colon + 1, colon + 1))
    lastEnd = colon + 1
    let offset = skipSpaces(bytes, colon + 1)
    guard !isLineEnd(bytes, offset) else { return leaveOpen(bytes, offset) }
    if bytes[offset] == Byte.hash { return leaveOpenWithNote(bytes, offset) }
    return endLine(bytes, readValue(bytes, offset, mayBeName: false), offset)
  }

  /// What remains of a line after its value, or the end of a text over several lines.
  private mutating func endLine(_ bytes: Span<UInt8>, _ value: Value, _ start: Int) -> Int {
    isAfterMistake = false
    switch value {
    case .value(let stop):
      lastEnd = stop
      return finishLine(bytes, stop, text: SourceRange(start, stop))
    case .block(let next):
      lastEnd = nodes[nodes.count - 1].end
      return next
    case .name(_, let colon):
      // Only asked for where a name may stand, and then not handed on to here.
      return mistake(.noSpace(colon: colon), bytes, colon, column: topColumn)
    case .mistake(let found):
      return mistake(found, bytes, start, column: topColumn)
    }
  }

  private mutating func leaveOpen(_ bytes: Span<UInt8>, _ offset: Int) -> Int {
    isOpen = true
    isAfterMistake = false
    return nextLine(bytes, offset)
  }

  private mutating func leaveOpenWithNote(_ bytes: Span<UInt8>, _ hash: Int) -> Int {
    isOpen = true
    isAfterMistake = false
    return finishWithNote(bytes, hash, text: SourceRange(hash, hash))
  }

  var topColumn: Int { levels.isEmpty ? 0 : levels[levels.count - 1].column }
}

// MARK: - The ends of lines

extension Parser {
  /// After a value: nothing, or a note that cannot be mistaken for a part of the text.
  mutating func finishLine(_ bytes: Span<UInt8>, _ stop: Int, text: SourceRange) -> Int {
    let offset = skipSpaces(bytes, stop)
    guard !isLineEnd(bytes, offset) else { return nextLine(bytes, offset) }
    if bytes[offset] == Byte.hash, offset > text.end {
      return finishWithNote(bytes, offset, text: text)
    }
    if bytes[offset] == Byte.tab {
      return mistake(.strayTab(at: offset), bytes, offset, column: topColumn)
    }
    let rest = textRange(bytes, offset)
    return mistake(.afterQuote(quoted: text, rest: rest), bytes, offset, column: topColumn)
  }

  /// `text` is empty at the `#` when nothing stands before it.
  mutating func finishWithNote(_ bytes: Span<UInt8>, _ hash: Int, text: SourceRange) -> Int {
    comments.append(UInt32(truncatingIfNeeded: hash))
    let after = hash + 1
    let isNote =
      isLineEnd(bytes, after) || bytes[after] == Byte.space || bytes[after] == Byte.hash
      || bytes[after] == Byte.exclamation
    if !isNote { report(.hashText(text: text, hash: hash)) }
    return nextLine(bytes, after)
  }

  // MARK: After a mistake

  /// Reports, and passes over this line and the ones further in.
  mutating func mistake(
    _ found: SyntaxMistake, _ bytes: Span<UInt8>, _ offset: Int, column: Int
  ) -> Int {
    report(found)
    isAfterMistake = true
    return skipDeeper(bytes, offset, column: column)
  }

  mutating func skipDeeper(_ bytes: Span<UInt8>, _ offset: Int, column: Int) -> Int {
    skipped = column
    isOpen = false
    return nextLine(bytes, offset)
  }

  mutating func skipDeeper(_ bytes: Span<UInt8>, _ offset: Int, _ lineStart: Int) -> Int {
    skipDeeper(bytes, offset, column: offset - lineStart)
  }

  /// A line of text where a name is due: what it is depends on what stands above it.
  private mutating func readTextWithoutName(
    _ bytes: Span<UInt8>, _ offset: Int, _ column: Int
  ) -> Int {
    defer { isAfterMistake = true }
    let text = file.beforeNote(textRange(bytes, offset))
    guard !levels.isEmpty else {
      report(.noColon(text: text))
      return skipDeeper(bytes, offset, column: column)
    }
    if column > topColumn { return readDeeperText(bytes, text, column) }
    if !isAfterMistake { report(withoutColon(bytes, text)) }
    return skipDeeper(bytes, offset, column: column)
  }

  private mutating func readDeeperText(
    _ bytes: Span<UInt8>, _ text: SourceRange, _ column: Int
  ) -> Int {
    let top = levels[levels.count - 1]
    let value = nodes[top.isList ? top.last : top.last + 1]
    if isOpen {
      if !isAfterMistake { report(belowName(bytes, text, Int(value.start))) }
      // Names may follow in this column; they are read as if this line had been one.
      skipped = column
      return nextLine(bytes, text.start)
    }
    if !isAfterMistake {
      report(
        .continuedText(
          above: SourceRange(Int(value.start), value.end), line: text, owner: top.column,
          isPlain: value.kind == .text && value.style == .plain))
    }
    return skipDeeper(bytes, text.start, column: topColumn)
  }

  /// The first line below a name: a name itself that lacks something, or a text in its wrong place.
  private func belowName(
    _ bytes: Span<UInt8>, _ text: SourceRange, _ value: Int
  ) -> SyntaxMistake {
    if bytes[text.start] == Byte.dash { return .noSpaceAfterDash(text.start) }
    if let colon = unspacedColon(bytes, text), !hasBlank(bytes, text.start, colon) {
      return .noSpace(colon: colon)
    }
    return .textBelow(text: text, value: value)
  }

  private func hasBlank(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for offset in start..<end where Byte.isBlank(bytes[offset]) { return true }
    return false
  }

  private func withoutColon(_ bytes: Span<UInt8>, _ text: SourceRange) -> SyntaxMistake {
    let top = levels[levels.count - 1]
    let isBelowName = levels.count > 1 && levels[levels.count - 2].column == top.column
    if top.isList, bytes[text.start] == Byte.dash { return .noSpaceAfterDash(text.start) }
    if top.isList, !isBelowName { return .textAmongDashes(text: text, dash: top.lastOffset) }
    guard let colon = unspacedColon(bytes, text) else { return .noColon(text: text) }
    return .noSpace(colon: colon)
  }

  /// The colon of `name:text`, but not the one of an address or a time of day.
  private func unspacedColon(_ bytes: Span<UInt8>, _ text: SourceRange) -> Int? {
    var offset = text.start
    while offset < text.end, bytes[offset] != Byte.colon { offset += 1 }
    guard offset > text.start, offset + 1 < text.end else { return nil }
    let digits: ClosedRange<UInt8> = 0x30...0x39
    let isTime = digits.contains(bytes[offset - 1]) && digits.contains(bytes[offset + 1])
    return isTime || bytes[offset + 1] == UInt8(ascii: "/") ? nil : offset
  }
}
