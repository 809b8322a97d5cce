/// Showing what is open: the question, its choices, and what it takes.
extension Step {
  /// Shows once more whatever waits for a reply.
  mutating func askAgain() {
    if let aside = conversation.aside {
      emit(.asked(asking(aside)))
    } else if let question = conversation.question {
      emit(.asked(asking(question)))
    }
  }

  func asking(_ id: QuestionID) -> Asking {
    let question = tables.questions[id]
    let words = render(question.text)
    return Asking(
      node: question.node, question: question.id, tag: question.tag, text: words.shown,
      recorded: words.recorded, offers: offers(of: id), hint: hint(for: question),
      isWait: question.isWait)
  }

  /// The choices that are offered now, one bit each.
  func offered(_ question: Question) -> UInt64 {
    guard case .choices(let choices) = question.form else { return .max }
    var bits: UInt64 = 0
    for (place, choice) in choices.enumerated() where isOffered(choice) {
      bits |= 1 << UInt64(place)
    }
    return bits
  }

  private func isOffered(_ choice: Choice) -> Bool {
    if let once = choice.once, conversation.count(of: once) > 0 { return false }
    guard let condition = choice.condition else { return true }
    return holds(tables.conditions[condition])
  }

  private func offers(of id: QuestionID) -> [Asking.Offer] {
    let question = tables.questions[id]
    switch question.form {
    case .wait: return []
    case .choices:
      let all = pack.choiceOffers[Int(id.value)]
      let bits = offered(question)
      return bits.nonzeroBitCount == all.count ? all : Value.places(bits).map { all[$0] }
    case .answer(let variable): return pack.memberOffers[Int(variable.value)]
    }
  }

  /// What the question takes, and that it may be left out.
  private func hint(for question: Question) -> String? {
    var parts: [String] = []
    if let kind = hint(for: question.form) { parts.append(kind) }
    if question.skip != nil { parts.append(words(.hintSkip)) }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func hint(for form: Question.Form) -> String? {
    switch form {
    case .wait: words(.hintEnter)
    case .choices: nil
    case .answer(let variable): hint(for: tables.variables[variable].kind)
    }
  }

  private func hint(for kind: Kind) -> String? {
    switch kind {
    case .yesOrNo: words(.hintYesOrNo)
    case .number(let range):
      words(.hintNumber, [.low: String(range.lowerBound), .high: String(range.upperBound)])
    case .one, .text: nil
    case .several(let members, let most):
      most < members.count ? words(.hintUpTo, [.limit: String(most)]) : words(.hintSeveral)
    }
  }

  /// A choice as it is asked about: "3, Strong".
  func named(_ place: Int) -> String {
    guard let id = conversation.question else { return "" }
    let question = tables.questions[id]
    let (labels, bits) = labels(of: question)
    guard labels.indices.contains(place) else { return "" }
    let number = (bits & ((1 << UInt64(place)) - 1)).nonzeroBitCount + 1
    return "\(number), \(labels[place])"
  }

  /// All labels of the question, and which of them are offered now.
  func labels(of question: Question) -> ([String], UInt64) {
    switch question.form {
    case .wait: ([], 0)
    case .choices(let choices): (choices.map(\.label), offered(question))
    case .answer(let variable):
      (tables.variables[variable].kind.members.map(\.label.capitalisedFirst), .max)
    }
  }
}

extension Question {
  var isWait: Bool {
    if case .wait = form { true } else { false }
  }
}

extension String {
  /// The first letter raised, as at the beginning of a line of a menu.
  var capitalisedFirst: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst()
  }
}
