import DialogEngine

/// The answers that a walk tries at each question, each with a number of its own for counting.
struct ReplySlots {
  enum Slot: Equatable {
    /// A place in the choices of the question.
    case choice(Int)
    case words(String)
    case skip
  }

  /// Where the numbers of each question begin; one more at the end.
  private let starts: [Int]
  private let slots: [Slot]
  private let choices: [[Choice]]
  /// For each question that takes several values of a list: of how many, and how many at most.
  private let lists: [(values: Int, most: Int)?]

  init(_ tables: Tables) {
    var starts = [0]
    var slots: [Slot] = []
    for question in tables.questions {
      slots += Self.slots(of: question, tables)
      starts.append(slots.count)
    }
    self.starts = starts
    self.slots = slots
    choices = tables.questions.map { question in
      if case .choices(let choices) = question.form { choices } else { [] }
    }
    lists = tables.questions.map { question in
      guard case .answer(let variable) = question.form,
        case .several(let members, let most) = tables.variables[variable].kind
      else { return nil }
      return (members.count, most)
    }
  }

  /// Some of the values together, now and then: what hangs on two of them needs both. Such replies
  /// have no number of their own, because there are too many.
  func several(at question: QuestionID, by chance: inout Random) -> String? {
    guard let list = lists[Int(question.value)], list.values > 2, chance.index(below: 3) == 0
    else { return nil }
    var left = Array(1...list.values)
    var picked: [Int] = []
    for _ in 0...chance.index(below: min(list.values, list.most)) {
      picked.append(left.remove(at: chance.index(below: left.count)))
    }
    return picked.sorted().map(String.init).joined(separator: ", ")
  }

  var count: Int { slots.count }

  func range(of question: QuestionID) -> Range<Int> {
    starts[Int(question.value)]..<starts[Int(question.value) + 1]
  }

  func question(of slot: Int) -> QuestionID {
    var low = 0
    var high = starts.count - 1
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= slot { low = middle } else { high = middle }
    }
    // Questions without answers share their beginning with the next one.
    while starts[low + 1] <= slot { low += 1 }
    return QuestionID(low)
  }

  subscript(_ slot: Int) -> Slot { slots[slot] }

  /// What is typed for it at the open question; nil where the choice is not offered now.
  func reply(_ slot: Int, at question: QuestionID, asking: Asking) -> String? {
    switch slots[slot] {
    case .words(let words): return words
    case .skip: return "/skip"
    case .choice(let place):
      let choices = choices[Int(question.value)]
      if asking.offers.count == choices.count { return String(place + 1) }
      if !choices[place].isAlwaysListed { return choices[place].label }
      return asking.offers.firstIndex { $0.id == choices[place].id }.map { String($0 + 1) }
    }
  }
}

extension ReplySlots {
  private static func slots(of question: Question, _ tables: Tables) -> [Slot] {
    let answers: [Slot] =
      switch question.form {
      case .wait: [.words("")]
      case .choices(let choices): choices.indices.map { .choice($0) }
      case .answer(let variable):
        (words(for: tables.variables[variable].kind) + words(askedOf: variable, tables))
          .map { .words($0) }
      }
    return answers + (question.skip == nil ? [] : [.skip])
  }

  private static func words(for kind: Kind) -> [String] {
    switch kind {
    case .yesOrNo: ["yes", "no"]
    case .number(let range): numbers(in: range).map(String.init)
    case .one(let members): members.indices.map { String($0 + 1) }
    case .several(let members, _):
      members.indices.map { String($0 + 1) } + (members.count > 1 ? ["1, 2"] : []) + ["none"]
    case .text: [ownWords]
    }
  }

  /// For each concept that a condition looks for in a text (`says`), something that says it.
  private static func words(askedOf variable: VariableID, _ tables: Tables) -> [String] {
    let concepts = tables.conditions.reduce(into: Set<ConceptID>()) { found, condition in
      found.formUnion(condition.concepts(askedOf: variable))
    }
    return concepts.sorted { $0.value < $1.value }.compactMap { concept in
      tables.concepts[concept].match.first { $0.isPlain }?.source
    }
  }

  /// What the walk answers wherever anything may be written.
  static let ownWords = "a few words about it"

  /// All of a short range; of a long one its ends and what lies between, some way apart.
  private static func numbers(in range: ClosedRange<Int>) -> [Int] {
    if range.count <= 21 { return Array(range) }
    let step = range.count / 10
    return Array(stride(from: range.lowerBound, to: range.upperBound, by: step)) + [
      range.upperBound
    ]
  }
}

extension Condition {
  fileprivate func concepts(askedOf id: VariableID) -> [ConceptID] {
    switch self {
    case .says(id, let concept): [concept]
    case .not(let condition): condition.concepts(askedOf: id)
    case .and(let a, let b), .or(let a, let b):
      a.concepts(askedOf: id) + b.concepts(askedOf: id)
    case .always, .isValue, .same, .compare, .has, .known, .says, .visited: []
    }
  }
}
