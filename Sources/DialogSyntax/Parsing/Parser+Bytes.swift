extension Parser {
  /// Looks at every byte once. False: the lines below would not be the ones that the author sees.
  mutating func checkBytes() -> Bool {
    let count = file.bytes.count
    guard count <= Limits.fileBytes else {
      report(.fileTooLong(bytes: count))
      return false
    }
    if let name = otherEncoding() {
      report(.otherEncoding(name: name))
      return false
    }
    var check = ByteCheck(offset: startsWithMark ? 3 : 0)
    let file = file
    while let found = check.next(file.bytes.span) {
      report(found)
      if case .loneReturn = found { return false }
      guard problems.count < Limits.mistakes else { break }
    }
    return true
  }

  private func otherEncoding() -> StaticString? {
    let start = file.bytes.prefix(4)
    if start.starts(with: [0xFF, 0xFE, 0, 0]) || start.starts(with: [0, 0, 0xFE, 0xFF]) {
      return "UTF-32"
    }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard start.contains(0) else { return nil }
    return start.count { $0 == 0 } > 2 ? "UTF-32" : "UTF-16"
  }
}

/// Goes through the bytes of a file from one that can't stay to the next.
struct ByteCheck {
  private var offset: Int
  private var lineStart = 0
  /// After the first byte that is no UTF-8, others of the same kind are not reported.
  private var isForeign = false
  /// Up to here bytes are looked at one by one.
  private var closeEnd = 0

  init(offset: Int) {
    self.offset = offset
    lineStart = offset
  }

  mutating func next(_ bytes: Span<UInt8>) -> SyntaxMistake? {
    while offset < bytes.count {
      if offset >= closeEnd {
        skipPlainBlocks(bytes)
        closeEnd = offset + ByteCheck.block
        guard offset < bytes.count else { break }
      }
      let byte = bytes[offset]
      if byte >= 0x20 && byte < 0x7F || byte == Byte.tab {
        offset += 1
      } else if let found = lookCloser(bytes, byte) {
        return found
      }
    }
    return endLine(bytes, bytes.count)
  }

  /// Passes over whole blocks without anything to look at. The inner loop has no branch, so that
  /// the compiler can take many bytes at once.
  private mutating func skipPlainBlocks(_ bytes: Span<UInt8>) {
    while offset + ByteCheck.block <= bytes.count {
      let block = bytes.extracting(offset..<(offset + ByteCheck.block))
      var other: UInt8 = 0
      var breaks: UInt8 = 0
      for index in 0..<ByteCheck.block {
        let byte = block[index]
        let isBreak: UInt8 = byte == Byte.lineFeed ? 1 : 0
        breaks |= isBreak
        other |= (byte &- 0x20 < 0x5F ? 0 : 1) & (isBreak ^ 1)
      }
      // The exact length of a line matters only near the limit.
      guard other == 0, offset - lineStart < Limits.lineBytes / 2 else { return }
      if breaks != 0 { lineStart = offset }
      offset += ByteCheck.block
    }
  }

  private static let block = 32

  private mutating func lookCloser(_ bytes: Span<UInt8>, _ byte: UInt8) -> SyntaxMistake? {
    switch byte {
    case Byte.lineFeed:
      offset += 1
      return endLine(bytes, offset - 1)
    case Byte.carriageReturn:
      offset += 1
      guard offset < bytes.count, bytes[offset] == Byte.lineFeed else {
        return .loneReturn(at: offset - 1)
      }
      return nil
    case 0x80...: return checkScalar(bytes)
    default:
      let start = offset
      // Several in a row have one cause.
      while offset < bytes.count, isControl(bytes[offset]) { offset += 1 }
      return .control(at: start, scalar: Unicode.Scalar(byte))
    }
  }

  private func isControl(_ byte: UInt8) -> Bool {
    byte == 0x7F
      || byte < 0x20 && byte != Byte.tab && byte != Byte.lineFeed && byte != Byte.carriageReturn
  }

  private mutating func endLine(_ bytes: Span<UInt8>, _ end: Int) -> SyntaxMistake? {
    defer { lineStart = end + 1 }
    guard end - lineStart > Limits.lineBytes else { return nil }
    // Blocks are passed over without looking for the exact start of a line.
    var start = end
    while start > lineStart, bytes[start - 1] != Byte.lineFeed { start -= 1 }
    guard end - start > Limits.lineBytes else { return nil }
    return .lineTooLong(at: start, bytes: end - start)
  }

  private mutating func checkScalar(_ bytes: Span<UInt8>) -> SyntaxMistake? {
    let start = offset
    guard let scalar = UTF8Scalar.decode(bytes, start) else {
      offset += 1
      guard !isForeign else { return nil }
      isForeign = true
      return .notUTF8(at: start, looksLikeWindows1252: standsAmongASCII(bytes, start))
    }
    offset += scalar.length
    switch scalar.scalar.value {
    case 0x80...0x84, 0x86...0x9F, 0xFFFE, 0xFFFF:
      return .control(at: start, scalar: scalar.scalar)
    case 0x85, 0x2028, 0x2029: return .lineSeparator(at: start, scalar: scalar.scalar)
    case 0xFEFF: return .strayMark(at: start)
    default: return nil
    }
  }

  private func standsAmongASCII(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    (offset == 0 || bytes[offset - 1] < 0x80)
      && (offset + 1 == bytes.count || bytes[offset + 1] < 0x80)
  }
}

/// One character of a UTF-8 text, checked: no longer than needed, no half of a pair.
enum UTF8Scalar {
  static func decode(
    _ bytes: Span<UInt8>, _ offset: Int
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    let lead = bytes[offset]
    let (length, least): (Int, UInt32)
    switch lead {
    case 0xC2...0xDF: (length, least) = (2, 0x80)
    case 0xE0...0xEF: (length, least) = (3, 0x800)
    case 0xF0...0xF4: (length, least) = (4, 0x10000)
    default: return nil
    }
    guard offset + length <= bytes.count else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for place in (offset + 1)..<(offset + length) {
      guard Byte.isContinuation(bytes[place]) else { return nil }
      value = value << 6 | UInt32(bytes[place] & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return nil }
    return (scalar, length)
  }
}
