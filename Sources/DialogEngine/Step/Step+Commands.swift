/// The words that always work.
extension Step {
  mutating func obey(_ typed: CommandTyped, _ said: Said) {
    if isInsisted(typed.command) {
      conversation.aside = nil
    } else if !typed.isSlashed, isUncertain(typed.command, said), let place = fittingChoice(said) {
      noteNothing(said)
      return lay(.wordOrChoice(typed.command, typed: said.kept.text.lowercased(), place))
    }
    perform(typed.command, said, by: .command, argument: typed.argument)
  }

  /// Asked which it is, somebody has typed the word again.
  private func isInsisted(_ command: Command) -> Bool {
    if case .wordOrChoice(command, _, _) = conversation.aside { true } else { false }
  }

  /// `help`, `help now`, `quit`, `hide`, `?` and `!` never ask.
  private func isUncertain(_ command: Command, _ said: Said) -> Bool {
    switch command {
    case .help, .numbers, .hide: false
    case .quit: said.text.lowercased() != Command.quit.rawValue
    default: true
    }
  }

  private func fittingChoice(_ said: Said) -> Int? {
    guard let id = conversation.question,
      case .one(let place, let by, _) = choose(said, at: pack.prompt(id)), by != .number
    else { return nil }
    return place
  }

  /// `help` is done at once, every other wish is asked about.
  mutating func grant(_ wish: Command, _ said: Said) {
    if wish == .help { return perform(.help, said, by: .wish) }
    noteNothing(said)
    lay(.wish(wish))
  }

  mutating func perform(
    _ command: Command, _ said: Said, by: Matched, argument: String? = nil
  ) {
    if conversation.aside == .notice && !command.worksAtNotice {
      noteNothing(said)
      return askAgain()
    }
    switch command {
    case .help, .numbers, .repeat, .choices, .plan: tell(command, by)
    case .back: goBack()
    case .skip: skip(said, by)
    case .menu: goToMenu(said, by)
    case .answers: listAnswers(by, argument, said)
    case .privacy: showPrivacy(by)
    case .delete: askToDelete(by)
    case .pause: pause(by)
    case .resume: resume(argument, by)
    case .quit:
      note(command, by)
      leave()
    case .hide:
      conversation.turns -= 1
      hide()
    }
  }

  /// Kindly, and with somebody to turn to.
  mutating func leave() {
    say(.goodbye)
    end(.quit)
  }

  /// The words of a command are written as the command: a code never gets into a transcript.
  mutating func note(_ command: Command, _ by: Matched) {
    emit(
      .understood(
        Understanding(
          turn: conversation.turns, by: by, pick: .word(command.rawValue), text: command.rawValue)))
  }

  /// What only says something, and leaves the conversation where it is.
  private mutating func tell(_ command: Command, _ by: Matched) {
    note(command, by)
    switch command {
    case .help:
      say(.helpPeople)
      say(.helpWords)
      askAgain()
    case .numbers: say(.numbers)
    case .choices:
      if let id = conversation.question, asking(id).offers.isEmpty { say(.noChoices) }
      askAgain()
    case .plan:
      if conversation.plan.isEmpty { say(.planEmpty) } else { say(planText) }
      askAgain()
    default: sayAgain()
    }
  }

  /// The last message and question once more, the same words: the last answer is taken again on a
  /// copy, and what that shows is shown.
  private mutating func sayAgain() {
    guard conversation.aside == nil, let last = conversation.history.last else {
      return askAgain()
    }
    var earlier = refolded(to: conversation.history.count - 1)
    earlier.isSilent = false
    earlier.outputs = []
    earlier.record(last.answer, to: last.question, as: last.number)
    guard earlier.conversation.question == conversation.question else { return askAgain() }
    for output in earlier.outputs {
      switch output {
      case .said, .asked: emit(output)
      default: break
      }
    }
  }

  /// To the question before: a `wait` is not one.
  private mutating func goBack() {
    putBack()
    let history = conversation.history
    let cut = history.lastIndex { !$0.answer.isAside } ?? history.indices.last
    guard let cut else {
      note(.back, .command)
      say(.nothingBefore)
      return askAgain()
    }
    emit(.undone(turn: conversation.turns, to: history[cut].number))
    adopt(refolded(to: cut))
    say(.wentBack)
    askAgain()
  }

  private mutating func skip(_ said: Said, _ by: Matched) {
    guard let id = conversation.question else { return askAgain() }
    if pack.prompt(id).isWait { return accept(.entered, by: .enter, said: said) }
    if pack.prompt(id).skip != nil { return accept(.skipped, by: by, said: said) }
    // Not as the command: a transcript would take it for an answer that was left out.
    noteNothing(said)
    say(.noSkip)
  }

  private mutating func goToMenu(_ said: Said, _ by: Matched) {
    putBack()
    conversation.pending = []
    note(.menu, by)
    record(.menu, to: conversation.question, as: conversation.turns)
  }
}

extension Command {
  /// At the notice that everything is recorded, nothing else is to be had before a yes
  /// but an earlier conversation.
  fileprivate var worksAtNotice: Bool {
    switch self {
    case .help, .numbers, .repeat, .privacy, .resume, .quit, .hide: true
    default: false
    }
  }
}

extension Conversation.Answer {
  /// Not an answer to a question, so nothing that one goes back to.
  fileprivate var isAside: Bool {
    switch self {
    case .entered, .agreed: true
    case .choice, .value, .passed, .skipped, .menu, .interrupt: false
    }
  }
}
