/// One reply held against the choices of one question, step by step; the first that fits wins.
struct Ladder {
  let lexicon: Lexicon
  let choices: ChoiceSet
  let heard: Heard
  /// The places that can be chosen now, in order.
  let offered: [Int]
  let symbols: [Int32]
  private let search: Lexicon.Search

  init(_ lexicon: Lexicon, _ choices: ChoiceSet, _ heard: Heard, offered: UInt64) {
    self.init(
      lexicon, choices, heard, offered: Value.places(offered & choices.everything), isLoose: false)
  }

  private init(
    _ lexicon: Lexicon, _ choices: ChoiceSet, _ heard: Heard, offered: [Int], isLoose: Bool
  ) {
    self.lexicon = lexicon
    self.choices = choices
    self.heard = heard
    self.offered = offered
    search = isLoose ? heard.meant : lexicon.written(heard)
    symbols = lexicon.symbols(of: heard.reply, search.symbols, in: choices, isLoose: isLoose)
  }

  /// The steps after number, letter and label.
  func climb() -> Choosing {
    let sure = byBeginning() ?? byPhrase() ?? byTellingWords()
    return sure ?? bySpelling()
  }

  // MARK: The steps

  private func byBeginning() -> Choosing? {
    let text = heard.reply.line
    guard text.count >= 3 else { return nil }
    let fitting = offered.filter { choices.labels.text(of: $0).starts(with: text) }
    guard fitting.count == 1 else { return nil }
    return opposed(fitting[0]) ?? .one(fitting[0], by: .prefix, hit: nil)
  }

  private func byPhrase() -> Choosing? {
    var best: [Int: (weight: Int, pattern: Int32)] = [:]
    for hit in phraseHits() {
      let pattern = choices.table.patterns[Int(hit.pattern)]
      let place = Int(pattern.owner - choices.firstOwner)
      let weight = Int(pattern.weight) * 8 + min(Int(hit.span.last - hit.span.first), 7)
      if weight > best[place]?.weight ?? -1 { best[place] = (weight, hit.pattern) }
    }
    guard let heaviest = best.values.map(\.weight).max() else { return nil }
    let fitting = best.keys.filter { best[$0]?.weight == heaviest }.sorted()
    guard fitting.count == 1, let pattern = best[fitting[0]]?.pattern else {
      return .which(fitting)
    }
    return .one(fitting[0], by: .phrase, hit: choices.source(of: pattern))
  }

  private func byTellingWords() -> Choosing? {
    let telling = Set(
      symbols.indices.filter { !lexicon.isSmall(symbols[$0]) }.map { symbols[$0] })
    if telling.isEmpty { return nil }
    var fitting = offered.filter { place in
      telling.isSubset(of: choices.labels.telling(of: place)) && mayMean(place)
    }
    if fitting.isEmpty {
      fitting = offered.filter { place in
        let label = choices.labels.telling(of: place)
        return !label.isEmpty && telling.isSuperset(of: label) && mayMean(place)
      }
    }
    guard fitting.count == 1 else { return nil }
    return opposed(fitting[0]) ?? .one(fitting[0], by: .words, hit: nil)
  }

  private func bySpelling() -> Choosing {
    let loose = Ladder(lexicon, choices, heard, offered: offered, isLoose: true)
    guard loose.symbols != symbols else { return .none }
    switch loose.byWholeLabel() ?? loose.byPhrase() ?? loose.byTellingWords() {
    case .one(let place, _, _): return .close(place)
    case .which(let places): return .which(places)
    case .opposed(let place): return .opposed(place)
    case .close, Choosing.none?, nil: return .none
    }
  }

  private func byWholeLabel() -> Choosing? {
    offered.first { choices.labels.words(of: $0) == symbols[...] }
      .map { .one($0, by: .label, hit: nil) }
  }

  // MARK: Not

  /// A label that says "not" is never taken for a reply that does not.
  private func opposed(_ place: Int) -> Choosing? {
    choices.labels.saysNot(place) && !symbols.contains(where: lexicon.deniesAlone)
      ? .opposed(place) : nil
  }

  /// A reply with a "not" before the words of a label means none that says them without.
  private func mayMean(_ place: Int) -> Bool {
    if choices.labels.saysNot(place) { return true }
    let telling = choices.labels.telling(of: place)
    return symbols.indices.allSatisfy { word in
      let span = Span(first: Int32(word), last: Int32(word))
      return !telling.contains(symbols[word])
        || !search.circumstances.deny(span, saysNot: false)
    }
  }

  // MARK: Phrases

  func phraseHits() -> [PhraseSearch.Hit] {
    if choices.table.patterns.isEmpty { return [] }
    var local = PhraseSearch(
      choices.table, symbols, findings: search.findings, reportingFrom: choices.firstOwner)
    local.run()
    let last = choices.firstOwner + Int32(choices.count)
    return local.hits.filter { hit in
      let pattern = choices.table.patterns[Int(hit.pattern)]
      return pattern.owner < last
        && offered.contains(Int(pattern.owner - choices.firstOwner))
        && !search.circumstances.deny(hit.span, saysNot: pattern.saysNot)
    }
  }

