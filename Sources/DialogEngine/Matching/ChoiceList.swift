import Synchronization

/// The choices of a question, made ready for matching when somebody first comes to it: a pack has
/// hundreds of questions, and a start waits for none of them.
///
/// It gives the same set whenever it is asked, so what it is part of stays a value to everybody.
final class ChoiceList: Sendable {
  private let meanings: [Meaning]
  private let lexicon: Lexicon
  private let made = Mutex<ChoiceSet?>(nil)

  init(_ meanings: [Meaning], _ lexicon: Lexicon) {
    self.meanings = meanings
    self.lexicon = lexicon
  }

  var set: ChoiceSet {
    made.withLock { made in
      if let made { return made }
      let set = lexicon.choiceSet(meanings)
      made = set
      return set
    }
  }
}
