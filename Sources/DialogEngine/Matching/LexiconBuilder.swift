/// Puts a lexicon together: concepts in the order in which they build on each other, interrupts last.
struct LexiconBuilder {
  var phrases: PhraseTableBuilder
  private let concepts: [Concept]
  private let interrupts: [Interrupt]
  /// The concepts that each concept names.
  private let needs: [[Int]]
  private var levels: [Int]

  init(_ concepts: [Concept], _ interrupts: [Interrupt]) {
    self.concepts = concepts
    self.interrupts = interrupts
    phrases = PhraseTableBuilder(
      .spelling, concepts: concepts.count, owners: concepts.count + interrupts.count)
    needs = concepts.map { $0.needs(of: concepts.count) }
    levels = Array(repeating: 0, count: concepts.count)
    for word in SmallWords.all.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      _ = phrases.symbols(of: String(decoding: word, as: UTF8.self))
    }
    for concept in order { add(concept) }
    for interrupt in interrupts.indices { add(interrupt: interrupt) }
    for interrupt in interrupts.indices { addSigns(of: interrupt) }
  }

  /// Every concept after those that it names; a circle is entered where its first concept stands.
  private var order: [Int] {
    var isNeededBy: [[Int]] = Array(repeating: [], count: concepts.count)
    var open = needs.map(\.count)
    for (place, needed) in needs.enumerated() {
      for other in needed { isNeededBy[other].append(place) }
    }
    var order = open.indices.filter { open[$0] == 0 }
    var next = 0
    while next < order.count {
      for other in isNeededBy[order[next]] {
        open[other] -= 1
        if open[other] == 0 { order.append(other) }
      }
      next += 1
    }
    return order + open.indices.filter { open[$0] > 0 }
  }

  private mutating func add(_ place: Int) {
    let concept = concepts[place]
    let owner = Int32(place)
    var level = 0
    for other in needs[place] { level = max(level, levels[other] + 1) }
    var words: [Int32] = []
    var hasPatterns = !concept.except.isEmpty
    for (place, phrase) in concept.except.enumerated() {
      level = max(level, add(phrase, place, owner, .except, level) + 1)
    }
    var top = level
    for (place, phrase) in concept.match.enumerated() {
      if concept.except.isEmpty, phrases.takeSingleWords(of: phrase, into: &words) { continue }
      top = max(top, add(phrase, place, owner, .match, level))
      hasPatterns = true
    }
    // Behind its own phrases, where `Concept.phrase` looks for them.
    for (place, id) in concept.include.enumerated() {
      // One that is not known yet is part of a circle.
      guard let other = phrases.slot(of: id) else { continue }
      if other.owner >= 0 || !concept.except.isEmpty {
        phrases.feed(id, at: concept.match.count + place, into: owner, level: level)
        hasPatterns = true
      }
      if concept.except.isEmpty { words += phrases.words(of: other) }
    }
    phrases.define(place, as: words, owner: hasPatterns ? owner : -1)
    levels[place] = top
  }

  /// The single words of a concept, whatever exceptions it has.
  mutating func singleWords(of place: Int) -> [Int32] {
    var words: [Int32] = []
    for phrase in concepts[place].match {
      _ = phrases.takeSingleWords(of: phrase, into: &words)
    }
    return words
  }

  private mutating func add(interrupt place: Int) {
    let interrupt = interrupts[place]
    let owner = Int32(concepts.count + place)
    var level = 0
    for (place, phrase) in interrupt.except.enumerated() {
      level = max(level, add(phrase, place, owner, .except, 0) + 1)
    }
    for (place, phrase) in interrupt.match.enumerated() {
      _ = add(phrase, place, owner, .match, level)
    }
    for (place, phrase) in interrupt.check.enumerated() {
      _ = add(phrase, place, owner, .check, level)
    }
  }

  /// Behind all rules, so that the signs are all in one place.
  private mutating func addSigns(of place: Int) {
    let owner = Int32(concepts.count + place)
    for (place, sign) in interrupts[place].signs.enumerated() {
      phrases.add(sign, at: place, owner: owner, level: self.level(of: sign.phrase, atLeast: 0))
    }
  }

  private mutating func add(
    _ phrase: Phrase, _ place: Int, _ owner: Int32, _ role: Pattern.Role, _ level: Int
  ) -> Int {
    let level = self.level(of: phrase, atLeast: level)
    return phrases.add(phrase, at: place, owner: owner, role: role, level: level)
  }

  /// After every concept that the phrase names.
  private func level(of phrase: Phrase, atLeast least: Int) -> Int {
    var level = least
    for id in phrase.concepts where concepts.indices.contains(Int(id.value)) {
      level = max(level, levels[Int(id.value)] + 1)
    }
    return level
  }
}

extension Concept {
  /// The places of the concepts that it names, each once, in rising order.
  fileprivate func needs(of count: Int) -> [Int] {
    var isNeeded = Array(repeating: false, count: count)
    func need(_ id: ConceptID) {
      if isNeeded.indices.contains(Int(id.value)) { isNeeded[Int(id.value)] = true }
    }
    for id in include { need(id) }
    for phrases in [match, except] {
      for phrase in phrases { phrase.concepts.forEach(need) }
    }
    return isNeeded.indices.filter { isNeeded[$0] }
  }
}
