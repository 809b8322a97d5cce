/// Puts a lexicon together: concepts in the order in which they build on each other, interrupts last.
struct LexiconBuilder {
  var phrases: PhraseTableBuilder
  private let concepts: [Concept]
  private let interrupts: [Interrupt]
  /// What a slot that names the concept takes; nil until it is its turn, and for ever in a circle.
  private(set) var shared: [PhraseTableBuilder.Draft?]
  /// The single words of each concept, whatever exceptions it has.
  private(set) var singles: [PhraseTableBuilder.Draft?]
  private var levels: [Int]

  init(_ concepts: [Concept], _ interrupts: [Interrupt]) {
    self.concepts = concepts
    self.interrupts = interrupts
    phrases = PhraseTableBuilder(.spelling, owners: concepts.count + interrupts.count)
    shared = Array(repeating: nil, count: concepts.count)
    singles = shared
    levels = Array(repeating: 0, count: concepts.count)
    for word in SmallWords.all.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      _ = phrases.symbols(of: String(decoding: word, as: UTF8.self))
    }
    for concept in order { add(concept) }
    for interrupt in interrupts.indices { add(interrupt: interrupt) }
  }

  /// Every concept after those that it names; a circle is entered where its first concept stands.
  private var order: [Int] {
    let needs = concepts.map { needed(by: $0) }
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

  private func needed(by concept: Concept) -> [Int] {
    let named = (concept.match + concept.except).flatMap(\.items).compactMap { item in
      if case .concept(let id, _) = item { id } else { nil }
    }
    return Set((named + concept.include).map { Int($0.value) })
      .filter { concepts.indices.contains($0) }.sorted()
  }

  private mutating func add(_ place: Int) {
    let concept = concepts[place]
    let owner = Int32(place)
    var level = needed(by: concept).map { levels[$0] + 1 }.max() ?? 0
    var draft = PhraseTableBuilder.Draft()
    var all = PhraseTableBuilder.Draft()
    var hasPatterns = !concept.except.isEmpty
    for phrase in concept.except { level = max(level, add(phrase, owner, .except, level) + 1) }
    var top = level
    for phrase in concept.match {
      let single = phrases.singleWords(of: phrase)
      if let single { all.take(in: single) }
      if concept.except.isEmpty, let single {
        draft.take(in: single)
      } else {
        top = max(top, add(phrase, owner, .match, level))
        hasPatterns = true
      }
    }
    for id in concept.include {
      guard let other = sharedSlot(of: id) else { continue }
      if other.owner >= 0 || !concept.except.isEmpty {
        let source = "<\(concepts[id].name)>"
        phrases.feed(other, into: owner, level: level, source: source)
        hasPatterns = true
      }
      if concept.except.isEmpty { draft.take(in: other) }
    }
    if hasPatterns { draft.owner = owner }
    shared[place] = draft
    singles[place] = all
    levels[place] = top
  }

  private mutating func add(interrupt place: Int) {
    let interrupt = interrupts[place]
    let owner = Int32(concepts.count + place)
    var level = 0
    for phrase in interrupt.except { level = max(level, add(phrase, owner, .except, 0) + 1) }
    for phrase in interrupt.match { _ = add(phrase, owner, .match, level) }
    for phrase in interrupt.check { _ = add(phrase, owner, .check, level) }
    for sign in interrupt.signs { add(sign, owner) }
  }

  private mutating func add(_ sign: Sign, _ owner: Int32) {
    let shared = self.shared
    phrases.add(sign, owner: owner, level: self.level(of: sign.phrase, atLeast: 0)) { id in
      shared.indices.contains(Int(id.value)) ? shared[Int(id.value)] : nil
    }
  }

  private mutating func add(
    _ phrase: Phrase, _ owner: Int32, _ role: Pattern.Role, _ level: Int
  ) -> Int {
    let shared = self.shared
    let level = self.level(of: phrase, atLeast: level)
    return phrases.add(phrase, owner: owner, role: role, level: level) { id in
      shared.indices.contains(Int(id.value)) ? shared[Int(id.value)] : nil
    }
  }

  /// After every concept that the phrase names.
  private func level(of phrase: Phrase, atLeast least: Int) -> Int {
    let named = phrase.items.compactMap { item -> Int? in
      guard case .concept(let id, _) = item, concepts.indices.contains(Int(id.value)) else {
        return nil
      }
      return levels[Int(id.value)] + 1
    }
    return max(least, named.max() ?? 0)
  }

  private func sharedSlot(of id: ConceptID) -> PhraseTableBuilder.Draft? {
    shared.indices.contains(Int(id.value)) ? shared[Int(id.value)] : nil
  }
}
