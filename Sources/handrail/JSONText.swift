import Platform

/// Writes JSON: fixed order, nothing in it that a terminal could take for a command.
struct JSONText {
  private(set) var text = ""
  private var needsComma = false

  mutating func object(_ fill: (inout JSONText) -> Void) {
    enclose("{", "}", fill)
  }

  mutating func list(_ fill: (inout JSONText) -> Void) {
    enclose("[", "]", fill)
  }

  /// One element a line.
  mutating func list<Element>(
    _ elements: [Element], _ write: (inout JSONText, Element) -> Void
  ) {
    list { json in
      for element in elements {
        json.separate()
        json.text += "\n  "
        json.needsComma = false
        write(&json, element)
      }
      if !elements.isEmpty { json.text += "\n" }
    }
  }

  mutating func field(_ name: String, _ value: String) {
    begin(name)
    append(value)
  }

  mutating func field(_ name: String, _ value: Int) {
    begin(name)
    text += String(value)
  }

  mutating func field(_ name: String, _ value: Bool) {
    begin(name)
    text += value ? "true" : "false"
  }

  mutating func field(_ name: String, _ fill: (inout JSONText) -> Void) {
    begin(name)
    needsComma = false
    fill(&self)
    needsComma = true
  }

  mutating func element(_ value: String) {
    separate()
    append(value)
  }
}

extension JSONText {
  private mutating func enclose(
    _ open: String, _ close: String, _ fill: (inout JSONText) -> Void
  ) {
    separate()
    text += open
    needsComma = false
    fill(&self)
    text += close
    needsComma = true
  }

  private mutating func begin(_ name: String) {
    separate()
    append(name)
    text += ":"
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = true
  }

  private mutating func append(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default:
        if ScreenText.isHarmless(scalar) {
          text.unicodeScalars.append(scalar)
        } else {
          for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit) }
        }
      }
    }
    text += "\""
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
