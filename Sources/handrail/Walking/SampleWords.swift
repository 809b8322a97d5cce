import DialogEngine

/// Words that a phrase of an author fits, to be typed where the phrase is to be tried out.
struct SampleWords {
  private let concepts: [Concept]
  /// Concepts that lead to each other are followed only so far.
  private static let mostLevels = 6

  init(_ tables: Tables) {
    concepts = tables.concepts
  }

  /// The first of each alternative, without what may be missing; nil where a concept is empty.
  func words(for phrase: Phrase) -> String? {
    words(for: phrase, level: 0)
  }

  private func words(for phrase: Phrase, level: Int) -> String? {
    var words: [String] = []
    for item in phrase.items {
      switch item {
      case .word(let alternatives, let isOptional):
        if !isOptional, let first = alternatives.first { words.append(first.text) }
      case .gap: break
      case .concept(let concept, let isOptional):
        if isOptional { continue }
        guard let some = self.words(for: concept, level: level + 1) else { return nil }
        words.append(some)
      }
    }
    return words.joined(separator: " ")
  }

  private func words(for concept: ConceptID, level: Int) -> String? {
    if level > Self.mostLevels { return nil }
    let found = concepts[Int(concept.value)]
    for phrase in found.match {
      if let words = words(for: phrase, level: level + 1) { return words }
    }
    for other in found.include {
      if let words = words(for: other, level: level + 1) { return words }
    }
    return nil
  }
}

extension Pack {
  /// For each interrupt and each of its two rules, a reply that fires it.
  func alarmingReplies() -> [String] {
    tables.interrupts.flatMap { interrupt in
      [Alarm.Rule.match, .check].compactMap { reply(firing: interrupt.name, by: $0) }
    }
  }

  func reply(firing name: String, by rule: Alarm.Rule) -> String? {
    guard let place = tables.interrupts.firstIndex(where: { $0.name == name }) else { return nil }
    let samples = SampleWords(tables)
    let interrupt = tables.interrupts[place]
    let phrases = rule == .match ? interrupt.match : interrupt.check
    return phrases.lazy.compactMap(samples.words).first { reply in
      let alarm = lexicon.interrupt(lexicon.listen(to: Cleaning.clean(reply)))
      return alarm?.interrupt == InterruptID(place) && alarm?.rule == rule
    }
  }
}
