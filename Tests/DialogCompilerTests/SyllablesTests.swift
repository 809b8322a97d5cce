import Testing

@testable import DialogCompiler

@Suite struct SyllablesTests {
  private static let words = [
    """
    a the you your yes young make made makes time times use used while whole whose have
    helped asked stopped walked need eight breathe know rough change love head feel bad right
    choose lose talk through strength friends month real world said were there does
    """,
    """
    about uses needed wanted started changes boxes notice safer safely lonely careful hopeful nothing
    something someone sometimes many people body table little quiet doing trying being going
    every moment even able order alone again people's asleep cocaine heroin number before useless
    isn't business science diet lower trouble troubles reason reasons money hundred evening
    """,
    """
    somebody another family anything alcohol medicine however remember area idea
    period serious already opiates video radio visited decided cannabis important different
    together confidence tomorrow understand dangerous
    """,
    """
    information anxiety ability conversation usually community
    """,
  ]

  @Test(arguments: 1...4) func `a word has as many syllables as it is said with`(_ count: Int) {
    let wrong = Self.words[count - 1].split(whereSeparator: \.isWhitespace).filter {
      Syllables.count(String($0)) != count
    }
    #expect(wrong == [])
  }

  @Test func `the grade is that of the formula`() {
    var figures = ReadingFigures()
    figures.add("The cat sat on the mat.\nYou can rest")
    #expect(figures.words == 9)
    #expect(figures.sentences == 2)
    #expect(figures.syllables == 9)
    #expect(abs(figures.grade - (0.39 * 4.5 + 11.8 - 15.59)) < 0.001)
  }

  @Test func `a slot is a word, and a number inside a word is no end`() {
    let text = ProseText("Call {listening} now. It is 2.5 miles, e-mail {name | you there}.")
    #expect(text.sentences.map(\.words.count) == [3, 6])
  }

  @Test func `words that a pack avoids are whole words`() {
    let avoid = AvoidedWords([("clean", "not using"), ("why did you", "what was going on")])
    let found = avoid.found(in: ProseText("Cleaning is fine. Clean is not. Why did you go?"))
    #expect(found.map(\.word) == ["clean", "why did you"])
  }
}
