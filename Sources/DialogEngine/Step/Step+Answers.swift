/// Taking an answer that is understood: it is remembered, and what follows it runs.
extension Step {
  mutating func accept(
    _ answer: Conversation.Answer, by: Matched, hit: String? = nil, said: Said
  ) {
    guard let question = conversation.question else { return }
    let heardBefore = conversation.changing.map(warnings) ?? []
    let understood = understanding(of: answer, to: question, by: by, hit: hit, said: said)
    var number = conversation.turns
    if let original = conversation.changing {
      conversation.changing = nil
      number = original.turn
      emit(.changed(to: number, understood))
    } else {
      emit(.understood(understood))
    }
    record(answer, to: question, as: number)
    catchUp(shown: true, heardBefore: heardBefore)
  }

  /// Remembers and runs; nothing is said of how it was understood.
  mutating func record(
    _ answer: Conversation.Answer, to question: QuestionID?, as number: Int
  ) {
    conversation.history.append(
      Conversation.Turn(
        number: number, question: question, answer: answer,
        isInInterrupt: conversation.interrupted != nil))
    apply(answer, to: question)
  }

  private mutating func apply(_ answer: Conversation.Answer, to id: QuestionID?) {
    conversation.aside = nil
    switch answer {
    case .menu:
      run(from: land())
      return
    case .interrupt(let interrupt, let rule):
      enter(interrupt, by: rule)
      return
    case .agreed(let consent):
      conversation[Variable.consent] = .one(consent.rawValue)
      return
    default: break
    }
    guard let id else { return }
    let question = pack.prompt(id)
    switch answer {
    case .choice(let place): take(place, of: question)
    case .value(let value):
      if case .answer(let variable) = question.form { set(variable, to: value) }
      run(from: question.next)
    case .skipped: run(from: question.skip ?? question.next)
    case .passed:
      set(Variable.consent, to: .one(Consent.none.rawValue))
      run(from: question.next)
    case .entered: run(from: question.next)
    case .menu, .interrupt, .agreed: break
    }
  }

  private mutating func take(_ place: Int, of question: Prompt) {
    guard case .choices(let choices) = question.form, choices.indices.contains(place) else {
      return
    }
    if let once = choices[place].once { conversation.count(once) }
    run(from: choices[place].address)
  }

  /// The way back leads to the first open question, also from an interrupt inside another; where the
  /// first one led into another dialog, to the question there.
  private mutating func enter(_ id: InterruptID, by rule: Alarm.Rule) {
    if let question = conversation.question,
      conversation.interrupted == nil || !belongsToInterrupts(question)
    {
      let before = conversation.interrupted.map { [$0] + $0.earlier } ?? []
      conversation.interrupted = Conversation.Interrupted(
        question: question, calls: conversation.calls,
        earlier: Array(before.prefix(Self.mostPlaces)))
    }
    conversation.calls.removeAll()
    let interrupt = tables.interrupts[id]
    run(from: enter(rule == .check ? interrupt.ask ?? interrupt.call : interrupt.call))
  }

  /// How many places are remembered that interrupts took somebody from.
  private static let mostPlaces = 4

  /// Whether the dialog of a question is one that interrupts lead to.
  private func belongsToInterrupts(_ question: QuestionID) -> Bool {
    let dialog = tables.nodes[pack.prompt(question).node].dialog
    return tables.interrupts.contains { tables.nodes[$0.call].dialog == dialog }
  }

  mutating func assign(_ assignment: Assignment) {
    guard let value = evaluate(assignment.value) else {
      conversation[assignment.variable] = nil
      emit(.set(assignment.variable, nil))
      return
    }
    set(assignment.variable, to: fitted(value, to: assignment.variable))
  }

  /// A sum that leaves the range stays at its end; one value of a list is a list of one.
  private func fitted(_ value: Value, to variable: VariableID) -> Value {
    switch (tables.variables[variable].kind, value) {
    case (.number(let range), .number(let number)):
      .number(min(max(number, range.lowerBound), range.upperBound))
    case (.several, .one(let place)): .several(1 << UInt64(place))
    default: value
    }
  }

  mutating func set(_ variable: VariableID, to value: Value) {
    if variable == Variable.consent {
      guard case .one(let level) = value, let consent = Consent(rawValue: level) else { return }
      agree(to: consent)
      return
    }
    conversation[variable] = value
    emit(.set(variable, value))
  }

  /// Consent is the visitor's word, not a part of the path: `back` does not undo it. While earlier
  /// replies are taken again, only the path sees what was agreed at that point.
  mutating func agree(to consent: Consent) {
    guard conversation.beginning.keeping == .ask else { return }
    if isSilent {
      conversation[Variable.consent] = .one(consent.rawValue)
      return
    }
    settle(consent, wording: openWords)
  }

  /// The open question, in its words.
  private var openWords: String {
    guard let question = conversation.question else { return "" }
    return recordable(pack.prompt(question).text)
  }

  /// Writes down a new word on what is kept, and what follows from it.
  mutating func settle(_ consent: Consent, wording: String) {
    let before = conversation.consent
    conversation.consent = consent
    conversation[Variable.consent] = .one(consent.rawValue)
    emit(.consented(consent, wording: wording))
    if before == .none && consent != .none { emit(.codeWanted) }
    if before != .none && consent == .none { emit(.erased) }
  }

  private func understanding(
    of answer: Conversation.Answer, to question: QuestionID, by: Matched, hit: String?, said: Said
  ) -> Understanding {
    let kept = said.kept
    return Understanding(
      turn: conversation.turns, by: by, pick: pack.pick(of: answer, to: question), hit: hit,
      text: kept.text, redacted: kept.details.map { $0.rawValue },
      isPrivate: pack.prompt(question).isPrivate && answer.isValue)
  }
}

extension Conversation.Answer {
  var isAgreement: Bool {
    if case .agreed = self { true } else { false }
  }

  var isValue: Bool {
    if case .value = self { true } else { false }
  }
}

extension Pack {
  /// What a transcript stores of an answer; nil where the text or `by` says it all.
  func pick(of answer: Conversation.Answer, to question: QuestionID) -> Pick? {
    switch (answer, prompt(question).form) {
    case (.choice(let place), .choices(let choices)): .word(choices[place].id)
    case (.value(.text), _): nil
    case (.value(let value), .answer(let variable)): pick(of: value, in: variable)
    case (.skipped, _): .word(Command.skip.rawValue)
    case (.menu, _): .word(Command.menu.rawValue)
    case (.passed, _): .word(Consent.none.name)
    default: nil
    }
  }
}
