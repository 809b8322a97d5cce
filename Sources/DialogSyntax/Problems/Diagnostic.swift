/// One mistake, in the author's words: where it is, what is there, and what to type instead.
public struct Diagnostic: Sendable, Equatable {
  public enum Severity: String, Sendable, Comparable {
    case advice, warning, error

    public static func < (a: Severity, b: Severity) -> Bool {
      a.rank < b.rank
    }

    private var rank: Int {
      switch self {
      case .advice: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// A second place that takes part in the mistake.
  public struct Note: Sendable, Equatable {
    /// The file, when it is another one.
    public var file: String?
    public var range: SourceRange
    /// Two to six words under the marked characters.
    public var label: String

    public init(file: String? = nil, range: SourceRange, label: String) {
      self.file = file
      self.range = range
      self.label = label
    }
  }

  /// What to do about it, and where that is mechanical, the lines as they will be.
  public struct Fix: Sendable, Equatable {
    /// One thing to do, such as "put the text in double quotes".
    public var advice: String
    /// The bytes to replace and what replaces them; empty when only the author can know.
    public var edits: [Edit]

    public init(_ advice: String, edits: [Edit] = []) {
      self.advice = advice
      self.edits = edits
    }
  }

  public struct Edit: Sendable, Equatable {
    public var range: SourceRange
    public var replacement: String

    public init(_ range: SourceRange, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  public var severity: Severity
  /// Stable, such as "unknown-node"; `handrail explain` has a page for each.
  public var code: String
  /// The name of the file, as in `SourceFile.name`.
  public var file: String
  public var range: SourceRange
  /// One sentence, lower case, no full stop.
  public var message: String
  /// Two to six words beside the marked characters; may be empty.
  public var label: String
  /// Why, in one sentence, where it is not obvious.
  public var why: String?
  public var notes: [Note]
  public var fix: Fix?

  public init(
    _ severity: Severity, _ code: String, file: String, range: SourceRange, _ message: String,
    label: String = "", why: String? = nil, notes: [Note] = [], fix: Fix? = nil
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.range = range
    self.message = message
    self.label = label
    self.why = why
    self.notes = notes
    self.fix = fix
  }
}
