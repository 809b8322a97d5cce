/// Conversations that began with another pack: replies by names, so that this one can take them.
extension Pack {
  /// A conversation of an earlier pack goes on in this one, at the question where it fits.
  public func takeOver(_ conversation: Conversation, from earlier: Pack)
    -> (conversation: Conversation, outputs: [Output])
  {
    var fresh = Conversation()
    _ = advance(&fresh, .began(beginning(of: conversation, from: earlier)))
    for turn in conversation.history { _ = advance(&fresh, .again(earlier.recorded(turn))) }
    fresh.turns = conversation.turns
    let stood = conversation.question.map(earlier.standing)
    let outputs = advance(&fresh, .returned(stood: stood))
    return (fresh, outputs)
  }

  /// How a conversation of an earlier pack begins in this one.
  public func beginning(of conversation: Conversation, from earlier: Pack) -> Beginning {
    var beginning = conversation.beginning
    beginning.consent = conversation.consent
    beginning.dialog = beginning.dialog.flatMap { dialog(named: earlier.tables.dialogs[$0].id) }
    beginning.from = beginning.from.flatMap { node(named: earlier.name(of: $0)) }
    beginning.country = beginning.country.flatMap { place in
      tables.countries.firstIndex { $0.id == earlier.tables.countries[place].id }
    }
    beginning.given = beginning.given.compactMap { given in
      let variable = earlier.tables.variables[given.variable]
      var own: DialogID?
      if case .dialog(let dialog) = variable.scope {
        own = self.dialog(named: earlier.tables.dialogs[dialog].id)
      }
      guard let here = self.variable(named: variable.name, in: own) else { return nil }
      return value(of: earlier.pick(of: given.value, in: given.variable), in: here)
        .map { Given(here, $0) }
    }
    return beginning
  }

  /// A reply by names, so that another pack can take it.
  public func recorded(_ turn: Conversation.Turn) -> Recorded {
    var standing = Standing(node: "", question: "", wording: "")
    if let id = turn.question { standing = self.standing(at: id) }
    return Recorded(turn: turn.number, standing: standing, reply: reply(of: turn))
  }

  public func standing(at id: QuestionID) -> Standing {
    let question = prompt(id)
    var wording = ""
    if question.text.pieces.count == 1, case .words(let words) = question.text.pieces[0] {
      wording = words
    }
    return Standing(node: name(of: question.node), question: question.id, wording: wording)
  }

  private func reply(of turn: Conversation.Turn) -> Recorded.Reply {
    switch turn.answer {
    case .value(.text(let text)): return text.isEmpty ? .privately : .text(text)
    case .choice, .value, .passed:
      guard let id = turn.question, let pick = pick(of: turn.answer, to: id) else {
        return .skipped
      }
      return .picked(pick, by: .none)
    case .entered: return .entered
    case .skipped: return .skipped
    case .menu: return .menu
    case .agreed(let consent): return .agreed(consent)
    case .interrupt(let interrupt, let how):
      return .interrupted(name: tables.interrupts[interrupt].name, how: how)
    }
  }
}
