/// What is done to a line before anything looks at it.
public enum Cleaning {
  /// The most Unicode scalars of a line that are read.
  public static let limit = 2_000

  /// Drops control, direction and invisible characters, cuts at `limit`, trims the ends.
  public static func clean(_ line: String) -> String {
    isClean(line) ? line : cleaned(line)
  }

  /// Most lines are short and of plain letters, and need no look into the tables of Unicode.
  private static func isClean(_ line: String) -> Bool {
    let bytes = line.utf8
    guard let first = bytes.first, let last = bytes.last, first != 0x20, last != 0x20 else {
      return bytes.isEmpty
    }
    return bytes.count <= limit && bytes.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// At most so many scalars of a cleaned line, with no space at the end.
  static func cut(_ line: String, to limit: Int) -> String {
    if line.utf8.count <= limit { return line }
    return clean(String(String.UnicodeScalarView(line.unicodeScalars.prefix(limit))))
  }

  private static func cleaned(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    var count = 0
    for scalar in line.unicodeScalars where count < limit {
      let isKept = keeps(scalar)
      let isSpace = scalar.properties.isWhitespace
      if text.isEmpty && (isSpace || !isKept) { continue }
      if isSpace {
        text.append(" ")
      } else if isKept {
        text.append(scalar)
      } else {
        continue
      }
      count += 1
    }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// Repairs what is not UTF-8 first; each broken piece becomes one U+FFFD.
  public static func clean(bytes: some Collection<UInt8>) -> String {
    clean(String(decoding: bytes, as: UTF8.self))
  }

  private static func keeps(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default:
      // These have a place on the screen in none of the scripts, though they count as letters.
      !(0x115F...0x1160).contains(scalar.value) && scalar.value != 0x3164 && scalar.value != 0xFFA0
    }
  }
}
