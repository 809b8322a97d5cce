/// The bars that texts are held against.
public enum ProseBars {
  public static let grade = 6.0
  public static let crisisGrade = 5.0
  /// Of a node with `nodeWords` words or more.
  public static let nodeGrade = 8.0
  public static let nodeWords = 30
  public static let sentenceWords = 20
  public static let meanSentenceWords = 12.0
  public static let turnWords = 90
  /// Steps that are followed one by one, in a crisis, have more room.
  public static let crisisTurnWords = 140
  public static let meanTurnWords = 45.0
  public static let turnLines = 8
  public static let lineColumns = 72
  public static let choices = 2...7
  public static let choiceWords = 10
  public static let paragraphSentences = 3
  /// Of all reflections, in percent.
  public static let complexPercent = 40
  /// Of all questions, in percent.
  public static let openPercent = 50
  /// At least one affirming, freeing or asking line in so many turns.
  public static let turnsPerSupport = 6

  public static let tags = [
    "reflect.simple", "reflect.complex", "reflect.summary", "question.open", "question.closed",
    "affirm", "autonomy", "seek", "info", "info.permission", "persuade", "confront", "nav",
    "crisis", "opening", "review",
  ]
}
