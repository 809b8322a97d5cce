import DialogEngine

/// What a dialog reads like, in figures.
public struct ProseFigures: Sendable {
  public var dialog: String
  public var reading = ReadingFigures()
  public var crisis = ReadingFigures()
  /// Straight runs of lines up to a question.
  public var turns = 0
  public var turnWords = 0
  public var longestTurn = 0
  /// Lines, by tag.
  public var tags: [String: Int] = [:]

  init(dialog: String) {
    self.dialog = dialog
  }

  public var wordsPerTurn: Double { turns == 0 ? 0 : Double(turnWords) / Double(turns) }
  public var reflections: Int {
    count("reflect.simple") + count("reflect.summary") + complexReflections
  }
  public var complexReflections: Int { count("reflect.complex") }
  public var openQuestions: Int { count("question.open") }
  public var questions: Int { openQuestions + count("question.closed") }
  public var support: Int { count("affirm") + count("autonomy") + count("seek") }

  private func count(_ tag: String) -> Int { tags[tag] ?? 0 }

  /// Whole percent, rounded down; nil where there is nothing to share.
  public var complexPercent: Int? { percent(complexReflections, of: reflections) }
  public var openPercent: Int? { percent(openQuestions, of: questions) }

  private func percent(_ part: Int, of all: Int) -> Int? { all == 0 ? nil : part * 100 / all }
}
