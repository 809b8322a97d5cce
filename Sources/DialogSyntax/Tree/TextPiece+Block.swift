extension TextPiece {
  /// The text of `|` and `>`: its lines without the indentation, with the breaks that count.
  static func block(
    _ range: SourceRange, isFolded: Bool, _ shape: BlockShape, in bytes: [UInt8]
  ) -> [TextPiece] {
    var pieces = BlockPieces(isFolded: isFolded)
    var offset = nextLine(after: range.start, in: bytes)
    while offset < range.end {
      let start = skipSpaces(from: offset, atMost: shape.column, in: bytes)
      let end = lineEnd(from: start, in: bytes)
      if start == end {
        pieces.addBlankLine(breakAt: end < bytes.count ? end : nil)
      } else {
        let isSpaced = Byte.isBlank(bytes[start])
        pieces.addLine(
          SourceRange(start, end), isSpaced: isSpaced, breakAt: end < bytes.count ? end : nil)
      }
      offset = nextLine(after: end, in: bytes)
    }
    pieces.finish(shape.ending)
    return pieces.pieces
  }

  private static func skipSpaces(from offset: Int, atMost count: Int, in bytes: [UInt8]) -> Int {
    var end = offset
    while end < bytes.count, end - offset < count, bytes[end] == Byte.space { end += 1 }
    return end
  }

  private static func lineEnd(from offset: Int, in bytes: [UInt8]) -> Int {
    var end = offset
    while end < bytes.count, !Byte.isBreak(bytes[end]) { end += 1 }
    return end
  }

  private static func nextLine(after offset: Int, in bytes: [UInt8]) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != Byte.lineFeed { end += 1 }
    return min(end + 1, bytes.count)
  }
}

/// Puts the lines of a block text together as they come.
private struct BlockPieces {
  var pieces: [TextPiece] = []
  let isFolded: Bool
  /// The break after the last line of text, and those of the blank lines since.
  private var lastBreak: Int?
  private var blankBreaks: [Int] = []
  private var wasSpaced: Bool?

  init(isFolded: Bool) {
    self.isFolded = isFolded
  }

  mutating func addBlankLine(breakAt offset: Int?) {
    if let offset { blankBreaks.append(offset) }
  }

  mutating func addLine(_ line: SourceRange, isSpaced: Bool, breakAt offset: Int?) {
    joinToLastLine(isSpaced: isSpaced)
    pieces.append(.written(line))
    wasSpaced = isSpaced
    lastBreak = offset
    blankBreaks.removeAll(keepingCapacity: true)
  }

  /// Between two lines that are not indented further, one break is a space and the breaks of
  /// blank lines stand for themselves; everywhere else all of them stay.
  private mutating func joinToLastLine(isSpaced: Bool) {
    if let lastBreak, let wasSpaced {
      if !isFolded || isSpaced || wasSpaced {
        append("\n", at: lastBreak)
      } else if blankBreaks.isEmpty {
        append(" ", at: lastBreak)
      }
    }
    for offset in blankBreaks { append("\n", at: offset) }
  }

  mutating func finish(_ ending: BlockShape.Ending) {
    guard ending != .strip else { return }
    if let lastBreak { append("\n", at: lastBreak) }
    guard ending == .keep else { return }
    for offset in blankBreaks { append("\n", at: offset) }
  }

  private mutating func append(_ character: Unicode.Scalar, at offset: Int) {
    pieces.append(
      .replaced(SourceRange(offset, offset + 1), by: [UInt8(truncatingIfNeeded: character.value)]))
  }
}
