extension Lexicon {
  /// What the signs of one interrupt weigh together in a reply.
  struct Weighing {
    var sum = 0
    /// The patterns that were found, each once.
    var found: [Int32] = []
  }

  /// The interrupt whose signs go furthest past what they have to weigh.
  func weighed(_ weighings: [Weighing]) -> Alarm? {
    var best: (interrupt: Int, over: Int)?
    for (place, weighing) in weighings.enumerated() where !weighing.found.isEmpty {
      let over = weighing.sum - interrupts[place].askFrom
      if over >= 0, interrupts[place].ask != nil, over > best?.over ?? -1 { best = (place, over) }
    }
    return best.map { best in
      Alarm(
        interrupt: InterruptID(best.interrupt), rule: .check,
        hit: words(weighings[best.interrupt]))
    }
  }

  /// By interrupt. A sign that stands in a reply twice counts once.
  func weigh(_ heard: Heard) -> [Weighing] {
    var weighings = Array(repeating: Weighing(), count: interrupts.count)
    let heard = heard.meant
    for symbol in heard.symbols where symbol >= 0 {
      table.forEachSign(ofWord: symbol) { add($0, to: &weighings) }
    }
    for find in heard.findings.all {
      table.forEachSign(ofOwner: find.owner) { add($0, to: &weighings) }
    }
    for hit in heard.hits where table.patterns[Int(hit.pattern)].role == .sign {
      add(hit.pattern, to: &weighings)
    }
    return weighings
  }

  private func add(_ sign: Int32, to weighings: inout [Weighing]) {
    let pattern = table.patterns[Int(sign)]
    let place = Int(pattern.owner) - concepts.count
    if weighings[place].found.contains(sign) { return }
    weighings[place].found.append(sign)
    weighings[place].sum += Int(pattern.weight)
  }

  /// The signs and their weights, the heaviest first: never the visitor's words.
  private func words(_ weighing: Weighing) -> String {
    let signs = weighing.found.map { table.patterns[Int($0)] }
      .sorted { ($1.weight, $0.source) < ($0.weight, $1.source) }
      .map { "\(table.sources[Int($0.source)]) \($0.weight)" }
    return "signs: \(signs.joined(separator: ", "))"
  }

  /// Everything in a reply that could be a sign, as an author writes a phrase: its words, two of
  /// them in a row unless both are small, and the concepts that are found in it. Each once.
  public func signCandidates(_ heard: Heard) -> [String] {
    var seen: Set<String> = []
    return (singles(heard) + pairs(heard) + namedConcepts(heard)).filter {
      seen.insert($0).inserted
    }
  }

  private func singles(_ heard: Heard) -> [String] {
    heard.reply.words.indices.compactMap { telling($0, heard) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private func pairs(_ heard: Heard) -> [String] {
    heard.reply.words.indices.dropLast().compactMap { place in
      guard !isSmall(heard.meant.symbols[place]) || !isSmall(heard.meant.symbols[place + 1]),
        let a = telling(place, heard), let b = telling(place + 1, heard)
      else { return nil }
      return String(decoding: a + [UInt8(ascii: " ")] + b, as: UTF8.self)
    }
  }

  /// A word as the lexicon knows it, or else as it was written; numbers say too little.
  private func telling(_ place: Int, _ heard: Heard) -> ArraySlice<UInt8>? {
    let symbol = heard.meant.symbols[place]
    var word = heard.reply.text(heard.reply.words[place])
    if symbol >= 0, vocabulary.table.word(symbol).last != UInt8(ascii: "*") {
      word = vocabulary.table.word(symbol)
    }
    return word.allSatisfy(Digits.isDigit) ? nil : word
  }

  private func namedConcepts(_ heard: Heard) -> [String] {
    let owners = Set(heard.meant.findings.all.map { Int($0.owner) })
    return concepts.indices.filter { place in
      owners.contains(place) || heard.meant.symbols.contains { conceptWords[place].accept($0) }
    }.map { "<\(concepts[$0].name)>" }
  }
}