  /// The choices of which some phrase is in the reply.
  func phraseOwners() -> [Int] {
    let owners = phraseHits().map {
      Int(choices.table.patterns[Int($0.pattern)].owner - choices.firstOwner)
    }
    return Set(owners).sorted()
  }
}

extension Lexicon {
  /// The words of a reply as a choice set numbers them: the lexicon's words by its own numbers.
  func symbols(
    of reply: Reply, _ own: [Int32], in choices: ChoiceSet, isLoose: Bool
  ) -> [Int32] {
    var symbols = own
    for (place, word) in reply.words.enumerated()
    where word.symbol < 0 && own[place] != PhraseSearch.masked {
      let found = local(word, reply, choices, isLoose)
      if found >= 0 { symbols[place] = choices.firstWord + found }
    }
    return symbols
  }

  private func local(
    _ word: Reply.Word, _ reply: Reply, _ choices: ChoiceSet, _ isLoose: Bool
  ) -> Int32 {
    let found = choices.words.find(
      reply.bytes.span, Int(word.start), Int(word.length), hash: word.hash)
    if found >= 0 { return found }
    let text = reply.text(word)
    if let stem = choices.stem(of: text) { return stem }
    if word.before.contains(.drawnOut), let same = choices.drawnOut(text) { return same }
    return isLoose ? choices.nearest(to: text) : -1
  }
}

extension ChoiceSet {
  /// The longest `word*` that a word begins with.
  fileprivate func stem(of word: ArraySlice<UInt8>) -> Int32? {
    stems.filter { word.starts(with: words.word($0).dropLast()) }
      .max { words.word($0).count < words.word($1).count }
  }

  /// The word that this one is when each drawn-out letter is written once; no single letter.
  fileprivate func drawnOut(_ word: ArraySlice<UInt8>) -> Int32? {
    let short = Letters.squeezed(word)
    if short.count < 2 { return nil }
    return (0..<Int32(words.count)).first { Letters.squeezed(words.word($0)) == short }
  }

  fileprivate func nearest(to word: ArraySlice<UInt8>) -> Int32 {
    var best: (cost: Int, place: Int32) = (.max, -1)
    for place in targets {
      guard let cost = CloseSpelling.cost(of: word, for: words.word(place)) else { continue }
      if cost < best.cost { best = (cost, place) }
    }
    return best.place
  }
}

extension Letters {
  static func squeezed(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in word where byte != result.last { result.append(byte) }
    return result
  }
}

extension Lexicon {
  /// The ladder: number or letter, label, beginning of a label, phrases, telling words, spelling.
  /// The bits of `offered` are the places that can be chosen now; those of them that are `listed` are
  /// numbered from 1 in order.
  public func choose(
    _ heard: Heard, from choices: ChoiceSet, offered: UInt64 = .max, listed: UInt64 = .max
  ) -> Choosing {
    if heard.reply.isEmpty || offered & choices.everything == 0 { return .none }
    let exact = exactly(heard.reply, from: choices, offered: offered, listed: listed)
    return exact == .none ? Ladder(self, choices, heard, offered: offered).climb() : exact
  }

  /// The first two steps of the ladder alone: a number, letter or label that is offered now.
  public func exactly(
    _ reply: Reply, from choices: ChoiceSet, offered: UInt64 = .max, listed: UInt64 = .max
  ) -> Choosing {
    let open = offered & choices.everything
    let shown = open & listed
    if let place = Ordinals.place(in: reply, of: shown.nonzeroBitCount) {
      return .one(Value.place(place, in: shown), by: .number, hit: nil)
    }
    let label = self.label(reply, from: choices, open)
    if let letter = letter(reply, of: shown) {
      let others =
        label.map { [$0] }
        ?? Ladder(self, choices, listen(to: reply), offered: offered).phraseOwners()
      let all = Set([letter] + others).sorted()
      return all.count == 1 ? .one(letter, by: .number, hit: nil) : .which(all)
    }
    return label.map { .one($0, by: .label, hit: nil) } ?? .none
  }

  private func label(_ reply: Reply, from choices: ChoiceSet, _ open: UInt64) -> Int? {
    if reply.isEmpty || reply.lineLength > choices.labels.longest { return nil }
    let line = reply.line[...]
    return choices.labels.indices.first { place in
      open & (1 << UInt64(place)) != 0 && choices.labels.text(of: place) == line
    }
  }

  private func letter(_ reply: Reply, of shown: UInt64) -> Int? {
    guard reply.words.count == 1, reply.words[0].length == 1 else { return nil }
    let letter = Int(reply.bytes[Int(reply.words[0].start)]) - Int(UInt8(ascii: "a"))
    return (0..<shown.nonzeroBitCount).contains(letter) ? Value.place(letter, in: shown) : nil
  }
}
