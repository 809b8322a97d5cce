/// A review as its readers get it: sorted, and without what only a few people did.
public struct ReviewReport: Sendable {
  public struct Row: Sendable {
    public var name: String
    /// Nil: hidden, or nothing to count.
    public var cells: [Int?]
  }

  public struct Table: Sendable {
    /// For programs.
    public var key: String
    public var title: String
    /// With `_` for blanks, as programs read them.
    public var columns: [String]
    public var rows: [Row]
    /// Rows that would be about too few people.
    public var hidden: Int
  }

  public let minimum: Int
  public let conversations: Int
  public let finished: Int
  public let replies: Int
  public let leftOut: Int
  public let tables: [Table]

  /// Groups of fewer than `minimum` conversations are hidden.
  public init(_ review: Review, minimum: Int, leftOut: Int) {
    self.minimum = minimum
    self.leftOut = leftOut
    conversations = review.conversations
    finished = review.finished
    replies = review.replies
    let misunderstood = review.misunderstood.map { ("\($0.key.place): \($0.key.text)", $0.value) }
    tables = [
      Self.nodes(review, minimum),
      Self.counts(
        "not_understood", "Not understood", Dictionary(misunderstood, uniquingKeysWith: +), minimum),
      Self.counts("interrupts", "Interrupts", review.interrupts, minimum),
      Self.counts("endings", "Endings", review.endings, minimum),
      Self.reflections(review), Self.tags(review),
    ]
  }
}

extension ReviewReport {
  private static func nodes(_ review: Review, _ minimum: Int) -> Table {
    // A count of a few says who it was as well as a group of a few does.
    func few(_ count: Int) -> Int? { count == 0 || count >= minimum ? count : nil }
    var rows: [Row] = []
    for (name, node) in sorted(review.nodes) where node.reached >= minimum {
      let wait = node.waits.count < minimum ? nil : median(node.waits)
      let counts = [few(node.stopped), few(node.notUnderstood), few(node.wentBack), wait]
      rows.append(Row(name: name, cells: [node.reached] + counts))
    }
    return Table(
      key: "nodes", title: "Nodes",
      columns: ["reached", "stopped", "not_understood", "went_back", "median_wait_seconds"],
      rows: rows, hidden: review.nodes.count - rows.count)
  }

  private static func median(_ waits: [Int]) -> Int? {
    let sorted = waits.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    return (median + 500) / 1000
  }

  /// The most frequent first.
  private static func counts(
    _ key: String, _ title: String, _ counts: [String: Int], _ minimum: Int
  ) -> Table {
    let rows = sorted(counts).filter { $0.1 >= minimum }.enumerated().sorted { left, right in
      let (a, b) = (left.element.1, right.element.1)
      return a == b ? left.offset < right.offset : a > b
    }.map { Row(name: $0.element.0, cells: [$0.element.1]) }
    return Table(
      key: key, title: title, columns: ["conversations"], rows: rows,
      hidden: counts.count - rows.count)
  }

  /// Of the dialogs' own lines, so nobody is known by them.
  private static func reflections(_ review: Review) -> Table {
    let rows = sorted(review.tags).map { dialog, tags in
      let reflections = sum(tags, "reflect")
      let questions = sum(tags, "question")
      let ratio = questions == 0 ? nil : reflections * 100 / questions
      return Row(name: dialog, cells: [reflections, questions, ratio])
    }
    return Table(
      key: "reflections", title: "Reflections for each question",
      columns: ["reflections", "questions", "percent"], rows: rows, hidden: 0)
  }

  private static func sum(_ tags: [String: Int], _ beginning: String) -> Int {
    tags.reduce(0) { $0 + ($1.key.hasPrefix(beginning) ? $1.value : 0) }
  }

  private static func tags(_ review: Review) -> Table {
    let rows = sorted(review.tags).flatMap { dialog, tags in
      sorted(tags).map { Row(name: "\(dialog), \($0.0)", cells: [$0.1]) }
    }
    return Table(key: "tags", title: "Authors' tags", columns: ["lines"], rows: rows, hidden: 0)
  }

  private static func sorted<Value>(_ counts: [String: Value]) -> [(String, Value)] {
    counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
  }
}

