/// Turns phrases into patterns, and gathers them for a table.
struct PhraseTableBuilder {
  private let vocabulary: Vocabulary
  /// Words that the vocabulary does not have; their numbers follow its own. Apart, so that the
  /// many small tables that are built on one vocabulary do not copy it.
  private(set) var words = WordTable()
  /// Its slots have stems among their words until all words are known; see `Stem`.
  private var draft = PhraseTableDraft()
  private(set) var owners: Int

  /// What a slot takes, before all words are known.
  struct Draft {
    var words: [Int32] = []
    /// Beginnings of words; in the vocabulary each stands with a `*` behind it.
    var stems: [Int32] = []
    var owner: Int32 = -1

    mutating func take(in other: Draft) {
      words += other.words
      stems += other.stems
    }
  }

  /// Among the words of a slot a stem stands as a negative number.
  private enum Stem {
    static func mark(_ symbol: Int32) -> Int32 { -1 - symbol }
    static func symbol(_ mark: Int32) -> Int32 { -1 - mark }
  }

  static let gap: Int32 = 4
  /// Three `...` in a row are as far as a phrase can reach over words.
  private static let widestGap: Int32 = 12

  init(_ vocabulary: Vocabulary, owners: Int) {
    self.vocabulary = vocabulary
    self.owners = owners
  }

  /// Adds a phrase that is tried at this level or above, and gives the level. A phrase without any
  /// word that must be there can match nothing and is left out.
  mutating func add(
    _ phrase: Phrase, owner: Int32, role: Pattern.Role, level: Int,
    slotOf concept: (ConceptID) -> Draft?
  ) -> Int {
    let ownersBefore = owners
    var line = Line()
    for group in groups(of: phrase.items) {
      switch group {
      case .plain(let text): append(text, to: &line)
      case .item(.word(let words, let isOptional)): append(words, isOptional, to: &line)
      case .item(.gap): line.gap = min(line.gap + Self.gap, Self.widestGap)
      case .item(.concept(let id, let isOptional)):
        line.weight += isOptional ? 0 : 3
        append(concept(id) ?? Draft(), isOptional, to: &line)
      }
    }
    guard line.items.contains(where: { !$0.isOptional }) else { return level }
    let level = owners > ownersBefore ? max(level, 1) : level
    append(line, owner, role, level, source: phrase.source)
    return level
  }

  /// Adds a phrase that weighs so much wherever it is found.
  mutating func add(
    _ sign: Sign, owner: Int32, level: Int, slotOf concept: (ConceptID) -> Draft?
  ) {
    let count = draft.patterns.count
    _ = add(sign.phrase, owner: owner, role: .sign, level: level, slotOf: concept)
    if draft.patterns.count > count {
      draft.patterns[draft.patterns.count - 1].weight = Int32(sign.weight)
    }
  }

  /// Lets every phrase of one owner be a phrase of another.
  mutating func feed(_ from: Draft, into owner: Int32, level: Int, source: String) {
    var line = Line()
    append(from, false, to: &line)
    line.weight = 3
    append(line, owner, .match, level, source: source)
  }

  /// The single word that a phrase consists of, if it is no more than that.
  mutating func singleWords(of phrase: Phrase) -> Draft? {
    guard phrase.items.count == 1, case .word(let words, isOptional: false) = phrase.items[0] else {
      return nil
    }
    let draft = self.draft(of: words)
    return draft.longer.isEmpty ? draft.single : nil
  }

  // MARK: Items

  private struct Line {
    var items: [Pattern.Item] = []
    var gap: Int32 = 0
    var weight: Int32 = 0

    mutating func append(slot: Int32, _ isOptional: Bool) {
      items.append(
        Pattern.Item(slot: slot, gap: items.isEmpty ? 0 : gap, isOptional: isOptional))
      gap = 0
    }
  }

