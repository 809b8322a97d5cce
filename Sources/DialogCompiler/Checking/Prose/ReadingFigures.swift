/// How much there is to read and how hard it is, summed up over any number of texts.
public struct ReadingFigures: Sendable, Equatable {
  public private(set) var words = 0
  public private(set) var sentences = 0
  public private(set) var syllables = 0
  public private(set) var longestSentence = 0

  public init() {}

  public init(_ text: String) {
    add(ProseText(text))
  }

  public mutating func add(_ text: String) {
    add(ProseText(text))
  }

  mutating func add(_ text: ProseText) {
    sentences += text.sentences.count
    for sentence in text.sentences {
      words += sentence.words.count
      longestSentence = max(longestSentence, sentence.words.count)
      for word in sentence.words { syllables += Self.syllables(text.word(word)) }
    }
  }

  /// The grade of Flesch and Kincaid, where a line's end ends a sentence.
  public var grade: Double {
    guard words > 0 else { return 0 }
    return 0.39 * Double(words) / Double(sentences)
      + 11.8 * Double(syllables) / Double(words) - 15.59
  }

  public var wordsPerSentence: Double {
    sentences == 0 ? 0 : Double(words) / Double(sentences)
  }

  /// Names of medicines and services, for which there is no easier word, and slots count as one.
  private static func syllables(_ word: String) -> Int {
    word.hasPrefix("{") || names.contains(word) ? 1 : Syllables.count(word)
  }

  private static let names: Set<String> = [
    "methadone", "buprenorphine", "naloxone", "pregabalin", "gabapentin", "benzodiazepine",
    "benzodiazepines", "diazepam", "valium", "xanax", "codeine", "tramadol", "samaritans",
    "childline", "nspcc", "frank", "nhs", "papyrus", "lifeline", "narcotics", "alcoholics",
    "anonymous", "adfam",
  ]
}
