/// Phrases as their authors wrote them, found again where they are kept anyway.
extension Lexicon {
  /// Empty for a part of a phrase, which is never said to have been found.
  func source(of pattern: Int32) -> String {
    let pattern = table.patterns[Int(pattern)]
    let (owner, place) = (Int(pattern.owner), Int(pattern.phrase))
    if place < 0 { return "" }
    if owner >= concepts.count {
      return interrupts[owner - concepts.count].phrase(pattern.role, place).source
    }
    let concept = concepts[owner]
    if pattern.role == .except { return concept.except[place].source }
    if place < concept.match.count { return concept.match[place].source }
    return "<\(concepts[concept.include[place - concept.match.count]].name)>"
  }
}

extension Interrupt {
  fileprivate func phrase(_ role: Pattern.Role, _ place: Int) -> Phrase {
    switch role {
    case .match: match[place]
    case .check: check[place]
    case .except: except[place]
    case .sign: signs[place].phrase
    }
  }
}

extension ChoiceSet {
  /// The phrases of a choice, and behind them the concept that its label means.
  func source(of pattern: Int32) -> String {
    let pattern = table.patterns[Int(pattern)]
    let meaning = meanings[Int(pattern.owner - firstOwner)]
    let place = Int(pattern.phrase)
    if place < meaning.match.count { return meaning.match[place].source }
    return meaning.impliedConcept.map { "<\($0)>" } ?? ""
  }
}

extension Meaning {
  /// `Yes`, `No`, and labels that begin with `Yes,` or `No,` mean the concept of that name too.
  var impliedConcept: String? {
    guard let first = label.utf8.first, "yYnN".utf8.contains(first) else { return nil }
    let text = label.lowercased()
    return ["yes", "no"].first { text == $0 || text.hasPrefix($0 + ",") }
  }
}
