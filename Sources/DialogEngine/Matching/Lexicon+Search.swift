extension Lexicon {
  /// What a search of a reply gave, and what stands around it.
  final class Search: Sendable {
    let findings: Findings
    let hits: [PhraseSearch.Hit]
    let symbols: [Int32]
    let steps: Int
    /// Which words deny, name somebody, a time, and so on.
    let circumstances: Circumstances

    fileprivate init(_ search: PhraseSearch, _ circumstances: Circumstances) {
      findings = search.findings
      hits = search.hits
      symbols = search.symbols
      steps = search.steps
      self.circumstances = circumstances
    }
  }

  func search(_ symbols: [Int32], in reply: Reply) -> Search {
    var search = PhraseSearch(table, symbols, reportingFrom: Int32(concepts.count))
    search.run()
    return Search(search, circumstances(of: reply, symbols, search.findings))
  }

  /// The words of a reply as numbers: the word, or else the `word*` that it begins with.
  func symbols(of reply: Reply) -> [Int32] {
    reply.words.map { $0.symbol >= 0 ? $0.symbol : stem(of: $0, in: reply) }
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

  private func circumstances(
    of reply: Reply, _ symbols: [Int32], _ findings: Findings
  ) -> Circumstances {
    var flags = symbols.map { $0 >= 0 ? self.flags[Int($0)] : [] }
    for find in findings.all {
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
    let words = conceptSlots[Int(idioms)]
    for (place, symbol) in search.symbols.enumerated() where table.accepts(symbol, in: words) {
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
