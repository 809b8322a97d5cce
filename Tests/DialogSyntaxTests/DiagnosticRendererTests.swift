import Foundation
import Support
import Testing

@testable import DialogSyntax

struct DiagnosticRendererTests {
  private let file = SourceFile(name: "a\u{1B}.yaml", bytes: Array("say: \"hi\ngoto: b: c\n".utf8))

  @Test func `one line a mistake, with nothing a terminal would obey`() {
    let drawn = DiagnosticRenderer([file]).render(parse(file).problems, as: .line)
    #expect(
      drawn == """
        a<U+001B>.yaml:1:6: error: this quote is never closed on its line [open-quote]
        a<U+001B>.yaml:2:8: error: this text has a colon followed by a space, so it needs quotes \
        [colon-in-text]

        """)
  }

  @Test func `JSON holds every part of a mistake`() throws {
    let drawn = DiagnosticRenderer([file]).render(parse(file).problems, as: .json)
    #expect(!drawn.unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 })
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(drawn.utf8)) as? [[String: Any]])
    let first = try #require(list.first)
    #expect(
      first.keys.sorted() == [
        "code", "column", "endColumn", "endLine", "file", "fix", "label", "line", "message",
        "notes", "severity", "why",
      ])
    #expect(first["line"] as? Int == 1)
    #expect(first["column"] as? Int == 6)
    #expect(first["file"] as? String == file.name)
    let fix = try #require(first["fix"] as? [String: Any])
    let edits = try #require(fix["edits"] as? [[String: Any]])
    #expect(edits.first?["replacement"] as? String == "\"")
    #expect(edits.first?["column"] as? Int == 9)
  }

  @Test func `colour changes nothing but the colour`() {
    let problems = parse(file).problems
    let plain = DiagnosticRenderer([file]).render(problems, as: .human)
    let painted = DiagnosticRenderer([file], isColored: true).render(problems, as: .human)
    #expect(painted != plain)
    #expect(painted.replacing(/\x{1B}\[[0-9;]*m/, with: "") == plain)
  }

  @Test func `a place in another file has its own heading`() {
    let other = SourceFile(name: "other.yaml", bytes: Array("x: y\nwhat happened: z\n".utf8))
    let here = SourceFile(name: "here.yaml", bytes: Array("goto: what hapened\n".utf8))
    let problem = Diagnostic(
      .warning, "unknown", file: "here.yaml", range: SourceRange(6, 18), "there is no such node",
      label: "did you mean \"what happened\"?", why: "names are exact",
      notes: [.init(file: "other.yaml", range: SourceRange(5, 18), label: "it is here")],
      fix: .init("write", edits: [.init(SourceRange(6, 18), "what happened")]))
    #expect(
      DiagnosticRenderer([here, other]).human(problem) == """
        here.yaml:1:7: warning: there is no such node [unknown]
           |
         1 | goto: what hapened
           |       ^^^^^^^^^^^^ did you mean "what happened"?
           = names are exact
        other.yaml:2:1:
           |
         2 | what happened: z
           | ------------- it is here
        help: write
         1 | goto: what happened

        """)
  }

  @Test func `a file that is not there has no excerpt`() {
    let problem = Diagnostic(
      .error, "gone", file: "gone.yaml", range: SourceRange(5, 9), "this file is gone")
    let drawn = DiagnosticRenderer([]).human(problem)
    #expect(drawn == "gone.yaml:1:1: error: this file is gone [gone]\n")
  }

  @Test(arguments: [0, 50, 95, 100, 500, 990])
  func `no line of an excerpt is wider than a hundred columns`(_ start: Int) {
    let text = String(repeating: "word ", count: 200) + "\n"
    let long = SourceFile(name: "long", bytes: Array(text.utf8))
    let problem = Diagnostic(
      .error, "x", file: "long", range: SourceRange(start, start + 4), "x", label: "here",
      fix: .init("write", edits: [.init(SourceRange(start, start + 4), "other")]))
    let rows = DiagnosticRenderer([long]).human(problem).split(separator: "\n")
    #expect(rows.allSatisfy { $0.unicodeScalars.count <= Excerpt.widest })
    let marked = rows.firstIndex { $0.contains("^^^^ here") }
    #expect(marked != nil)
    guard let marked else { return }
    let column = rows[marked].unicodeScalars.prefix { $0 != "^" }.count
    let above = rows[marked - 1].unicodeScalars.dropFirst(column).prefix(4)
    #expect(String(String.UnicodeScalarView(above)) == String(text.dropFirst(start).prefix(4)))
  }
}

struct TreeJSONTests {
  @Test(arguments: RandomFile.seeds)
  func `a tree is written as JSON that can be read`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let (tree, problems) = parse(RandomFile.likely(using: &random))
      guard problems.isEmpty else { continue }
      let json = try JSONSerialization.jsonObject(with: Data(tree.json()))
      let documents = try #require(json as? [Any])
      #expect(documents.count == (tree.root == nil ? 0 : 1))
    }
  }

  @Test func `characters that a screen obeys are escaped`() {
    let file = SourceFile(name: "", bytes: Array("a: \"\\u202e\\x1b\\U0001F600\"".utf8))
    let json = String(decoding: parse(file).tree.json(), as: UTF8.self)
    #expect(json == "[{\"a\":\"\\u202e\\u001b😀\"}]\n")
  }
}
