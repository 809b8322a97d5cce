/// Reads files into trees. One parser can read many files and keeps its memory between them.
public struct Parser {
  var nodes: ContiguousArray<SyntaxTree.Node> = []
  var comments: ContiguousArray<UInt32> = []
  var levels: ContiguousArray<Level> = []
  var names = NameTable()
  var file = SourceFile(name: "", bytes: [])
  var problems: [Diagnostic] = []

  /// The last node is an empty value that may still get a list or names on deeper lines.
  var isOpen = false
  /// Where the last value ends.
  var lastEnd = 0
  /// Lines further in than this belong to a mistake that has been reported.
  var skipped = Int.max
  /// A reported mistake may reach over lines without a colon at this column.
  var isAfterMistake = false
  var hasMarker = false
  var markerOffset = 0
  /// The outermost level that this line has closed.
  var closed: (mark: SourceRange, column: Int)?
  /// Where the last line with a tab in its indentation ends.
  var tabbedEnd = -1
  /// After a line between two levels: its column, and the one at which the inner level goes on.
  var between: (column: Int, inner: Int)?
  var isFull = false

  public init() {
    levels.reserveCapacity(Limits.levels)
  }

  /// The tree, and every mistake; with mistakes the tree holds what could be read.
  public mutating func parse(_ file: SourceFile) -> (tree: SyntaxTree, problems: [Diagnostic]) {
    let found = read(file)
    let tree = SyntaxTree(file: file, nodes: nodes, comments: comments)
    nodes = []
    comments = []
    guard !found.isEmpty else { return (tree, []) }
    return (tree, found.map { $0.confirmed(in: file, among: found, by: &self) })
  }

  /// Reads into the parser's own memory.
  mutating func read(_ file: SourceFile) -> [Diagnostic] {
    begin(file)
    if checkBytes() {
      readLines(file.bytes.span)
      finish()
    }
    defer { problems = [] }
    return sortedProblems()
  }

  /// Takes the memory of a tree that is no longer needed.
  public mutating func recycle(_ tree: consuming SyntaxTree) {
    nodes = tree.nodes
    comments = tree.comments
    // Lets go of the tree, so that the memory is nobody else's.
    tree = SyntaxTree(file: SourceFile(name: "", bytes: []))
  }

  private mutating func begin(_ file: SourceFile) {
    self.file = file
    nodes.removeAll(keepingCapacity: true)
    // A node for every 24 bytes is more than most files need, and less than half of the file.
    nodes.reserveCapacity(file.bytes.count / 24)
    comments.removeAll(keepingCapacity: true)
    levels.removeAll(keepingCapacity: true)
    names.forget()
    (isOpen, lastEnd, skipped, isAfterMistake) = (false, 0, Int.max, false)
    (hasMarker, isFull) = (false, false)
    (closed, between, tabbedEnd) = (nil, nil, -1)
  }
}

public func parse(_ file: SourceFile) -> (tree: SyntaxTree, problems: [Diagnostic]) {
  var parser = Parser()
  return parser.parse(file)
}

/// A list or map whose end has not been reached.
struct Level {
  var column: Int
  var isList: Bool
  var node: Int
  /// The last item or name; 0 before the first.
  var last = 0
  /// Where its dash or its name stands.
  var lastOffset = 0
  var count = 0
}

/// The most of everything that a file may have.
public enum Limits {
  public static let fileBytes = Int(Int32.max)
  public static let lineBytes = 1 << 20
  public static let nameCharacters = 1024
  public static let levels = 64
  public static let mistakes = 20
}
