/// Breaks text into lines at words, so that each fits into a number of columns.
struct Wrapping {
  /// Nil: only where the text itself has a line break.
  var columns: Int?
  /// Spaces in front of the lines that a long one goes on in.
  var indent: Int
  var lineEnd: Layout.LineEnd

  /// Adds UTF-8 that holds no control characters but LF, beginning at a column that is in use.
  func append(_ text: [UInt8], from column: Int, to bytes: inout [UInt8]) {
    var start = 0
    var column = column
    for place in text.indices where text[place] == 0x0A {
      append(line: text[start..<place], from: column, to: &bytes)
      breakLine(indent: 0, &bytes)
      start = place + 1
      column = 0
    }
    append(line: text[start...], from: column, to: &bytes)
  }

  private func append(line: ArraySlice<UInt8>, from start: Int, to bytes: inout [UInt8]) {
    // No character takes more columns than it has bytes.
    guard let columns, start + line.count > columns else {
      return bytes.append(contentsOf: line)
    }
    var column = start
    var place = line.startIndex
    while place < line.endIndex {
      let word = Word(in: line, from: place)
      if column + word.gap + word.columns > columns, column > indent {
        breakLine(indent: indent, &bytes)
        bytes.append(contentsOf: line[(place + word.gap)..<word.end])
        column = indent + word.columns
      } else {
        bytes.append(contentsOf: line[place..<word.end])
        column += word.gap + word.columns
      }
      place = word.end
    }
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

    init(in line: ArraySlice<UInt8>, from start: Int) {
      end = start
      while end < line.endIndex, line[end] == 0x20 { end += 1 }
      gap = end - start
      while end < line.endIndex, line[end] != 0x20 || isInsideNumber(line), take(line) {}
    }

    /// A phone number cut across lines may be read as two: its spaces are no place to break.
    private func isInsideNumber(_ line: ArraySlice<UInt8>) -> Bool {
      end > line.startIndex && end + 1 < line.endIndex && isDigit(line[end - 1])
        && isDigit(line[end + 1])
    }

    private func isDigit(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte)
    }

    /// Goes on by one character, unless the word ends before it.
    private mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
      guard line[end] >= 0x80 else {
        end += 1
        columns += 1
        return true
      }
      let (scalar, length) = firstScalar(of: line[end...])
      let width = ColumnWidth.of(scalar)
      // Chinese and Japanese are written without spaces: a line may end before any of their signs.
      if width == 2, columns > 0 { return false }
      end += length
      columns += width
      return true
    }
  }
}

/// The first character of text that is known to be UTF-8.
private func firstScalar(of bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, length: Int) {
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
  return (scalar, UTF8.width(scalar))
}
