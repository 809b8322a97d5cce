/// What stands after a dash or a colon, or at the start of a line.
enum Value {
  /// A text or short list; the last node holds it. Reading stopped here.
  case value(stop: Int)
  /// A text over several lines; the next line begins here.
  case block(next: Int)
  case name(SyntaxTree.Node, colon: Int)
  /// Kept apart, so that values without one are small.
  indirect case mistake(SyntaxMistake)
}

extension Parser {
  /// Reads a value into the last node. Where a name may stand, it is returned instead.
  mutating func readValue(_ bytes: Span<UInt8>, _ offset: Int, mayBeName: Bool) -> Value {
    // Most values begin with a letter, which means nothing but itself.
    if Parser.isLetter(bytes[offset]) { return readPlain(bytes, offset, mayBeName: mayBeName) }
    switch bytes[offset] {
    case Byte.quote, Byte.apostrophe:
      return readQuoted(bytes, offset, mayBeName: mayBeName)
    case Byte.bar, Byte.greater:
      return readBlock(bytes, offset)
    case Byte.openBracket:
      return readBracket(bytes, offset)
    case Byte.openBrace:
      return readBrace(bytes, offset)
    case Byte.tab:
      return .mistake(.strayTab(at: offset))
    default:
      if let found = startMistake(bytes, offset) { return .mistake(found) }
      return readPlain(bytes, offset, mayBeName: mayBeName)
    }
  }

  /// Reads a name without adding a node.
  func scanName(_ bytes: Span<UInt8>, _ offset: Int) -> Value {
    switch bytes[offset] {
    case Byte.quote, Byte.apostrophe:
      let quoted = scanQuoted(bytes, offset)
      guard case .value(let stop) = quoted.outcome else { return quoted.outcome }
      return nameOrValue(bytes, quoted.node, stop)
    default:
      if !Parser.isLetter(bytes[offset]), let found = startMistake(bytes, offset) {
        return .mistake(found)
      }
      let plain = scanPlain(bytes, offset)
      return nameOrValue(
        bytes, SyntaxTree.Node(text: offset, plain.end, .plain), plain.stop)
    }
  }

  private func nameOrValue(
    _ bytes: Span<UInt8>, _ node: SyntaxTree.Node, _ stop: Int
  ) -> Value {
    let blanks = skipBlanks(bytes, node.end)
    guard blanks < bytes.count, bytes[blanks] == Byte.colon, endsWord(bytes, blanks + 1) else {
      return .value(stop: stop)
    }
    let name = SourceRange(Int(node.start), node.end)
    guard blanks == node.end else {
      return .mistake(.spaceBeforeColon(blanks: SourceRange(node.end, blanks)))
    }
    if node.style == .plain, node.length == 2, bytes[name.start] == Byte.less,
      bytes[name.start + 1] == Byte.less
    {
      return .mistake(.mergeName(name))
    }
    return .name(node, colon: blanks)
  }

  func skipBlanks(_ bytes: Span<UInt8>, _ offset: Int) -> Int {
    var end = offset
    while end < bytes.count, Byte.isBlank(bytes[end]) { end += 1 }
    return end
  }

  // MARK: Without quotes

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// A first character that means something else than text.
  private func startMistake(_ bytes: Span<UInt8>, _ offset: Int) -> SyntaxMistake? {
    switch bytes[offset] {
    case Byte.ampersand, Byte.asterisk, Byte.exclamation, Byte.percent, Byte.at, Byte.backtick,
      Byte.comma, Byte.closeBracket, Byte.closeBrace, Byte.hash:
      return .specialStart(text: textRange(bytes, offset))
    case Byte.openBrace:
      return .brace(text: textRange(bytes, offset))
    case Byte.openBracket:
      return .bracket(text: textRange(bytes, offset), .after)
    case Byte.bar, Byte.greater:
      return .blockHeader(header: offset, rest: textRange(bytes, offset + 1))
    case Byte.dash where endsWord(bytes, offset + 1):
      return .dashInText(text: textRange(bytes, offset))
    case Byte.question where endsWord(bytes, offset + 1):
      return .questionName(text: textRange(bytes, offset))
    case Byte.colon where endsWord(bytes, offset + 1):
      return .specialStart(text: textRange(bytes, offset))
    case 0x80...:
      return Invisible.oddSpace(bytes, offset).map { .oddSpace(at: offset, scalar: $0) }
    default: return nil
    }
  }

  private mutating func readPlain(
    _ bytes: Span<UInt8>, _ offset: Int, mayBeName: Bool
  ) -> Value {
    let plain = scanPlain(bytes, offset)
    let node = SyntaxTree.Node(text: offset, plain.end, .plain)
    guard plain.stop < bytes.count, bytes[plain.stop] == Byte.colon else {
      nodes[nodes.count - 1] = node
      return .value(stop: plain.end)
    }
    if mayBeName { return nameOrValue(bytes, node, plain.stop) }
    return .mistake(.colonInText(text: textRange(bytes, offset), colon: plain.stop))
  }

