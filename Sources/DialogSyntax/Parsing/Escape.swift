/// What a backslash and the letters after it stand for in double quotes.
struct Escape {
  let scalar: Unicode.Scalar
  /// How many bytes it takes, with the backslash.
  let length: Int

  init?(at offset: Int, before end: Int, in bytes: Span<UInt8>) {
    guard offset + 1 < end else { return nil }
    let letter = bytes[offset + 1]
    if let scalar = Escape.short(letter) {
      self.scalar = scalar
      length = 2
      return
    }
    let digits = Escape.digits(after: letter)
    guard digits > 0, offset + 2 + digits <= end else { return nil }
    var value: UInt32 = 0
    for place in (offset + 2)..<(offset + 2 + digits) {
      guard value < 1 << 28, let digit = Escape.digit(bytes[place]) else { return nil }
      value = value << 4 | digit
    }
    // Half of a surrogate pair and numbers past the last character are no characters.
    guard let scalar = Unicode.Scalar(value) else { return nil }
    self.scalar = scalar
    length = 2 + digits
  }

  private static func short(_ letter: UInt8) -> Unicode.Scalar? {
    switch letter {
    case Byte.quote: "\""
    case Byte.backslash: "\\"
    case UInt8(ascii: "/"): "/"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    default: nil
    }
  }

  static func digits(after letter: UInt8) -> Int {
    switch letter {
    case UInt8(ascii: "x"): 2
    case UInt8(ascii: "u"): 4
    case UInt8(ascii: "U"): 8
    default: 0
    }
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
