extension Parser {
  /// Opens a list or map whose node has been added.
  mutating func open(_ node: Int, isList: Bool, column: Int) {
    levels.append(Level(column: column, isList: isList, node: node))
    isOpen = false
  }

  mutating func close(downTo count: Int) {
    while levels.count > count {
      let node = levels[levels.count - 1].node
      nodes[node].length = UInt32(truncatingIfNeeded: max(lastEnd - Int(nodes[node].start), 0))
      levels.removeLast()
    }
  }

  /// Adds an item or a name to the innermost level.
  mutating func add(_ node: SyntaxTree.Node, at offset: Int) {
    let index = nodes.count
    let top = levels.count - 1
    if levels[top].last != 0 {
      nodes[levels[top].last].next = UInt32(truncatingIfNeeded: index)
    }
    levels[top].last = index
    levels[top].lastOffset = offset
    levels[top].count += 1
    nodes.append(node)
    isOpen = false
  }

  // MARK: Where a line belongs

  /// Finds or opens the list that a dash belongs to. False: the level limit was reached.
  mutating func placeDash(_ bytes: Span<UInt8>, _ offset: Int, _ column: Int) -> Bool {
    guard !levels.isEmpty else { return openRoot(isList: true, offset, column) }
    closeDeeper(than: column)
    let top = levels[levels.count - 1]
    if column == top.column {
      if top.isList { return true }
      if isOpen { return fillOpenValue(isList: true, offset, column) }
      if levels.count > 1, levels[levels.count - 2].column == column {
        close(downTo: levels.count - 1)
        return true
      }
      report(.dashAmongNames(at: offset, name: firstName(top)))
      return openApart(isList: true, offset, column)
    }
    if isOpen { return fillOpenValue(isList: true, offset, column) }
    reportDeepDash(bytes, offset, column, top)
    return openApart(isList: true, offset, column)
  }

  /// Finds or opens the map that a name belongs to. False: the level limit was reached.
  mutating func placeName(_ bytes: Span<UInt8>, _ offset: Int, _ end: Int, _ column: Int) -> Bool {
    guard !levels.isEmpty else { return openRoot(isList: false, offset, column) }
    closeDeeper(than: column)
    let top = levels[levels.count - 1]
    if column == top.column {
      if !top.isList { return true }
      if levels.count > 1, levels[levels.count - 2].column == column {
        close(downTo: levels.count - 1)
        return true
      }
      if bytes[offset] == Byte.dash {
        report(.noSpaceAfterDash(offset))
        return openApart(isList: false, offset, column)
      }
      report(.nameAmongDashes(name: SourceRange(offset, end), dash: top.lastOffset))
      return openApart(isList: false, offset, column)
    }
    if isOpen { return fillOpenValue(isList: false, offset, column) }
    reportDeepName(bytes, offset, column, top)
    return openApart(isList: false, offset, column)
  }

  private mutating func closeDeeper(than column: Int) {
    closed = nil
    var count = levels.count
    guard levels[count - 1].column > column else { return }
    while count > 1, levels[count - 1].column > column { count -= 1 }
    // The first line was further in than this one, and has been reported.
    if levels[0].column > column { levels[0].column = column }
    guard count < levels.count else { return }
    closed = (mark(levels[count]), levels[count].column)
    close(downTo: count)
    isOpen = false
  }

  private mutating func openRoot(isList: Bool, _ offset: Int, _ column: Int) -> Bool {
    if column > 0, !isAfterMistake { report(.indentedStart(at: offset, column: column)) }
    nodes.append(SyntaxTree.Node(isList ? .list : .map, offset, offset))
    open(0, isList: isList, column: column)
    return true
  }

  private mutating func fillOpenValue(isList: Bool, _ offset: Int, _ column: Int) -> Bool {
    guard hasRoom(offset) else { return false }
    let index = nodes.count - 1
    nodes[index] = SyntaxTree.Node(isList ? .list : .map, offset, offset)
    open(index, isList: isList, column: column)
    return true
  }

  /// After a mistake in the indentation, lines at the same column are read without further
  /// messages, but are no part of the tree.
  private mutating func openApart(isList: Bool, _ offset: Int, _ column: Int) -> Bool {
    guard hasRoom(offset) else { return false }
    nodes.append(SyntaxTree.Node(isList ? .list : .map, offset, offset))
    open(nodes.count - 1, isList: isList, column: column)
    return true
  }

  mutating func hasRoom(_ offset: Int) -> Bool {
    guard levels.count == Limits.levels else { return true }
    report(.tooManyLevels(at: offset))
    return false
  }

  // MARK: What is said about lines that belong nowhere

  private mutating func reportDeepDash(
    _ bytes: Span<UInt8>, _ offset: Int, _ column: Int, _ top: Level
  ) {
    guard top.isList, !goesOn(column, below: top) else {
      return reportDeepName(bytes, offset, column, top)
    }
    report(
      .dashTooDeep(
        dash: offset, column: column,
        item: SourceRange(top.lastOffset, max(top.lastOffset + 1, nodes[top.last].end)),
        wanted: top.column))
  }

  /// The line above was moved by mistake, and this one stands where it should have stood.
  private func goesOn(_ column: Int, below top: Level) -> Bool {
    between?.column == top.column && between?.inner == column
  }

  private mutating func reportDeepName(
    _ bytes: Span<UInt8>, _ offset: Int, _ column: Int, _ top: Level
  ) {
    guard !goesOn(column, below: top) else { return }
    guard let closed else {
      report(
        .deeperThanText(at: offset, column: column, above: mark(top), wanted: top.column))
      return
    }
    between = (column, closed.column)
    report(
      .badIndent(
        SyntaxMistake.Place(
          offset: offset, column: column, outer: mark(top), outerColumn: top.column,
          inner: closed.mark, innerColumn: closed.column)))
  }

  /// The last name or dash of a level.
  private func mark(_ level: Level) -> SourceRange {
    guard !level.isList, level.last != 0 else {
      return SourceRange(level.lastOffset, level.lastOffset + 1)
    }
    return SourceRange(level.lastOffset, nodes[level.last].end)
  }

  private func firstName(_ level: Level) -> SourceRange {
    let name = nodes[level.node + 1]
    return SourceRange(Int(name.start), name.end)
  }
}
