/// One line in the making: valid UTF-8 without controls, whatever the bytes were.
///
/// Every maximal piece that cannot be UTF-8 becomes one U+FFFD, as Unicode and the Web do it.
struct TextRepair: Sendable {
  private(set) var repairs = 0
  private var line: [UInt8] = []
  /// The bytes of a character that is not complete yet, the last one lowest.
  private var pending: UInt32 = 0
  private var pendingCount: UInt8 = 0
  private var missingCount: UInt8 = 0
  /// The bounds of the next byte; they keep out surrogates, long forms and what is beyond U+10FFFF.
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  mutating func append(ascii bytes: Span<UInt8>) {
    if pendingCount > 0 { replacePending() }
    let end = line.count + bytes.count
    // One allocation for a usual line.
    if line.capacity < end { line.reserveCapacity(max(end, 2 * line.count, 64)) }
    for index in bytes.indices { line.append(bytes[index]) }
  }

  mutating func append(_ byte: UInt8) {
    if missingCount > 0 {
      if byte >= lowest, byte <= highest { return continueCharacter(byte) }
      replacePending()
    }
    if byte < 0x80 { appendASCII(byte) } else { beginCharacter(byte) }
  }

  /// Takes the line out, and leaves an empty one without memory of its own.
  mutating func takeLine() -> [UInt8] {
    if pendingCount > 0 { replacePending() }
    let whole = line
    line = []
    return whole
  }

  mutating func clear() {
    line = []
    forgetPending()
  }

  /// Erases a character, or what there is of one.
  mutating func eraseLast() {
    if pendingCount > 0 { return forgetPending() }
    while let byte = line.popLast(), byte & 0xC0 == 0x80 {}
  }

  private mutating func appendASCII(_ byte: UInt8) {
    switch byte {
    case 0x08, 0x7F: eraseLast()
    case 0x09: line.append(0x20)
    case 0..<0x20: break
    default: line.append(byte)
    }
  }

  private mutating func beginCharacter(_ byte: UInt8) {
    (lowest, highest) = (0x80, 0xBF)
    switch byte {
    case 0xC2...0xDF: missingCount = 1
    case 0xE0...0xEF:
      missingCount = 2
      if byte == 0xE0 { lowest = 0xA0 }
      if byte == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      missingCount = 3
      if byte == 0xF0 { lowest = 0x90 }
      if byte == 0xF4 { highest = 0x8F }
    default: return replacePending()
    }
    pending = UInt32(byte)
    pendingCount = 1
  }

  private mutating func continueCharacter(_ byte: UInt8) {
    (lowest, highest) = (0x80, 0xBF)
    pending = pending << 8 | UInt32(byte)
    pendingCount += 1
    missingCount -= 1
    if missingCount > 0 { return }
    // U+0080 to U+009F are controls, too.
    let isControl = pendingCount == 2 && pending >> 8 == 0xC2 && byte < 0xA0
    if !isControl {
      for index in (0..<pendingCount).reversed() {
        line.append(UInt8(truncatingIfNeeded: pending >> (UInt32(index) * 8)))
      }
    }
    forgetPending()
  }

  private mutating func replacePending() {
    line.append(contentsOf: [0xEF, 0xBF, 0xBD])
    repairs += 1
    forgetPending()
  }

  private mutating func forgetPending() {
    pendingCount = 0
    missingCount = 0
  }
}
