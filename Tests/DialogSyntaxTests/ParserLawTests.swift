import Foundation
import Support
import Testing

@testable import DialogSyntax

/// What holds for every file, tried on seeded ones. `SEED=42 swift test` repeats one.
struct ParserLawTests {
  @Test(arguments: RandomFile.seeds)
  func `reading never traps, and every range lies inside the file`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let file = RandomFile.any(using: &random)
      let (tree, problems) = parse(file)
      expectRangesInside(file, tree, problems)
      _ = DiagnosticRenderer([file]).render(problems, as: .human)
    }
  }

  @Test(arguments: RandomFile.seeds)
  func `printing and reading again gives the same tree`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let file = RandomFile.likely(using: &random)
      let (tree, problems) = parse(file)
      guard problems.isEmpty else { continue }
      let printed = SourceFile(name: "printed", bytes: SyntaxPrinter.print(tree))
      let again = parse(printed)
      #expect(again.problems == [])
      #expect(again.tree.json() == tree.json())
      #expect(SyntaxPrinter.print(again.tree) == printed.bytes)
    }
  }

  @Test(arguments: RandomFile.seeds)
  func `the same file gives the same bytes`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var parser = Parser()
    for _ in 0..<50 {
      let file = RandomFile.any(using: &random)
      let fresh = parse(file)
      let again = parser.parse(file)
      #expect(fresh.tree.json() == again.tree.json())
      #expect(fresh.problems == again.problems)
      parser.recycle(again.tree)
    }
  }

  @Test(arguments: RandomFile.seeds)
  func `a correction that is offered leaves fewer mistakes`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let file = RandomFile.likely(using: &random)
      let problems = parse(file).problems
      guard problems.last?.code != "more" else { continue }
      for problem in problems {
        guard let edits = problem.fix?.edits, !edits.isEmpty else { continue }
        #expect(parse(file.applying(edits)).problems.count < problems.count)
      }
    }
  }

  @Test func `a file can be cut at every byte`() {
    let whole = Array(RandomFile.sample.utf8)
    for end in 0...whole.count {
      let file = SourceFile(name: "cut", bytes: Array(whole[..<end]))
      let (tree, problems) = parse(file)
      expectRangesInside(file, tree, problems)
    }
  }

  @Test func `a byte order mark and other line ends change nothing`() {
    let plain = parse(SourceFile(name: "a", bytes: Array(RandomFile.sample.utf8)))
    let windows = RandomFile.sample.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let other = parse(SourceFile(name: "b", bytes: [0xEF, 0xBB, 0xBF] + Array(windows.utf8)))
    #expect(plain.problems == [])
    #expect(other.problems == [])
    #expect(other.tree.json() == plain.tree.json())
  }

  private func expectRangesInside(
    _ file: SourceFile, _ tree: SyntaxTree, _ problems: [Diagnostic]
  ) {
    func expect(_ range: SourceRange) {
      let isInside = 0 <= range.start && range.start <= range.end && range.end <= file.bytes.count
      // One expectation for each of a million ranges would take longer than the parser.
      if !isInside { Issue.record("\(range) in \(file.bytes)") }
    }
    for index in tree.nodes.indices {
      let node = SyntaxNode(tree: tree, index: index)
      expect(node.range)
      for byte in 0...node.textBytes.count { expect(node.sourceRange(of: byte..<byte)) }
    }
    for problem in problems {
      expect(problem.range)
      for note in problem.notes { expect(note.range) }
      for edit in problem.fix?.edits ?? [] { expect(edit.range) }
    }
  }
}

/// Files that somebody might have written, and files that nobody would.
enum RandomFile {
  static let seeds: [UInt64] = {
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
    return given.map { [$0] } ?? Array(1...8)
  }()

  static let sample = """
    dialog: relapse # a note
    review:
      version: 3
    list:
    - a
    - b: c
      d: |
        hello
          there

        you
      e: >-
        a
        b

        c
    - - x
      - [calm, "a, b", 'c''d']
      - []
    q: "a\\u0041\\nb"
    empty:
    nodes:
      what happened:
        - ask: In a few?
          choices:
            Yes, I am safe: x
    last: |+
      kept


    """

  private static let pieces = [
    "- ", ": ", ":", " ", "  ", "\n", "\n\n", "#", " # ", " #", "\"", "'", "|", ">", "|-\n", ">+\n",
    "|2\n", "[", "]", "{", "}", ", ", "a", "a: b\n", "- a\n", "---\n", "...\n", "\t", "\r\n", "\r",
    "\\", "\\n", "\\u00e9", "&a ", "*a", "!t ", "%", "@", "?", "? ", "é", "\u{A0}", "\u{200B}",
    "\u{FEFF}", "\u{2028}", "    ", "\n  ", "\n    ", "\n- ", "\n  - ", "a:\n  ", "\"a\": ",
    "[]", "{}", "[a, b]", "<<", "k: |\n  text\n   more\n", "k: >\n  a\n  b\n\n  c\n",
  ]

  static func any(using random: inout SeededGenerator) -> SourceFile {
    guard random.next() % 3 == 0 else { return likely(using: &random) }
    let count = Int(random.next() % 60)
    let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    return SourceFile(name: "random", bytes: bytes)
  }

  static func likely(using random: inout SeededGenerator) -> SourceFile {
    if random.next() % 3 == 0 { return SourceFile(name: "random", bytes: joined(using: &random)) }
    var bytes = Array(sample.utf8)
    for _ in 0..<(random.next() % 4) {
      let place = Int(random.next() % UInt64(bytes.count + 1))
      if random.next() % 3 == 0 {
        bytes.removeSubrange(place..<min(bytes.count, place + 2))
      } else {
        bytes.insert(contentsOf: piece(using: &random), at: place)
      }
    }
    return SourceFile(name: "random", bytes: bytes)
  }

  private static func joined(using random: inout SeededGenerator) -> [UInt8] {
    (0..<(1 + random.next() % 14)).flatMap { _ in piece(using: &random) }
  }

  private static func piece(using random: inout SeededGenerator) -> [UInt8] {
    Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8)
  }
}
