/// A question of the engine's own, laid over the open one, which is shown again after it.
enum Aside: Sendable, Hashable {
  /// "Did you mean 3, Strong?", for a misspelling or a label with a "not" that the reply lacks.
  case close(Int)
  /// "Do you want to go back?"
  case wish(Command)
  /// `stop`, where a choice is "Plan to stop".
  case wordOrChoice(Command, typed: String, Int)
  /// The list of answers is shown; a number changes one.
  case answers
  case privacy
  case delete
  case pause
  /// Shown before the first question where everything is recorded.
  case notice
  /// Nothing more can be written down.
  case cannotKeep
}
