/// Bytes that are only looked at.
public typealias Bytes = Swift.Span<UInt8>

/// A part of a phrase: what stands between two of its blanks.
public struct PhrasePart {
  public enum Kind {
    /// Words with slashes between them, any of which may stand there.
    case words
    /// `...`
    case gap
    /// `<name>`
    case concept
  }

  public let kind: Kind
  public let range: Range<Int>
  /// A `?` stands behind it.
  public let isOptional: Bool
  /// One word that has to be there as it is.
  public let isPlain: Bool

  /// The next part from here on; nil at the comma or the end of the text that ends the phrase.
  public init?(from offset: inout Int, before end: Int, in text: Bytes) {
    while offset < end, Self.isBlank(text[offset]) { offset += 1 }
    let start = offset
    var hasSign = false
    while offset < end, !Self.ends(before: text[offset]) {
      if Self.isSign(text[offset]) { hasSign = true }
      offset += 1
    }
    guard start < offset else { return nil }
    range = start..<offset
    isOptional = hasSign && text[offset - 1] == UInt8(ascii: "?")
    kind = Self.kind(of: range, in: text)
    isPlain = !hasSign && kind == .words
  }

  private static func kind(of range: Range<Int>, in text: Bytes) -> Kind {
    switch text[range.lowerBound] {
    case UInt8(ascii: "<"): .concept
    case UInt8(ascii: ".")
    where range.count == 3 && range.allSatisfy { text[$0] == UInt8(ascii: ".") }:
      .gap
    default: .words
    }
  }

  /// Without the `?`.
  public var text: Range<Int> { range.lowerBound..<range.upperBound - (isOptional ? 1 : 0) }
}

extension PhrasePart {
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }

  private static func ends(before byte: UInt8) -> Bool {
    byte <= UInt8(ascii: ",") && (isBlank(byte) || byte == UInt8(ascii: ","))
  }

  /// Whether it means something in a phrase, or in phrases of other programs.
  public static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "?"), UInt8(ascii: "|"), UInt8(ascii: ";"):
      true
    default: false
    }
  }
}

/// One of the words that may stand at a place of a phrase.
public struct PhraseWord {
  public let letters: Range<Int>
  /// A `*` stands behind it: any word that begins so.
  public let isPrefix: Bool

  /// The next word of a part from here on; nil when there is no slash left.
  public init?(from offset: inout Int, of part: PhrasePart, in text: Bytes) {
    let end = part.text.upperBound
    guard offset <= end else { return nil }
    let start = offset
    while offset < end, text[offset] != UInt8(ascii: "/") { offset += 1 }
    isPrefix = offset > start && text[offset - 1] == UInt8(ascii: "*")
    letters = start..<offset - (isPrefix ? 1 : 0)
    offset += 1
  }
}
