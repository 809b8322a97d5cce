import DialogEngine

/// The replies that authors expect at a choice (`people say`), each of which is a test.
struct SampleReplies {
  struct Failure: Equatable {
    var question: QuestionID
    var choice: Int
    var reply: String
    /// What the reply does in place of picking the choice.
    var instead: String
  }

  private(set) var passed = 0
  private(set) var failures: [Failure] = []

  init(_ pack: Pack, in questions: [QuestionID]) {
    for question in questions { check(question, pack) }
  }

  private mutating func check(_ id: QuestionID, _ pack: Pack) {
    guard case .choices(let choices) = pack.tables.questions[id].form,
      choices.contains(where: { !$0.peopleSay.isEmpty })
    else { return }
    let set = pack.lexicon.choiceSet(choices.map(\.meaning))
    for (place, choice) in choices.enumerated() {
      for reply in choice.peopleSay {
        if let instead = Self.instead(of: place, reply, set, choices, pack) {
          failures.append(Failure(question: id, choice: place, reply: reply, instead: instead))
        } else {
          passed += 1
        }
      }
    }
  }

  /// In the order in which a reply is heard: command words, interrupts, the choices.
  private static func instead(
    of place: Int, _ reply: String, _ set: ChoiceSet, _ choices: [Choice], _ pack: Pack
  ) -> String? {
    let cleaned = Cleaning.clean(reply)
    let read = pack.lexicon.read(cleaned)
    let heard = pack.lexicon.listen(to: read)
    if let typed = pack.lexicon.command(cleaned) {
      return "it is the word \(typed.command.rawValue)"
    }
    let listed = choices.listed
    let exact = pack.lexicon.exactly(read, from: set, listed: listed)
    if exact == .none, let alarm = pack.lexicon.interrupt(heard) {
      return "it fires the interrupt \(pack.tables.interrupts[alarm.interrupt].name)"
    }
    switch pack.lexicon.choose(heard, from: set, listed: listed) {
    case .one(place, _, _): return nil
    case .one(let other, _, _): return "it picks \"\(choices[other].label)\""
    case .which(let places):
      return "it fits \(listing(places.map { "\"\(choices[$0].label)\"" }, "and")) alike"
    case .close(let other): return "it is only close to \"\(choices[other].label)\""
    case .opposed(let other): return "it may be the opposite of \"\(choices[other].label)\""
    case .none: return "it is not understood"
    }
  }
}
