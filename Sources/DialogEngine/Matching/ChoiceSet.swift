/// The choices of one question, prepared for matching.
///
/// A class, because it is asked for with every reply and never changes.
public final class ChoiceSet: Sendable {
  let meanings: [Meaning]
  let labels: Labels
  /// The phrases of the choices; a choice's owner is its place after the lexicon's owners.
  let table: PhraseTable
  let firstOwner: Int32
  /// Words of labels and phrases that the lexicon does not have; their numbers follow its own.
  let words: WordTable
  let firstWord: Int32
  /// Words of these that a misspelling may be meant for, and the beginnings (`word*`).
  let targets: [Int32]
  let stems: [Int32]

  fileprivate init(
    _ meanings: [Meaning], labels: Labels, table: PhraseTable, firstOwner: Int32,
    words: WordTable, firstWord: Int32
  ) {
    self.meanings = meanings
    self.labels = labels
    self.table = table
    self.firstOwner = firstOwner
    self.words = words
    self.firstWord = firstWord
    let isStem = (0..<Int32(words.count)).map { words.word($0).last == UInt8(ascii: "*") }
    targets = isStem.indices.map(Int32.init).filter {
      words.word($0).count >= CloseSpelling.shortest && !isStem[Int($0)]
    }
    stems = isStem.indices.map(Int32.init).filter { isStem[Int($0)] }
  }

  /// How many choices there are.
  public var count: Int { labels.count }

  /// All of them.
  public var everything: UInt64 { Value.everything(of: count) }
}

extension Lexicon {
  /// Prepares the choices of a question or the values of a list; at most 64.
  public func choiceSet(_ meanings: [Meaning]) -> ChoiceSet {
    let meanings = meanings.count > 64 ? Array(meanings[..<64]) : meanings
    let firstOwner = Int32(table.owners)
    var builder = PhraseTableBuilder(
      vocabulary, concepts: concepts.count, owners: Int(firstOwner) + meanings.count)
    var labels = Labels()
    for meaning in meanings { add(builder.symbols(of: meaning.label), builder, to: &labels) }
    for (place, meaning) in meanings.enumerated() {
      add(meaning, owner: firstOwner + Int32(place), to: &builder)
    }
    var draft = builder.finish(beginnings)
    markWhatPhrasesSay(in: &draft)
    let table = builder.table(draft, isDense: false) { isSmallWord($0) }
    return ChoiceSet(
      meanings, labels: labels, table: table, firstOwner: firstOwner, words: builder.words,
      firstWord: Int32(vocabulary.count))
  }

  private func add(
    _ meaning: Meaning, owner: Int32, to builder: inout PhraseTableBuilder
  ) {
    var level = 1
    for (place, phrase) in meaning.except.enumerated() {
      level = max(level, add(phrase, place, owner, .except, 1, &builder) + 1)
    }
    for (place, phrase) in meaning.match.enumerated() {
      _ = add(phrase, place, owner, .match, level, &builder)
    }
    guard let name = meaning.impliedConcept, let id = concept(named: name) else { return }
    let implied = Phrase("<\(name)>", concepts: [id])
    _ = add(implied, meaning.match.count, owner, .match, level, &builder)
  }

  // Whatever the choices name in the lexicon is found before, so one level for it is enough.
  private func add(
    _ phrase: Phrase, _ place: Int, _ owner: Int32, _ role: Pattern.Role, _ level: Int,
    _ builder: inout PhraseTableBuilder
  ) -> Int {
    for id in phrase.concepts where builder.slot(of: id) == nil {
      guard concepts.indices.contains(Int(id.value)) else { continue }
      let slot = conceptSlots[Int(id.value)]
      let words = table.words[Int(slot.first)..<Int(slot.end)]
      builder.define(Int(id.value), as: words, owner: slot.owner)
    }
    return builder.add(phrase, at: place, owner: owner, role: role, level: level)
  }

  private func add(
    _ words: [Int32], _ builder: PhraseTableBuilder, to labels: inout Labels
  ) {
    labels.append(
      words, saysNot: words.contains { deniesAlone($0) }, isTelling: { !isSmall($0) },
      text: { builder.word($0) })
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

  private func markWhatPhrasesSay(in table: inout PhraseTableDraft) {
    let slotSaysNot = table.slots.map { saysNot($0, in: table) }
    for place in table.patterns.indices {
      let items = table.items(of: table.patterns[place])
      table.patterns[place].saysNot = items.contains { item in
        !item.isOptional && (item.word.map(deniesAlone) ?? slotSaysNot[item.slot])
      }
    }
  }

  private func saysNot(_ slot: Slot, in table: PhraseTableDraft) -> Bool {
    if slot.owner >= Int32(self.table.owners) { return true }
    if slot.owner >= 0, ownerSays[Int(slot.owner)].contains(.negation) { return true }
    return table.words(of: slot).contains { deniesAlone($0) }
  }
}
