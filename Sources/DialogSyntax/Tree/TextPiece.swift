/// A run of a text: bytes taken as they are written, or others that stand for them.
enum TextPiece {
  case written(SourceRange)
  case replaced(SourceRange, by: [UInt8])

  var source: SourceRange {
    switch self {
    case .written(let range), .replaced(let range, _): range
    }
  }

  var count: Int {
    switch self {
    case .written(let range): range.end - range.start
    case .replaced(_, let bytes): bytes.count
    }
  }

  func append(to bytes: inout [UInt8], from file: [UInt8]) {
    switch self {
    case .written(let range): bytes.append(contentsOf: file[range.start..<range.end])
    case .replaced(_, let replacement): bytes.append(contentsOf: replacement)
    }
  }

  func sourceOffset(of byte: Int) -> Int {
    switch self {
    case .written(let range): range.start + byte
    case .replaced(let range, let bytes): byte < bytes.count ? range.start : range.end
    }
  }
}

extension TextPiece {
  static func singleQuoted(_ range: SourceRange, in bytes: [UInt8]) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var start = range.start
    var offset = start
    while offset < range.end {
      guard bytes[offset] == Byte.apostrophe else {
        offset += 1
        continue
      }
      pieces.append(.written(SourceRange(start, offset)))
      pieces.append(.replaced(SourceRange(offset, offset + 2), by: [Byte.apostrophe]))
      offset += 2
      start = offset
    }
    pieces.append(.written(SourceRange(start, range.end)))
    return pieces
  }

  static func doubleQuoted(_ range: SourceRange, in bytes: [UInt8]) -> [TextPiece] {
    var pieces: [TextPiece] = []
    var start = range.start
    var offset = start
    while offset < range.end {
      guard bytes[offset] == Byte.backslash,
        let escape = Escape(at: offset, before: range.end, in: bytes.span)
      else {
        offset += 1
        continue
      }
      pieces.append(.written(SourceRange(start, offset)))
      let end = offset + escape.length
      pieces.append(.replaced(SourceRange(offset, end), by: Array(String(escape.scalar).utf8)))
      offset = end
      start = offset
    }
    pieces.append(.written(SourceRange(start, range.end)))
    return pieces
  }
}
