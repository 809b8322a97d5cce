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

extension PhraseText {
  /// The phrase that a part belongs to, from comma to comma.
  func phrase(around part: Range<Int>) -> Range<Int> {
    let before = bytes[range.lowerBound..<part.lowerBound].lastIndex(of: 44)
    let after = bytes[part.upperBound..<range.upperBound].firstIndex(of: 44)
    return (before.map { $0 + 1 } ?? range.lowerBound)..<(after ?? range.upperBound)
  }

  /// What was meant by phrases with bars or semicolons between them, or with the signs of a
  /// programming language; nil for a phrase as it is written here.
  static func plainly(_ bytes: ArraySlice<UInt8>) -> String? {
    let signs: [UInt8] = [124, 59]
    if bytes.contains(where: signs.contains) {
      return bytes.split(whereSeparator: signs.contains)
        .map { trimmed(String(decoding: $0, as: UTF8.self)) }.joined(separator: ", ")
    }
    let words = trimmed(String(decoding: bytes, as: UTF8.self))
    return words.hasSuffix(".*") ? words.dropLast(2) + "*" : nil
  }
}
