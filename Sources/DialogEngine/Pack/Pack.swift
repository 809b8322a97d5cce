/// Everything that can be said: all dialogs of a folder, compiled to flat tables.
///
/// A class, because one pack is shared by every conversation and never changes.
public final class Pack: Sendable {
  public let tables: Tables
  public let lexicon: Lexicon
  let prompts: [Prompt]
  let names: Names
  /// Where the general advice stands among the countries.
  let generalAdvice: Int?

  /// Builds the matchers; the tables are taken as they are, their indices must be right.
  public init(_ tables: Tables) {
    self.tables = tables
    let lexicon = Lexicon(
      concepts: tables.concepts, interrupts: tables.interrupts, commandWords: tables.commandWords)
    self.lexicon = lexicon
    prompts = Self.prompts(tables, lexicon)
    names = Names(tables)
    generalAdvice = tables.generalAdvice
  }

  /// Nearly the same pack as another, at next to no cost: what was built from its words is taken
  /// over. The tables may differ from those of the other in where steps lead, in conditions, in the
  /// ranges of numbers, and in the choices of questions; these questions are made ready anew.
  public init(_ tables: Tables, like other: Pack, changing questions: [QuestionID] = []) {
    self.tables = tables
    lexicon = other.lexicon
    names = other.names
    generalAdvice = other.generalAdvice
    var prompts = other.prompts
    for question in questions {
      prompts[Int(question.value)] = other.prompt(like: question, in: tables)
    }
    self.prompts = prompts
  }
}

/// The tables of a pack, as the compiler fills them. Indices point into them; see `Place`.
public struct Tables: Sendable {
  public var id = ""
  public var title = ""
  /// BCP 47.
  public var language = "en"
  public var dialogs: [Dialog] = []
  /// In the order of the files; the counters with the numbers of the nodes count their visits.
  public var nodes: [Node] = []
  public var code: [Instruction] = []
  public var lines: [Line] = []
  public var questions: [Question] = []
  public var assignments: [Assignment] = []
  public var conditions: [Condition] = []
  public var keeps: [Keep] = []
  /// Names given by `mark`.
  public var marks: [Mark] = []
  /// Names given by `end`.
  public var endings: [EndingName] = []
  /// `Variable.consent` and `Variable.country` first.
  public var variables: [Variable] = []
  /// The countries with a contacts file, in byte order of their ids; the values of `country`.
  public var countries: [Country] = []
  /// The names of the lines that the contacts files have.
  public var contacts: [Contact] = []
  /// The country that is assumed until another is chosen: a place in `countries`.
  public var country: Int?
  public var concepts: [Concept] = []
  /// In order of priority.
  public var interrupts: [Interrupt] = []
  /// For replies that are not understood: the first, the second, and so on.
  public var fallback: [Text] = []
  /// The engine's own lines as the pack words them; see `EngineMessage`.
  public var messages: [EngineMessage: Text] = [:]
  /// The words of the pack beside the built-in ones.
  public var commandWords: [(command: Command, words: [String])] = []
  public var opening = NodeID(0)
  public var landing = NodeID(0)
  /// How many counters a conversation may need; the first ones are those of the nodes.
  public var counters = 0

  public init() {}
}

/// One conversation tree.
public struct Dialog: Sendable {
  public var id: String
  public var title: String
  public var about: String?
  /// BCP 47.
  public var language: String
  public var was: [String]
  public var start: NodeID
  public var review: Review?

  public init(
    id: String, title: String, about: String? = nil, language: String, was: [String] = [],
    start: NodeID, review: Review? = nil
  ) {
    self.id = id
    self.title = title
    self.about = about
    self.language = language
    self.was = was
    self.start = start
    self.review = review
  }
}

/// Who wrote and read a dialog, and when it is to be read again. Dates are `YYYY-MM-DD`.
public struct Review: Sendable, Equatable {
  public var version: String?
  public var author: String?
  public var by: String?
  public var on: String?
  public var next: String?
  public var sources: [String]

  public init(
    version: String? = nil, author: String? = nil, by: String? = nil, on: String? = nil,
    next: String? = nil, sources: [String] = []
  ) {
    self.version = version
    self.author = author
    self.by = by
    self.on = on
    self.next = next
    self.sources = sources
  }
}

/// A named run of steps.
public struct Node: Sendable {
  public var name: String
  public var dialog: DialogID
  public var was: [String]
  public var tag: String?
  /// Its first instruction; the last one before `end` is always `.leave`.
  public var start: Address
  public var end: Address
  /// Where a saved conversation lands when this node is gone or different.
  public var ifThisChanges: NodeID?

  public init(
    name: String, dialog: DialogID, was: [String] = [], tag: String? = nil, start: Address,
    end: Address, ifThisChanges: NodeID? = nil
  ) {
    self.name = name
    self.dialog = dialog
    self.was = was
    self.tag = tag
    self.start = start
    self.end = end
    self.ifThisChanges = ifThisChanges
  }
}
