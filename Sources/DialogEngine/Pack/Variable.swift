/// Something that a conversation remembers.
public struct Variable: Sendable {
  public enum Scope: Sendable, Equatable {
    /// Declared in the pack; every dialog sees it.
    case pack
    case dialog(DialogID)
    /// `consent` and `country`.
    case engine
  }

  public var name: String
  public var scope: Scope
  public var kind: Kind
  /// Kept in memory for this conversation and never written anywhere.
  public var isPrivate: Bool
  public var start: Value?
  /// Earlier names, so that saved conversations still find it.
  public var was: [String]

  public init(
    name: String, scope: Scope, kind: Kind, isPrivate: Bool = false, start: Value? = nil,
    was: [String] = []
  ) {
    self.name = name
    self.scope = scope
    self.kind = kind
    self.isPrivate = isPrivate
    self.start = start
    self.was = was
  }

  /// The engine's own variables stand first in every pack.
  public static let consent = VariableID(0)
  public static let country = VariableID(1)
}

/// What a reply to a question about a variable may be.
public enum Kind: Sendable {
  case yesOrNo
  case number(ClosedRange<Int>)
  case one([Member])
  /// Several of a list, at most so many.
  case several([Member], most: Int)
  /// Text of at most so many characters (Unicode scalars).
  case text(limit: Int)
}

/// One value of a list: how it is stored, how it is shown, and the words that mean it.
public struct Member: Sendable {
  /// As the author wrote it in the kind; transcripts store this.
  public var id: String
  /// As it is shown in the middle of a sentence; a menu raises the first letter.
  public var label: String
  public var meaning: Meaning

  public init(id: String, label: String, meaning: Meaning) {
    self.id = id
    self.label = label
    self.meaning = meaning
  }
}

extension Kind {
  public var members: [Member] {
    switch self {
    case .one(let members), .several(let members, _): members
    case .yesOrNo, .number, .text: []
    }
  }
}
