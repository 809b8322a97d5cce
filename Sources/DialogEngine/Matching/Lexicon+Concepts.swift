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
  public func yesOrNo(_ reply: Reply) -> YesOrNo {
    let names: [(name: String, means: YesOrNo)] = [
      ("yes", .yes), ("no", .no), ("maybe", .either), ("dontknow", .either),
    ]
    var meanings: [Int: YesOrNo] = [:]
    for (name, means) in names {
      if let id = concept(named: name) { meanings[Int(id.value)] = means }
    }
    let fits = fits(reply, of: meanings.keys.sorted()).filter { stands($0, alone: reply) }
    guard let best = fits.map(rank).max() else { return plainYesOrNo(reply) }
    let means = Set(fits.filter { rank($0) == best }.compactMap { meanings[$0.concept] })
    return means.count == 1 ? means.first ?? .none : .either
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

  /// A wish in the visitor's own words, by the concepts `help`, `back`, `repeat`, `menu`, `quit`.
  public func wish(_ reply: Reply) -> Command? {
    let wishes: [Command] = [.help, .back, .repeat, .menu, .quit]
    var commands: [Int: Command] = [:]
    for command in wishes {
      if let id = concept(named: command.rawValue) { commands[Int(id.value)] = command }
    }
    let fits = fits(reply, of: commands.keys.sorted()).filter { fit in
      let others = reply.words.indices.filter { place in
        (place < Int(fit.span.first) || place > Int(fit.span.last))
          && !isSmall(reply.words[place].symbol)
      }
      return others.count <= 1
    }
    guard let best = fits.max(by: { rank($0) < rank($1) }) else { return nil }
    return commands[best.concept]
  }

  /// The concept of a list that the reply fits best, and the phrase that decided.
  public func best(of concepts: [ConceptID], for reply: Reply) -> (concept: ConceptID, hit: String)?
  {
    var best: (fit: Fit, rank: Int)?
    for fit in fits(reply, of: concepts.map { Int($0.value) }) {
      let rank = tellingRank(fit, in: reply)
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
  func fits(_ reply: Reply, of concepts: [Int]) -> [Fit] {
    let search = self.search(reply, isLoose: true)
    let circumstances = circumstances(of: reply, search)
    return concepts.flatMap { concept in
      (singles(of: concept, search) + longer(of: concept, search)).filter { fit in
        !circumstances.deny(fit.span, saysNot: fit.saysNot)
      }.map(\.fit)
    }
  }

  private func singles(of concept: Int, _ search: Search) -> [(fit: Fit, span: Span, saysNot: Bool)]
  {
    let slot = conceptSlots[concept]
    return search.symbols.indices.filter { slot.accepts(search.symbols[$0]) }.map { place in
      let symbol = search.symbols[place]
      let span = Span(first: Int32(place), last: Int32(place))
      let hit = String(decoding: vocabulary.table.word(symbol), as: UTF8.self)
      let fit = Fit(concept: concept, span: span, weight: 4, hit: hit)
      return (fit, span, deniesAlone(symbol))
    }
  }

  private func longer(of concept: Int, _ search: Search) -> [(fit: Fit, span: Span, saysNot: Bool)]
  {
    search.findings.all.filter { $0.owner == Int32(concept) }.map { find in
      let pattern = table.patterns[Int(find.pattern)]
      let fit = Fit(
        concept: concept, span: find.span, weight: min(pattern.weight, 15),
        hit: table.sources[Int(pattern.source)])
      return (fit, find.span, pattern.saysNot)
    }
  }
}
