import DialogEngine
import DialogSyntax

/// Questions that may have nothing to choose, and words that mean two choices.
extension Compiler {
  /// Questions of which no choice may be offered.
  mutating func checkOffers(_ reach: Reach) {
    for (index, question) in tables.questions.enumerated() {
      guard case .choices(let choices) = question.form else { continue }
      let ways = reach.ways(passing: QuestionID(index))
      guard !ways.isEmpty else { continue }
      let interest = choices.reduce(into: Interest()) { interest, choice in
        if let place = choice.condition { interest.add(tables.conditions[place]) }
        if let once = choice.once { interest.add(.taken(once)) }
      }
      guard let way = reach.words(to: Goal(ways: ways), knowing: interest) else { continue }
      problems.append(.choicesRunOut(at: origins.questions[index], way))
      // What comes of it goes with it.
      reach.finder.shut(ways)
    }
  }

  mutating func checkSameWords() {
    let space = ConditionSpace(tables)
    for menu in menus { checkPhrases(menu.items, space) }
  }

  /// The same words on two choices that are offered together.
  private mutating func checkPhrases(_ items: [Menu.Item], _ space: ConditionSpace) {
    var seen: [String: (item: Int, site: Site)] = [:]
    for (index, item) in items.enumerated() {
      for (phrase, site) in zip(item.meaning.match, item.phrases) {
        let words = phrase.plainSource
        if let first = seen[words], first.item != index {
          let together = [items[first.item].condition, item.condition].compactMap { $0 }
            .map { tables.conditions[$0] }
          guard space.canAllHold(together) else { continue }
          problems.append(.sameWords(phrase.source, at: site, first: first.site))
        } else {
          seen[words] = (index, site)
        }
      }
    }
  }
}
