/// The engine's own questions, laid over the open one.
extension Step {
  /// Shows a question of the engine's own; the open one waits below it.
  mutating func lay(_ aside: Aside) {
    conversation.aside = aside
    emit(.asked(asking(aside)))
  }

  func asking(_ aside: Aside) -> Asking {
    let (message, arguments) = wording(of: aside)
    return Asking(
      node: node ?? tables.opening, question: message.rawValue, tag: "nav",
      text: words(message, arguments), offers: offers(of: aside))
  }

  private func wording(of aside: Aside) -> (EngineMessage, Arguments) {
    switch aside {
    case .close(let place): (.didYouMean, [.choice: named(place)])
    case .wish(.repeat): (.wishRepeat, [:])
    case .wish(.menu): (.wishMenu, [:])
    case .wish(.quit): (.wishQuit, [:])
    case .wish: (.wishBack, [:])
    case .wordOrChoice(_, let typed, let place):
      (.wordOrChoice, [.word: typed, .choice: named(place)])
    case .answers: (.answersPrompt, [:])
    case .privacy: (.privacyPrompt, [:])
    case .delete: (.deletePrompt, [:])
    case .pause: (.pausePrompt, [:])
    case .notice: (.recordingNotice, [:])
    case .cannotKeep: (.cannotKeep, [:])
    }
  }

  func offers(of aside: Aside) -> [Asking.Offer] {
    switch aside {
    case .close, .wish, .delete, .pause: [offer(.yes), offer(.no)]
    case .wordOrChoice(let command, let typed, let place):
      [
        Asking.Offer(id: "choice", label: label(place)),
        Asking.Offer(
          id: command.rawValue, label: words(.theWord, [.word: typed])),
      ]
    case .answers, .notice: []
    case .privacy: privacyOffers
    case .cannotKeep: [offer(.goOn), offer(.cannotKeepStop)]
    }
  }

  private var privacyOffers: [Asking.Offer] {
    switch conversation.consent {
    case .none: [offer(.keepForMe), offer(.keepForReviewer), offer(.leaveAsIs)]
    case .me: [offer(.keepForReviewer), offer(.keepNothing), offer(.leaveAsIs)]
    case .reviewer: [offer(.keepForMe), offer(.keepNothing), offer(.leaveAsIs)]
    }
  }

  private func offer(_ message: EngineMessage) -> Asking.Offer {
    Asking.Offer(id: message.rawValue, label: words(message))
  }

  private func label(_ place: Int) -> String {
    guard let id = conversation.question else { return "" }
    let labels = labels(of: pack.prompt(id)).0
    return labels.indices.contains(place) ? labels[place] : ""
  }

  func set(of offers: [Asking.Offer]) -> ChoiceSet {
    pack.lexicon.choiceSet(offers.map { Meaning(label: $0.label) })
  }

  /// Whether the reply was for the engine's own question; if not, it is for the open one.
  mutating func answerAside(_ said: Said) -> Bool {
    guard let aside = conversation.aside else { return false }
    switch aside {
    case .notice:
      answerNotice(said)
      return true
    case .answers: return pickAnswer(said)
    default: break
    }
    let offers = offers(of: aside)
    guard case .one(let place, let by, _) = choose(said, from: set(of: offers))
    else { return refuse(aside, said) }
    conversation.aside = nil
    settle(aside, EngineMessage(rawValue: offers[place].id), place: place, said, by)
    return true
  }

  /// Anything but a clear yes means no where something is kept or erased.
  private mutating func refuse(_ aside: Aside, _ said: Said) -> Bool {
    switch aside {
    case .delete, .pause:
      noteNothing(said)
      conversation.aside = nil
      say(aside == .delete ? .notDeleted : .sayItAgain)
      askAgain()
      return true
    case .cannotKeep:
      noteNothing(said)
      askAgain()
      return true
    default:
      conversation.aside = nil
      return false
    }
  }

