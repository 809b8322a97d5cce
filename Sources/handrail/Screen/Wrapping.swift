import Platform

/// Breaks text into lines at words, so that each fits into a number of columns.
struct Wrapping {
  /// Nil: only where the text itself has a line break.
  var columns: Int?
  /// Spaces in front of the lines that a long one goes on in.
  var indent: Int
  var lineEnd: Layout.LineEnd

  /// Whether there is nothing to break.
  func isOneLine(_ text: Span<UInt8>, from column: Int) -> Bool {
    // No character takes more columns than it has bytes.
    column + text.count <= columns ?? .max && text.lineBreak(from: 0) == text.count
  }

  /// Adds UTF-8 that holds no control characters but LF, beginning at a column that is in use.
  func append(_ text: [UInt8], from column: Int, to bytes: inout [UInt8]) {
    var end = text.span.lineBreak(from: 0)
    append(0..<end, of: text, from: column, to: &bytes)
    while end < text.count {
      let start = end + 1
      end = text.span.lineBreak(from: start)
      breakLine(indent: 0, &bytes)
      append(start..<end, of: text, from: 0, to: &bytes)
    }
  }

  /// Text that ends without a line break.
  func wrapped(_ text: String) -> String {
    var lines = text[...]
    while lines.last == "\n" { lines.removeLast() }
    var bytes: [UInt8] = []
    append(Array(lines.utf8), from: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// One line of the text.
  private func append(
    _ line: Range<Int>, of text: [UInt8], from start: Int, to bytes: inout [UInt8]
  ) {
    // No character takes more columns than it has bytes.
    guard let columns, start + line.count > columns else {
      return bytes.append(contentsOf: text[line])
    }
    var column = start
    var (shown, place) = (line.lowerBound, line.lowerBound)
    while place < line.upperBound {
      let word = Word(in: text.span.extracting(..<line.upperBound), from: place)
      if column + word.gap + word.columns > columns, column > indent {
        bytes.append(contentsOf: text[shown..<place])
        breakLine(indent: indent, &bytes)
        shown = place + word.gap
        column = indent + word.columns
      } else {
        column += word.gap + word.columns
      }
      place = word.end
    }
    bytes.append(contentsOf: text[shown..<place])
  }

  private func breakLine(indent: Int, _ bytes: inout [UInt8]) {
    if lineEnd == .carriageReturnLineFeed { bytes.append(0x0D) }
    bytes.append(0x0A)
    for _ in 0..<indent { bytes.append(0x20) }
  }
}

extension Wrapping {
  /// The spaces before a word, and the word: letters up to the next space, or one wide sign.
  private struct Word {
    var gap = 0
    var columns = 0
    var end: Int

    init(in line: Span<UInt8>, from start: Int) {
      end = start
      while end < line.count, line[end] == 0x20 { end += 1 }
      gap = end - start
      while end < line.count, line[end] != 0x20 || isInsideNumber(line), take(line) {}
    }

    /// A phone number cut across lines may be read as two: its spaces are no place to break.
    private func isInsideNumber(_ line: Span<UInt8>) -> Bool {
      end > 0 && end + 1 < line.count && isDigit(line[end - 1]) && isDigit(line[end + 1])
    }

    private func isDigit(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte)
    }

    /// Goes on by one character, unless the word ends before it.
    private mutating func take(_ line: Span<UInt8>) -> Bool {
      guard line[end] >= 0x80 else {
        end += 1
        columns += 1
        return true
      }
      let (scalar, length) = firstScalar(of: line.extracting(end...))
      let width = ColumnWidth.of(scalar)
      // Chinese and Japanese are written without spaces: a line may end before any of their signs.
      if width == 2, columns > 0 { return false }
      end += length
      columns += width
      return true
    }
  }
}

/// The first character of text that is known to be UTF-8, and more than a byte long.
private func firstScalar(of bytes: Span<UInt8>) -> (Unicode.Scalar, length: Int) {
  let length = min((~bytes[0]).leadingZeroBitCount, bytes.count)
  var value = UInt32(bytes[0]) & (0x7F >> UInt32(length))
  for place in 1..<max(1, length) { value = value << 6 | UInt32(bytes[place] & 0x3F) }
  return Unicode.Scalar(value).map { ($0, length) } ?? ("\u{FFFD}", 1)
}
