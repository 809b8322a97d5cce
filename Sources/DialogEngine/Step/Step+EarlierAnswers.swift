/// `answers`: what the visitor has said so far, and changing one of it.
extension Step {
  /// The replies that can be changed, the oldest first. What was said in a crisis is not read out.
  private var changeable: [Conversation.Turn] {
    conversation.history.filter { turn in
      switch turn.answer {
      case _ where turn.isInInterrupt: false
      case .choice, .value, .skipped: turn.question != nil
      case .passed, .entered, .menu, .interrupt, .agreed: false
      }
    }
  }

  mutating func listAnswers(_ by: Matched, _ argument: String?, _ said: Said) {
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
    let question = pack.prompt(id)
    return recordable(question.text).replacingBreaks + " " + words(of: turn.answer, to: question)
  }

  private func words(of answer: Conversation.Answer, to question: Prompt) -> String {
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
    switch pack.lexicon.number(said.reply, in: 1...max(count, 1)) {
    case .number(let number):
      noteNothing(said, by: .number)
      return change(number)
    case .outside:
      // Never taken for an answer to the question below.
      noteNothing(said)
      say(.outOfRange, [.low: "1", .high: String(count)])
      return true
    case .between, .none:
      conversation.aside = nil
      return false
    }
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
}

extension String {
  fileprivate var replacingBreaks: String {
    String(map { $0.isNewline ? " " : $0 })
  }
}
