/// The parts of a phrase, one after the other: what stands between its blanks.
public struct PhraseParts: Sequence, IteratorProtocol {
  public struct Part {
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

    /// Without the `?`.
    public var text: Range<Int> { range.lowerBound..<range.upperBound - (isOptional ? 1 : 0) }
  }

  public let bytes: ArraySlice<UInt8>
  private var offset: Int

  public init(_ phrase: ArraySlice<UInt8>) {
    bytes = phrase
    offset = phrase.startIndex
  }

  public mutating func next() -> Part? {
    while offset < bytes.endIndex, isBlank(bytes[offset]) { offset += 1 }
    guard offset < bytes.endIndex else { return nil }
    let start = offset
    var hasSign = false
    while offset < bytes.endIndex, !isBlank(bytes[offset]) {
      if Self.isSign(bytes[offset]) { hasSign = true }
      offset += 1
    }
    return part(start..<offset, hasSign: hasSign)
  }

  private func part(_ range: Range<Int>, hasSign: Bool) -> Part {
    let isOptional = hasSign && bytes[range.upperBound - 1] == UInt8(ascii: "?")
    let isConcept = hasSign && bytes[range.lowerBound] == UInt8(ascii: "<")
    let isGap = range.count == 3 && range.allSatisfy { bytes[$0] == UInt8(ascii: ".") }
    return Part(
      kind: isConcept ? .concept : isGap ? .gap : .words, range: range, isOptional: isOptional,
      isPlain: !hasSign && !isGap)
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }

  /// Whether it means something in a phrase.
  public static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "?"):
      true
    default: false
    }
  }
}

extension PhraseParts {
  /// One of the words that may stand at a place.
  public struct Word {
    public let letters: Range<Int>
    /// A `*` stands behind it: any word that begins so.
    public let isPrefix: Bool
  }

  public struct Words: Sequence, IteratorProtocol {
    fileprivate let bytes: ArraySlice<UInt8>
    fileprivate var offset: Int
    fileprivate let end: Int

    public mutating func next() -> Word? {
      guard offset <= end else { return nil }
      let start = offset
      while offset < end, bytes[offset] != UInt8(ascii: "/") { offset += 1 }
      defer { offset += 1 }
      let isPrefix = offset > start && bytes[offset - 1] == UInt8(ascii: "*")
      return Word(letters: start..<offset - (isPrefix ? 1 : 0), isPrefix: isPrefix)
    }
  }

  public func words(of part: Part) -> Words {
    Words(bytes: bytes, offset: part.text.lowerBound, end: part.text.upperBound)
  }
}
