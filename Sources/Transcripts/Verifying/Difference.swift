/// One way in which a conversation would go differently today.
public struct Difference: Hashable, Sendable {
  /// What it concerns, the gravest first.
  public enum Grade: String, Sendable, CaseIterable, Comparable {
    /// An interrupt or a node of safety was reached then, and would not be now.
    case safety
    /// The reply is not accepted any more.
    case stuck
    case route
    case choices
    case values
    case wording

    public static func < (a: Grade, b: Grade) -> Bool {
      a.gravity < b.gravity
    }

    private var gravity: Int {
      switch self {
      case .wording: 0
      case .values: 1
      case .choices: 2
      case .route: 3
      case .stuck: 4
      case .safety: 5
      }
    }

    /// What comes after it can't be compared.
    public var endsComparison: Bool { self >= .route }
  }

  public var grade: Grade
  /// `dialog/node`, with the question behind it where there is one.
  public var place: String
  public var was: String
  public var isNow: String

  public init(_ grade: Grade, at place: String, was: String, isNow: String) {
    self.grade = grade
    self.place = place
    self.was = was
    self.isNow = isNow
  }
}
