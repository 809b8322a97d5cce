/// Text as a screen may show it: nothing in it is obeyed, and nothing is hidden.
enum Visible {
  static func text(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { Invisible.mustBeEscaped($0) }) else { return text }
    return text.unicodeScalars.map { Invisible.mustBeEscaped($0) ? name($0) : String($0) }.joined()
  }

  /// One character of a line, and how many columns it takes.
  static func cell(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if scalar == "\t" { return ("→", 1) }
    if Invisible.mustBeEscaped(scalar) {
      let name = name(scalar)
      return (name, name.utf8.count)
    }
    if Invisible.isOddSpace(scalar) { return ("·", 1) }
    return (String(scalar), width(scalar))
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x300: return 1
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}

/// One line of a file, character by character, as it is drawn.
struct VisibleLine {
  private var cells: [(text: String, width: Int, byte: Int, column: Int)] = []
  private var width = 0
  private var byteCount = 0

  init(_ bytes: ArraySlice<UInt8>) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let cell = Visible.cell(scalar)
      cells.append((cell.text, cell.width, byteCount, width))
      width += cell.width
      byteCount += length(of: scalar, at: bytes.startIndex + byteCount, in: bytes)
    }
  }

  /// A byte that is no character stands as one, and is one byte long.
  private func length(
    of scalar: Unicode.Scalar, at offset: Int, in bytes: ArraySlice<UInt8>
  ) -> Int {
    let length = String(scalar).utf8.count
    guard scalar == "\u{FFFD}" else { return length }
    let isWritten = bytes[offset...].starts(with: [0xEF, 0xBF, 0xBD])
    guard !isWritten else { return length }
    // The standard library replaces a whole sequence that is cut short by one character.
    var end = offset + 1
    while end < bytes.endIndex, Byte.isContinuation(bytes[end]), end - offset < 3,
      isCutShort(bytes, offset, end)
    {
      end += 1
    }
    return end - offset
  }

  private func isCutShort(_ bytes: ArraySlice<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let prefix = String(decoding: bytes[start...end], as: UTF8.self).unicodeScalars
    return prefix.count == 1
  }

  func column(ofByte byte: Int) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].byte < byte { low = middle + 1 } else { high = middle }
    }
    return low < cells.count ? cells[low].column : width
  }

  struct Cut {
    let text: String
    let columns: Range<Int>
    /// Of the dots that stand for what was cut off on the left.
    let marginWidth: Int
  }

  /// The part around some columns that has room; dots stand for what is left out.
  func cut(around focus: Range<Int>, to room: Int, label: String = "") -> Cut {
    guard width > room else { return part(0..<width) }
    let wanted = min(focus.count, room / 2) + min(label.unicodeScalars.count + 1, room / 3)
    if focus.lowerBound + wanted < room { return part(0..<(room - 1)) }
    let start = min(max(1, focus.lowerBound - room / 3), max(1, width - room + 1))
    return part(start..<(start + room - 1 < width ? start + room - 2 : width))
  }

  private func part(_ columns: Range<Int>) -> Cut {
    let inside = cells.filter {
      $0.column >= columns.lowerBound && $0.column + $0.width <= columns.upperBound
    }
    let start = inside.first?.column ?? 0
    let end = inside.last.map { $0.column + $0.width } ?? 0
    let (before, after) = (start > 0 ? "…" : "", end < width ? "…" : "")
    return Cut(
      text: before + inside.map(\.text).joined() + after, columns: start..<end,
      marginWidth: before.isEmpty ? 0 : 1)
  }
}
