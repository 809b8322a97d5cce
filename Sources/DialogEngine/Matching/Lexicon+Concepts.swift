extension Lexicon {
  /// A phrase of a concept that was found in a reply.
  struct Fit {
    var concept: Int
    var span: Span
    var weight: Int
    /// The phrase as its author wrote it.
    var hit: String
  }

  /// By the concepts `yes`, `no`, `maybe` and `dontknow`.
  public func yesOrNo(_ heard: Heard) -> YesOrNo {
    let names: [(name: String, means: YesOrNo)] = [
      ("yes", .yes), ("no", .no), ("maybe", .either), ("dontknow", .either),
    ]
    var meanings: [Int: YesOrNo] = [:]
    for (name, means) in names {
      if let id = concept(named: name) { meanings[Int(id.value)] = means }
    }
    let fits = fits(heard, of: meanings.keys.sorted()).filter { stands($0, alone: heard.reply) }
    guard let best = fits.map(rank).max() else { return plainYesOrNo(heard.reply) }
    let means = Set(fits.filter { rank($0) == best }.compactMap { meanings[$0.concept] })
    return means.count == 1 ? means.first ?? .none : .either
  }

  /// A yes and nothing else, where nothing may be read into a reply: "please say more" is none, and
  /// neither is "not ok".
  func isPlainYes(_ heard: Heard) -> Bool {
    guard yesOrNo(heard) == .yes else { return false }
    guard let yes = concept(named: "yes") else { return true }
    let spans = fits(heard, of: [Int(yes.value)]).map(\.span)
    return heard.reply.words.indices.allSatisfy { place in
      spans.contains { ($0.first...$0.last).contains(Int32(place)) }
    }
  }

  /// Whether the reply says what the concept means and nothing else: "dunno really" does, and "dunno,
  /// my job" does not.
  func isOnly(_ concept: ConceptID, in heard: Heard) -> Bool {
    let spans = fits(heard, of: [Int(concept.value)]).map(\.span)
    if spans.isEmpty { return false }
    return heard.reply.words.enumerated().allSatisfy { place, word in
      isSmall(word.symbol) || spans.contains { ($0.first...$0.last).contains(Int32(place)) }
    }
  }

  /// For packs without those concepts.
  private func plainYesOrNo(_ reply: Reply) -> YesOrNo {
    switch reply.normalised {
    case "yes", "y": .yes
    case "no", "n": .no
    default: .none
    }
  }

  private func rank(_ fit: Fit) -> Int {
    (Int(fit.span.last - fit.span.first) + 1) * 16 + fit.weight
  }

  /// A yes or no opens a reply, or there is hardly anything else in it.
  private func stands(_ fit: Fit, alone reply: Reply) -> Bool {
    let before = reply.words[..<Int(fit.span.first)].filter { !isSmall($0.symbol) }
    let after = reply.words[(Int(fit.span.last) + 1)...].filter { !isSmall($0.symbol) }
    return before.isEmpty || before.count + after.count <= 1
  }

  /// Somebody is annoyed, and says hardly anything else: the concept `annoyed`.
  func isAnnoyed(_ heard: Heard) -> Bool {
    guard let annoyed = concept(named: "annoyed") else { return false }
    return fits(heard, of: [Int(annoyed.value)]).contains { isNearlyAll($0, of: heard.reply) }
  }

  private func isNearlyAll(_ fit: Fit, of reply: Reply) -> Bool {
    let others = reply.words.indices.filter { place in
      (place < Int(fit.span.first) || place > Int(fit.span.last))
        && !isSmall(reply.words[place].symbol)
    }
    return others.count <= 1
  }

  /// A wish in the visitor's own words, by the concepts `help`, `back`, `repeat`, `menu`, `quit`.
  public func wish(_ heard: Heard) -> Command? {
    let fits = fits(heard, of: wishes.map(\.concept)).filter { isNearlyAll($0, of: heard.reply) }
    guard let best = fits.max(by: { rank($0) < rank($1) }) else { return nil }
    return wishes.first { $0.concept == best.concept }?.command
  }

  /// The concept of a list that the reply fits best, and the phrase that decided.
  public func best(of concepts: [ConceptID], for heard: Heard) -> (concept: ConceptID, hit: String)?
  {
    var best: (fit: Fit, rank: Int)?
    for fit in fits(heard, of: concepts.map { Int($0.value) }) {
      let rank = tellingRank(fit, in: heard.reply)
      if best.map({ $0.rank < rank }) ?? true { best = (fit, rank) }
    }
    return best.map { (ConceptID($0.fit.concept), $0.fit.hit) }
  }

  /// The more telling words a phrase takes up, the better it fits; between phrases of small words
  /// alone, the longer one.
  private func tellingRank(_ fit: Fit, in reply: Reply) -> Int {
    let telling = (fit.span.first...fit.span.last).count { !isSmall(reply.words[Int($0)].symbol) }
    return telling > 0 ? telling * 1_000 : rank(fit)
  }

  /// All phrases of these concepts in a reply, the concepts in the order given; none that is denied.
  func fits(_ heard: Heard, of concepts: [Int]) -> [Fit] {
    var fits: [Fit] = []
    for concept in concepts {
      addSingles(of: concept, in: heard.meant, to: &fits)
      addLonger(of: concept, in: heard.meant, to: &fits)
    }
    return fits
  }

  private func addSingles(of concept: Int, in search: Search, to fits: inout [Fit]) {
    let words = conceptSlots[concept]
    for (place, symbol) in search.symbols.enumerated() where table.accepts(symbol, in: words) {
      let span = Span(first: Int32(place), last: Int32(place))
      if search.circumstances.deny(span, saysNot: deniesAlone(symbol)) { continue }
      let hit = String(decoding: vocabulary.table.word(symbol), as: UTF8.self)
      fits.append(Fit(concept: concept, span: span, weight: 4, hit: hit))
    }
  }

  private func addLonger(of concept: Int, in search: Search, to fits: inout [Fit]) {
    for find in search.findings.all where find.owner == Int32(concept) {
      let pattern = table.patterns[Int(find.pattern)]
      if search.circumstances.deny(find.span, saysNot: pattern.saysNot) { continue }
      fits.append(
        Fit(
          concept: concept, span: find.span, weight: min(Int(pattern.weight), 15),
          hit: source(of: find.pattern)))
    }
  }
}
