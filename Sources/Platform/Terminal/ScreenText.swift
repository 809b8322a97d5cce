/// The last thing that words pass on their way to a terminal, a socket or a page.
///
/// Whatever was not written by us may hold bytes that move the cursor, turn the direction of
/// writing round or cannot be seen: what visitors type, transcripts, dialog files, file names.
public enum ScreenText {
  public enum Reader: Sendable {
    /// Sees nothing of such characters.
    case visitor
    /// Sees which ones there are: `<U+202E>`.
    case reviewer
  }

  /// Only line breaks (LF) stay as they are; a tab is a space for a visitor.
  public static func append(_ text: String, for reader: Reader, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    // Most texts need no look at their characters one by one.
    if bytes.span.extracting(start...).isPlainText { return }
    bytes.removeSubrange(start...)
    for scalar in text.unicodeScalars { append(scalar, for: reader, to: &bytes) }
  }

  /// The same for bytes that may not even be UTF-8.
  public static func append(
    bytes raw: some Collection<UInt8>, for reader: Reader, to bytes: inout [UInt8]
  ) {
    append(String(decoding: raw, as: UTF8.self), for: reader, to: &bytes)
  }

  public static func clean(_ text: String, for reader: Reader) -> String {
    var bytes: [UInt8] = []
    append(text, for: reader, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a character can do no harm on a screen and can be seen there.
  public static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x24F, 0x2010...0x2027: true
    case 0...0x9F, 0xAD: false
    // Joiners, without which some scripts and signs can't be written.
    case 0x200C, 0x200D: true
    // Letters without a shape.
    case 0x115F, 0x1160, 0x3164, 0xFFA0: false
    default: isHarmlessByCategory(scalar)
    }
  }

  private static func isHarmlessByCategory(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default: true
    }
  }

  private static func append(
    _ scalar: Unicode.Scalar, for reader: Reader, to bytes: inout [UInt8]
  ) {
    if scalar == "\n" || isHarmless(scalar) {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    } else if reader == .reviewer {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
      bytes.append(contentsOf: "<U+\(zeros)\(digits)>".utf8)
    } else if scalar == "\t" {
      bytes.append(0x20)
    }
  }
}