extension ReviewReport {
  private var summary: [String] {
    let words = conversations == 1 ? "conversation" : "conversations"
    var lines = ["\(conversations) \(words), \(finished) finished, \(replies) replies"]
    if leftOut > 0 { lines.append("\(leftOut) left out, which reviewers may not read") }
    if minimum > 1 { lines.append("groups of fewer than \(minimum) are hidden (--min)") }
    return lines
  }

  private var used: [Table] { tables.filter { !$0.rows.isEmpty || $0.hidden > 0 } }

  private func shown(_ row: Row, in table: Table) -> [String] {
    zip(row.cells, table.columns).map { cell, column in
      // A count that is hidden is known to be small; of a time nothing is known.
      let hidden = table.key == "nodes" && !column.hasSuffix("seconds") ? "<\(minimum)" : "-"
      return cell.map(String.init) ?? hidden
    }
  }

  public var text: String {
    ([summary.joined(separator: "\n")] + used.map(text)).joined(separator: "\n\n") + "\n"
  }

  /// Counts in front, so that names of any length stay readable.
  private func text(_ table: Table) -> String {
    let heads = table.columns.map { $0.replacing("_", with: " ") }
    var lines = ["\(table.title) (\(heads.joined(separator: ", ")))"]
    let cells = table.rows.map { shown($0, in: table) }
    let widths = table.columns.indices.map { column in
      cells.map { $0[column].utf8.count }.max() ?? 0
    }
    for (row, cells) in zip(table.rows, cells) {
      let numbers = zip(cells, widths).map { cell, width in
        String(repeating: " ", count: width - cell.utf8.count) + cell
      }
      lines.append("  \(numbers.joined(separator: "  "))  \(ScreenTextOneLine.clean(row.name))")
    }
    if table.hidden > 0 { lines.append("  \(table.hidden) hidden") }
    return lines.joined(separator: "\n")
  }

  public var html: String {
    var page = HTMLPage.begin(title: "Review") + "<h1>Review</h1>\n"
    page += summary.map { "<p>\(HTMLPage.escaped($0))</p>\n" }.joined()
    return page + used.map(html).joined() + HTMLPage.end
  }

  private func html(_ table: Table) -> String {
    let heads = table.columns.map {
      "<th scope=\"col\">\(HTMLPage.escaped($0.replacing("_", with: " ")))</th>"
    }
    var page = "<table>\n<caption>\(HTMLPage.escaped(table.title))</caption>\n"
    page += "<tr><th scope=\"col\">what</th>\(heads.joined())</tr>\n"
    for row in table.rows {
      let cells = shown(row, in: table).map { "<td>\(HTMLPage.escaped($0))</td>" }
      page += "<tr><th scope=\"row\"><bdi>\(HTMLPage.escaped(row.name))</bdi></th>"
      page += "\(cells.joined())</tr>\n"
    }
    page += "</table>\n"
    return table.hidden == 0 ? page : page + "<p class=\"note\">\(table.hidden) hidden</p>\n"
  }
}

extension ReviewReport {
  public var json: String {
    var bytes: [UInt8] = []
    let counts = [
      ("conversations", conversations), ("finished", finished), ("replies", replies),
      ("left_out", leftOut), ("min", minimum),
    ]
    for (name, count) in counts {
      appendKey(name, to: &bytes, opening: "{")
      bytes += Array(String(count).utf8)
    }
    for table in tables {
      appendKey(table.key, to: &bytes, opening: "{")
      append(table, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self) + "}\n"
  }

  private func append(_ table: Table, to bytes: inout [UInt8]) {
    bytes += Array("{\"hidden\":\(table.hidden),\"rows\":[".utf8)
    for (place, row) in table.rows.enumerated() {
      bytes += Array((place == 0 ? "{\"name\":" : ",{\"name\":").utf8)
      FlatWriter.append(row.name, to: &bytes)
      for (column, cell) in zip(table.columns, row.cells) {
        appendKey(column, to: &bytes, opening: "")
        bytes += Array((cell.map(String.init) ?? "null").utf8)
      }
      bytes.append(UInt8(ascii: "}"))
    }
    bytes += Array("]}".utf8)
  }

  private func appendKey(_ key: String, to bytes: inout [UInt8], opening: String) {
    bytes += Array((bytes.isEmpty ? opening : ",").utf8)
    FlatWriter.append(key, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }
}
