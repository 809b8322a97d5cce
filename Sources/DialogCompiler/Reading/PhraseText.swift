import DialogSyntax

/// A text with phrases, and where it stands among the bytes that they share.
struct PhraseText {
  let node: SyntaxNode
  let bytes: [UInt8]
  let range: Range<Int>

  /// Part of a list, of which all bytes from a place of the file on are given, or a list by itself.
  /// A text that is not plain is read apart.
  init(_ node: SyntaxNode, in written: [UInt8], from start: Int) {
    self.node = node
    if node.style == .plain {
      bytes = written
      range = node.range.start - start..<node.range.end - start
    } else {
      bytes = node.textBytes
      range = bytes.indices
    }
  }

  func site(of part: Range<Int>) -> Site {
    node.site(of: part.lowerBound - range.lowerBound..<part.upperBound - range.lowerBound)
  }
}
