/// One place in a tree: a text, a list, a map of names to values, or nothing after a name.
public struct SyntaxNode: Sendable {
  public enum Kind: UInt32, Sendable {
    case text, list, map, empty
  }

  /// How a text was written.
  public enum Style: UInt32, Sendable {
    case plain, single, double, literal, folded
  }

  public let tree: SyntaxTree
  let index: Int

  private var node: SyntaxTree.Node { tree.nodes[index] }

  public var kind: Kind { node.kind }
  public var style: Style { node.style }

  /// The value as it stands in the file, with its quotes. A list or map reaches from its first
  /// dash or name to the end of its last value.
  public var range: SourceRange { SourceRange(Int(node.start), node.end) }
}

extension SyntaxNode {
  /// The characters that were meant; empty for a list, a map and an empty value.
  public var text: String { String(decoding: textBytes, as: UTF8.self) }

  public var textBytes: [UInt8] {
    kind == .text ? node.decoded(in: tree.file.bytes) : []
  }

  /// Whether the text is exactly this, without building a string.
  public func isText(_ other: String) -> Bool {
    isText(Array(other.utf8))
  }

  func isText(_ other: [UInt8]) -> Bool {
    guard kind == .text else { return false }
    guard !node.isEscaped else { return textBytes == other }
    return tree.file.bytes[node.writtenText.start..<node.writtenText.end].elementsEqual(other)
  }

  /// Where the text's bytes stand in the file. `bytes` counts in `textBytes`.
  public func sourceRange(of bytes: Range<Int>) -> SourceRange {
    SourceRange(
      sourceOffset(of: bytes.lowerBound, isEnd: false),
      sourceOffset(of: bytes.upperBound, isEnd: !bytes.isEmpty))
  }

  /// Where one byte of the text stands in the file; the end of the text leads to its end there.
  public func sourceOffset(of byte: Int) -> Int {
    sourceOffset(of: byte, isEnd: false)
  }

  private func sourceOffset(of byte: Int, isEnd: Bool) -> Int {
    guard kind == .text else { return range.start }
    guard node.isEscaped else { return min(node.writtenText.start + byte, node.writtenText.end) }
    var before = 0
    var last = node.writtenText.start
    for piece in node.pieces(in: tree.file.bytes) {
      let count = piece.count
      if byte < before + count || isEnd && byte == before + count {
        return piece.sourceOffset(of: byte - before)
      }
      before += count
      last = piece.source.end
    }
    return last
  }
}

extension SyntaxNode {
  /// The items of a list in order; empty for everything else.
  public var items: Items {
    children(of: .list)
  }

  /// The names of a map with their values, in file order; empty for everything else.
  public var entries: Entries {
    Entries(items: children(of: .map))
  }

  private func children(of kind: Kind) -> Items {
    Items(tree: tree, index: node.kind == kind && !node.isChildless ? index + 1 : 0)
  }

  /// The value of a name; nil when the name is not there.
  public func value(for name: String) -> SyntaxNode? {
    let bytes = Array(name.utf8)
    for entry in entries where entry.key.isText(bytes) { return entry.value }
    return nil
  }

  public struct Items: Sequence, IteratorProtocol, Sendable {
    let tree: SyntaxTree
    var index: Int

    public mutating func next() -> SyntaxNode? {
      guard index != 0 else { return nil }
      let node = SyntaxNode(tree: tree, index: index)
      index = Int(tree.nodes[index].next)
      return node
    }
  }

  public struct Entries: Sequence, IteratorProtocol, Sendable {
    var items: Items

    public mutating func next() -> (key: SyntaxNode, value: SyntaxNode)? {
      guard let key = items.next() else { return nil }
      return (key, SyntaxNode(tree: key.tree, index: key.index + 1))
    }
  }
}
