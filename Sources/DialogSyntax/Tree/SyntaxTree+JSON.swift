extension SyntaxTree {
  /// The tree as JSON: a list of documents, none or one. Names become objects in file order, every
  /// text a string, and a missing value the empty string.
  public func json() -> [UInt8] {
    var output = JSONWriter()
    output.beginList()
    if !nodes.isEmpty { write(to: &output) }
    output.endList()
    output.raw("\n")
    return output.bytes
  }

  /// Walks without recursion: what is still to be closed stands in an array.
  private func write(to output: inout JSONWriter) {
    var open: [(isList: Bool, next: Int)] = []
    var index = 0
    while true {
      open.append(contentsOf: begin(index, &output))
      index = 0
      while index == 0, let last = open.last {
        if last.next != 0 {
          index = step(&open[open.count - 1], &output)
        } else {
          last.isList ? output.endList() : output.endObject()
          open.removeLast()
        }
      }
      if index == 0 { return }
    }
  }

  /// Writes a value; a list or map with children is left open.
  private func begin(_ index: Int, _ output: inout JSONWriter) -> [(isList: Bool, next: Int)] {
    let node = nodes[index]
    switch node.kind {
    case .empty: output.string([])
    case .text: output.string(node.decoded(in: file.bytes))
    case .list:
      output.beginList()
      return [(true, node.isChildless ? 0 : index + 1)]
    case .map:
      output.beginObject()
      return [(false, node.isChildless ? 0 : index + 1)]
    }
    return []
  }

  /// Goes on to the next child of a list or map, and writes its name; the result is its value.
  private func step(_ level: inout (isList: Bool, next: Int), _ output: inout JSONWriter) -> Int {
    let child = level.next
    level.next = Int(nodes[child].next)
    guard !level.isList else { return child }
    output.name(nodes[child].decoded(in: file.bytes))
    return child + 1
  }
}
