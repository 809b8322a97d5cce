extension Parser {
  /// A name that is too long, or that its map has already.
  mutating func checkName(_ bytes: Span<UInt8>, _ index: Int) {
    let length = Int(nodes[index].length)
    if length > Limits.nameCharacters { checkLength(bytes, index) }
    let level = levels[levels.count - 1]
    guard level.count > 1 else { return }
    guard
      let first = level.count <= 8 ? firstSame(bytes, level, index) : tableSame(bytes, level, index)
    else { return }
    report(.duplicate(name: range(of: index), first: range(of: first), depth: levels.count))
  }

  private mutating func checkLength(_ bytes: Span<UInt8>, _ index: Int) {
    let name = range(of: index)
    var characters = 0
    for offset in name.start..<name.end where !Byte.isContinuation(bytes[offset]) {
      characters += 1
    }
    guard characters > Limits.nameCharacters else { return }
    report(.nameTooLong(name, characters: characters))
  }

  private func firstSame(_ bytes: Span<UInt8>, _ level: Level, _ index: Int) -> Int? {
    var other = level.node + 1
    // A map that was opened apart from the tree has its first name there too.
    while other != index, other != 0 {
      if isSame(bytes, other, index) { return other }
      other = Int(nodes[other].next)
    }
    return nil
  }

  private mutating func tableSame(_ bytes: Span<UInt8>, _ level: Level, _ index: Int) -> Int? {
    if level.count == 9 {
      var other = level.node + 1
      while other != index, other != 0 {
        _ = remember(bytes, level, other)
        other = Int(nodes[other].next)
      }
    }
    return remember(bytes, level, index)
  }

  private mutating func remember(_ bytes: Span<UInt8>, _ level: Level, _ index: Int) -> Int? {
    let hash = hash(bytes, index)
    var table = NameTable()
    swap(&table, &names)
    defer { swap(&table, &names) }
    return table.add(index, of: level.node, hash: hash) { other in
      isSame(file.bytes.span, other, index)
    }
  }

  private func hash(_ bytes: Span<UInt8>, _ index: Int) -> UInt64 {
    let node = nodes[index]
    guard node.isEscaped else {
      let text = node.writtenText
      return NameTable.hash(bytes.extracting(text.start..<text.end))
    }
    return NameTable.hash(node.decoded(in: file.bytes).span)
  }

  private func isSame(_ bytes: Span<UInt8>, _ a: Int, _ b: Int) -> Bool {
    let (one, other) = (nodes[a], nodes[b])
    guard !one.isEscaped, !other.isEscaped else {
      return one.decoded(in: file.bytes) == other.decoded(in: file.bytes)
    }
    if one.style == other.style, one.length != other.length { return false }
    let (left, right) = (one.writtenText, other.writtenText)
    guard left.end - left.start == right.end - right.start else { return false }
    for distance in 0..<(left.end - left.start)
    where bytes[left.start + distance] != bytes[right.start + distance] {
      return false
    }
    return true
  }

  private func range(of index: Int) -> SourceRange {
    SourceRange(Int(nodes[index].start), nodes[index].end)
  }
}
