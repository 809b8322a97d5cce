/// One thing to do. A node's steps are a run of these, with jumps for what stands inside them.
///
/// `ask q` stops until there is an answer, and goes on at `Choice.address`, `Question.next` or
/// `Question.skip`. So `ask`, choices and `goto` of a question read:
///
///     0 ask q            (choice 1 at 2, choice 2 at 4, next 6)
///     1 jump 6
///     2 goto a           the steps of choice 1
///     3 jump 6
///     4 say l            the steps of choice 2
///     5 jump 6
///     6 …                what stands below the question
public enum Instruction: Sendable, Equatable {
  case say(LineID)
  /// Shows the question (or `wait` line) and stops.
  case ask(QuestionID)
  case set(Place<Assignment>)
  case keep(Place<Keep>)
  case mark(Place<Mark>)
  /// Goes on at the address unless the condition holds.
  case unless(Place<Condition>, Address)
  case jump(Address)
  case goto(NodeID)
  case call(NodeID)
  case end(Place<EndingName>)
  /// `end: hide`.
  case hide
  /// Runs off the end of the node: back to the caller, or a dead end.
  case leave
}

/// A `say` step.
public struct Line: Sendable {
  public enum Wording: Sendable {
    case always(Text)
    /// The first on the first visit, then the next; the last stays.
    case inTurn([Text], CounterID)
    /// Never the same twice running; the counter holds the place of the last one, plus one.
    case atRandom([Text], CounterID)
    /// Each once, in turn, then nothing.
    case once([Text], CounterID)
  }

  public var node: NodeID
  public var id: String?
  public var tag: String?
  public var wording: Wording

  public init(node: NodeID, id: String? = nil, tag: String? = nil, wording: Wording) {
    self.node = node
    self.id = id
    self.tag = tag
    self.wording = wording
  }
}

/// A `set` step, or one of its list.
public struct Assignment: Sendable {
  public var variable: VariableID
  public var value: Expression

  public init(variable: VariableID, value: Expression) {
    self.variable = variable
    self.value = value
  }
}

/// A `keep` step: a line for the plan.
public struct Keep: Sendable {
  /// The heading in the plan; the dialog's title where the author gives none.
  public var under: String
  public var text: Text
  /// Its heading stands before the others: `top: yes`.
  public var isTop: Bool

  public init(under: String, text: Text, isTop: Bool = false) {
    self.under = under
    self.text = text
    self.isTop = isTop
  }
}

/// A named moment.
public struct Mark: Sendable, Equatable {
  public var name: String

  public init(_ name: String) {
    self.name = name
  }
}

/// The name that an `end` step gives to the ending.
public struct EndingName: Sendable, Equatable {
  public var name: String

  public init(_ name: String) {
    self.name = name
  }
}
