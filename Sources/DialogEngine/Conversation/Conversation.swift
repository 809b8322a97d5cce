/// Where one visitor is, and what they have said. A value: copying it keeps the place.
public struct Conversation: Sendable {
  public internal(set) var beginning = Beginning(seed: 0)
  public internal(set) var state = State.new
  /// Where open calls go on, the innermost last.
  var calls: [Address] = []
  /// The question that an interrupt took the place of.
  var interrupted: Interrupted?
  /// Sorted by variable; the ones that are set.
  var values: [Slot] = []
  /// Sorted by counter; the ones above zero.
  var counts: [Count] = []
  public internal(set) var plan: [Kept] = []
  var random = Random(seed: 0)
  /// The replies that made the conversation what it is, the oldest first.
  public internal(set) var history: [Turn] = []
  /// How many lines have counted.
  public internal(set) var turns = 0
  /// How often running the open question was not understood.
  var misses = 0
  /// A question of the engine's own, laid over the open one.
  var aside: Aside?
  /// Recorded replies that wait for their question to come up.
  var pending: [Recorded] = []
  /// The earlier turn whose answer is being given anew, and what it was.
  var changing: Recorded?
  /// Recorded replies could not all be taken: a dialog has changed.
  var hasDiverged = false
  public internal(set) var consent = Consent.none
  /// It goes on without being kept, and a part that was kept before is still there.
  var hasLeftPart = false
  var stage = Stage.notice

  public init() {}

  public enum State: Sendable, Hashable {
    case new
    case asking(QuestionID)
    case ended(Ending)
  }

  enum Stage: Sendable, Hashable {
    /// Nothing has been said but, where everything is recorded, that it is.
    case notice
    case opening
    case talking
  }

  struct Interrupted: Sendable, Hashable {
    var question: QuestionID
    var calls: [Address]
    /// What was open before, where an interrupt led into another dialog and another came there.
    var earlier: [Interrupted]
  }

  struct Slot: Sendable, Hashable {
    var variable: VariableID
    var value: Value
  }

  struct Count: Sendable, Hashable {
    var counter: CounterID
    var count: UInt32
  }

  /// A line of the plan.
  public struct Kept: Sendable, Hashable {
    public var under: String
    public var text: String
    /// Its heading stands before the others.
    public var isTop: Bool
  }

  /// A reply that changed where the conversation stands.
  public struct Turn: Sendable, Hashable {
    public var number: Int
    /// Nil before the first question.
    public var question: QuestionID?
    public var answer: Answer
    /// Said on the pages of an interrupt.
    var isInInterrupt: Bool
  }

  public enum Answer: Sendable, Hashable {
    /// A place in the choices of the question.
    case choice(Int)
    case value(Value)
    /// Consent was not given, or the question fell away: on below it.
    case passed
    case entered
    case skipped
    case menu
    case interrupt(InterruptID, Alarm.Rule)
    /// What is kept was changed by one of the words that always work.
    case agreed(Consent)
  }
}

extension Conversation {
  /// The question that waits for an answer.
  public var question: QuestionID? {
    if case .asking(let question) = state { question } else { nil }
  }

  /// An author's question is open, and nothing of the engine's own lies over it.
  public var isAtQuestion: Bool {
    question != nil && aside == nil && changing == nil
  }

  public var ending: Ending? {
    if case .ended(let ending) = state { ending } else { nil }
  }
}
