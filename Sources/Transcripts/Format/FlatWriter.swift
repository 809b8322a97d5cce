import Platform

/// Writes lines of JSON that are safe to look at with `cat`: the same fields give the same bytes.
public enum FlatWriter {
  public static func line(_ object: FlatObject) -> [UInt8] {
    var bytes: [UInt8] = []
    append(object, to: &bytes)
    return bytes
  }

  /// The object and a line end.
  public static func append(_ object: FlatObject, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, field) in object.fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field.key, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      append(field.value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
    bytes.append(0x0A)
  }

  private static func append(_ value: FlatValue, to bytes: inout [UInt8]) {
    switch value {
    case .text(let text): append(text, to: &bytes)
    case .number(let number): bytes.append(contentsOf: String(number).utf8)
    case .truth(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    case .list(let texts):
      bytes.append(UInt8(ascii: "["))
      for (index, text) in texts.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(text, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    }
  }

  public static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" {
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if !ScreenText.isHarmless(scalar) {
        for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() {
          appendEscape(unit, to: &bytes)
        }
      } else if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func appendEscape(_ unit: UInt16, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: "\\u".utf8)
    bytes.append(
      contentsOf: hexadecimal([UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]).utf8)
  }
}
