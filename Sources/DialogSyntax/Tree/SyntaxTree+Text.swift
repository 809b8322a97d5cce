extension SyntaxTree.Node {
  /// The range between the quotes, or the whole of a text without quotes.
  var writtenText: SourceRange {
    switch style {
    case .single, .double: SourceRange(Int(start) + 1, end - 1)
    case .plain, .literal, .folded: SourceRange(Int(start), end)
    }
  }

  /// The characters that were meant.
  func decoded(in bytes: [UInt8]) -> [UInt8] {
    let written = writtenText
    guard isEscaped else { return Array(bytes[written.start..<written.end]) }
    var text: [UInt8] = []
    for piece in pieces(in: bytes) { piece.append(to: &text, from: bytes) }
    return text
  }

  func pieces(in bytes: [UInt8]) -> [TextPiece] {
    switch style {
    case .plain: [.written(writtenText)]
    case .single: TextPiece.singleQuoted(writtenText, in: bytes)
    case .double: TextPiece.doubleQuoted(writtenText, in: bytes)
    case .literal, .folded:
      TextPiece.block(writtenText, isFolded: style == .folded, block, in: bytes)
    }
  }
}
