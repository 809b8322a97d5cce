/// One thing that happened in a conversation, as one line of its transcript says it.
public struct Record: Equatable, Sendable {
  /// Whole milliseconds since the conversation started.
  public var time: Int
  public var event: Event
  /// Keys of a later version, as they were found.
  public var extra: [FlatObject.Field]

  public init(time: Int, _ event: Event, extra: [FlatObject.Field] = []) {
    self.time = time
    self.event = event
    self.extra = extra
  }

  public enum Event: Equatable, Sendable {
    /// Entered a node, `dialog/node`.
    case go(to: String)
    case bot(Message)
    case ask(Question)
    case you(Reply)
    /// Nil: not set any more.
    case set(name: String, FlatValue?)
    /// That turn and all after it are undone; its question is open again.
    case undo(turn: Int, to: Int)
    /// In `answers`: the reply of turn `to` is another one now.
    case change(to: Int, Reply)
    case mark(String)
    /// In place of `you`: the words are not kept.
    case interrupt(turn: Int, name: String, how: String)
    case keep(under: String, text: String, isTop: Bool)
    case consent(Agreement)
    /// Put aside by the visitor.
    case pause(code: String?)
    case resume(Return)
    case end(End)
    /// A kind of a later version.
    case other(kind: String)
  }

  /// A message. Those of the engine's own have no place.
  public struct Message: Equatable, Sendable {
    public var at: String?
    public var tag: String?
    public var text: String

    public init(at: String?, tag: String? = nil, text: String) {
      self.at = at
      self.tag = tag
      self.text = text
    }
  }

  /// An open question. Those of the engine's own have no place.
  public struct Question: Equatable, Sendable {
    public var at: String?
    public var id: String
    public var tag: String?
    /// A `wait` step: any reply goes on.
    public var isWait: Bool
    public var options: [String]
    public var labels: [String]
    public var hint: String?
    public var text: String

    public init(
      at: String?, id: String, tag: String? = nil, isWait: Bool = false, options: [String] = [],
      labels: [String] = [], hint: String? = nil, text: String
    ) {
      self.at = at
      self.id = id
      self.tag = tag
      self.isWait = isWait
      self.options = options
      self.labels = labels
      self.hint = hint
      self.text = text
    }
  }

  public struct Reply: Equatable, Sendable {
    public var turn: Int
    /// The id, ids or value that it was taken for, or the command.
    public var pick: FlatValue?
    public var by: String
    /// The phrase that matched, as its author wrote it.
    public var hit: String?
    /// The kinds of personal details that were replaced.
    public var redacted: [String]
    /// Nil for a private answer, of which not even the length is kept.
    public var text: String?

    public init(
      turn: Int, pick: FlatValue? = nil, by: String, hit: String? = nil, redacted: [String] = [],
      text: String?
    ) {
      self.turn = turn
      self.pick = pick
      self.by = by
      self.hit = hit
      self.redacted = redacted
      self.text = text
    }
  }

  /// The visitor's word on who may read this.
  public struct Agreement: Equatable, Sendable {
    public var level: String
    /// The wall clock.
    public var clock: String
    /// What the code to come back with hashes to.
    public var code: String?
    /// The question that was answered.
    public var wording: String?

    public init(level: String, clock: String, code: String? = nil, wording: String? = nil) {
      self.level = level
      self.clock = clock
      self.code = code
      self.wording = wording
    }
  }

  public struct Return: Equatable, Sendable {
    public var clock: String
    /// How many bytes of a cut line stand before this one.
    public var lost: Int
    public var fingerprint: String

    public init(clock: String, lost: Int, fingerprint: String) {
      self.clock = clock
      self.lost = lost
      self.fingerprint = fingerprint
    }
  }

  public struct End: Equatable, Sendable {
    /// `done`, `quit`, `silent`, `hangup`, `shutdown`, `error`.
    public var why: String
    /// Of the ending, with `done`.
    public var name: String?
    public var turns: Int
    /// Over all bytes before this line.
    public var sum: String

    public init(why: String, name: String? = nil, turns: Int, sum: String) {
      self.why = why
      self.name = name
      self.turns = turns
      self.sum = sum
    }
  }
}
