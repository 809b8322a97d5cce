import Testing

@testable import DialogSyntax

struct ParserTests {
  @Test(arguments: Readable.all)
  func `what the subset allows is read as YAML reads it`(_ example: Readable) {
    let (tree, problems) = parse(SourceFile(name: "read", bytes: Array(example.file.utf8)))
    #expect(problems == [])
    #expect(String(decoding: tree.json(), as: UTF8.self) == example.json + "\n")
  }

  @Test(arguments: Refused.all)
  func `what the subset leaves out is refused at its place`(_ example: Refused) {
    let file = SourceFile(name: "refused", bytes: example.bytes)
    let found = parse(file).problems.map { problem in
      let position = SourceLines(file).position(of: problem.range.start)
      return "\(problem.code) \(position.line):\(position.column)"
    }
    #expect(found == example.found)
  }

  @Test func `a level too many is refused, and none less`() {
    let most = String(repeating: "- ", count: Limits.levels) + "a"
    #expect(parse(SourceFile(name: "", bytes: Array(most.utf8))).problems == [])
    let more = SourceFile(name: "", bytes: Array(("- " + most).utf8))
    #expect(parse(more).problems.map(\.code) == ["limit"])
    let brackets = SourceFile(name: "", bytes: Array(repeating: Byte.openBracket, count: 100_000))
    #expect(parse(brackets).problems.count == 1)
  }

  @Test(arguments: [0, 1])
  func `a line may have a mebibyte, and a name 1024 characters`(_ extra: Int) {
    let line = Array("a: ".utf8) + Array(repeating: 0x78, count: Limits.lineBytes - 3 + extra)
    let name = String(repeating: "é", count: Limits.nameCharacters + extra) + ": x"
    let found = [line, Array(name.utf8)].flatMap {
      parse(SourceFile(name: "", bytes: $0)).problems.map(\.code)
    }
    #expect(found == Array(repeating: "limit", count: 2 * extra))
  }

  @Test func `a name that is used twice is found among very many`() {
    var names = (0..<20_000).map { "name \($0): x\n" }
    names.append("\"name 1\\u0032\": y\n")
    let problems = parse(SourceFile(name: "", bytes: Array(names.joined().utf8))).problems
    #expect(problems.map(\.code) == ["duplicate"])
    #expect(problems[0].message == "`\"name 1\\u0032\"` is already used in this file")
  }

  @Test func `twenty mistakes are shown and the rest is counted as more`() {
    let lines = (0..<30).map { "k\($0): a: b\n" }.joined()
    let codes = parse(SourceFile(name: "", bytes: Array(lines.utf8))).problems.map(\.code)
    #expect(codes == Array(repeating: "colon-in-text", count: Limits.mistakes) + ["more"])
  }
}

struct Readable: CustomTestStringConvertible, Sendable {
  let file: String
  let json: String

  init(_ file: String, _ json: String) {
    self.file = file
    self.json = json
  }

  var testDescription: String { file.debugDescription }

  static let all = files + lines + plain + quoted + notes + blocks + brackets

