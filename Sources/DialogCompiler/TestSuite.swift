import DialogEngine
import DialogSyntax

/// The expected conversations of one `tests:` file.
public struct TestSuite: Sendable {
  public var name: String
  public var file: String
  public var cases: [TestCase]
}

/// One expected conversation.
public struct TestCase: Sendable {
  public var name: String
  /// The name in the file.
  public var range: SourceRange
  public var start: NodeID
  /// Set before the first step.
  public var given: [Assignment]
  /// A place in `Tables.countries`.
  public var country: Int?
  public var seed: UInt64?
  public var steps: [TestStep]
}

/// A line of a test: what is typed, or what has to be true then.
public struct TestStep: Sendable {
  public enum Action: Sendable {
    /// The words appear in what was shown since the last reply.
    case bot(String)
    /// The words do not appear there.
    case not(String)
    case you(String)
    /// The node that asks now.
    case at(NodeID)
    /// A line of the plan has the words.
    case kept(String)
    case holds(Condition)
    /// The node is not entered in the whole case.
    case never(NodeID)
    case ends(String)
    /// The most replies until the conversation is over.
    case endsWithin(Int)
  }

  public var action: Action
  /// The whole step, from its word to the end of its value.
  public var range: SourceRange
}
