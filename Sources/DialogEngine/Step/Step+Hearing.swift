/// A reply, cleaned, and the form of it that may be kept.
struct Said {
  let text: String
  let reply: Reply
  /// Nil for a number or label that is offered right now, where nothing else was listened for.
  var heard: Heard?
  /// The personal details that have been replaced in the text already.
  var replaced: [Redaction.Detail] = []

  /// Personal details replaced; worked out only for what is kept.
  var kept: (text: String, details: [Redaction.Detail]) {
    let (text, details) = Redaction.redact(text)
    return (text, replaced + details)
  }
}

/// What happens to a line, in its order: a command word, a number or label, the interrupts, the
/// open question, a wish, and, when all that fails, a fallback.
extension Step {
  /// The most lines that may count in one conversation: nobody has this much to say, but a program
  /// may, and what was said is remembered.
  static let mostTurns = 2_000

  mutating func hear(_ line: String) {
    guard conversation.isOpen else { return }
    let text = Cleaning.clean(line)
    guard !text.isEmpty else { return hearNothing() }
    conversation.turns += 1
    if conversation.turns > Self.mostTurns {
      say(.cannotGoOn)
      return end(.stuck)
    }
    var said = Said(text: text, reply: pack.lexicon.read(text))
    if let typed = pack.lexicon.command(text) { return obey(typed, said) }
    if !isExact(said) {
      let heard = pack.lexicon.listen(to: said.reply)
      if let alarm = pack.lexicon.interrupt(heard) { return raise(alarm) }
      if pack.lexicon.touchesDanger(heard) { say(.pastDanger) }
      said.heard = heard
    }
    if conversation.aside != nil, answerAside(said) { return }
    if answerQuestion(said) { return }
    if let wish = pack.lexicon.wish(heard(in: said)) { return grant(wish, said) }
    if pack.lexicon.isAnnoyed(heard(in: said)), !asksAboutDanger { return apologise(said) }
    misunderstand(said)
  }

  func heard(in said: Said) -> Heard {
    said.heard ?? pack.lexicon.listen(to: said.reply)
  }

  /// What the reply means among these choices.
  func choose(
    _ said: Said, from choices: ChoiceSet, offered: UInt64 = .max, listed: UInt64 = .max
  ) -> Choosing {
    let exact = pack.lexicon.exactly(said.reply, from: choices, offered: offered, listed: listed)
    if exact != .none { return exact }
    return pack.lexicon.choose(heard(in: said), from: choices, offered: offered, listed: listed)
  }

  /// What the reply means at this question; nil where it has nothing to choose from.
  func choose(_ said: Said, at question: Prompt) -> Choosing? {
    guard let choices = question.choices else { return nil }
    return choose(said, from: choices, offered: offered(question), listed: listed(question))
  }

  /// Enter repeats what is open and counts for nothing, but at a `wait`.
  private mutating func hearNothing() {
    if conversation.aside == .notice {
      conversation.turns += 1
      agreeToNotice(Said(text: "", reply: pack.lexicon.read("")), by: .enter)
      return
    }
    if conversation.aside == nil, let id = conversation.question, pack.prompt(id).isWait {
      conversation.turns += 1
      accept(.entered, by: .enter, said: Said(text: "", reply: pack.lexicon.read("")))
      return
    }
    if conversation.aside == .answers { conversation.aside = nil }
    askAgain()
  }

  /// A number or label that is offered right now.
  private func isExact(_ said: Said) -> Bool {
    if let aside = conversation.aside {
      let offers = offers(of: aside)
      if case .one = pack.lexicon.exactly(said.reply, from: set(of: offers)) { return true }
    }
    guard let id = conversation.question, let choices = choiceSet(of: id) else { return false }
    let question = pack.prompt(id)
    let exact = pack.lexicon.exactly(
      said.reply, from: choices, offered: offered(question), listed: listed(question))
    if case .one = exact { return true }
    return false
  }

  /// What the labels and phrases of a question mean; nil where it has none.
  func choiceSet(of id: QuestionID) -> ChoiceSet? {
    pack.prompt(id).choices
  }

  /// Whether the reply was taken, or at least answered.
  private mutating func answerQuestion(_ said: Said) -> Bool {
    guard let id = conversation.question else { return false }
    switch pack.prompt(id).form {
    case .wait:
      accept(.entered, by: .enter, said: said)
      return true
    case .choices: return choose(id, said)
    case .answer(let variable): return answer(variable, id, said)
    }
  }