  private mutating func settle(
    _ aside: Aside, _ offer: EngineMessage?, place: Int, _ said: Said, _ by: Matched
  ) {
    switch aside {
    case .close(let choice):
      if offer == .yes { return acceptMember(choice, said) }
      noteNothing(said, by: by)
      say(.sayItAgain)
    case .wish(let command):
      if offer == .yes { return perform(command, said, by: .wish) }
      noteNothing(said, by: by)
      askAgain()
    case .wordOrChoice(let command, _, let choice):
      if place == 0 { return acceptMember(choice, said) }
      perform(command, said, by: .command)
    case .privacy: settlePrivacy(offer, said, by)
    case .delete: settleDelete(offer == .yes, said, by)
    case .pause: settlePause(offer == .yes, said, by)
    case .cannotKeep: settleCannotKeep(offer == .goOn, said, by)
    case .answers, .notice: break
    }
  }

  /// The choice that was asked about, or the value of a list.
  private mutating func acceptMember(_ place: Int, _ said: Said) {
    guard let id = conversation.question else { return }
    switch pack.prompt(id).form {
    case .choices: accept(.choice(place), by: .close, said: said)
    case .answer(let variable):
      if case .several = tables.variables[variable].kind {
        accept(.value(.several(1 << UInt64(place))), by: .close, said: said)
      } else {
        accept(.value(.one(place)), by: .close, said: said)
      }
    case .wait: accept(.entered, by: .enter, said: said)
    }
  }

  /// Only a plain yes is one, and answers nothing else; whoever says no leaves, and nothing is kept.
  private mutating func answerNotice(_ said: Said) {
    let heard = heard(in: said)
    let isQuestion = said.text.contains("?")
    switch pack.lexicon.wish(heard) {
    case .help: return perform(.help, said, by: .wish)
    case .quit where !isQuestion: return refuseNotice(said)
    default: break
    }
    if isQuestion {
      noteNothing(said)
      askAgain()
    } else if isNamed(.no, said) || pack.lexicon.yesOrNo(heard) == .no {
      refuseNotice(said)
    } else if isNamed(.yes, said) || pack.lexicon.isPlainYes(heard) {
      agreeToNotice(said, by: .phrase)
    } else {
      noteNothing(said)
      askAgain()
    }
  }

  /// Whether it is this word of the pack's own language.
  private func isNamed(_ answer: EngineMessage, _ said: Said) -> Bool {
    let found = pack.lexicon.exactly(said.reply, from: set(of: [offer(answer)]))
    if case .one(_, .label, _) = found { return true }
    return false
  }

  private mutating func refuseNotice(_ said: Said) {
    noteNothing(said, by: .phrase)
    leave()
  }

  mutating func agreeToNotice(_ said: Said, by: Matched) {
    noteNothing(said, by: by)
    settle(.reviewer, wording: words(.recordingNotice))
    open()
  }

  private mutating func settlePrivacy(_ offer: EngineMessage?, _ said: Said, _ by: Matched) {
    noteNothing(said, by: by)
    switch offer {
    case .keepForMe: change(to: .me, by: .keepForMe)
    case .keepForReviewer: change(to: .reviewer, by: .keepForReviewer)
    case .keepNothing: change(to: .none, by: .keepNothing)
    default: break
    }
    askAgain()
  }

  private mutating func change(to consent: Consent, by offer: EngineMessage) {
    settle(consent, wording: words(offer))
    record(.agreed(consent), to: nil, as: conversation.turns)
    say(consent == .none ? .nowErased : .nowKept)
  }

  private mutating func settleDelete(_ isYes: Bool, _ said: Said, _ by: Matched) {
    guard isYes else {
      noteNothing(said, by: by)
      say(.notDeleted)
      return askAgain()
    }
    emit(.erased)
    say(.deleted)
    end(.deleted)
  }

  private mutating func settlePause(_ isYes: Bool, _ said: Said, _ by: Matched) {
    noteNothing(said, by: by)
    guard isYes else { return askAgain() }
    settle(.me, wording: words(.pausePrompt))
    record(.agreed(.me), to: nil, as: conversation.turns)
    pauseNow()
  }

  /// At the notice there is nothing yet that could not be kept.
  mutating func stopRecording() {
    guard conversation.isOpen else { return }
    if conversation.aside == .notice { askAgain() } else { lay(.cannotKeep) }
  }

  private mutating func settleCannotKeep(_ isGoingOn: Bool, _ said: Said, _ by: Matched) {
    noteNothing(said, by: by)
    if isGoingOn {
      conversation.hasLeftPart = conversation.consent != .none || conversation.hasLeftPart
      conversation.consent = .none
      conversation[Variable.consent] = .one(Consent.none.rawValue)
      askAgain()
    } else {
      leave()
    }
  }
}
