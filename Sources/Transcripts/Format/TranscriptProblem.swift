import Platform

/// Why a file, or one line of it, can't be read as a transcript.
public struct TranscriptProblem: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Kind: Equatable, Sendable {
    case notATranscript
    case newer(Int)
    case broken(String)
  }

  public var path: String
  /// From 1.
  public var line: Int
  public var kind: Kind

  public init(path: String, line: Int, _ kind: Kind) {
    self.path = path
    self.line = line
    self.kind = kind
  }

  public var description: String {
    "\(ScreenText.clean(path, for: .reviewer)):\(line): \(wording)"
  }

  public var wording: String {
    switch kind {
    case .notATranscript: "this is not a transcript"
    case .newer(let version):
      "this was written by a newer Handrail (format \(version)); this one reads format "
        + "\(Header.version) and older ones"
    case .broken(let words): words
    }
  }
}

extension FlatReader.Problem {
  /// What is wrong with a line, in words.
  var wording: String {
    switch kind {
    case .noObject: "this line is not a record, which would begin with \"{\""
    case .notUTF8: "the text at byte \(column) is not UTF-8"
    case .unfinished: "this line ends in the middle"
    case .nested: "a record is flat, but at byte \(column) there is one value inside another"
    case .fraction: "the number at byte \(column) is not a whole one"
    case .tooLarge: "the number at byte \(column) is too large"
    case .nothing: "there is a null at byte \(column)"
    case .badCharacter: "there is a control character at byte \(column)"
    case .brokenEscape: "the escape at byte \(column) is not one of JSON's"
    case .twice(let key):
      "the key \"\(ScreenText.clean(key, for: .reviewer))\" stands twice in this line"
    case .tooManyKeys: "this line has more than \(FlatReader.mostKeys) keys"
    case .moreBehind: "something stands behind the record, at byte \(column)"
    case .expected(let what): "expected \(what) at byte \(column)"
    }
  }
}

extension Record.Problem {
  var wording: String {
    "the key \"\(key)\" of this record is missing or holds something else"
  }
}
