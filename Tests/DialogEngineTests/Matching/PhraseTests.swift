import Testing

@testable import DialogEngine

@Suite struct PhraseTests {
  @Test func `a phrase is taken apart at its blanks, slashes and signs`() {
    let phrase = Phrase("want/wanna to?  die* ... <pain>", concepts: [ConceptID(7)])
    let expected: [Phrase.Item] = [
      .word([word("want"), word("wanna")], isOptional: false),
      .word([word("to")], isOptional: true),
      .word([Phrase.Word(text: "die", isPrefix: true)], isOptional: false),
      .gap,
      .concept(ConceptID(7), isOptional: false),
    ]
    #expect(phrase.items == expected)
  }

  @Test func `a phrase ends where it ends in its line, whatever stands beside it`() {
    let line = Array("one, two three ,four".utf8)
    let phrase = Phrase(in: line, 5..<14)
    #expect(phrase.source == "two three")
    #expect(phrase.items.count == 2)
    #expect(phrase == Phrase("two three"))
  }

  private func word(_ text: String) -> Phrase.Word { Phrase.Word(text: text, isPrefix: false) }
}
