/// Replies to questions about a variable, by its kind.
extension Step {
  /// Whether the reply fits the kind of the variable, or was at least answered.
  mutating func answer(_ variable: VariableID, _ id: QuestionID, _ said: Said) -> Bool {
    switch tables.variables[variable].kind {
    case .yesOrNo: return answerYesOrNo(said)
    case .number(let range): return answerNumber(said, range)
    case .one:
      if variable == Variable.consent { return answerConsent(id, said) }
      return answerOne(id, said)
    case .several(_, let most): return answerSeveral(id, said, most)
    case .text(let limit):
      answerText(said, limit, isPrivate: tables.variables[variable].isPrivate)
      return true
    }
  }

  private mutating func answerYesOrNo(_ said: Said) -> Bool {
    switch pack.lexicon.yesOrNo(heard(in: said)) {
    case .yes: accept(.value(.yesOrNo(true)), by: .value, said: said)
    case .no: accept(.value(.yesOrNo(false)), by: .value, said: said)
    case .either:
      noteNothing(said)
      say(.eitherIsFine)
    case .none: return false
    }
    return true
  }

  private mutating func answerNumber(_ said: Said, _ range: ClosedRange<Int>) -> Bool {
    switch pack.lexicon.number(said.reply, in: range) {
    case .number(let number): accept(.value(.number(number)), by: .value, said: said)
    case .outside:
      noteNothing(said)
      say(.outOfRange, [.low: String(range.lowerBound), .high: String(range.upperBound)])
    case .between(let low, let high):
      noteNothing(said)
      say(.whichNumber, [.low: String(low), .high: String(high)])
    case .none: return false
    }
    return true
  }

  private mutating func answerOne(_ id: QuestionID, _ said: Said) -> Bool {
    guard let members = choiceSet(of: id) else { return false }
    let found = choose(said, from: members)
    if case .one(let place, let by, let hit) = found {
      accept(.value(.one(place)), by: by, hit: hit, said: said)
      return true
    }
    return askBack(found, said)
  }

  private mutating func answerConsent(_ id: QuestionID, _ said: Said) -> Bool {
    var level = Consent.none.rawValue
    var matched = Matched.none
    if let members = choiceSet(of: id),
      case .one(let place, let by, _) = choose(said, from: members),
      [.number, .label, .phrase].contains(by)
    {
      (level, matched) = (place, by)
    }
    accept(.value(.one(level)), by: matched, said: said)
    return true
  }

  private mutating func answerSeveral(_ id: QuestionID, _ said: Said, _ most: Int) -> Bool {
    guard let members = choiceSet(of: id) else { return false }
    switch pack.lexicon.several(heard(in: said), of: members, most: most) {
    case .some(let bits): accept(.value(.several(bits)), by: .value, said: said)
    case .tooMany(let limit):
      noteNothing(said)
      say(.tooMany, [.limit: String(limit)])
    case .which(let places): return askBack(.which(places), said)
    case .close(let place): return askBack(.close(place), said)
    case .none: return false
    }
    return true
  }

  private mutating func answerText(_ said: Said, _ limit: Int, isPrivate: Bool) {
    let kept = isPrivate ? (text: said.text, details: []) : said.kept
    let text = kept.text
    let cut = Cleaning.cut(text, to: limit)
    if cut != text { say(.tooLong, [.limit: String(limit)]) }
    accept(
      .value(.text(cut)), by: .free,
      said: Said(text: cut, reply: said.reply, replaced: kept.details))
  }
}