  private mutating func append(
    _ line: Line, _ owner: Int32, _ role: Pattern.Role, _ level: Int, source: String
  ) {
    let first = Int32(draft.items.count)
    draft.items += line.items
    draft.sources.append(source)
    draft.patterns.append(
      Pattern(
        first: first, end: Int32(draft.items.count), anchor: first, owner: owner, role: role,
        level: Int32(level), weight: line.weight, source: Int32(draft.sources.count - 1)))
  }

  private mutating func append(_ slot: Draft, _ isOptional: Bool, to line: inout Line) {
    let first = Int32(draft.words.count)
    draft.words += slot.words
    for stem in slot.stems { draft.words.append(Stem.mark(stem)) }
    close(slotFrom: first, owner: slot.owner, isOptional, &line)
  }

  private mutating func append(_ symbol: Int32, to line: inout Line) {
    draft.words.append(symbol)
    close(slotFrom: Int32(draft.words.count - 1), owner: -1, false, &line)
  }

  private mutating func close(
    slotFrom first: Int32, owner: Int32, _ isOptional: Bool, _ line: inout Line
  ) {
    draft.slots.append(
      Slot(first: first, end: Int32(draft.words.count), owner: owner, sieve: 0))
    line.append(slot: Int32(draft.slots.count - 1), isOptional)
  }

  private enum Group {
    /// Plain words one after the other, read as one text: "my self" is one word.
    case plain(String)
    case item(Phrase.Item)
  }

  private func groups(of items: [Phrase.Item]) -> [Group] {
    var groups: [Group] = []
    for item in items {
      guard case .word(let words, isOptional: false) = item, words.count == 1, !words[0].isPrefix
      else {
        groups.append(.item(item))
        continue
      }
      if case .plain(let text) = groups.last {
        groups[groups.count - 1] = .plain(text + " " + words[0].text)
      } else {
        groups.append(.plain(words[0].text))
      }
    }
    return groups
  }

  private mutating func append(_ text: String, to line: inout Line) {
    for symbol in symbols(of: text) {
      line.weight += 4
      append(symbol, to: &line)
    }
  }

  private mutating func append(_ words: [Phrase.Word], _ isOptional: Bool, to line: inout Line) {
    let draft = self.draft(of: words)
    var slot = draft.single
    if !draft.longer.isEmpty {
      slot.owner = Int32(owners)
      owners += 1
      for longer in draft.longer { addLonger(longer, owner: slot.owner) }
    }
    if !isOptional { line.weight += draft.single.stems.isEmpty ? 4 : 3 }
    append(slot, isOptional, to: &line)
  }

  /// One alternative of several words, as a phrase of an owner of its own.
  private mutating func addLonger(_ words: [Draft], owner: Int32) {
    var line = Line()
    for word in words { append(word, false, to: &line) }
    line.weight = 4
    append(line, owner, .match, 0, source: "")
  }

  private mutating func draft(of words: [Phrase.Word]) -> (single: Draft, longer: [[Draft]]) {
    var single = Draft()
    var longer: [[Draft]] = []
    for word in words {
      if !word.isPrefix, let symbol = symbol(ofPlain: word.text) {
        single.words.append(symbol)
        continue
      }
      let drafts = self.drafts(of: word)
      if drafts.count == 1 {
        single.take(in: drafts[0])
      } else if drafts.count > 1 {
        longer.append(drafts)
      }
    }
    return (single, longer)
  }

  private mutating func drafts(of word: Phrase.Word) -> [Draft] {
    if !word.isPrefix { return symbols(of: word.text).map { Draft(words: [$0]) } }
    let parts = Letters.parts(of: word.text)
    return parts.enumerated().map { place, part in
      place == parts.count - 1
        ? Draft(stems: [insert(part + [UInt8(ascii: "*")])])
        : Draft(words: [insert(part)])
    }
  }

  /// The words of an author's text, which are known from then on.
  mutating func symbols(of text: String) -> [Int32] {
    if let symbol = symbol(ofPlain: text) { return [symbol] }
    var reader = Reader(vocabulary, mends: false)
    let reply = reader.read(Cleaning.clean(text))
    return reply.words.map { word in
      word.symbol >= 0 ? word.symbol : insert(reply.text(word))
    }
  }

