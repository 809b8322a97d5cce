/// Looking through text eight bytes at a time: most of what is shown is plain English.
extension Span where Element == UInt8 {
  /// Whether there is nothing but printable ASCII and line breaks (LF).
  public var isPlainText: Bool {
    var place = 0
    while place + 8 <= count {
      if !eight(from: place).arePlain { return false }
      place += 8
    }
    while place < count {
      let byte = self[place]
      guard byte &- 0x20 < 0x5F || byte == 0x0A else { return false }
      place += 1
    }
    return true
  }

  /// Where the next line break (LF) is; `count` where there is none.
  public func lineBreak(from start: Int) -> Int {
    var place = start
    while place + 8 <= count {
      if let first = eight(from: place).firstLineBreak { return place + first }
      place += 8
    }
    while place < count, self[place] != 0x0A { place += 1 }
    return place
  }

  /// The caller has seen that there are as many.
  private func eight(from place: Int) -> EightBytes {
    let number = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
    return EightBytes(number: UInt64(littleEndian: number))
  }
}

/// Eight bytes as one number, the first one lowest. What holds of a byte is said by its highest bit
/// (Warren, "Hacker's Delight", section 6-1).
private struct EightBytes {
  let number: UInt64

  private static func each(_ byte: UInt64) -> UInt64 { 0x0101_0101_0101_0101 &* byte }

  private static let highest = each(0x80)

  /// Holds up to the first one; a byte behind it may be said to be one by mistake.
  private var lineBreaks: UInt64 {
    let other = number ^ Self.each(0x0A)
    return (other &- Self.each(1)) & ~other & Self.highest
  }

  var firstLineBreak: Int? {
    let found = lineBreaks
    return found == 0 ? nil : found.trailingZeroBitCount / 8
  }

  var arePlain: Bool {
    let isBelowSpace = ~((number | Self.highest) &- Self.each(0x20))
    let isLineBreak = ~(((number ^ Self.each(0x0A)) | Self.highest) &- Self.each(1))
    let isDelete = number &+ Self.each(1)
    return (number | isDelete | isBelowSpace & ~isLineBreak) & Self.highest == 0
  }
}
