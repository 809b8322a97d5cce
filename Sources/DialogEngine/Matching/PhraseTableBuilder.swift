/// Turns phrases into patterns, and gathers them for a table.
struct PhraseTableBuilder {
  private let vocabulary: Vocabulary
  /// Words that the vocabulary does not have; their numbers follow its own. Apart, so that the
  /// many small tables that are built on one vocabulary do not copy it.
  private(set) var words = WordTable()
  /// Its slots have stems among their words until all words are known; see `Stem`.
  private var draft = PhraseTableDraft()
  private(set) var owners: Int
  /// By concept: the slot that stands for it; -1 where it is not known, or not yet.
  private(set) var concepts: [Int32]
  /// What is being read; here, so that its room serves all phrases.
  private var line = Line()
  private var run = Run()
  private var slot: [Int32] = []
  private var reader: Reader

  /// Among the words of a slot the beginning of a word stands as a negative number; in the
  /// vocabulary it has a `*` behind it.
  private enum Stem {
    static func mark(_ symbol: Int32) -> Int32 { -1 - symbol }
    static func symbol(_ mark: Int32) -> Int32 { -1 - mark }
  }

  static let gap: UInt8 = 4
  /// Three `...` in a row are as far as a phrase can reach over words.
  private static let widestGap: UInt8 = 12

  init(_ vocabulary: Vocabulary, concepts: Int, owners: Int) {
    self.vocabulary = vocabulary
    self.concepts = Array(repeating: -1, count: concepts)
    self.owners = owners
    reader = Reader(vocabulary, mends: false)
  }

  /// Adds a phrase that is tried at this level or above, and gives the level. A phrase without any
  /// word that must be there can match nothing and is left out.
  ///
  /// `place` is its place among the phrases of its owner that have this role.
  mutating func add(
    _ phrase: Phrase, at place: Int, owner: Int32, role: Pattern.Role, level: Int
  ) -> Int {
    let ownersBefore = owners
    read(phrase)
    guard line.items.contains(where: { !$0.isOptional }) else { return level }
    let level = owners > ownersBefore ? max(level, 1) : level
    draft.append(line.items, line.weight, place, owner, role, level)
    return level
  }

  /// Adds a phrase that weighs so much wherever it is found.
  mutating func add(_ sign: Sign, at place: Int, owner: Int32, level: Int) {
    let count = draft.patterns.count
    _ = add(sign.phrase, at: place, owner: owner, role: .sign, level: level)
    if draft.patterns.count > count {
      draft.patterns[draft.patterns.count - 1].weight = Int32(sign.weight)
    }
  }

  /// Lets every phrase of a concept be a phrase of another owner.
  mutating func feed(_ concept: ConceptID, at place: Int, into owner: Int32, level: Int) {
    var line = Line()
    line.append(slot: self.place(of: concept) ?? addSlot([], owner: -1))
    draft.append(line.items, 3, place, owner, .match, level)
  }

  /// Takes the words of a phrase that is no more than one word, or some to choose from; false for
  /// every other one.
  mutating func takeSingleWords(of phrase: Phrase, into words: inout [Int32]) -> Bool {
    let line = phrase.line
    var offset = Int(phrase.start)
    guard let part = PhrasePart(from: &offset, before: Int(phrase.end), in: line.span),
      part.range.upperBound == Int(phrase.end), part.kind == .words, !part.isOptional,
      readSlot(part, in: line.span).isEmpty
    else { return false }
    words += slot
    return true
  }

  /// What a phrase takes that names the concept, from now on: words as `takeSingleWords` gives them,
  /// and the phrases of an owner.
  mutating func define(_ concept: Int, as words: some Collection<Int32>, owner: Int32) {
    concepts[concept] = addSlot(words, owner: owner)
  }

  private mutating func addSlot(_ words: some Collection<Int32>, owner: Int32) -> Int32 {
    let first = Int32(draft.words.count)
    draft.words.append(contentsOf: words)
    draft.slots.append(
      Slot(first: first, end: Int32(draft.words.count), owner: owner, sieve: 0))
    return Int32(draft.slots.count - 1)
  }

  func slot(of concept: ConceptID) -> Slot? {
    place(of: concept).map { draft.slots[Int($0)] }
  }

  func words(of slot: Slot) -> ArraySlice<Int32> { draft.words(of: slot) }

  private func place(of concept: ConceptID) -> Int32? {
    let place = Int(concept.value)
    return concepts.indices.contains(place) && concepts[place] >= 0 ? concepts[place] : nil
  }

  // MARK: Phrases

