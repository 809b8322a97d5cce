/// A question made ready to be asked and answered.
///
/// A class, because it is looked at many times in every turn and never changes.
final class Prompt: Sendable {
  struct Gate: Sendable {
    /// Offered only while this holds.
    let condition: Place<Condition>?
    /// Offered until it was taken.
    let once: CounterID?
    let listing: Choice.Listing
  }

  let node: NodeID
  let id: String
  /// The id is only a place, which moves when a question is put in front.
  let isIDPlace: Bool
  let tag: String?
  let text: Text
  let form: Question.Form
  let fallback: [Text]
  let skip: Address?
  let next: Address
  fileprivate let list: ChoiceList?
  /// All that can be chosen, as it is shown.
  let offers: [Asking.Offer]
  /// When each choice is offered and shown; empty where all always are.
  let gates: [Gate]
  /// What it takes, and that it may be left out, as it is shown.
  let hint: String?
  let asksConsent: Bool
  /// The answer is never written anywhere.
  let isPrivate: Bool

  init(_ question: Question, _ list: ChoiceList?, _ offers: [Asking.Offer], in tables: Tables) {
    node = question.node
    id = question.id
    isIDPlace = question.isIDPlace
    tag = question.tag
    text = question.text
    form = question.form
    fallback = question.fallback.isEmpty ? tables.fallback : question.fallback
    skip = question.skip
    next = question.next
    self.list = list
    self.offers = offers
    gates = Self.gates(of: question)
    hint = tables.hint(for: question)
    asksConsent = tables.asksConsent(question)
    if case .answer(let variable) = question.form {
      isPrivate = tables.variables[variable].isPrivate
    } else {
      isPrivate = false
    }
  }

  private static func gates(of question: Question) -> [Gate] {
    guard case .choices(let choices) = question.form,
      choices.contains(where: { $0.condition != nil || $0.once != nil || !$0.isAlwaysListed })
    else { return [] }
    return choices.map { Gate(condition: $0.condition, once: $0.once, listing: $0.listing) }
  }

  /// What its labels and phrases mean, or the values of its list; nil where it has none.
  var choices: ChoiceSet? { list?.set }

  var isWait: Bool {
    if case .wait = form { true } else { false }
  }
}

extension Pack {
  /// Every question of the tables, in their order.
  static func prompts(_ tables: Tables, _ lexicon: Lexicon) -> [Prompt] {
    let lists = tables.variables.map { variable -> (ChoiceList?, [Asking.Offer]) in
      let members = variable.kind.members
      let offers = members.map { Asking.Offer(id: $0.id, label: $0.label.capitalisedFirst) }
      return (members.isEmpty ? nil : ChoiceList(members.map { $0.meaning }, lexicon), offers)
    }
    return tables.questions.map { question in
      switch question.form {
      case .wait: return Prompt(question, nil, [], in: tables)
      case .answer(let variable):
        let (list, offers) = lists[Int(variable.value)]
        return Prompt(question, list, offers, in: tables)
      case .choices(let choices): return prompt(question, choices, tables, lexicon)
      }
    }
  }

  private static func prompt(
    _ question: Question, _ choices: [Choice], _ tables: Tables, _ lexicon: Lexicon
  ) -> Prompt {
    let offers = choices.map { Asking.Offer(id: $0.id, label: $0.label) }
    let list = ChoiceList(choices.map { $0.meaning }, lexicon)
    return Prompt(question, list, offers, in: tables)
  }

  /// A question of nearly the same tables: other choices, or another range.
  func prompt(like id: QuestionID, in tables: Tables) -> Prompt {
    let question = tables.questions[id]
    if case .choices(let choices) = question.form {
      return Self.prompt(question, choices, tables, lexicon)
    }
    return Prompt(question, prompt(id).list, prompt(id).offers, in: tables)
  }

  func prompt(_ id: QuestionID) -> Prompt {
    prompts[Int(id.value)]
  }
}

extension Tables {
  fileprivate func hint(for question: Question) -> String? {
    let skip = question.skip == nil ? nil : words(.hintSkip)
    let parts = [hint(for: question.form), skip].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func hint(for form: Question.Form) -> String? {
    switch form {
    case .wait: words(.hintEnter)
    case .choices: nil
    case .answer(let variable): hint(for: variables[variable].kind)
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

  /// A question for consent is answered by the variable, or has choices that set it.
  public func asksConsent(_ question: Question) -> Bool {
    switch question.form {
    case .wait: false
    case .answer(let variable): variable == Variable.consent
    case .choices(let choices): choices.contains { consent(setBy: $0) != nil }
    }
  }

  /// What a choice sets consent to, if it does so before anything else but saying.
  func consent(setBy choice: Choice) -> Consent? {
    var address = Int(choice.address.value)
    while address < code.count {
      switch code[address] {
      case .set(let place):
        let assignment = assignments[place]
        guard assignment.variable == Variable.consent else { break }
        if case .value(.one(let level)) = assignment.value { return Consent(rawValue: level) }
        return nil
      case .say, .keep, .mark: break
      default: return nil
      }
      address += 1
    }
    return nil
  }
}
