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
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { append(scalar) }
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

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": raw("\\\"")
    case "\\": raw("\\\\")
    case "\n": raw("\\n")
    case "\r": raw("\\r")
    case "\t": raw("\\t")
    default:
      if Invisible.mustBeEscaped(scalar) {
        escape(scalar)
      } else {
        bytes.append(contentsOf: String(scalar).utf8)
      }
    }
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
