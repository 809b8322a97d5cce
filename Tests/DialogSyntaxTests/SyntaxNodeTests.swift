import Testing

@testable import DialogSyntax

struct SyntaxNodeTests {
  private func root(_ text: String) throws -> SyntaxNode {
    let (tree, problems) = parse(SourceFile(name: "node", bytes: Array(text.utf8)))
    #expect(problems == [])
    return try #require(tree.root)
  }

  /// The part of the file where a part of a decoded text stands.
  private func written(_ part: String, in node: SyntaxNode) throws -> String {
    let text = Array(node.text.utf8)
    let wanted = Array(part.utf8)
    let start = try #require(
      (0...(text.count - wanted.count)).first { text[$0...].starts(with: wanted) })
    let range = node.sourceRange(of: start..<(start + wanted.count))
    return String(decoding: node.tree.file.bytes[range.start..<range.end], as: UTF8.self)
  }

  @Test func `a map is asked for its values by name`() throws {
    let root = try root("say: hi\n\"ta\\x67\": b\nlist: [c, d]\nnone:\n")
    #expect(root.kind == .map)
    #expect(root.value(for: "say")?.text == "hi")
    #expect(root.value(for: "tag")?.text == "b")
    #expect(root.value(for: "list")?.items.map(\.text) == ["c", "d"])
    #expect(root.value(for: "none")?.kind == .empty)
    #expect(root.value(for: "other") == nil)
    #expect(root.entries.map(\.key.text) == ["say", "tag", "list", "none"])
  }

  @Test func `the style of a text is kept`() throws {
    let root = try root("- a\n- 'b'\n- \"c\"\n- |\n  d\n- >\n  e\n")
    #expect(root.items.map(\.style) == [.plain, .single, .double, .literal, .folded])
  }

  @Test func `an empty list lends nothing from what follows it`() throws {
    let root = try root("a: []\nb: {}\nc: d\n")
    #expect(root.value(for: "a")?.items.map(\.text) == [])
    #expect(root.value(for: "b")?.entries.map(\.key.text) == [])
  }

  @Test(arguments: [
    ("a: see {name} now\n", "{name}"),
    ("a: 'it''s {name} now'\n", "{name}"),
    ("a: \"\\u00e9\\t{name} \\\"now\\\"\"\n", "{name}"),
    ("a: |\n  one\n  see {name} now\n", "{name}"),
    ("a: >-\n  one\n\n  two\n  see {name} now\n", "{name}"),
  ])
  func `a part of a text is found in the file`(_ file: String, _ part: String) throws {
    let value = try #require(try root(file).value(for: "a"))
    #expect(try written(part, in: value) == part)
  }

  @Test func `what stands for one character is found whole`() throws {
    let value = try #require(try root("a: \"x\\u00e9y\"\n").value(for: "a"))
    #expect(try written("é", in: value) == "\\u00e9")
    #expect(value.sourceOffset(of: value.textBytes.count) == value.range.end - 1)
  }

  @Test func `a note is found from what stands on its line`() throws {
    let root = try root("a: b # one\nc: d\n# two\ne:   # three\n  f: g\n")
    func note(_ name: String) -> String? {
      root.value(for: name).flatMap { value in
        root.tree.comment(onLineOf: value).map {
          String(decoding: root.tree.file.bytes[$0.start..<$0.end], as: UTF8.self)
        }
      }
    }
    #expect(note("a") == "# one")
    #expect(note("c") == nil)
    #expect(root.entries.map { root.tree.comment(onLineOf: $0.key) != nil } == [true, false, true])
  }

  @Test func `a list reaches from its first dash to the end of its last value`() throws {
    let list = try #require(try root("a:\n  - b\n  - c # d\ne: f\n").value(for: "a"))
    #expect(list.range == SourceRange(5, 14))
  }
}

struct SourceLinesTests {
  @Test func `columns count characters after the mark at the start of a file`() {
    let lines = SourceLines(SourceFile(name: "", bytes: Array("\u{FEFF}aé😀b\r\nc".utf8)))
    #expect(lines.position(of: 0) == (1, 1))
    #expect(lines.position(of: 3) == (1, 1))
    #expect(lines.position(of: 10) == (1, 4))
    #expect(lines.position(of: 13) == (2, 1))
    #expect(lines.position(of: 14) == (2, 2))
    #expect(lines.range(ofLine: 1) == SourceRange(3, 11))
  }
}

struct NearestNameTests {
  @Test(arguments: [
    ("what hapened", "what happened"), ("opneing", "opening"), ("Opening", "opening"),
    ("opening ", "opening"), ("xyz", nil), ("", nil), ("a", nil),
  ])
  func `the name that was probably meant is found`(_ name: String, _ meant: String?) {
    #expect(nearest(to: name, in: ["opening", "what happened", "feelings", "b"]) == meant)
  }

  @Test func `two letters that changed places are one mistake`() {
    #expect(editDistance(Array("goto".unicodeScalars), Array("gtoo".unicodeScalars)) == 1)
    #expect(editDistance(Array("".unicodeScalars), Array("abc".unicodeScalars)) == 3)
    #expect(editDistance(Array("kitten".unicodeScalars), Array("sitting".unicodeScalars)) == 3)
  }

  @Test func `of two names as near the first is taken`() {
    #expect(nearest(to: "safe", in: ["safa", "saff"]) == "safa")
  }
}
