import DialogEngine
import DialogSyntax

/// Tries the words of each interrupt: whether they set it off.
extension Compiler {
  mutating func checkAlarms(_ pack: Pack) {
    for (place, interrupt) in tables.interrupts.enumerated() {
      for (phrase, site) in zip(interrupt.match, alarmSites[interrupt.name] ?? []) {
        guard let problem = problem(phrase, of: InterruptID(place), at: site, pack) else {
          continue
        }
        problems.append(problem)
      }
    }
  }

  private func problem(
    _ phrase: Phrase, of interrupt: InterruptID, at site: Site, _ pack: Pack
  ) -> Diagnostic? {
    // The beginning of a word is no word that anybody types.
    guard !phrase.hasBeginnings else { return nil }
    for words in phrase.samples {
      let heard = pack.lexicon.listen(to: Cleaning.clean(words))
      guard let alarm = pack.lexicon.interrupt(heard) else {
        return .alarmNeverRaised(words, tables.interrupts[interrupt].name, at: site)
      }
      guard alarm.interrupt != interrupt else { continue }
      return .alarmTaken(
        words, tables.interrupts[interrupt].name, by: tables.interrupts[alarm.interrupt].name,
        alarm.hit, at: site)
    }
    return nil
  }
}

extension Phrase {
  fileprivate var hasBeginnings: Bool {
    items.contains { item in
      if case .word(let words, _) = item { words.contains(where: \.isPrefix) } else { false }
    }
  }
}
