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
  mutating func add(_ node: SyntaxTree.Node) {
    let index = nodes.count
    let top = levels.count - 1
    if levels[top].last != 0 {
      nodes[levels[top].last].next = UInt32(truncatingIfNeeded: index)
    }
    levels[top].last = index
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
      report(.nameAmongDashes(at: offset, end: end, dash: firstDash(top)))
      return openApart(isList: false, offset, column)
    }
    if isOpen { return fillOpenValue(isList: false, offset, column) }
    reportDeepName(bytes, offset, column, top)
    return openApart(isList: false, offset, column)
  }

  private mutating func closeDeeper(than column: Int) {
    closedColumn = -1
    var count = levels.count
    guard levels[count - 1].column > column else { return }
    while count > 1, levels[count - 1].column > column { count -= 1 }
    closedColumn = levels[count].column
    close(downTo: count)
    isOpen = false
  }

  private mutating func openRoot(isList: Bool, _ offset: Int, _ column: Int) -> Bool {
    if column > 0 { report(.indentedStart(at: offset, column: column)) }
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
    if top.isList {
      report(
        .dashTooDeep(
          dash: offset, column: column, list: firstDash(top), listColumn: top.column))
    } else {
      reportDeepName(bytes, offset, column, top)
    }
  }

  private mutating func reportDeepName(
    _ bytes: Span<UInt8>, _ offset: Int, _ column: Int, _ top: Level
  ) {
    if closedColumn > column {
      report(.badIndent(at: offset, column: column, outer: top.column, inner: closedColumn))
    } else {
      report(.deeperThanText(at: offset, column: column, name: top.last))
    }
  }

  private func firstName(_ level: Level) -> SourceRange {
    let name = nodes[level.node + 1]
    return SourceRange(Int(name.start), name.end)
  }

  /// The dash of the first item of a list; the list's node begins there.
  private func firstDash(_ level: Level) -> Int {
    Int(nodes[level.node].start)
  }
}