  private static let files = [
    Readable("", "[]"),
    Readable("\n# a note\n", "[]"),
    Readable("\u{FEFF}a: b\n", #"[{"a":"b"}]"#),
    Readable("\u{FEFF}", "[]"),
    Readable("a: b\r\nc: |\r\n  d\r\n  e\r\n", #"[{"a":"b","c":"d\ne\n"}]"#),
    Readable("--- # note\na: b", #"[{"a":"b"}]"#),
    Readable("# x\n\n---\n\n- a\n", #"[["a"]]"#),
  ]

  private static let lines = [
    Readable("a:\n- b\n- c\nd: e", #"[{"a":["b","c"],"d":"e"}]"#),
    Readable("a:\n   - b\n   - c\nd:\n e: f", #"[{"a":["b","c"],"d":{"e":"f"}}]"#),
    Readable("- - a\n  - b\n- c: d\n  e: f\n-   - g", #"[[["a","b"],{"c":"d","e":"f"},["g"]]]"#),
    Readable("a:\nb:   \n\n\nc: d  \n", #"[{"a":"","b":"","c":"d"}]"#),
    Readable("-\n- # x\n-\n  a: b\n", #"[["","",{"a":"b"}]]"#),
    Readable("a:\n  b:\n    c:\n  d: e\nf: g", #"[{"a":{"b":{"c":""},"d":"e"},"f":"g"}]"#),
    Readable("a: b\n   # c\nd: e\n\t\n", #"[{"a":"b","d":"e"}]"#),
  ]

  private static let plain = [
    Readable("a: 10:30\nb: https://x.y\nc: a:b\n", #"[{"a":"10:30","b":"https://x.y","c":"a:b"}]"#),
    Readable(
      "- -1\n- ?x\n- :x\n- a#b\n- ---\n- 'no'\n- no\n",
      ##"[["-1","?x",":x","a#b","---","no","no"]]"##),
    Readable("a b c: d, e\n\"f\": g [h]\n'i': j{k}", #"[{"a b c":"d, e","f":"g [h]","i":"j{k}"}]"#),
    Readable("a: null\nb: ~\nc: 1.10\nd: x\ty", #"[{"a":"null","b":"~","c":"1.10","d":"x\ty"}]"#),
    Readable("::: x\n---x: y", #"[{"::":"x","---x":"y"}]"#),
  ]

  private static let quoted = [
    Readable(
      #"a: "\" \\ \/ \n \t \r \x41 \u00e9 \U0001F600""#, #"[{"a":"\" \\ / \n \t \r A é 😀"}]"#),
    Readable("a: 'it''s'\nb: ''\nc: \"\"", #"[{"a":"it's","b":"","c":""}]"#),
    Readable("a: 'x: # y' # z\n\"b: c\": d", ##"[{"a":"x: # y","b: c":"d"}]"##),
    Readable("- \"a\": b\n- 'c': d", #"[[{"a":"b"},{"c":"d"}]]"#),
  ]

  private static let notes = [
    Readable("a: b # c\nd: e ## f\ng: h #! i\nj: k #\n", #"[{"a":"b","d":"e","g":"h","j":"k"}]"#),
    Readable("#a\na: # b\n  #c\n  d: e #\n", #"[{"a":{"d":"e"}}]"#),
  ]

  private static let blocks = [
    Readable("a: |\n  b\n   c\n\n  d # e\n  - f: g\n", ##"[{"a":"b\n c\n\nd # e\n- f: g\n"}]"##),
    Readable("a: >\n  b\n  c\n\n  d\n   e\n\n  f\n", #"[{"a":"b c\nd\n e\n\nf\n"}]"#),
    Readable("a: |-\n  b\n\nc: |+\n  d\n\ne: f", #"[{"a":"b","c":"d\n\n","e":"f"}]"#),
    Readable("a: |2\n   b\n  c\n", #"[{"a":" b\nc\n"}]"#),
    Readable("a: >1-\n  b\n c\n", #"[{"a":" b\nc"}]"#),
    Readable("a: |+1 # n\n  b\n", #"[{"a":" b\n"}]"#),
    Readable("a: |\nb: |\n\n\nc: |+\n\n", #"[{"a":"","b":"","c":"\n"}]"#),
    Readable("- |\n a\n- b: |\n    c\n  d: e", #"[["a\n",{"b":"c\n","d":"e"}]]"#),
    Readable("a: |\n  b", #"[{"a":"b"}]"#),
    Readable("a: |\n  b\n# c\nd: e", #"[{"a":"b\n","d":"e"}]"#),
    Readable("a: |\n \tb\n  \n", #"[{"a":"\tb\n \n"}]"#),
    Readable("a: |+\n     \n  \nb: c", #"[{"a":"\n\n","b":"c"}]"#),
    Readable("a: |1+\n     \nb: c", #"[{"a":"    \n","b":"c"}]"#),
    Readable("a: >\n\n\n  b\n", #"[{"a":"\n\nb\n"}]"#),
    Readable("a:\n- |\n b\n- c", #"[{"a":["b\n","c"]}]"#),
    Readable("a: |\n  ---\n  ...\n", #"[{"a":"---\n...\n"}]"#),
  ]

  private static let brackets = [
    Readable("a: []\nb: {}\nc: [ ] # d\n", #"[{"a":[],"b":{},"c":[]}]"#),
    Readable("- [a, \"b, c\", 'd']\n- [e f,g , h:i]", #"[[["a","b, c","d"],["e f","g","h:i"]]]"#),
    Readable("- []\n- {}\n- a: [b]\n  c: d", #"[[[],{},{"a":["b"],"c":"d"}]]"#),
  ]
}

struct Refused: CustomTestStringConvertible, Sendable {
  let bytes: [UInt8]
  let found: [String]

  init(_ file: String, _ found: String...) {
    self.bytes = Array(file.utf8)
    self.found = found
  }

  init(bytes: [UInt8], _ found: String...) {
    self.bytes = bytes
    self.found = found
  }

  var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }

  static let all = encoding + indentation + names + texts + blocks + brackets + documents + recovery

  private static let encoding = [
    Refused(bytes: [0xFF, 0xFE, 0x61, 0], "encoding 1:1"),
    Refused(bytes: [0x61, 0, 0x3A, 0], "encoding 1:1"),
    Refused(bytes: [0, 0, 0xFE, 0xFF], "encoding 1:1"),
    Refused(bytes: Array("a: b".utf8) + [0xC3, 0x28], "encoding 1:5"),
    Refused(bytes: Array("a: ".utf8) + [0xED, 0xA0, 0x80], "encoding 1:4"),
    Refused("a: b\rc: d\r", "encoding 1:5"),
    Refused("a: b\u{0}\n", "encoding 1:5"),
    Refused("a: \u{1B}[31m\u{7F}\n", "encoding 1:4", "encoding 1:9"),
    Refused("a: x\u{85}y\nb: \u{2028}\nc: \u{9F}", "encoding 1:5", "encoding 2:4", "encoding 3:4"),
    Refused("a: b\n\u{FEFF}c: d", "encoding 2:1"),
  ]

  private static let indentation = [
    Refused("a:\n\tb: c\n\td: e\n", "tab-indent 2:1"),
    Refused("a: b\n  \tc: d\n", "tab-indent 2:3"),
    Refused("\t# a\n", "tab-indent 1:1"),
    Refused("a:\tb\n", "stray-tab 1:3"),
    Refused("a: b\t\n-\tc: d\n", "stray-tab 1:5", "mixed 2:1", "stray-tab 2:2"),
    Refused("a: \"b\"\t# c\n", "stray-tab 1:7"),
    Refused("\u{A0}a: b\n", "odd-space 1:1"),
    Refused("a: \u{3000}b\n- \u{200B}c", "odd-space 1:4", "mixed 2:1", "odd-space 2:3"),
    Refused("  a: b\n  c: d\n", "bad-indent 1:3"),
    Refused("a:\n    b: c\n  d: e\n  f: g\n", "bad-indent 3:3"),
    Refused("a: b\n  c: d\n  e: f\n", "bad-indent 2:3"),
    Refused("- a\n - b\n - c\n", "dash-too-deep 2:2"),
    Refused("- a: b\n   - c\n", "bad-indent 2:4"),
    Refused("- a: b\n - c\n", "dash-too-deep 2:2"),
    Refused("a: b\n- c\n- d\ne: f\n", "mixed 2:1"),
    Refused("- a\nb: c\n- d\n", "mixed 2:1"),
  ]

  private static let names = [
    Refused("a b\n", "no-colon 1:1"),
    Refused("a: b\nc\nd\n", "no-colon 2:1"),
    Refused("a:b\n", "no-colon 1:1"),
    Refused("x: y\na:b\n\"c\":d\n", "no-space 2:2"),
    Refused("a : b\n", "space-before-colon 1:2"),
    Refused("\"a\" : b\n", "space-before-colon 1:4"),
    Refused("a: b\nc: d\na: e\n'a': f", "duplicate 3:1", "duplicate 4:1"),
    Refused("a\\b: c\n\"a\\\\b\": d", "duplicate 2:1"),
    Refused("? a\n: b\n", "question-key 1:1", "special-start 2:1"),
    Refused("<<: a\n", "special-start 1:1"),
    Refused(": a\n", "special-start 1:1"),
    Refused("'a'b: c\n\"d\" e: f\n", "after-quote 1:4", "after-quote 2:5"),
    Refused("a: b\nhttps://x.y\n", "no-colon 2:1"),
    Refused("a: b\nat 10:30\n", "no-colon 2:1"),
    Refused("a:\n  goto:b\n  c: d: e\n", "no-space 2:7", "colon-in-text 3:7"),
    Refused("a: \u{7}\u{7}\u{8}b\n", "encoding 1:4"),
    Refused("a: b\nc d # e:f\n", "no-colon 2:1"),
    Refused("a: b\n  c\n", "continued-text 2:3"),
    Refused("a: b\n  c\n d\n e\n", "continued-text 2:3"),
    Refused("a:\n  B c\n", "no-colon 2:3"),
  ]

  private static let texts = [
    Refused("a: b: c\nd: e:\n- f", "colon-in-text 1:5", "colon-in-text 2:5", "mixed 3:1"),
    Refused("a: b #c\nd: #e\nf: | #g\n", "hash-text 1:6", "hash-text 2:4", "hash-text 3:6"),
    Refused("a: \"b\nc: 'd\n", "open-quote 1:4", "open-quote 2:4"),
    Refused(
      "a: \"b\" c\nd: 'e'f\ng: \"h\"#i\n", "after-quote 1:8", "after-quote 2:7", "after-quote 3:7"),
    Refused("a: \"b\": c\n", "after-quote 1:7"),
    Refused(
      #"a: "\q"\#nb: "\ud83d"\#nc: "\U00110000"\#nd: "\0"\#ne: "\x4""#, "bad-escape 1:5",
      "bad-escape 2:5", "bad-escape 3:5", "bad-escape 4:5", "bad-escape 5:5"),
    Refused(
      "a: &b\nc: *d\ne: !f\ng: @h\ni: `j\nk: %l\nm: ,n\no: ]p\nq: }r\n", "special-start 1:4",
      "special-start 2:4", "special-start 3:4", "special-start 4:4", "special-start 5:4",
      "special-start 6:4", "special-start 7:4", "special-start 8:4", "special-start 9:4"),
    Refused("a: {b}\nc: {d: e}\n{f}: g", "brace 1:4", "brace 2:4", "brace 3:1"),
    Refused(
      "a: - b\nc: ? d\ne: : f\n", "special-start 1:4", "question-key 2:4", "special-start 3:4"),
  ]

  private static let blocks = [
    Refused("a: | b\nc: > d\n", "block-header 1:6", "block-header 2:6"),
    Refused(
      "a: |0\nb: |22\nc: |+-\nd: |# e\n", "block-header 1:5", "block-header 2:5",
      "block-header 3:5", "block-header 4:5"),
    Refused("a: |\n    b\n  c\nd: e", "bad-indent 3:3"),
    Refused("a: |\n     \n  b\n", "bad-indent 2:3"),
    Refused("a: |\n  b\n\t\n  c\n", "tab-indent 3:1"),
    Refused("a: |\n  b\n# c\n  d\n", "continued-text 4:3"),
    Refused("a: |+\n  b\n ", "bad-indent 3:1"),
  ]

  private static let brackets = [
    Refused("a: [b\nc: [d] e\n", "bracket 1:4", "bracket 2:4"),
    Refused("a: [b, [c]]\nd: [{e}]\n", "bracket 1:4", "bracket 2:4"),
    Refused("a: [b: c]\nd: [e:]\nf: [\"g\":h]\n", "bracket 1:4", "bracket 2:4", "bracket 3:4"),
    Refused("a: [b, ]\nc: [,]\n", "trailing-comma 1:6", "bracket 2:5"),
    Refused(
      "a: [*b]\nc: [-]\nd: [?e]\nf: [g #h]\n", "special-start 1:5", "special-start 2:5",
      "special-start 3:5", "bracket 4:4"),
    Refused("[a]\n", "bracket 1:1"),
    Refused("[]\n", "bracket 1:1"),
    Refused("{}\n", "brace 1:1"),
    Refused("[a]: b\n", "bracket 1:1"),
  ]

  private static let documents = [
    Refused("%YAML 1.2\n---\na: b\n", "directive 1:1"),
    Refused("a: b\n---\nc: d\n", "second-document 2:1"),
    Refused("---\n---\na: b\n", "second-document 2:1"),
    Refused("a: b\n...\n", "end-mark 2:1"),
    Refused("---\n", "lone-marker 1:1"),
    Refused("--- a: b\n", "after-marker 1:5"),
    Refused("--- |\n a\n", "after-marker 1:5", "no-colon 2:2"),
    Refused("a\n", "no-colon 1:1"),
  ]

  private static let recovery = [
    Refused("a: b: c\n  d: e\n    f\ng: h: i\n", "colon-in-text 1:5", "colon-in-text 4:5"),
    Refused("a: \"b\n  c\n  d\"\ne: f\n", "open-quote 1:4"),
    Refused("a:\n  b c\n  d: e: f\n", "no-colon 2:3", "colon-in-text 3:7"),
    Refused("- a\n - b: c: d\n - e\n- f\n", "dash-too-deep 2:2", "colon-in-text 2:8"),
  ]
}