  /// Finds the end of a text without quotes: the end of the line, a note, or the colon after a
  /// name.
  func scanPlain(_ bytes: Span<UInt8>, _ start: Int) -> (end: Int, stop: Int) {
    var offset = skipLetters(bytes, start)
    while offset < bytes.count {
      let byte = bytes[offset]
      if Parser.mayEndPlain(byte) {
        if Byte.isBreak(byte) { break }
        if byte == Byte.colon, endsWord(bytes, offset + 1) { break }
        if byte == Byte.hash, offset > start, Byte.isBlank(bytes[offset - 1]) { break }
      }
      offset += 1
    }
    return (trimmedEnd(bytes, offset, from: start), offset)
  }

  /// Passes over sixteen bytes at a time while none of them can end the text. The inner loop has no
  /// branch, so that the compiler can look at all of them at once.
  private func skipLetters(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var offset = start
    while offset + 16 <= bytes.count {
      let block = bytes.extracting(offset..<(offset + 16))
      var found: UInt8 = 0
      for index in 0..<16 {
        let byte = block[index]
        found |= (byte == Byte.lineFeed ? 1 : 0) | (byte == Byte.carriageReturn ? 1 : 0)
        found |= (byte == Byte.colon ? 1 : 0) | (byte == Byte.hash ? 1 : 0)
      }
      if found != 0 { break }
      offset += 16
    }
    return offset
  }

  /// A break, a colon or a `#`, found without a branch for each: texts are read byte by byte, and a
  /// processor guesses wrongly at most spaces.
  @inline(__always)
  private static func mayEndPlain(_ byte: UInt8) -> Bool {
    let signs: UInt64 = 1 << 0x0A | 1 << 0x0D | 1 << 0x23 | 1 << 0x3A
    let isLow = UInt64(bitPattern: (Int64(byte) &- 64) >> 63)
    return signs &>> UInt64(byte) & 1 & isLow != 0
  }

  // MARK: In quotes

  private mutating func readQuoted(
    _ bytes: Span<UInt8>, _ offset: Int, mayBeName: Bool
  ) -> Value {
    let quoted = scanQuoted(bytes, offset)
    guard case .value(let stop) = quoted.outcome else { return quoted.outcome }
    if mayBeName {
      let found = nameOrValue(bytes, quoted.node, stop)
      guard case .value = found else { return found }
    }
    nodes[nodes.count - 1] = quoted.node
    return .value(stop: stop)
  }

  func scanQuoted(
    _ bytes: Span<UInt8>, _ quote: Int
  ) -> (outcome: Value, node: SyntaxTree.Node) {
    bytes[quote] == Byte.quote ? scanDouble(bytes, quote) : scanSingle(bytes, quote)
  }

  private func scanDouble(
    _ bytes: Span<UInt8>, _ quote: Int
  ) -> (outcome: Value, node: SyntaxTree.Node) {
    var offset = quote + 1
    var isEscaped = false
    var node = SyntaxTree.Node(text: quote, quote, .double)
    while offset < bytes.count {
      switch bytes[offset] {
      case Byte.quote:
        node = SyntaxTree.Node(text: quote, offset + 1, .double, isEscaped: isEscaped)
        return (.value(stop: offset + 1), node)
      case Byte.backslash:
        guard let escape = Escape(at: offset, before: bytes.count, in: bytes) else {
          return (escapeMistake(bytes, quote, offset), node)
        }
        isEscaped = true
        offset += escape.length
      case Byte.lineFeed, Byte.carriageReturn:
        return (.mistake(.openQuote(quote: quote, end: offset)), node)
      default: offset += 1
      }
    }
    return (.mistake(.openQuote(quote: quote, end: offset)), node)
  }

  private func scanSingle(
    _ bytes: Span<UInt8>, _ quote: Int
  ) -> (outcome: Value, node: SyntaxTree.Node) {
    var offset = quote + 1
    var isEscaped = false
    while offset < bytes.count, !Byte.isBreak(bytes[offset]) {
      guard bytes[offset] == Byte.apostrophe else {
        offset += 1
        continue
      }
      guard offset + 1 < bytes.count, bytes[offset + 1] == Byte.apostrophe else {
        let node = SyntaxTree.Node(text: quote, offset + 1, .single, isEscaped: isEscaped)
        return (.value(stop: offset + 1), node)
      }
      isEscaped = true
      offset += 2
    }
    return (
      .mistake(.openQuote(quote: quote, end: offset)), SyntaxTree.Node(text: quote, quote, .single)
    )
  }

  /// A quote that is never closed is the larger mistake than what a backslash does in it.
  private func escapeMistake(_ bytes: Span<UInt8>, _ quote: Int, _ offset: Int) -> Value {
    let end = lineEnd(bytes, offset)
    var place = offset
    while place < end, bytes[place] != Byte.quote {
      place += bytes[place] == Byte.backslash ? 2 : 1
    }
    guard place < end else { return .mistake(.openQuote(quote: quote, end: end)) }
    let digits = offset + 1 < end ? Escape.digits(after: bytes[offset + 1]) : 0
    return .mistake(.badEscape(SourceRange(offset, min(offset + 2 + digits, place))))
  }
}
