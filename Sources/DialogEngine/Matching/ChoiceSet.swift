/// The choices of one question, prepared for matching.
///
/// A class, because it is asked for with every reply and never changes.
public final class ChoiceSet: Sendable {
  struct Label: Sendable {
    /// All its words, in order.
    var words: [Int32]
    /// The words as they are compared, one space between them.
    var text: [UInt8]
    /// All but the small words, in rising order.
    var telling: [Int32]
    var saysNot: Bool
  }

  let labels: [Label]
  /// The phrases of the choices; a choice's owner is its place after the lexicon's owners.
  let table: PhraseTable
  let firstOwner: Int32
  /// Words of labels and phrases that the lexicon does not have; their numbers follow its own.
  let words: WordTable
  let firstWord: Int32
  /// Words of these that a misspelling may be meant for.
  let targets: [Int32]

  fileprivate init(
    labels: [Label], table: PhraseTable, firstOwner: Int32, words: WordTable, firstWord: Int32
  ) {
    self.labels = labels
    self.table = table
    self.firstOwner = firstOwner
    self.words = words
    self.firstWord = firstWord
    targets = (0..<Int32(words.count)).filter {
      words.word($0).count >= CloseSpelling.shortest && words.word($0).last != UInt8(ascii: "*")
    }
  }

  /// How many choices there are.
  public var count: Int { labels.count }

  /// All of them.
  public var everything: UInt64 { count >= 64 ? .max : (1 << UInt64(count)) - 1 }
}

extension Lexicon {
  /// Prepares the choices of a question or the values of a list; at most 64.
  public func choiceSet(_ meanings: [Meaning]) -> ChoiceSet {
    let meanings = Array(meanings.prefix(64))
    let firstOwner = Int32(table.anchoredAtOwner.count)
    var builder = PhraseTableBuilder(vocabulary, owners: Int(firstOwner) + meanings.count)
    let labels = meanings.map { builder.symbols(of: $0.label) }
    for (place, meaning) in meanings.enumerated() {
      add(meaning, labels[place], owner: firstOwner + Int32(place), to: &builder)
    }
    var table = builder.table(beginnings, isDense: false) { isSmallWord($0) }
    markWhatPhrasesSay(in: &table)
    return ChoiceSet(
      labels: labels.map { label($0, builder) }, table: table, firstOwner: firstOwner,
      words: builder.words, firstWord: Int32(vocabulary.count))
  }

  private func add(
    _ meaning: Meaning, _ label: [Int32], owner: Int32, to builder: inout PhraseTableBuilder
  ) {
    var level = 1
    for phrase in meaning.except {
      level = max(level, add(phrase, owner, .except, 1, &builder) + 1)
    }
    for phrase in meaning.match { _ = add(phrase, owner, .match, level, &builder) }
    guard let name = impliedConcept(meaning.label, label), let id = concept(named: name) else {
      return
    }
    let phrase = Phrase(items: [.concept(id, isOptional: false)], source: "<\(name)>")
    _ = add(phrase, owner, .match, level, &builder)
  }

  // Whatever the choices name in the lexicon is found before, so one level for it is enough.
  private func add(
    _ phrase: Phrase, _ owner: Int32, _ role: Pattern.Role, _ level: Int,
    _ builder: inout PhraseTableBuilder
  ) -> Int {
    builder.add(phrase, owner: owner, role: role, level: level) { id in
      guard conceptSlots.indices.contains(Int(id.value)) else { return nil }
      let slot = conceptSlots[Int(id.value)]
      return PhraseTableBuilder.Draft(words: slot.symbols, owner: slot.owner)
    }
  }

  /// `Yes`, `No`, and labels that begin with `Yes,` or `No,` mean the concept of that name too.
  private func impliedConcept(_ label: String, _ words: [Int32]) -> String? {
    for name in ["yes", "no"] {
      let text = label.lowercased()
      if text == name || text.hasPrefix(name + ",") { return name }
    }
    return nil
  }

  private func label(_ words: [Int32], _ builder: PhraseTableBuilder) -> ChoiceSet.Label {
    var text: [UInt8] = []
    for word in words {
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      text += builder.word(word)
    }
    let telling = Set(words.filter { !isSmall($0) }).sorted()
    return ChoiceSet.Label(
      words: words, text: text, telling: telling, saysNot: words.contains { deniesAlone($0) })
  }

  func isSmall(_ symbol: Int32) -> Bool {
    isSmallWord(symbol) || deniesAlone(symbol)
  }

  private func isSmallWord(_ symbol: Int32) -> Bool {
    smallWords.indices.contains(Int(symbol)) && smallWords[Int(symbol)]
  }

  /// A word that is a "not" by itself.
  func deniesAlone(_ symbol: Int32) -> Bool {
    symbol >= 0 && Int(symbol) < saidBy.count && saidBy[Int(symbol)].contains(.negation)
  }

  private func markWhatPhrasesSay(in table: inout PhraseTable) {
    for place in table.patterns.indices {
      let slots = table.patterns[place].items.filter { !$0.isOptional }
        .map { table.slots[Int($0.slot)] }
      table.patterns[place].saysNot = slots.contains { slot in
        slot.symbols.contains { deniesAlone($0) }
          || slot.owner >= 0 && Int(slot.owner) < ownerSays.count
            && ownerSays[Int(slot.owner)].contains(.negation)
          || slot.owner >= Int32(self.table.anchoredAtOwner.count)
      }
    }
  }
}