  /// Most of what authors write are single words of small letters, which need no reader.
  private mutating func symbol(ofPlain text: String) -> Int32? {
    let letters = text.utf8
    guard !letters.isEmpty, letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
    let known = vocabulary.table.find(letters)
    if known >= 0 { return vocabulary.expansion(of: known) == nil ? known : nil }
    return Int32(vocabulary.count) + words.insert(letters)
  }

  private mutating func insert(_ word: some Collection<UInt8>) -> Int32 {
    let known = vocabulary.table.find(word)
    return known >= 0 ? known : Int32(vocabulary.count) + words.insert(word)
  }

  /// How many words are known.
  private var count: Int { vocabulary.count + words.count }

  /// The letters of a word that is known.
  func word(_ symbol: Int32) -> ArraySlice<UInt8> {
    let place = symbol - Int32(vocabulary.count)
    return place < 0 ? vocabulary.table.word(symbol) : words.word(place)
  }

  /// The vocabulary with the words that came with the phrases.
  var wholeVocabulary: Vocabulary { Vocabulary(vocabulary, and: words) }

  // MARK: The table

  /// The symbols that a slot takes, now that all words are known.
  ///
  /// `beginnings` has the words of the vocabulary, and perhaps the new ones too.
  func symbols(of draft: Draft, _ beginnings: Beginnings) -> [Int32] {
    var symbols = draft.words
    for stem in draft.stems { symbols += words(beginningWith: stem, beginnings) }
    return symbols.risingOnce
  }

  private func words(beginningWith stem: Int32, _ beginnings: Beginnings) -> [Int32] {
    let start = word(stem).dropLast()
    return beginnings.words(startingWith: start)
      + (Int32(beginnings.count)..<Int32(max(count, beginnings.count))).filter {
        word($0).starts(with: start)
      }
  }

  /// What a table is made of, the stems replaced by the words that begin with them.
  func finished(_ beginnings: Beginnings) -> PhraseTableDraft {
    var finished = draft
    finished.words.removeAll(keepingCapacity: true)
    for place in draft.slots.indices {
      let slot = draft.slots[place]
      let first = finished.words.count
      let known = draft.words(of: slot)
      if known.count == 1, let word = known.first, word >= 0 {
        finished.words.append(word)
      } else {
        let stems = known.filter { $0 < 0 }.map(Stem.symbol)
        let whole = Draft(words: known.filter { $0 >= 0 }, stems: stems)
        finished.words += symbols(of: whole, beginnings)
      }
      finished.slots[place].first = Int32(first)
      finished.slots[place].end = Int32(finished.words.count)
      finished.slots[place].sieve = finished.words[first...].reduce(0) {
        $0 | 1 << UInt64($1 & 63)
      }
    }
    return finished
  }

  func table(
    _ draft: PhraseTableDraft, isDense: Bool, isCommon: (Int32) -> Bool
  ) -> PhraseTable {
    PhraseTable(
      draft, owners: owners, symbols: count, isDense: isDense, isCommon: isCommon)
  }
}

extension [Int32] {
  /// In rising order, each once; the array itself where it is so already.
  fileprivate var risingOnce: [Int32] {
    if indices.dropFirst().allSatisfy({ self[$0 - 1] < self[$0] }) { return self }
    var result: [Int32] = []
    for number in sorted() where number != result.last { result.append(number) }
    return result
  }
}

extension Letters {
  /// The words of a text with their letters folded and nothing else changed.
  static func parts(of text: String) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      switch fold(scalar) {
      case .ascii(let byte): parts[parts.count - 1].append(byte)
      case .pair(let first, let second): parts[parts.count - 1] += [first, second]
      case .letter(let letter): parts[parts.count - 1] += String(letter).utf8
      case .apostrophe, .nothing: break
      case .separator: parts.append([])
      }
    }
    return parts.filter { !$0.isEmpty }
  }
}
