/// How a reply was understood; transcripts store the raw value.
public enum Matched: String, Sendable, CaseIterable {
  case command
  case number
  case label
  case prefix
  case phrase
  /// The telling words of exactly one label.
  case words
  /// A misspelling that the visitor said yes to.
  case close
  /// By the kind of the variable.
  case value
  /// Free text.
  case free
  /// An empty line at a `wait`.
  case enter
  case wish
  case none
}

/// What the ladder made of a reply to a question with choices.
public enum Choosing: Sendable, Equatable {
  /// This choice; `hit` is the phrase as its author wrote it, where one decided.
  case one(Int, by: Matched, hit: String?)
  /// Equally good; the visitor is asked which.
  case which([Int])
  /// Only by a misspelling: asked, never assumed.
  case close(Int)
  /// The label says "not" and the reply does not: asked, never assumed.
  case opposed(Int)
  case none
}

/// What a reply means where several of a list may be chosen.
public enum ChoosingSeveral: Sendable, Equatable {
  /// The chosen places, one bit each; none of them for "none".
  case some(UInt64)
  /// More than this many.
  case tooMany(Int)
  case which([Int])
  case close(Int)
  case none
}

/// What a reply means where a yes or a no is asked for.
public enum YesOrNo: Sendable, Equatable {
  case yes
  case no
  /// "maybe" and "I don't know" are answers, but neither of the two.
  case either
  case none
}

/// What a reply means where a number is asked for.
public enum NumberGiven: Sendable, Equatable {
  case number(Int)
  case outside(Int)
  /// "between 6 and 7": the visitor is asked which.
  case between(Int, Int)
  case none
}

/// An interrupt that fired.
public struct Alarm: Sendable, Equatable {
  public enum Rule: String, Sendable {
    case match
    /// One question first.
    case check
  }

  public var interrupt: InterruptID
  public var rule: Rule
  /// The phrase as its author wrote it, never the visitor's words.
  public var hit: String

  public init(interrupt: InterruptID, rule: Rule, hit: String) {
    self.interrupt = interrupt
    self.rule = rule
    self.hit = hit
  }
}

/// A command word that was typed alone on its line.
public struct CommandTyped: Sendable, Equatable {
  public var command: Command
  /// What came after the word: the code of `resume`, the number of `answers`.
  public var argument: String?
  /// With `/` in front it means the command whatever is offered.
  public var isSlashed: Bool

  public init(_ command: Command, argument: String? = nil, isSlashed: Bool = false) {
    self.command = command
    self.argument = argument
    self.isSlashed = isSlashed
  }
}
