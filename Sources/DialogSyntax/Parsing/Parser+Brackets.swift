extension Parser {
  /// Reads `{}`, the only braces that a file may have outside of a text.
  mutating func readBrace(_ bytes: Span<UInt8>, _ offset: Int) -> Value {
    let close = skipSpaces(bytes, offset + 1)
    guard close < bytes.count, bytes[close] == Byte.closeBrace, endsValue(bytes, close + 1) else {
      return .mistake(.brace(text: textRange(bytes, offset)))
    }
    guard levels.count < Limits.levels else { return .mistake(.tooManyLevels(at: offset)) }
    nodes[nodes.count - 1] = SyntaxTree.Node(childless: .map, offset, close + 1)
    return .value(stop: close + 1)
  }

  /// Reads a short list on one line.
  mutating func readBracket(_ bytes: Span<UInt8>, _ open: Int) -> Value {
    guard levels.count < Limits.levels else { return .mistake(.tooManyLevels(at: open)) }
    let list = nodes.count - 1
    nodes[list] = SyntaxTree.Node(childless: .list, open, open)
    var offset = skipSpaces(bytes, open + 1)
    var comma = open
    var last = 0
    while offset < bytes.count, bytes[offset] != Byte.closeBracket {
      let item = scanBracketItem(bytes, offset, open)
      guard case .value(let stop) = item.outcome else { return item.outcome }
      if last == 0 { nodes[list] = SyntaxTree.Node(.list, open, open) }
      if last != 0 { nodes[last].next = UInt32(truncatingIfNeeded: nodes.count) }
      last = nodes.count
      nodes.append(item.node)
      offset = skipSpaces(bytes, stop)
      comma = open
      guard offset < bytes.count, bytes[offset] == Byte.comma else { break }
      comma = offset
      offset = skipSpaces(bytes, offset + 1)
    }
    return endBracket(bytes, list, open, offset, comma)
  }

  private mutating func endBracket(
    _ bytes: Span<UInt8>, _ list: Int, _ open: Int, _ offset: Int, _ comma: Int
  ) -> Value {
    guard offset < bytes.count, bytes[offset] == Byte.closeBracket else {
      return .mistake(afterItem(bytes, open, offset))
    }
    guard comma == open else { return .mistake(.trailingComma(at: comma)) }
    guard endsValue(bytes, offset + 1) else {
      return .mistake(.bracket(text: textRange(bytes, open), .after))
    }
    nodes[list].length = UInt32(truncatingIfNeeded: offset + 1 - open)
    return .value(stop: offset + 1)
  }

  private func afterItem(_ bytes: Span<UInt8>, _ open: Int, _ offset: Int) -> SyntaxMistake {
    let text = textRange(bytes, open)
    guard !isLineEnd(bytes, offset) else { return .bracket(text: text, .open) }
    switch bytes[offset] {
    case Byte.tab: return .strayTab(at: offset)
    case Byte.colon: return .bracket(text: text, .names)
    case Byte.hash: return .bracket(text: text, .open)
    case Byte.openBracket, Byte.openBrace, Byte.closeBrace: return .bracket(text: text, .nested)
    default: return .bracket(text: text, .afterItem(at: offset))
    }
  }

  private func scanBracketItem(
    _ bytes: Span<UInt8>, _ offset: Int, _ open: Int
  ) -> (outcome: Value, node: SyntaxTree.Node) {
    let byte = bytes[offset]
    if byte == Byte.quote || byte == Byte.apostrophe { return scanQuoted(bytes, offset) }
    if let found = itemMistake(bytes, offset, open) {
      return (.mistake(found), SyntaxTree.Node(.empty, offset, offset))
    }
    var end = offset
    while end < bytes.count, !endsItem(bytes, end) { end += 1 }
    let node = SyntaxTree.Node(
      text: offset, trimmedEnd(bytes, end, from: offset), .plain)
    return (.value(stop: node.end), node)
  }

  private func endsItem(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    switch bytes[offset] {
    case Byte.lineFeed, Byte.carriageReturn: true
    case Byte.colon: endsWord(bytes, offset + 1) || isBracketSign(bytes, offset + 1)
    case Byte.hash: Byte.isBlank(bytes[offset - 1])
    default: isBracketSign(bytes, offset)
    }
  }

  private func isBracketSign(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    switch bytes[offset] {
    case Byte.comma, Byte.openBracket, Byte.closeBracket, Byte.openBrace, Byte.closeBrace:
      return true
    default: return false
    }
  }

  /// From a sign that needs quotes to the comma or bracket after it.
  private func itemRange(_ bytes: Span<UInt8>, _ offset: Int) -> SourceRange {
    var end = offset + 1
    while end < bytes.count, !Byte.isBreak(bytes[end]), bytes[end] != Byte.comma,
      bytes[end] != Byte.closeBracket
    {
      end += 1
    }
    return SourceRange(offset, trimmedEnd(bytes, end, from: offset + 1))
  }

  private func itemMistake(
    _ bytes: Span<UInt8>, _ offset: Int, _ open: Int
  ) -> SyntaxMistake? {
    // Only looked up when there is something to report: a line can have very many items.
    func text() -> SourceRange { textRange(bytes, open) }
    switch bytes[offset] {
    case Byte.lineFeed, Byte.carriageReturn: return .bracket(text: text(), .open)
    case Byte.tab: return .strayTab(at: offset)
    case Byte.comma: return .bracket(text: text(), .empty(comma: offset))
    case Byte.openBracket, Byte.openBrace: return .bracket(text: text(), .nested)
    // Some readers take any `:` or `?` at the start of an item for a sign.
    case Byte.colon, Byte.question, Byte.closeBrace, Byte.hash, Byte.ampersand, Byte.asterisk,
      Byte.exclamation, Byte.bar, Byte.greater, Byte.percent, Byte.at, Byte.backtick:
      return .bracket(text: text(), .special(item: itemRange(bytes, offset)))
    case Byte.dash where endsWord(bytes, offset + 1) || isBracketSign(bytes, offset + 1):
      return .bracket(text: text(), .special(item: itemRange(bytes, offset)))
    case 0x80...:
      return Invisible.oddSpace(bytes, offset).map { .oddSpace(at: offset, scalar: $0) }
    default: return nil
    }
  }

  /// Only blanks and a note follow. A tab is left for its own message.
  private func endsValue(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    let next = skipBlanks(bytes, offset)
    return isLineEnd(bytes, next) || bytes[next] == Byte.hash && next > offset
  }
}
