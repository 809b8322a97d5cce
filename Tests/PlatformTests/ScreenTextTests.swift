import Platform
import Support
import Testing

@Suite struct ScreenTextTests {
  @Test(arguments: [
    ("plain words\nand a line", "plain words\nand a line", "plain words\nand a line"),
    ("a\u{202E}b", "ab", "a<U+202E>b"),
    ("\u{1B}[2Jgone", "[2Jgone", "<U+001B>[2Jgone"),
    ("a\tb", "a b", "a<U+0009>b"),
    ("a\u{9B}b\u{7F}\u{2028}c", "abc", "a<U+009B>b<U+007F><U+2028>c"),
    ("caf\u{E9}, \u{65E5}\u{672C}, \u{1F600}", "café, 日本, 😀", "café, 日本, 😀"),
    ("\u{E0041}\u{3164}x", "x", "<U+E0041><U+3164>x"),
    ("a\u{200D}b", "a\u{200D}b", "a\u{200D}b"),
  ]) func `visitors see nothing of what could harm, reviewers see which it was`(
    text: String, visitor: String, reviewer: String
  ) {
    #expect(ScreenText.clean(text, for: .visitor) == visitor)
    #expect(ScreenText.clean(text, for: .reviewer) == reviewer)
  }

  @Test func `whatever bytes come in, no control character but a line break goes out`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<500 {
      let raw = (0..<40).map { _ in UInt8(truncatingIfNeeded: random.next() >> 20) }
      var bytes: [UInt8] = []
      ScreenText.append(bytes: raw, for: .reviewer, to: &bytes)
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
      #expect(scalars.allSatisfy { $0 == "\n" || ScreenText.isHarmless($0) })
    }
  }

  @Test func `a part of a text is filtered like a whole one`() {
    let text = "left\u{1B}right"
    #expect(ScreenText.clean(String(text.dropFirst(2)), for: .visitor) == "ftright")
  }
}
