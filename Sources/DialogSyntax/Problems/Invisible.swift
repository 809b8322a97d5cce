/// Characters that a screen would obey, swallow, or draw as a space that is none.
enum Invisible {
  /// Controls and the marks that turn the direction of writing.
  static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFFE, 0xFFFF:
      true
    default: false
    }
  }

  static func isOddSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x202F, 0x205F, 0x2060, 0x3000: true
    default: false
    }
  }

  /// The odd space at an offset of a file, if there is one.
  static func oddSpace(_ bytes: Span<UInt8>, _ offset: Int) -> Unicode.Scalar? {
    guard offset + 1 < bytes.count, bytes[offset] >= 0xC2 else { return nil }
    if bytes[offset] == 0xC2 { return bytes[offset + 1] == 0xA0 ? "\u{A0}" : nil }
    guard offset + 2 < bytes.count, bytes[offset] & 0xF0 == 0xE0 else { return nil }
    let value =
      UInt32(bytes[offset] & 0x0F) << 12 | UInt32(bytes[offset + 1] & 0x3F) << 6
      | UInt32(bytes[offset + 2] & 0x3F)
    return Unicode.Scalar(value).flatMap { isOddSpace($0) ? $0 : nil }
  }

  static func hasNoWidth(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200B || scalar.value == 0x2060 || scalar.value == 0x180E
  }

  static func name(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0xA0, 0x202F, 0x2060: "a no-break space"
    case 0x200B: "a zero-width space"
    case 0x3000: "a wide space"
    default: "an odd space"
    }
  }
}

/// What a byte means to old Windows programs; to guess the letter that an author typed.
enum Windows1252 {
  static func character(_ byte: UInt8) -> Character? {
    switch byte {
    case 0xA0...0xFF: Character(Unicode.Scalar(byte))
    case 0x80...0x9F: special[Int(byte) - 0x80]
    default: nil
    }
  }

  private static let special: [Character?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil,
    nil, "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}
