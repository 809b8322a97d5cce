import DialogEngine
import DialogSyntax

/// Tries the author's own words on the finished pack: whether they mean what they stand for.
extension Compiler {
  mutating func checkReplies(_ pack: Pack) {
    for (index, question) in tables.questions.enumerated() {
      guard case .choices(let choices) = question.form else { continue }
      let set = pack.lexicon.choiceSet(choices.map(\.meaning))
      for (place, choice) in choices.enumerated() {
        checkAlarm(choice, origins.choices[index][place], pack)
        checkPhrases(place, of: choices, at: origins.choices[index], set, pack)
      }
    }
  }

  /// A label that sets off an interrupt when it is typed at another question.
  private mutating func checkAlarm(_ choice: Choice, _ site: Site, _ pack: Pack) {
    let reply = pack.lexicon.listen(to: Cleaning.clean(choice.label))
    guard let alarm = pack.lexicon.interrupt(reply) else { return }
    problems.append(
      .labelIsAlarm(choice.label, tables.interrupts[alarm.interrupt].name, alarm.hit, at: site))
  }

  /// A phrase that another choice takes for itself, or an interrupt does.
  private mutating func checkPhrases(
    _ place: Int, of choices: [Choice], at labels: [Site], _ set: ChoiceSet, _ pack: Pack
  ) {
    let sites = matchSites[labels[place]] ?? []
    for (phrase, site) in zip(choices[place].meaning.match, sites) where phrase.isPlain {
      let reply = pack.lexicon.listen(to: Cleaning.clean(phrase.source))
      if let alarm = pack.lexicon.interrupt(reply) {
        problems.append(
          .phraseIsAlarm(
            phrase.source, tables.interrupts[alarm.interrupt].name, alarm.hit, at: site))
        continue
      }
      let taker: Int? =
        switch pack.lexicon.choose(reply, from: set) {
        case .one(let other, _, _): other
        case .which(let all): all.first { $0 != place }
        case .close, .opposed, .none: nil
        }
      guard let taker, taker != place, !isSaidAlready(phrase, choices[taker]) else { continue }
      let together = [choices[place].condition, choices[taker].condition].compactMap { $0 }
        .map { tables.conditions[$0] }
      guard ConditionSpace(tables).canAllHold(together) else { continue }
      problems.append(
        .phraseTaken(phrase.source, by: choices[taker].label, at: site, other: labels[taker]))
    }
  }

  /// The same phrase on both has its own message.
  private func isSaidAlready(_ phrase: Phrase, _ other: Choice) -> Bool {
    other.meaning.match.contains { $0.source.lowercased() == phrase.source.lowercased() }
  }
}
