extension Lexicon {
  /// What a search of a reply gave, and what stands around it.
  struct Search {
    var findings: Findings
    var hits: [PhraseSearch.Hit]
    var symbols: [Int32]
    var steps: Int
  }

  /// Looks for all phrases. `isLoose` takes misspelt words for what they were meant to be.
  func search(_ reply: Reply, isLoose: Bool) -> Search {
    search(symbols(of: reply, isLoose: isLoose))
  }

  func search(_ symbols: [Int32]) -> Search {
    var search = PhraseSearch(table, symbols, reportingFrom: Int32(concepts.count))
    search.run()
    return Search(
      findings: search.findings, hits: search.hits, symbols: symbols, steps: search.steps)
  }

  /// The words of a reply as numbers: the word, else the `word*` that it begins with, else the word
  /// that it is a misspelling of.
  func symbols(of reply: Reply, isLoose: Bool) -> [Int32] {
    reply.words.map { word in
      if word.symbol >= 0 { return word.symbol }
      let stem = stem(of: word, in: reply)
      if stem >= 0 || !isLoose { return stem }
      return spelling.nearest(to: reply.text(word), in: vocabulary.table)
    }
  }

  /// The longest beginning of a word that stands in a phrase, or -1.
  func stem(of word: Reply.Word, in reply: Reply) -> Int32 {
    var hash: UInt64 = 0
    var stem: Int32 = -1
    let start = Int(word.start)
    for length in 1...max(1, min(Int(word.length), 30)) where Int(word.length) >= length {
      hash = WordHash.adding(reply.bytes[start + length - 1], to: hash)
      if stemLengths & (1 << UInt64(length)) == 0 { continue }
      let found = findStem(reply.bytes, start, length, hash)
      if found >= 0 { stem = found }
    }
    return stem
  }

  private func findStem(_ bytes: [UInt8], _ start: Int, _ length: Int, _ hash: UInt64) -> Int32 {
    let star = UInt8(ascii: "*")
    let full = WordHash.adding(star, to: hash)
    if !vocabulary.mayHave(full) { return -1 }
    let written = Array(bytes[start..<(start + length)]) + [star]
    return vocabulary.find(written, 0, written.count, hash: full)
  }

  /// Which words deny, name somebody, a time, and so on.
  func circumstances(of reply: Reply, _ search: Search) -> Circumstances {
    var flags = search.symbols.map { $0 >= 0 ? self.flags[Int($0)] : [] }
    for find in search.findings.all {
      let owner = ownerFlags[Int(find.owner)]
      if owner.isEmpty { continue }
      // A new clause begins at its first word; a "not" reaches on from its last.
      for flag in [Circumstances.Flags.clause, .turn] where owner.contains(flag) {
        flags[Int(find.span.first)].insert(flag)
      }
      flags[Int(find.span.last)].formUnion(owner.subtracting([.clause, .turn]))
    }
    return Circumstances(flags: flags, words: reply.words)
  }

  /// The reply without the words of idioms, or nil when it has none.
  func withoutIdioms(_ search: Search) -> [Int32]? {
    guard idioms >= 0 else { return nil }
    var symbols = search.symbols
    var isChanged = false
    let slot = conceptSlots[Int(idioms)]
    for (place, symbol) in search.symbols.enumerated() where symbol >= 0 && slot.accepts(symbol) {
      symbols[place] = PhraseSearch.masked
      isChanged = true
    }
    for find in search.findings.all where find.owner == idioms {
      for word in find.span.first...find.span.last { symbols[Int(word)] = PhraseSearch.masked }
      isChanged = true
    }
    return isChanged ? symbols : nil
  }
}
