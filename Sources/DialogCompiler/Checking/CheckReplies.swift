import DialogEngine
import DialogSyntax

/// Tries the author's own words on the finished pack: whether they mean what they stand for.
extension Compiler {
  mutating func checkReplies(_ pack: Pack) {
    checkAlarms(pack)
    let space = ConditionSpace(tables)
    for menu in menus {
      let set = pack.lexicon.choiceSet(menu.items.map(\.meaning))
      for place in menu.items.indices {
        checkLabel(place, of: menu, set, pack)
        if menu.listed & 1 << UInt64(place) != 0 { checkAlarm(menu.items[place], pack) }
        checkPhrases(place, of: menu, set, pack, space)
      }
    }
  }

  /// A label with a number of its own, which is shown beside the one that the program gives it.
  private mutating func checkLabel(
    _ place: Int, of menu: Menu, _ set: ChoiceSet, _ pack: Pack
  ) {
    let items = menu.items
    let label = items[place].meaning.label
    if let plain = label.withoutNumber {
      problems.append(.labelNumber(label, plain, at: items[place].site))
    } else if case .one(let other, by: .number, _) = pack.lexicon.exactly(
      pack.lexicon.read(Cleaning.clean(label)), from: set, listed: menu.listed), other != place
    {
      problems.append(
        .labelIsNumber(label, items[other].meaning.label, at: items[place].site))
    }
  }

  /// A label that somebody reads, and that sets off an interrupt when it is typed at another
  /// question; unless it leads to the same page as that.
  private mutating func checkAlarm(_ item: Menu.Item, _ pack: Pack) {
    let label = item.meaning.label
    guard let alarm = pack.lexicon.interrupt(pack.lexicon.listen(to: Cleaning.clean(label))) else {
      return
    }
    let interrupt = tables.interrupts[alarm.interrupt]
    if item.leads == interrupt.call { return }
    problems.append(.labelIsAlarm(label, interrupt.name, alarm.hit, at: item.site))
  }

  /// A phrase that another choice takes for itself, or an interrupt does.
  private mutating func checkPhrases(
    _ place: Int, of menu: Menu, _ set: ChoiceSet, _ pack: Pack, _ space: ConditionSpace
  ) {
    let items = menu.items
    for (phrase, site) in zip(items[place].meaning.match, items[place].phrases) {
      for words in phrase.samples {
        let reply = pack.lexicon.read(Cleaning.clean(words))
        let exact = pack.lexicon.exactly(reply, from: set, listed: menu.listed)
        if case .one(place, _, _) = exact { continue }
        let heard = pack.lexicon.listen(to: reply)
        // The beginning of a word may go on to something harmless.
        if phrase.isPlain, let alarm = pack.lexicon.interrupt(heard) {
          problems.append(
            .phraseIsAlarm(
              words, tables.interrupts[alarm.interrupt].name, alarm.hit, at: site,
              isAsked: alarm.rule == .check))
          break
        }
        guard let taker = taker(heard, from: place, of: menu, set, pack, space),
          !isSaidAlready(phrase, items[taker].meaning)
        else { continue }
        problems.append(
          .phraseTaken(words, by: items[taker].meaning.label, at: site, other: items[taker].site))
        break
      }
    }
  }

  /// The other choice that a reply means, or may mean, while both are offered.
  private func taker(
    _ heard: Heard, from place: Int, of menu: Menu, _ set: ChoiceSet, _ pack: Pack,
    _ space: ConditionSpace
  ) -> Int? {
    let items = menu.items
    let taker: Int? =
      switch pack.lexicon.choose(heard, from: set, listed: menu.listed) {
      case .one(let other, _, _): other
      case .which(let all): all.first { $0 != place }
      case .close, .opposed, .none: nil
      }
    guard let taker, taker != place else { return nil }
    let together = [items[place].condition, items[taker].condition].compactMap { $0 }
      .map { tables.conditions[$0] }
    return space.canAllHold(together) ? taker : nil
  }

  /// The same phrase on both has its own message.
  private func isSaidAlready(_ phrase: Phrase, _ other: Meaning) -> Bool {
    other.match.contains { $0.plainSource == phrase.plainSource }
  }
}

extension Phrase {
  /// A few replies that the author surely meant: each word of an alternative once, and what may be
  /// missing left out. None for a phrase with concepts or gaps, which may be anything.
  var samples: [String] {
    var samples = [""]
    for item in items {
      guard case .word(let words, let isOptional) = item else { return [] }
      if isOptional { continue }
      let first = samples[0]
      samples =
        samples.map { joined($0, words[0].text) }
        + words.dropFirst().map { joined(first, $0.text) }
    }
    return samples.filter { !$0.isEmpty }
  }

  private func joined(_ start: String, _ word: String) -> String {
    start.isEmpty ? word : start + " " + word
  }
}

extension String {
  /// What follows a number with a full stop or a bracket; nil where none begins it.
  fileprivate var withoutNumber: String? {
    let rest = drop { $0.isASCII && $0.isNumber }
    guard rest.count < count, let sign = rest.first, sign == "." || sign == ")",
      rest.dropFirst().first == " "
    else { return nil }
    return trimmed(rest.dropFirst(2))
  }
}
