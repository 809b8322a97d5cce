import DialogEngine

/// Says what single replies match: an interrupt, a concept, or an answer to a question.
struct ReplyMatcher {
  struct Matching: Equatable {
    var columns: [String]
    /// Which phrase decided, and what would have come next.
    var explanation: [String]
  }

  private enum Target {
    case interrupts
    case concepts([ConceptID])
    case question(Conversation)
  }

  private let pack: Pack
  private let target: Target

  init(_ pack: Pack) {
    self.pack = pack
    target = .interrupts
  }

  init(_ pack: Pack, concepts: [ConceptID]) {
    self.pack = pack
    target = .concepts(concepts)
  }

  /// The first question of a node, with nothing said before it.
  init(_ pack: Pack, at node: NodeID) throws {
    self.pack = pack
    let beginning = Beginning(seed: 0, from: node)
    let (conversation, _) = pack.step(Conversation(), .began(beginning))
    guard conversation.question != nil else {
      throw Failure.usage("\(pack.name(of: node)) comes to no question")
    }
    target = .question(conversation)
  }

  /// The line has been cleaned.
  func match(_ line: String) -> Matching {
    switch target {
    case .interrupts: matchInterrupts(line)
    case .concepts(let concepts): matchConcepts(line, concepts)
    case .question(let conversation): matchQuestion(line, conversation)
    }
  }

  private static let nothing = Matching(columns: ["none"], explanation: ["", ""])
}

extension ReplyMatcher {
  private func matchInterrupts(_ line: String) -> Matching {
    guard let alarm = pack.lexicon.interrupt(pack.lexicon.listen(to: line)) else {
      return Self.nothing
    }
    return Matching(
      columns: [pack.tables.interrupts[alarm.interrupt].name, alarm.rule.rawValue],
      explanation: ["by \"\(alarm.hit)\"", ""])
  }

  private func matchConcepts(_ line: String, _ concepts: [ConceptID]) -> Matching {
    let reply = pack.lexicon.listen(to: line)
    guard let best = pack.lexicon.best(of: concepts, for: reply) else { return Self.nothing }
    let others = concepts.filter { $0 != best.concept }
    let next = pack.lexicon.best(of: others, for: reply).map {
      "next \(pack.tables.concepts[$0.concept].name) by \"\($0.hit)\""
    }
    return Matching(
      columns: [pack.tables.concepts[best.concept].name],
      explanation: ["by \"\(best.hit)\"", next ?? "no other"])
  }
}

extension ReplyMatcher {
  private func matchQuestion(_ line: String, _ conversation: Conversation) -> Matching {
    let (_, outputs) = pack.step(conversation, .said(line))
    for output in outputs {
      switch output {
      case .understood(let understanding) where understanding.by != .none:
        return Matching(
          columns: [answer(understanding), understanding.by.rawValue],
          explanation: explain(understanding, line, conversation))
      case .interrupted(_, let interrupt, let rule):
        let name = pack.tables.interrupts[interrupt].name
        return Matching(columns: ["none"], explanation: ["interrupt \(name) by \(rule)", ""])
      default: break
      }
    }
    return nearly(line, conversation)
  }

  /// The id of the choice or the value.
  private func answer(_ understanding: Understanding) -> String {
    switch understanding.pick {
    case .word(let word): word
    case .words(let words): words.joined(separator: ", ")
    case .number(let number): String(number)
    case .yesOrNo(let yes): yes ? "yes" : "no"
    case nil: understanding.text
    }
  }

  /// A misspelling, or a label with a "not" that the reply lacks: asked about, never assumed.
  private func nearly(_ line: String, _ conversation: Conversation) -> Matching {
    guard let (choices, ids) = choices(conversation) else { return Self.nothing }
    switch pack.lexicon.choose(pack.lexicon.listen(to: line), from: choices) {
    case .close(let place):
      return Matching(columns: [ids[place], Matched.close.rawValue], explanation: ["asked", ""])
    case .which(let places):
      let names = places.map { ids[$0] }.joined(separator: ", ")
      return Matching(columns: ["none"], explanation: ["equally good: \(names)", ""])
    case .opposed(let place):
      return Matching(
        columns: ["none"], explanation: ["the opposite of \(ids[place])?", "asked"])
    case .one, .none: return Self.nothing
    }
  }

  private func explain(
    _ understanding: Understanding, _ line: String, _ conversation: Conversation
  ) -> [String] {
    let hit = understanding.hit.map { "by \"\($0)\"" } ?? ""
    guard understanding.by != .number, let (choices, ids) = choices(conversation),
      case .word(let word) = understanding.pick, let place = ids.firstIndex(of: word)
    else { return [hit, ""] }
    let others = UInt64.max & ~(1 << UInt64(place))
    let reply = pack.lexicon.listen(to: line)
    switch pack.lexicon.choose(reply, from: choices, offered: others) {
    case .one(let next, let by, let phrase):
      let why = phrase.map { "\(by.rawValue) \"\($0)\"" } ?? by.rawValue
      return [hit, "next \(ids[next]) by \(why)"]
    case .close(let next): return [hit, "next \(ids[next]) by close spelling"]
    case .which, .opposed, .none: return [hit, "no other"]
    }
  }

  private func choices(_ conversation: Conversation) -> (ChoiceSet, [String])? {
    guard let id = conversation.question else { return nil }
    switch pack.tables.questions[id].form {
    case .wait: return nil
    case .choices(let choices):
      return (pack.lexicon.choiceSet(choices.map(\.meaning)), choices.map(\.id))
    case .answer(let variable):
      let members = pack.tables.variables[variable].kind.members
      if members.isEmpty { return nil }
      return (pack.lexicon.choiceSet(members.map(\.meaning)), members.map(\.id))
    }
  }
}
