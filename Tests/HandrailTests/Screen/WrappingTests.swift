import Support
import Testing

@testable import handrail

@Suite struct WrappingTests {
  private func wrap(_ text: String, _ columns: Int?, indent: Int = 0) -> String {
    var bytes: [UInt8] = []
    Wrapping(columns: columns, indent: indent, lineEnd: .lineFeed)
      .append(Array(text.utf8), from: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", ""),
    ("one two three", "one two\nthree"),
    ("one\n\ntwo", "one\n\ntwo"),
    ("exactly 8", "exactly\n8"),
    ("unbreakably long", "unbreakably\nlong"),
    ("日本語日本語", "日本語日\n本語"),
    ("e\u{301}e\u{301}e\u{301}e\u{301} abc", "e\u{301}e\u{301}e\u{301}e\u{301} abc"),
  ]) func `lines of at most eight columns`(text: String, wrapped: String) {
    #expect(wrap(text, 8) == wrapped)
  }

  @Test func `without a width only the text's own breaks count`() {
    #expect(wrap("a b\nc " + String(repeating: "x ", count: 200), nil).utf8.count { $0 == 10 } == 1)
  }

  @Test func `wrapping changes nothing but spaces into breaks, and no line is wider than asked`() {
    var random = SeededGenerator(seed: 11)
    let words = ["a", "craving", "日本", "fühlt", "e\u{301}", "—", "strong"]
    for _ in 0..<300 {
      let text = (0..<30).map { _ in words[Int(random.next() % 7)] }.joined(separator: " ")
      let wrapped = wrap(text, 12)
      func bare(_ text: String) -> String { String(text.filter { $0 != "\n" && $0 != " " }) }
      #expect(bare(wrapped) == bare(text))
      #expect(wrapped.split(separator: "\n").allSatisfy { ColumnWidth.of(String($0)) <= 12 })
    }
  }
}