  private struct Line {
    var items: [Pattern.Item] = []
    var gap: UInt8 = 0
    var weight: Int32 = 0

    mutating func append(word: Int32) {
      items.append(Pattern.Item(word: word, gap: items.isEmpty ? 0 : gap))
      gap = 0
    }

    mutating func append(slot: Int32, isOptional: Bool = false) {
      items.append(
        Pattern.Item(slot: slot, gap: items.isEmpty ? 0 : gap, isOptional: isOptional))
      gap = 0
    }

    mutating func clear() {
      items.removeAll(keepingCapacity: true)
      (gap, weight) = (0, 0)
    }
  }

  /// Plain words one after the other, which are read as one text: "my self" is one word.
  private struct Run {
    var text: Range<Int>?
    /// What they stand for, as long as none of them needs a reader.
    var symbols: [Int32] = []
    var isPlain = true
    /// The last of them, as it is written.
    var last: Int32 = -1
  }

  private mutating func read(_ phrase: Phrase) {
    line.clear()
    var named = phrase.concepts[...]
    let text = phrase.line
    var offset = Int(phrase.start)
    while let part = PhrasePart(from: &offset, before: Int(phrase.end), in: text.span) {
      if part.isPlain {
        take(part.range, in: text.span)
        continue
      }
      closeRun(text.span)
      switch part.kind {
      case .words: append(part, in: text.span)
      case .gap: line.gap = min(line.gap + Self.gap, Self.widestGap)
      case .concept:
        line.weight += part.isOptional ? 0 : 3
        let slot = named.popFirst().flatMap(place) ?? addSlot([], owner: -1)
        line.append(slot: slot, isOptional: part.isOptional)
      }
    }
    closeRun(text.span)
  }

  private mutating func take(_ word: Range<Int>, in text: Bytes) {
    run.text = (run.text ?? word).lowerBound..<word.upperBound
    guard run.isPlain, let form = form(ofPlain: word, in: text), !isPair(run.last, form) else {
      run.isPlain = false
      return
    }
    run.last = form
    if let words = vocabulary.expansion(of: form) {
      run.symbols += words
    } else {
      run.symbols.append(form)
    }
  }

  /// Both mean something else together, the first as it is written or as the last of the words that
  /// it stands for.
  private func isPair(_ first: Int32, _ second: Int32) -> Bool {
    vocabulary.joined(first, second) != nil
      || run.symbols.last.map { vocabulary.joined($0, second) != nil } ?? false
  }

  private mutating func closeRun(_ text: Bytes) {
    guard let range = run.text else { return }
    let symbols = run.isPlain ? run.symbols : self.symbols(of: range, in: text)
    for symbol in symbols {
      line.weight += 4
      line.append(word: symbol)
    }
    run.text = nil
    run.symbols.removeAll(keepingCapacity: true)
    (run.isPlain, run.last) = (true, -1)
  }

  // MARK: Words

  private mutating func append(_ part: PhrasePart, in text: Bytes) {
    let longer = readSlot(part, in: text)
    var owner: Int32 = -1
    if !longer.isEmpty {
      owner = Int32(owners)
      owners += 1
      for words in longer { addLonger(words, owner: owner) }
    }
    if !part.isOptional { line.weight += slot.contains { $0 < 0 } ? 3 : 4 }
    line.append(slot: addSlot(slot, owner: owner), isOptional: part.isOptional)
  }

  /// One alternative of several words, as a phrase of an owner of its own.
  private mutating func addLonger(_ words: [Int32], owner: Int32) {
    var line = Line()
    for word in words {
      if word >= 0 {
        line.append(word: word)
      } else {
        line.append(slot: addSlot([word], owner: -1))
      }
    }
    draft.append(line.items, 4, -1, owner, .match, 0)
  }

  /// Leaves the single words in `slot`; the alternatives of several words are the result.
  private mutating func readSlot(_ part: PhrasePart, in text: Bytes) -> [[Int32]] {
    slot.removeAll(keepingCapacity: true)
    var longer: [[Int32]] = []
    var offset = part.range.lowerBound
    while let word = PhraseWord(from: &offset, of: part, in: text) {
      if !word.isPrefix, let form = form(ofPlain: word.letters, in: text),
        vocabulary.expansion(of: form) == nil
      {
        slot.append(form)
        continue
      }
      let words = symbols(of: word, in: text)
      if words.count == 1 { slot += words }
      if words.count > 1 { longer.append(words) }
    }
    return longer
  }

