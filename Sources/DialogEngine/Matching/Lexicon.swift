/// What a pack knows about words: its concepts, its interrupts and the words that always work.
///
/// Built once for a pack. A line becomes text by `Cleaning`, a `Reply` by `read`, and is then held
/// against whatever is to be known of it. Nothing depends on anything but the arguments.
public struct Lexicon: Sendable {
  public init(
    concepts: [Concept], interrupts: [Interrupt],
    commandWords: [(command: Command, words: [String])] = []
  ) {
  }

  /// The words of a cleaned line, brought to the one form that all comparing is done in.
  public func read(_ cleaned: String) -> Reply {
    Reply()
  }

  /// Prepares the choices of a question or the values of a list; at most 64.
  public func choiceSet(_ meanings: [Meaning]) -> ChoiceSet {
    ChoiceSet()
  }

  /// The ladder: number or letter, label, beginning of a label, phrases, telling words, spelling.
  /// The bits of `offered` are the places that are shown now; they are numbered from 1 in order.
  public func choose(_ reply: Reply, from choices: ChoiceSet, offered: UInt64 = .max) -> Choosing {
    .none
  }

  /// The first two steps of the ladder alone: a number, letter or label that is offered now.
  public func exactly(_ reply: Reply, from choices: ChoiceSet, offered: UInt64 = .max) -> Choosing {
    .none
  }

  /// "1, 3", "1 and 3", "drink and weed", "all", "none".
  public func several(
    _ reply: Reply, of choices: ChoiceSet, offered: UInt64 = .max, most: Int
  ) -> ChoosingSeveral {
    .none
  }

  /// By the concepts `yes`, `no`, `maybe` and `dontknow`.
  public func yesOrNo(_ reply: Reply) -> YesOrNo {
    .none
  }

  /// Digits, words, "7/10", "about a 7", "between 6 and 7".
  public func number(_ reply: Reply, in range: ClosedRange<Int>) -> NumberGiven {
    .none
  }

  /// The first interrupt that the reply sets off: all `match` rules before all `check` rules.
  public func interrupt(_ reply: Reply) -> Alarm? {
    nil
  }

  /// A command word that is the whole of a cleaned line.
  public func command(_ cleaned: String) -> CommandTyped? {
    nil
  }

  /// A wish in the visitor's own words, by the concepts `help`, `back`, `repeat`, `menu`, `quit`.
  public func wish(_ reply: Reply) -> Command? {
    nil
  }

  /// The concept of a list that the reply fits best, and the phrase that decided.
  public func best(of concepts: [ConceptID], for reply: Reply) -> (concept: ConceptID, hit: String)?
  {
    nil
  }
}
