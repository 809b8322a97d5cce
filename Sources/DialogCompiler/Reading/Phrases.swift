import DialogEngine
import DialogSyntax

/// Words that a visitor may type, as authors write them after `match` and `except`.
extension Compiler {
  /// Phrases with commas between them, or as a list.
  mutating func phrases(_ value: SyntaxNode, of name: SyntaxNode) -> [Phrase] {
    var phrases: [Phrase] = []
    phraseSites = []
    for text in texts(value, of: name) { append(text, to: &phrases) }
    return phrases
  }

  private mutating func append(_ text: SyntaxNode, to phrases: inout [Phrase]) {
    let bytes = text.textBytes
    var start = 0
    for end in bytes.indices where bytes[end] == 44 {
      add(start..<end, of: bytes, text, to: &phrases)
      start = end + 1
    }
    add(start..<bytes.count, of: bytes, text, to: &phrases)
  }

  private mutating func add(
    _ range: Range<Int>, of bytes: [UInt8], _ text: SyntaxNode, to phrases: inout [Phrase]
  ) {
    var items: [Phrase.Item] = []
    var first = range.upperBound
    var last = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      if isBlank(bytes[index]) {
        index += 1
        continue
      }
      var end = index
      while end < range.upperBound, !isBlank(bytes[end]) { end += 1 }
      first = min(first, index)
      last = end
      if let item = item(index..<end, of: bytes, text) { items.append(item) } else { return }
      index = end
    }
    guard first < last else {
      problems.append(.emptyPhrase(text.site(of: range), in: text))
      return
    }
    guard items.contains(where: \.isTelling) else {
      problems.append(.phraseOfNothing(text.site(of: first..<last)))
      return
    }
    phraseSites.append(text.site(of: first..<last))
    phrases.append(
      Phrase(items: items, source: String(decoding: bytes[first..<last], as: UTF8.self)))
  }

  private mutating func item(
    _ range: Range<Int>, of bytes: [UInt8], _ text: SyntaxNode
  ) -> Phrase.Item? {
    var word = bytes[range]
    if word.elementsEqual([46, 46, 46]) { return .gap }
    let isOptional = word.last == 63
    if isOptional { word.removeLast() }
    if word.first == 60 { return concept(word, isOptional, range, text) }
    var words: [Phrase.Word] = []
    for part in word.split(separator: 47, omittingEmptySubsequences: false) {
      guard let word = self.word(part, range, text) else { return nil }
      words.append(word)
    }
    return .word(words, isOptional: isOptional)
  }

  private mutating func word(
    _ part: ArraySlice<UInt8>, _ range: Range<Int>, _ text: SyntaxNode
  ) -> Phrase.Word? {
    let isPrefix = part.last == 42
    let letters = isPrefix ? part.dropLast() : part
    guard !letters.isEmpty else {
      problems.append(.emptyAlternative(text.site(of: range)))
      return nil
    }
    guard !letters.contains(where: { [42, 60, 62, 63].contains($0) }) else {
      problems.append(.signInsideWord(text.site(of: range), in: text))
      return nil
    }
    return Phrase.Word(String(decoding: letters, as: UTF8.self), isPrefix: isPrefix)
  }

  private mutating func concept(
    _ word: ArraySlice<UInt8>, _ isOptional: Bool, _ range: Range<Int>, _ text: SyntaxNode
  ) -> Phrase.Item? {
    guard word.last == 62, word.count > 2 else {
      problems.append(.openConcept(text.site(of: range)))
      return nil
    }
    let name = String(decoding: word.dropFirst().dropLast(), as: UTF8.self)
    let site = text.site(of: range.lowerBound + 1..<range.lowerBound + 1 + name.utf8.count)
    return concept(name, at: site).map { .concept($0, isOptional: isOptional) }
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 }

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
      problems.append(.missingKey("match", of: "a concept", in: name))
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
      let lead = part.prefix { isBlank($0) }.count
      if !word.isEmpty { found.append((start + lead..<start + lead + word.utf8.count, word)) }
      start += part.count + 1
    }
    return found
  }
}

enum ConceptKey: String, CaseIterable {
  case match, include, except
}

extension Phrase.Item {
  /// Says something by itself: not a gap, and not only a word that may be missing.
  var isTelling: Bool {
    switch self {
    case .word(_, let isOptional), .concept(_, let isOptional): !isOptional
    case .gap: false
    }
  }
}
