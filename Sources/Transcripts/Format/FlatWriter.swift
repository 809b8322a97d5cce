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
    var line = FlatLine(bytes)
    bytes = []
    for field in object.fields { line.add(field.key, field.value) }
    line.close()
    bytes = line.bytes
  }

  public static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    // Most texts need no look at their characters one by one.
    bytes.append(contentsOf: text.utf8)
    if !bytes[start...].allSatisfy(isPlain) {
      bytes.removeSubrange(start...)
      appendScalars(of: text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// ASCII that stands for itself.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func appendScalars(of text: String, to bytes: inout [UInt8]) {
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        append(ascii: UInt8(scalar.value), to: &bytes)
      } else if ScreenText.isHarmless(scalar) {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
      } else {
        for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() {
          appendEscape(unit, to: &bytes)
        }
      }
    }
  }

  private static func append(ascii byte: UInt8, to bytes: inout [UInt8]) {
    if isPlain(byte) {
      bytes.append(byte)
    } else if byte >= 0x20, byte < 0x7F {
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    } else {
      appendEscape(UInt16(byte), to: &bytes)
    }
  }

  private static func appendEscape(_ unit: UInt16, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(UInt8(ascii: "u"))
    for shift in [12, 8, 4, 0] as [UInt16] { bytes.append(hexDigit(unit >> shift)) }
  }

  private static func hexDigit(_ value: UInt16) -> UInt8 {
    let digit = UInt8(truncatingIfNeeded: value & 15)
    return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}

/// A line that is being written, key by key.
struct FlatLine {
  private(set) var bytes: [UInt8]
  private var isEmpty = true

  /// The line goes behind these.
  init(_ bytes: consuming [UInt8] = []) {
    self.bytes = bytes
    self.bytes.append(UInt8(ascii: "{"))
  }

  mutating func close() {
    bytes.append(UInt8(ascii: "}"))
    bytes.append(0x0A)
  }

  mutating func add(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    begin(key)
    FlatWriter.append(text, to: &bytes)
  }

  mutating func add(_ key: StaticString, _ number: Int) {
    begin(key)
    append(number)
  }

  mutating func add(_ key: StaticString, _ value: FlatValue?) {
    guard let value else { return }
    begin(key)
    append(value)
  }

  mutating func add(_ key: StaticString, _ texts: [String]) {
    begin(key)
    append(texts)
  }

  mutating func add(_ key: String, _ value: FlatValue) {
    separate()
    FlatWriter.append(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    append(value)
  }

  private mutating func begin(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func separate() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
  }

  private mutating func append(_ value: FlatValue) {
    switch value {
    case .text(let text): FlatWriter.append(text, to: &bytes)
    case .number(let number): append(number)
    case .truth(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    case .list(let texts): append(texts)
    }
  }

  private mutating func append(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  private mutating func append(_ texts: [String]) {
    bytes.append(UInt8(ascii: "["))
    for (place, text) in texts.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      FlatWriter.append(text, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }
}
