import DialogSyntax

/// A text, or the texts of a list, one after the other; whatever else stands there is passed over.
struct TextList: Sequence, IteratorProtocol {
  private var single: SyntaxNode?
  private var items: SyntaxNode.Items

  init(_ value: SyntaxNode) {
    single = value.kind == .text ? value : nil
    items = value.items
  }

  mutating func next() -> SyntaxNode? {
    if let text = single {
      single = nil
      return text
    }
    while let item = items.next() {
      if item.kind == .text { return item }
    }
    return nil
  }
}
