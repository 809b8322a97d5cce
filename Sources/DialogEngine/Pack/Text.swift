/// Words with slots. Nothing that a visitor typed is ever expanded again.
public struct Text: Sendable, Equatable {
  public enum Piece: Sendable, Equatable {
    case words(String)
    /// `{name | words}`: the words stand in where the variable is not set.
    case variable(VariableID, orElse: String?)
    case contact(ContactID, Contact.Field)
    /// A slot of an engine message, such as `{choice}`; see `EngineMessage`.
    case argument(EngineMessage.Argument)
  }

  /// Line breaks are LF; a blank line makes a paragraph; no break at the end.
  public var pieces: [Piece]

  public init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  public init(_ words: String) {
    pieces = [.words(words)]
  }
}

/// The name of a line in the contacts files, such as `emergency`.
public struct Contact: Sendable, Equatable {
  public enum Field: String, Sendable, CaseIterable {
    case say, hours, cost, bill
  }

  public var name: String

  public init(name: String) {
    self.name = name
  }
}

/// The phone numbers and services of one country.
public struct Country: Sendable {
  public struct Entry: Sendable, Equatable {
    public var say: String
    public var hours: String?
    public var cost: String?
    public var bill: String?

    public init(say: String, hours: String? = nil, cost: String? = nil, bill: String? = nil) {
      self.say = say
      self.hours = hours
      self.cost = cost
      self.bill = bill
    }
  }

  /// `gb`, or `none` for the general advice.
  public var id: String
  public var name: String
  public var language: String
  /// By `ContactID`; nil where the country has no such line.
  public var entries: [Entry?]

  public init(id: String, name: String, language: String, entries: [Entry?]) {
    self.id = id
    self.name = name
    self.language = language
    self.entries = entries
  }

  public func entry(_ contact: ContactID) -> Entry? {
    let place = Int(contact.value)
    return entries.indices.contains(place) ? entries[place] : nil
  }
}
