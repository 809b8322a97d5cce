/// Everything that a conversation depends on.
public enum Input: Sendable {
  /// The first input of every conversation.
  case began(Beginning)
  /// The visitor typed a line.
  case said(String)
  /// A recorded reply is taken again; what it says is not shown. `returned` follows the last one.
  case again(Recorded)
  /// All recorded replies have been taken: the open question is shown. With the question that
  /// was open then, if any.
  case returned(stood: Standing?)
  /// The visitor has not said anything for a while.
  case stayedSilent
  case left(Leaving)
  /// What was said can't be written down any more.
  case recordingFailed
}

/// How a conversation begins.
public struct Beginning: Sendable, Equatable {
  public var seed: UInt64
  /// Where it goes after the opening; nil for the pack's landing node.
  public var dialog: DialogID?
  /// Passes the opening over and starts here.
  public var from: NodeID?
  public var given: [Given]
  /// A place in `Tables.countries`, when chosen from outside.
  public var country: Int?
  public var keeping: Keeping
  /// What the visitor had agreed to, when a conversation is taken up again.
  public var consent: Consent
  /// How many lines had counted by then.
  public var turns = 0

  public init(
    seed: UInt64, dialog: DialogID? = nil, from: NodeID? = nil, given: [Given] = [],
    country: Int? = nil, keeping: Keeping = .ask, consent: Consent = .none
  ) {
    self.seed = seed
    self.dialog = dialog
    self.from = from
    self.given = given
    self.country = country
    self.keeping = keeping
    self.consent = consent
  }
}

/// A variable that is set from outside, before the first step.
public struct Given: Sendable, Equatable {
  public var variable: VariableID
  public var value: Value

  public init(_ variable: VariableID, _ value: Value) {
    self.variable = variable
    self.value = value
  }
}

/// Who decides whether the conversation is written down.
public enum Keeping: Sendable, Equatable {
  /// The visitor, when a dialog asks.
  case ask
  /// It was set from outside; the question is passed over.
  case set(Consent)
  /// A notice is shown first; going on means `reviewer`.
  case always
}

/// Who may read what is written down. Raw values are the places in the kind of `consent`.
public enum Consent: Int, Sendable, CaseIterable {
  case none, me, reviewer

  public var name: String {
    switch self {
    case .none: "none"
    case .me: "me"
    case .reviewer: "reviewer"
    }
  }
}

/// Why a conversation ended without a word from the visitor.
public enum Leaving: String, Sendable, CaseIterable {
  case silent, hangup, shutdown, error
}

/// What was understood of a reply, as a transcript or another pack names it.
public enum Pick: Hashable, Sendable {
  case word(String)
  case words([String])
  case number(Int)
  case yesOrNo(Bool)
}

/// A question of an earlier time, by names.
public struct Standing: Hashable, Sendable {
  /// `dialog/node`.
  public var node: String
  public var question: String
  /// In the words of then, to tell questions apart that are known by their place only; may be empty.
  public var wording: String

  public init(node: String, question: String, wording: String) {
    self.node = node
    self.question = question
    self.wording = wording
  }
}

/// A reply of an earlier time, by names, so that today's dialogs can take it.
public struct Recorded: Hashable, Sendable {
  public enum Reply: Hashable, Sendable {
    case picked(Pick, by: Matched)
    /// Free text, as it was kept.
    case text(String)
    /// A private answer: that it was given is all that is known.
    case privately
    /// Enter at a `wait`.
    case entered
    case skipped
    case menu
    case interrupted(name: String, how: Alarm.Rule)
    /// A word on what is kept that was not the answer to a dialog's question.
    case agreed(Consent)
    /// A line that changed nothing: only its number counts.
    case counted
  }

  /// The number of the reply in its conversation, from 1.
  public var turn: Int
  /// The question that was open.
  public var standing: Standing
  public var reply: Reply

  public init(turn: Int, standing: Standing, reply: Reply) {
    self.turn = turn
    self.standing = standing
    self.reply = reply
  }
}
