/// Everything that a conversation wants done. Shown or written down by whoever asked for the step.
public enum Output: Sendable, Equatable {
  case entered(NodeID)
  case said(Saying)
  case asked(Asking)
  /// The reply that was given; one for each line that counts, unless one of the next three is.
  case understood(Understanding)
  /// In place of `understood`: the words are not kept.
  case interrupted(turn: Int, InterruptID, Alarm.Rule)
  /// In place of `understood`: that turn and all after it are undone, its question is open again.
  case undone(turn: Int, to: Int)
  /// In place of `understood`: the answer of an earlier turn is another one now.
  case changed(to: Int, Understanding)
  /// Nil: the variable is not set any more.
  case set(VariableID, Value?)
  case kept(under: String, text: String, isTop: Bool)
  case marked(String)
  /// The visitor's word on what is kept, and the question they answered.
  case consented(Consent, wording: String)
  /// What is kept is to be said, in the words of this message: only whoever writes it down knows
  /// under which name (`id`) and for how long (`days`).
  case keepingTold(EngineMessage)
  /// A code to come back with is to be made, written and shown (`EngineMessage.code`).
  case codeWanted
  case paused
  /// The visitor typed `resume CODE`.
  case resumeWanted(code: String)
  /// What was written of this conversation is to be erased.
  case erased
  /// The screen is to be cleared.
  case hidden
  /// The nodes of a loop that never asked; for a log.
  case looped([NodeID])
  /// A node ran off its end with nothing to go back to, so it goes on at the landing node; for a log.
  case deadEnd(NodeID)
  case ended(Ending)
}

/// A message.
public struct Saying: Sendable, Equatable {
  public var node: NodeID?
  public var tag: String?
  public var text: String
  /// What a transcript may have of it, where that differs: private answers are left out.
  public var recorded: String?

  public init(node: NodeID?, tag: String?, text: String, recorded: String? = nil) {
    self.node = node
    self.tag = tag
    self.text = text
    self.recorded = recorded
  }
}

/// An open question.
public struct Asking: Sendable, Equatable {
  public struct Offer: Sendable, Equatable {
    /// What a transcript stores.
    public var id: String
    public var label: String

    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  public var node: NodeID
  /// The id of the question; of an engine's own one the name of its message.
  public var question: String
  public var tag: String?
  public var text: String
  public var recorded: String?
  /// Numbered from 1 in this order; empty for free text and `wait`.
  public var offers: [Offer]
  /// What the question takes, such as "(a number from 0 to 10)".
  public var hint: String?
  public var isWait: Bool

  public init(
    node: NodeID, question: String, tag: String?, text: String, recorded: String? = nil,
    offers: [Offer] = [], hint: String? = nil, isWait: Bool = false
  ) {
    self.node = node
    self.question = question
    self.tag = tag
    self.text = text
    self.recorded = recorded
    self.offers = offers
    self.hint = hint
    self.isWait = isWait
  }
}

/// What a reply was taken for.
public struct Understanding: Sendable, Equatable {
  /// The number of the reply in its conversation, from 1.
  public var turn: Int
  public var by: Matched
  public var pick: Pick?
  /// The phrase that matched.
  public var hit: String?
  /// In the form that may be kept.
  public var text: String
  /// The kinds of personal details that were replaced in it.
  public var redacted: [String]
  /// Then neither the text nor its length may be written.
  public var isPrivate: Bool

  public init(
    turn: Int, by: Matched, pick: Pick? = nil, hit: String? = nil, text: String,
    redacted: [String] = [], isPrivate: Bool = false
  ) {
    self.turn = turn
    self.by = by
    self.pick = pick
    self.hit = hit
    self.text = text
    self.redacted = redacted
    self.isPrivate = isPrivate
  }
}

/// How a conversation ended.
public enum Ending: Sendable, Hashable {
  /// Where the author says so: `end: NAME`.
  case done(name: String)
  case quit
  case hidden
  case deleted
  case paused
  case left(Leaving)
  /// It went in a circle twice in one turn.
  case stuck
}
