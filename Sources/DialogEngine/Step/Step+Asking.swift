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
    let question = pack.prompt(id)
    let words = render(question.text)
    return Asking(
      node: question.node, question: question.id, tag: question.tag, text: words.shown,
      recorded: words.recorded, offers: offers(of: id), hint: question.hint,
      isWait: question.isWait)
  }

  /// The choices that are offered now, one bit each.
  func offered(_ question: Prompt) -> UInt64 {
    guard case .choices = question.form else { return .max }
    var bits = Value.everything(of: question.offers.count)
    for (place, gate) in question.gates.enumerated() where !isOpen(gate) {
      bits &= ~(1 << UInt64(place))
    }
    return bits
  }

  /// The choices that are shown with a number now, one bit each.
  func listed(_ question: Prompt) -> UInt64 {
    var bits = offered(question)
    for (place, gate) in question.gates.enumerated() where !isListed(gate) {
      bits &= ~(1 << UInt64(place))
    }
    return bits
  }

  private func isListed(_ gate: Prompt.Gate) -> Bool {
    switch gate.listing {
    case .always: true
    case .never: false
    case .whileHolds(let condition): holds(tables.conditions[condition])
    }
  }

  private func isOpen(_ gate: Prompt.Gate) -> Bool {
    if let once = gate.once, conversation.count(of: once) > 0 { return false }
    guard let condition = gate.condition else { return true }
    return holds(tables.conditions[condition])
  }

  private func offers(of id: QuestionID) -> [Asking.Offer] {
    let question = pack.prompt(id)
    if question.gates.isEmpty { return question.offers }
    return Value.places(listed(question)).map { question.offers[$0] }
  }

  /// A choice as it is asked about: "3, Strong"; without a number, if it has none.
  func named(_ place: Int) -> String {
    guard let id = conversation.question else { return "" }
    let question = pack.prompt(id)
    let (labels, bits) = labels(of: question)
    guard labels.indices.contains(place) else { return "" }
    let bit: UInt64 = 1 << UInt64(place)
    if bits & bit == 0 { return labels[place] }
    let number = (bits & (bit - 1)).nonzeroBitCount + 1
    return "\(number), \(labels[place])"
  }

  /// All labels of the question, and which of them are shown now.
  func labels(of question: Prompt) -> ([String], UInt64) {
    switch question.form {
    case .wait: ([], 0)
    case .choices: (question.offers.map { $0.label }, listed(question))
    case .answer:
      (question.offers.map { $0.label }, .max)
    }
  }
}

extension String {
  /// The first letter raised, as at the beginning of a line of a menu.
  var capitalisedFirst: String {
    guard let first else { return self }
    return first.uppercased() + dropFirst()
  }
}