  private mutating func choose(_ id: QuestionID, _ said: Said) -> Bool {
    let question = pack.prompt(id)
    guard let found = choose(said, at: question) else { return false }
    if question.asksConsent { return consent(found, id, said) }
    if case .one(let place, let by, let hit) = found {
      accept(.choice(place), by: by, hit: hit, said: said)
      return true
    }
    return askBack(found, said)
  }

  /// Only a number, a label or a phrase is a yes; every other reply means no.
  private mutating func consent(_ found: Choosing, _ id: QuestionID, _ said: Said) -> Bool {
    if case .one(let place, let by, let hit) = found, [.number, .label, .phrase].contains(by) {
      accept(.choice(place), by: by, hit: hit, said: said)
    } else if let place = refusal(of: id) {
      accept(.choice(place), by: .none, said: said)
    } else {
      accept(.passed, by: .none, said: said)
    }
    return true
  }

  private func refusal(of id: QuestionID) -> Int? {
    let question = pack.prompt(id)
    guard case .choices(let choices) = question.form else { return nil }
    let bits = offered(question)
    return choices.indices.first {
      bits & (1 << UInt64($0)) != 0 && tables.consent(setBy: choices[$0]) == Consent.none
    }
  }

  /// What fits two choices, or only nearly fits one, is asked about, never assumed.
  mutating func askBack(_ found: Choosing, _ said: Said) -> Bool {
    switch found {
    case .which(let places):
      noteNothing(said)
      say(.whichOne, [.choices: places.map(named).joined(separator: "; ")])
      return true
    case .close(let place), .opposed(let place):
      noteNothing(said)
      lay(.close(place))
      return true
    case .one, .none: return false
    }
  }

  /// A line that counted and changed nothing.
  mutating func noteNothing(_ said: Said, by: Matched = .none, pick: Pick? = nil) {
    let kept = said.kept
    emit(
      .understood(
        Understanding(
          turn: conversation.turns, by: by, pick: pick, text: kept.text,
          redacted: kept.details.map { $0.rawValue }, isPrivate: asksPrivately && by == .none)))
  }

  /// What is typed now answers a private question.
  private var asksPrivately: Bool {
    guard conversation.aside == nil, let question = conversation.question else { return false }
    return pack.prompt(question).isPrivate
  }

  /// Nobody argues with somebody who is annoyed: they are offered another way.
  private mutating func apologise(_ said: Said) {
    noteNothing(said)
    say(.notHelpful)
    lay(.wish(.menu))
  }

  /// A question in a crisis has its own words for a reply that does not fit.
  private var asksAboutDanger: Bool {
    guard let id = conversation.question else { return false }
    return pack.prompt(id).tag == "crisis"
  }

  /// The lines for the first, second, … reply that is not understood; then the ways out.
  private mutating func misunderstand(_ said: Said) {
    noteNothing(said)
    guard let id = conversation.question else { return askAgain() }
    conversation.aside = nil
    let lines = pack.prompt(id).fallback
    defer { conversation.misses = min(conversation.misses + 1, lines.count + 1) }
    if conversation.misses < lines.count {
      let words = render(lines[conversation.misses])
      emit(
        .said(Saying(node: node, tag: "nav", text: words.shown, recorded: words.recorded)))
    } else {
      emit(.asked(asking(id)))
      say(.waysOut, [.words: waysOut(of: id).joined(separator: ", ")])
    }
  }

  private func waysOut(of id: QuestionID) -> [String] {
    let skip = pack.prompt(id).skip == nil ? [] : [Command.skip]
    return (skip + [.back, .menu, .help]).map(\.rawValue)
  }

  private mutating func raise(_ alarm: Alarm) {
    putBack()
    conversation.pending = []
    let rule = isAskedAbout(alarm.interrupt) ? .match : alarm.rule
    emit(.interrupted(turn: conversation.turns, alarm.interrupt, rule))
    record(.interrupt(alarm.interrupt, rule), to: conversation.question, as: conversation.turns)
  }

  /// Whoever is asked whether it is so, and says the same again, has said yes.
  private func isAskedAbout(_ interrupt: InterruptID) -> Bool {
    guard let ask = tables.interrupts[interrupt].ask, let question = conversation.question else {
      return false
    }
    return tables.questions[question].node == ask
  }
}
