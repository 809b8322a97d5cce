/// An `ask` or `wait` step.
public struct Question: Sendable {
  public enum Form: Sendable {
    /// Any reply goes on.
    case wait
    case choices([Choice])
    case answer(VariableID)
  }

  public var node: NodeID
  /// Its `id`, else its variable's name, else its place among the questions of the node ("1", "2").
  public var id: String
  /// The id is only a place, which moves when a question is put in front.
  public var isIDPlace: Bool
  public var tag: String?
  public var text: Text
  public var form: Form
  /// Empty: the pack's.
  public var fallback: [Text]
  /// Where `skip` leads; nil where the question can't be left out.
  public var skip: Address?
  /// Where the flow goes on below the question.
  public var next: Address

  public init(
    node: NodeID, id: String, isIDPlace: Bool = false, tag: String? = nil, text: Text, form: Form,
    fallback: [Text] = [], skip: Address? = nil, next: Address
  ) {
    self.node = node
    self.id = id
    self.isIDPlace = isIDPlace
    self.tag = tag
    self.text = text
    self.form = form
    self.fallback = fallback
    self.skip = skip
    self.next = next
  }
}

/// One of the labels of a question, and what follows it.
public struct Choice: Sendable {
  /// When a choice that is offered is shown: `listed`.
  public enum Listing: Sendable {
    case always, never
    case whileHolds(Place<Condition>)
  }

  /// Its `id`, else its label; transcripts store this.
  public var id: String
  public var was: [String]
  public var meaning: Meaning
  public var tag: String?
  /// Offered only while this holds.
  public var condition: Place<Condition>?
  /// Offered until it was taken: `once: yes`.
  public var once: CounterID?
  /// Whether it is shown with a number, or only heard when somebody types it.
  public var listing = Listing.always
  /// Where its steps begin.
  public var address: Address
  /// Sample replies (`people say`); each is a test.
  public var peopleSay: [String]

  public var label: String { meaning.label }

  public var isAlwaysListed: Bool { if case .always = listing { true } else { false } }
  public var isNeverListed: Bool { if case .never = listing { true } else { false } }

  public init(
    id: String, was: [String] = [], meaning: Meaning, tag: String? = nil,
    condition: Place<Condition>? = nil, once: CounterID? = nil, address: Address,
    peopleSay: [String] = []
  ) {
    self.id = id
    self.was = was
    self.meaning = meaning
    self.tag = tag
    self.condition = condition
    self.once = once
    self.address = address
    self.peopleSay = peopleSay
  }
}

extension [Choice] {
  /// One bit for each that may be shown with a number.
  public var listed: UInt64 {
    indices.reduce(0) { self[$1].isNeverListed ? $0 : $0 | 1 << UInt64($1) }
  }
}
