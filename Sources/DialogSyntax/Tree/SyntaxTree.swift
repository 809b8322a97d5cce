/// The tree of one file: small nodes in one array, which point into the file's bytes.
///
/// A class, because every node holds on to it and it never changes.
public final class SyntaxTree: Sendable {
  public let file: SourceFile
  let nodes: ContiguousArray<Node>
  /// Where each note begins, in file order.
  let comments: ContiguousArray<UInt32>

  init(
    file: SourceFile, nodes: ContiguousArray<Node> = [], comments: ContiguousArray<UInt32> = []
  ) {
    self.file = file
    self.nodes = nodes
    self.comments = comments
  }

  /// The collection that the file consists of; nil for a file without content.
  public var root: SyntaxNode? {
    nodes.isEmpty ? nil : SyntaxNode(tree: self, index: 0)
  }
}

extension SyntaxTree {
  /// The note at the end of the line on which a node begins, from its `#` to the end of the line.
  public func comment(onLineOf node: SyntaxNode) -> SourceRange? {
    let bytes = file.bytes
    let start = node.range.start
    let end = bytes[start...].firstIndex(of: Byte.lineFeed) ?? bytes.count
    guard let offset = firstComment(from: start), offset < end else { return nil }
    let isCut = end > offset && bytes[end - 1] == Byte.carriageReturn
    return SourceRange(offset, isCut ? end - 1 : end)
  }

  private func firstComment(from offset: Int) -> Int? {
    var low = 0
    var high = comments.count
    while low < high {
      let middle = (low + high) / 2
      if Int(comments[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low < comments.count ? Int(comments[low]) : nil
  }
}

extension SyntaxTree {
  /// Sixteen bytes. The first child of a list or map is the node after it; a name is followed by
  /// its value; `next` leads from item to item and from name to name, and is 0 at the last.
  struct Node: Sendable {
    var start: UInt32
    var length: UInt32
    var next: UInt32 = 0
    private var bits: UInt32

    init(_ kind: SyntaxNode.Kind, _ start: Int, _ end: Int) {
      self.start = UInt32(truncatingIfNeeded: start)
      self.length = UInt32(truncatingIfNeeded: end &- start)
      self.bits = kind.rawValue
    }

    /// A list or map without children.
    init(childless kind: SyntaxNode.Kind, _ start: Int, _ end: Int) {
      self.init(kind, start, end)
      bits |= 1 << 5
    }

    init(text start: Int, _ end: Int, _ style: SyntaxNode.Style, isEscaped: Bool = false) {
      self.init(.text, start, end)
      bits |= style.rawValue << 2 | (isEscaped ? 1 << 5 : 0)
    }

    init(block start: Int, _ end: Int, _ style: SyntaxNode.Style, _ block: BlockShape) {
      self.init(text: start, end, style, isEscaped: true)
      bits |= block.ending.rawValue << 6 | UInt32(truncatingIfNeeded: block.column) << 8
    }

    var kind: SyntaxNode.Kind {
      get { SyntaxNode.Kind(rawValue: bits & 3) ?? .empty }
      set { bits = bits & ~3 | newValue.rawValue }
    }

    var style: SyntaxNode.Style {
      SyntaxNode.Style(rawValue: bits >> 2 & 7) ?? .plain
    }

    /// The text differs from the bytes between its ends.
    var isEscaped: Bool { bits & 1 << 5 != 0 }

    /// The same bit: a text has no children, and a list or map no characters of its own.
    var isChildless: Bool { isEscaped }

    var block: BlockShape {
      BlockShape(
        ending: BlockShape.Ending(rawValue: bits >> 6 & 3) ?? .clip, column: Int(bits >> 8))
    }

    var end: Int { Int(start) + Int(length) }
  }
}

/// How a text over several lines was announced: what happens to its last breaks, and the column
/// at which its lines begin.
struct BlockShape: Sendable {
  enum Ending: UInt32 {
    case clip, strip, keep
  }

  var ending: Ending
  var column: Int
}
