import DialogSyntax

/// The lines of a file as an author sees them, where it could not be read as a tree.
struct FileLines {
  struct Line {
    /// The first byte of the line, the first that is no space, and the end without the break.
    var start: Int
    var content: Int
    var end: Int
    /// Without the spaces before it.
    var words: String

    var spaces: Int { content - start }
    var isBlank: Bool { content == end || words.hasPrefix("#") }
    var hasDash: Bool { words == "-" || words.hasPrefix("- ") }
  }

  let file: SourceFile
  private(set) var all: [Line] = []

  init(_ file: SourceFile) {
    self.file = file
    var start = 0
    while start < file.bytes.count {
      let stop = file.bytes[start...].firstIndex(of: 10) ?? file.bytes.count
      let end = stop > start && file.bytes[stop - 1] == 13 ? stop - 1 : stop
      let content = file.bytes[start..<end].firstIndex { $0 != 32 } ?? end
      all.append(
        Line(
          start: start, content: content, end: end,
          words: String(decoding: file.bytes[content..<end], as: UTF8.self)))
      start = stop + 1
    }
  }

  /// The line in which a byte stands.
  func place(of offset: Int) -> Int {
    (all.lastIndex { $0.start <= offset }) ?? 0
  }

  /// The line above, notes and empty lines aside.
  func before(_ place: Int) -> Int? {
    (0..<place).last { !all[$0].isBlank }
  }

  /// The nearest line above that is further out; what a line belongs to.
  func owner(of place: Int) -> Int? {
    (0..<place).last { !all[$0].isBlank && all[$0].spaces < all[place].spaces }
  }

  /// The name before the first colon of a line, behind its dash.
  func name(of place: Int) -> (words: String, range: SourceRange)? {
    let line = all[place]
    let start = line.content + (line.words.hasPrefix("- ") ? 2 : 0)
    guard let colon = colons(from: start, to: line.end).first else { return nil }
    return (
      String(decoding: file.bytes[start..<colon], as: UTF8.self), SourceRange(start, colon)
    )
  }

  /// Where colons stand that end a name: before a space, or at the end.
  func colons(from start: Int, to end: Int) -> [Int] {
    (start..<end).filter { file.bytes[$0] == 58 && ($0 + 1 == end || file.bytes[$0 + 1] == 32) }
  }

  /// Whether a line stands under `choices:`, so that its name is a label.
  func isLabel(_ place: Int) -> Bool {
    owner(of: place).flatMap { name(of: $0) }?.words == "choices"
  }

  /// The lines from this one on that stand at its column or further in; with `until`, up to the
  /// first for which it holds.
  func block(from place: Int, until isOver: (Line) -> Bool = { _ in false }) -> Range<Int> {
    var end = place + 1
    while end < all.count, all[end].isBlank || all[end].spaces >= all[place].spaces {
      if !all[end].isBlank, isOver(all[end]) { break }
      end += 1
    }
    while end > place + 1, all[end - 1].isBlank { end -= 1 }
    return place..<end
  }

  /// Puts lines further in.
  func indented(_ places: Range<Int>, by count: Int) -> [Diagnostic.Edit] {
    places.filter { !all[$0].isBlank }.map {
      Diagnostic.Edit(
        SourceRange(all[$0].start, all[$0].start), String(repeating: " ", count: count))
    }
  }
}
