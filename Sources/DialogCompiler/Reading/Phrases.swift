import DialogEngine
import DialogSyntax

/// Words that a visitor may type, as authors write them after `match` and `except`.
extension Compiler {
  /// Phrases with commas between them, or as a list.
  mutating func phrases(_ value: SyntaxNode, of name: SyntaxNode) -> [Phrase] {
    var phrases: [Phrase] = []
    phraseSites = []
    let written = Array(value.written)
    // Each ends at a comma or with a line.
    phrases.reserveCapacity(1 + written.count { $0 == 44 || $0 == 10 })
    for text in texts(value, of: name) {
      append(PhraseText(text, in: written, from: value.range.start), to: &phrases)
    }
    return phrases
  }

  private mutating func append(_ text: PhraseText, to phrases: inout [Phrase]) {
    var offset = text.range.lowerBound
    while offset <= text.range.upperBound {
      add(from: &offset, of: text, to: &phrases)
      // Past the comma; after a mistake it is still to be found.
      while offset < text.range.upperBound, text.bytes[offset] != 44 { offset += 1 }
      offset += 1
    }
  }

  /// Adds the phrase that begins here.
  private mutating func add(
    from offset: inout Int, of text: PhraseText, to phrases: inout [Phrase]
  ) {
    let start = offset
    var concepts: [ConceptID] = []
    var whole: Range<Int>?
    var isTelling = false
    while let part = PhrasePart(
      from: &offset, before: text.range.upperBound, in: text.bytes.span)
    {
      guard take(part, of: text, &concepts) else { return }
      whole = (whole ?? part.range).lowerBound..<part.range.upperBound
      isTelling = isTelling || part.kind != .gap && !part.isOptional
    }
    guard let whole else {
      problems.append(.emptyPhrase(text.site(of: start..<offset), in: text.node))
      return
    }
    guard isTelling else {
      problems.append(.phraseOfNothing(text.site(of: whole)))
      return
    }
    if !options.errorsOnly { phraseSites.append(text.site(of: whole)) }
    phrases.append(Phrase(in: text.bytes, whole, concepts: concepts))
  }

  /// False after a mistake.
  private mutating func take(
    _ part: PhrasePart, of text: PhraseText, _ concepts: inout [ConceptID]
  ) -> Bool {
    switch part.kind {
    case .gap: return true
    case .words: return part.isPlain || checkWords(part, of: text)
    case .concept:
      guard let concept = concept(part, of: text) else { return false }
      concepts.append(concept)
      return true
    }
  }

  private mutating func checkWords(_ part: PhrasePart, of text: PhraseText) -> Bool {
    var offset = part.range.lowerBound
    while let word = PhraseWord(from: &offset, of: part, in: text.bytes.span) {
      guard !word.letters.isEmpty else {
        problems.append(.emptyAlternative(text.site(of: part.range)))
        return false
      }
      let hasFullStop = word.isPrefix && text.bytes[word.letters.upperBound - 1] == 46
      if hasFullStop || word.letters.contains(where: { PhrasePart.isSign(text.bytes[$0]) }) {
        problems.append(wrongSign(in: part, of: text))
        return false
      }
    }
    return true
  }

  private func wrongSign(in part: PhrasePart, of text: PhraseText) -> Diagnostic {
    let phrase = text.phrase(around: part.range)
    guard let better = PhraseText.plainly(text.bytes[phrase]) else {
      return .signInsideWord(text.site(of: part.range), in: text.node)
    }
    return .foreignPhrase(text.site(of: trimmedRange(text.bytes, phrase)), better)
  }

  private mutating func concept(_ part: PhrasePart, of text: PhraseText) -> ConceptID? {
    guard text.bytes[part.text.upperBound - 1] == 62, part.text.count > 2 else {
      problems.append(.openConcept(text.site(of: part.range)))
      return nil
    }
    let name = part.text.lowerBound + 1..<part.text.upperBound - 1
    return concept(String(decoding: text.bytes[name], as: UTF8.self), at: text.site(of: name))
  }

  // Concepts

  mutating func lowerConcepts() {
    var next = 0
    scope = Scope()
    for root in conceptFiles {
      if let map = root.value(for: "concepts") { lowerConcepts(map, &next) }
    }
    for draft in dialogs {
      guard let concepts = draft.fields[.concepts] else { continue }
      scope = Scope(dialog: draft.id)
      lowerConcepts(concepts.value, &next)
    }
  }

  private mutating func lowerConcepts(_ map: SyntaxNode, _ next: inout Int) {
    for (name, value) in map.entries {
      lowerConcept(next, name, value)
      next += 1
    }
  }

  private mutating func lowerConcept(_ index: Int, _ name: SyntaxNode, _ value: SyntaxNode) {
    guard value.kind == .map else {
      tables.concepts[index].match = phrases(value, of: name)
      return
    }
    let fields = fields(value, of: "a concept", as: ConceptKey.self)
    if let match = fields[.match] {
      tables.concepts[index].match = phrases(match.value, of: match.name)
    }
    if let except = fields[.except] {
      tables.concepts[index].except = phrases(except.value, of: except.name)
    }
    if let include = fields[.include] {
      tables.concepts[index].include = included(include.value, of: include.name)
    }
    if fields[.match] == nil, fields[.include] == nil {
      miss(.missingKey("match", of: "a concept", in: name), in: fields)
    }
  }

  /// Names of concepts, with commas between them or as a list.
  private mutating func included(_ value: SyntaxNode, of name: SyntaxNode) -> [ConceptID] {
    var found: [ConceptID] = []
    for text in texts(value, of: name) {
      for (range, word) in listed(text) {
        if let id = concept(word, at: text.site(of: range)) { found.append(id) }
      }
    }
    return found
  }

  /// The words between the commas of a text, and where they stand in it.
  func listed(_ text: SyntaxNode) -> [(range: Range<Int>, word: String)] {
    let bytes = text.textBytes
    var found: [(Range<Int>, String)] = []
    var start = 0
    for part in bytes.split(separator: 44, omittingEmptySubsequences: false) {
      let word = trimmed(String(decoding: part, as: UTF8.self))
      let lead = part.prefix { $0 == 32 || $0 == 9 || $0 == 10 }.count
      if !word.isEmpty { found.append((start + lead..<start + lead + word.utf8.count, word)) }
      start += part.count + 1
    }
    return found
  }
}

enum ConceptKey: String, CaseIterable {
  case match, include, except
}
