import DialogEngine

/// How often the `if` of each choice was asked for, and how often it held.
struct ConditionalChoices {
  struct Tally {
    var asked = 0
    var held = 0
  }

  /// By slot; only choices with an `if` are ever counted.
  private(set) var tallies: [Int: Tally] = [:]
  /// For each question, the slots of its choices with an `if`, and their ids.
  private let choices: [[(slot: Int, id: String)]]

  init(_ tables: Tables, _ slots: ReplySlots) {
    choices = tables.questions.enumerated().map { place, question in
      guard case .choices(let choices) = question.form else { return [] }
      let first = slots.range(of: QuestionID(place)).lowerBound
      return choices.indices.filter { choices[$0].condition != nil && choices[$0].isAlwaysListed }
        .map { (first + $0, choices[$0].id) }
    }
  }

  mutating func count(_ asking: Asking, _ conversation: Conversation) {
    guard conversation.isAtQuestion, let question = conversation.question else { return }
    for (slot, id) in choices[Int(question.value)] {
      tallies[slot, default: Tally()].asked += 1
      if asking.offers.contains(where: { $0.id == id }) {
        tallies[slot, default: Tally()].held += 1
      }
    }
  }
}
