/// The words that always work.
extension Step {
  mutating func obey(_ typed: CommandTyped, _ said: Said) {
    if !typed.isSlashed, isUncertain(typed.command, said), let place = fittingChoice(said) {
      noteNothing(said)
      return lay(.wordOrChoice(typed.command, place))
    }
    perform(typed.command, said, by: .command, argument: typed.argument)
  }

  /// `help`, `quit`, `hide`, `?` and `!` never ask.
  private func isUncertain(_ command: Command, _ said: Said) -> Bool {
    guard conversation.aside == nil else { return false }
    return switch command {
    case .help, .hide: false
    case .quit: said.text.lowercased() != Command.quit.rawValue
    default: true
    }
  }

  private func fittingChoice(_ said: Said) -> Int? {
    guard let id = conversation.question, let choices = choiceSet(of: id) else { return nil }
    let bits = offered(tables.questions[id])
    let found = pack.lexicon.choose(said.reply, from: choices, offered: bits)
    guard case .one(let place, let by, _) = found, by != .number else { return nil }
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
      return answerNotice(said, by: .free)
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
      say(.goodbye)
      end(.quit)
    case .hide:
      conversation.turns -= 1
      hide()
    }
  }

  /// The words of a command are written as the command: a code never gets into a transcript.
  private mutating func note(_ command: Command, _ by: Matched) {
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
    if tables.questions[id].isWait { return accept(.entered, by: .enter, said: said) }
    if tables.questions[id].skip != nil { return accept(.skipped, by: by, said: said) }
    note(.skip, by)
    say(.noSkip)
  }

  private mutating func goToMenu(_ said: Said, _ by: Matched) {
    putBack()
    conversation.pending = []
    note(.menu, by)
    record(.menu, to: conversation.question, as: conversation.turns)
  }

  // MARK: Answers

  /// The replies that can be changed, the oldest first.
  private var changeable: [Conversation.Turn] {
    conversation.history.filter { turn in
      switch turn.answer {
      case .choice, .value, .skipped: turn.question != nil
      case .passed, .entered, .menu, .interrupt, .agreed: false
      }
    }
  }

  private mutating func listAnswers(_ by: Matched, _ argument: String?, _ said: Said) {
    putBack()
    note(.answers, by)
    if let argument, let number = Int(argument), change(number) { return }
    guard !changeable.isEmpty else {
      say(.answersNone)
      return askAgain()
    }
    let lines = changeable.enumerated().map { "\($0 + 1). \(line(for: $1))" }
    say(words(.answersHeading) + "\n" + lines.joined(separator: "\n"))
    lay(.answers)
  }

  private func line(for turn: Conversation.Turn) -> String {
    guard let id = turn.question else { return "" }
    let question = tables.questions[id]
    return render(question.text).shown.replacingBreaks + " " + words(of: turn.answer, to: question)
  }

  private func words(of answer: Conversation.Answer, to question: Question) -> String {
    switch (answer, question.form) {
    case (.choice(let place), .choices(let choices)): choices[place].label
    case (.value(let value), .answer(let variable)):
      tables.variables[variable].isPrivate
        ? words(.privateAnswer) : pack.words(of: value, in: variable)
    default: Command.skip.rawValue
    }
  }

  mutating func pickAnswer(_ said: Said) -> Bool {
    let count = changeable.count
    guard case .number(let number) = pack.lexicon.number(said.reply, in: 1...max(count, 1)) else {
      conversation.aside = nil
      return false
    }
    noteNothing(said, by: .number)
    return change(number)
  }

  /// Opens the question of an earlier answer; the later answers wait for their questions.
  private mutating func change(_ number: Int) -> Bool {
    let turns = changeable
    guard turns.indices.contains(number - 1) else { return false }
    let history = conversation.history
    guard let cut = history.firstIndex(where: { $0.number == turns[number - 1].number }) else {
      return false
    }
    let later = history[(cut + 1)...].map(pack.recorded)
    let original = pack.recorded(history[cut])
    adopt(refolded(to: cut))
    conversation.pending = later
    conversation.changing = original
    say(.answersChange)
    askAgain()
    return true
  }

  /// A change that was begun and not finished is dropped: everything is as it was.
  mutating func putBack() {
    guard let original = conversation.changing else { return }
    let later = conversation.pending
    conversation.changing = nil
    conversation.pending = [original] + later
    let wasSilent = isSilent
    isSilent = true
    catchUp(shown: false)
    isSilent = wasSilent
  }

  // MARK: What is kept

  private mutating func showPrivacy(_ by: Matched) {
    note(.privacy, by)
    if conversation.beginning.keeping != .ask {
      say(privacyStatement)
      return askAgain()
    }
    say(privacyStatement)
    lay(.privacy)
  }

  private var privacyStatement: EngineMessage {
    switch conversation.consent {
    case .none: conversation.beginning.keeping == .ask ? .privacyNone : .privacyNever
    case .me: .privacyMe
    case .reviewer: .privacyReviewer
    }
  }

  private mutating func askToDelete(_ by: Matched) {
    note(.delete, by)
    if conversation.consent == .none {
      say(.privacyNone)
      return askAgain()
    }
    lay(.delete)
  }

  private mutating func pause(_ by: Matched) {
    putBack()
    note(.pause, by)
    if conversation.consent != .none { return pauseNow() }
    if conversation.beginning.keeping != .ask {
      say(.pauseNever)
      return askAgain()
    }
    lay(.pause)
  }

  mutating func pauseNow() {
    say(.paused)
    emit(.codeWanted)
    emit(.paused)
    end(.paused)
  }

  private mutating func resume(_ code: String?, _ by: Matched) {
    note(.resume, by)
    if conversation.consent != .none { return say(.resumeRecorded) }
    guard let code, !code.isEmpty else { return say(.resumeNoCode) }
    emit(.resumeWanted(code: code))
  }
}

extension Command {
  /// At the notice that everything is recorded, nothing else is to be had before a yes.
  fileprivate var worksAtNotice: Bool {
    switch self {
    case .help, .numbers, .repeat, .privacy, .quit, .hide: true
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

extension String {
  fileprivate var replacingBreaks: String {
    String(map { $0.isNewline ? " " : $0 })
  }
}