  private mutating func symbols(of word: PhraseWord, in text: Bytes) -> [Int32] {
    if !word.isPrefix { return symbols(of: word.letters, in: text) }
    let prefix = word.letters.map { text[$0] }
    var letters = Letters.parts(of: String(decoding: prefix, as: UTF8.self))
    guard let last = letters.popLast() else { return [] }
    return letters.map { insert($0) } + [Stem.mark(insert(last + [UInt8(ascii: "*")]))]
  }

  /// The words of an author's text, which are known from then on.
  mutating func symbols(of text: String) -> [Int32] {
    let bytes = Array(text.utf8)
    return symbols(of: bytes.indices, in: bytes.span)
  }

  private mutating func symbols(of words: Range<Int>, in text: Bytes) -> [Int32] {
    if let form = form(ofPlain: words, in: text) { return vocabulary.expansion(of: form) ?? [form] }
    let reply = reader.readNext(words, of: text)
    return reply.words.map { word in
      word.symbol >= 0 ? word.symbol : insert(reply.text(word))
    }
  }

  /// The number of a word as it is written. Most of what authors write are words of small letters,
  /// which need no reader.
  private mutating func form(ofPlain word: Range<Int>, in text: Bytes) -> Int32? {
    var hash: UInt64 = 0
    for place in word {
      guard (0x61...0x7A).contains(text[place]) else { return nil }
      hash = WordHash.adding(text[place], to: hash)
    }
    guard !word.isEmpty else { return nil }
    let known = vocabulary.table.find(text, word.lowerBound, word.count, hash: hash)
    if known >= 0 { return known }
    return Int32(vocabulary.count) + words.insert(text, word.lowerBound, word.count, hash: hash)
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

  /// Gives away what a table is made of, the stems replaced by the words that begin with them, now
  /// that all words are known.
  ///
  /// `beginnings` has the words of the vocabulary, and perhaps the new ones too.
  mutating func finish(_ beginnings: Beginnings) -> PhraseTableDraft {
    var finished = draft
    draft = PhraseTableDraft()
    let words = finished.words
    finished.words = []
    finished.words.reserveCapacity(words.count)
    for place in finished.slots.indices {
      let first = finished.words.count
      for word in Int(finished.slots[place].first)..<Int(finished.slots[place].end) {
        if words[word] >= 0 {
          finished.words.append(words[word])
        } else {
          append(beginningWith: Stem.symbol(words[word]), beginnings, to: &finished.words)
        }
      }
      finished.words.sortOnce(from: first)
      finished.close(place, from: first)
    }
    return finished
  }

  /// The words that a slot will take when all words are known.
  func symbols(of words: [Int32], _ beginnings: Beginnings) -> [Int32] {
    var symbols = words.filter { $0 >= 0 }
    for word in words where word < 0 {
      append(beginningWith: Stem.symbol(word), beginnings, to: &symbols)
    }
    return symbols
  }

  private func append(
    beginningWith stem: Int32, _ beginnings: Beginnings, to symbols: inout [Int32]
  ) {
    let start = word(stem).dropLast()
    symbols += beginnings.words(startingWith: start)
    for symbol in Int32(beginnings.count)..<Int32(max(count, beginnings.count))
    where word(symbol).starts(with: start) {
      symbols.append(symbol)
    }
  }

  func table(
    _ draft: PhraseTableDraft, isDense: Bool, isCommon: (Int32) -> Bool
  ) -> PhraseTable {
    PhraseTable(
      draft, owners: owners, symbols: count, isDense: isDense, isCommon: isCommon)
  }
}

extension PhraseTableDraft {
  fileprivate mutating func append(
    _ line: [Pattern.Item], _ weight: Int32, _ phrase: Int, _ owner: Int32, _ role: Pattern.Role,
    _ level: Int
  ) {
    let first = Int32(items.count)
    for item in line { items.append(item) }
    patterns.append(
      Pattern(
        first: first, end: Int32(items.count), anchor: first, owner: owner, phrase: Int32(phrase),
        level: Int32(level), weight: weight, role: role))
  }

  /// The words of a slot are there, from this one on.
  fileprivate mutating func close(_ slot: Int, from first: Int) {
    slots[slot].first = Int32(first)
    slots[slot].end = Int32(words.count)
    slots[slot].sieve = words[first...].reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }
}

extension [Int32] {
  /// Brings what stands from a place on in rising order, each once.
  fileprivate mutating func sortOnce(from first: Int) {
    if count - first < 2 { return }
    if (first + 1..<count).allSatisfy({ self[$0 - 1] < self[$0] }) { return }
    let sorted = self[first...].sorted()
    removeSubrange(first...)
    for number in sorted where count == first || number != last { append(number) }
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
