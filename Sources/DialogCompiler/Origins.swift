import DialogEngine
import DialogSyntax

/// A place in one of the files of a pack.
public struct Site: Hashable, Sendable {
  /// As in `SourceFile.name`.
  public var file: String
  public var range: SourceRange

  public init(file: String, range: SourceRange) {
    self.file = file
    self.range = range
  }
}

/// Where the parts of a pack were written; each array runs beside the table of its name.
public struct Origins: Sendable {
  public var dialogs: [Site] = []
  public var nodes: [Site] = []
  public var code: [Site] = []
  public var lines: [Site] = []
  /// Each wording of a line that has several.
  public var wordings: [[Site]] = []
  /// The text of each question.
  public var questions: [Site] = []
  /// The label of each choice, by question.
  public var choices: [[Site]] = []
  public var variables: [Site] = []
  public var conditions: [Site] = []
  public var assignments: [Site] = []
  public var keeps: [Site] = []
  public var concepts: [Site] = []
  public var contacts: [Site] = []
  public var countries: [Site] = []
  public var interrupts: [Site] = []
  /// Of each message that the pack words itself.
  public var messages: [EngineMessage: Site] = [:]
}

extension SyntaxNode {
  var site: Site { Site(file: tree.file.name, range: range) }

  /// Part of a text; the offsets count in its bytes.
  func site(of bytes: Range<Int>) -> Site {
    Site(file: tree.file.name, range: sourceRange(of: bytes))
  }

  /// Its bytes as they stand in the file.
  var written: ArraySlice<UInt8> { tree.file.bytes[range.start..<range.end] }

  /// The text, with a short way for what needs no decoding.
  var words: String {
    guard kind == .text, style == .plain else { return text }
    return String(decoding: written, as: UTF8.self)
  }
}
