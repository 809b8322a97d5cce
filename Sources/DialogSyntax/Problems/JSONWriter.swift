/// Writes JSON into bytes. Commas are its own business; so is escaping.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func beginList() { begin(Byte.openBracket) }
  mutating func endList() { end(Byte.closeBracket) }
  mutating func beginObject() { begin(Byte.openBrace) }
  mutating func endObject() { end(Byte.closeBrace) }

  mutating func name(_ name: [UInt8]) {
    string(name)
    bytes.append(Byte.colon)
    needsComma = false
  }

  mutating func string(_ text: [UInt8]) {
    separate()
    bytes.append(Byte.quote)
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte < 0x80 {
        append(ASCII: byte)
        offset += 1
      } else {
        offset += append(text, at: offset)
      }
    }
    bytes.append(Byte.quote)
  }

  mutating func number(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  mutating func null() {
    separate()
    raw("null")
  }

  private mutating func begin(_ sign: UInt8) {
    separate()
    bytes.append(sign)
    needsComma = false
  }

  private mutating func end(_ sign: UInt8) {
    bytes.append(sign)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(Byte.comma) }
    needsComma = true
  }

  private mutating func append(ASCII byte: UInt8) {
    switch byte {
    case Byte.quote, Byte.backslash:
      bytes.append(Byte.backslash)
      bytes.append(byte)
    case Byte.lineFeed: raw("\\n")
    case Byte.carriageReturn: raw("\\r")
    case Byte.tab: raw("\\t")
    case 0..<0x20, 0x7F: escape(Unicode.Scalar(byte))
    default: bytes.append(byte)
    }
  }

  /// One character that is not ASCII; the result is its length.
  private mutating func append(_ text: [UInt8], at offset: Int) -> Int {
    guard let (scalar, length) = UTF8Scalar.decode(text.span, offset) else {
      escape("\u{FFFD}")
      return 1
    }
    if Invisible.mustBeEscaped(scalar) {
      escape(scalar)
    } else {
      bytes.append(contentsOf: text[offset..<(offset + length)])
    }
    return length
  }

  private mutating func escape(_ scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      raw("\\u")
      for shift in [12, 8, 4, 0] {
        let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift) & 0xF)
        bytes.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
      }
    }
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ value: String) {
    self.name(Array(name.utf8))
    string(Array(value.utf8))
  }

  mutating func member(_ name: String, _ value: Int) {
    self.name(Array(name.utf8))
    number(value)
  }

  mutating func name(_ text: String) {
    name(Array(text.utf8))
  }
}
