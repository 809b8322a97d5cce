/// The differences of many conversations, those that are alike counted as one.
public struct VerificationReport: Sendable {
  public struct Group: Sendable {
    public var difference: Difference
    public var conversations: Int
    /// The first conversation that has it, and the reply there.
    public var path: String
    public var turn: Int
  }

  public private(set) var conversations = 0
  public private(set) var same = 0
  /// Where the comparison stopped, because the route became another one.
  public private(set) var stopped = 0
  public private(set) var skippedReplies = 0
  private var order: [Difference] = []
  private var groups: [Difference: Group] = [:]

  public init() {}

  public mutating func add(_ verification: Verification, of path: String) {
    conversations += 1
    if verification.found.isEmpty { same += 1 }
    if let stop = verification.stopped {
      stopped += 1
      skippedReplies += stop.left
    }
    var seen: Set<Difference> = []
    for found in verification.found where seen.insert(found.difference).inserted {
      if groups[found.difference] == nil { order.append(found.difference) }
      groups[
        found.difference,
        default: Group(
          difference: found.difference, conversations: 0, path: path, turn: found.turn)
      ].conversations += 1
    }
  }

  /// The gravest first, then those of most conversations, then as they were met.
  public var sorted: [Group] {
    order.compactMap { groups[$0] }.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.difference.grade != b.difference.grade {
        return a.difference.grade > b.difference.grade
      }
      if a.conversations != b.conversations { return a.conversations > b.conversations }
      return left.offset < right.offset
    }.map(\.element)
  }

  public func reaches(_ level: Difference.Grade) -> Bool {
    order.contains { $0.grade >= level }
  }

  public var text: String {
    var lines: [String] = []
    for group in sorted {
      let difference = group.difference
      let many = group.conversations == 1 ? "" : ", \(group.conversations) conversations"
      lines.append("\(difference.grade.rawValue): \(difference.place)\(many)")
      lines.append("  was: \(Self.oneLine(difference.was))")
      lines.append("  now: \(Self.oneLine(difference.isNow))")
      lines.append(
        "  \(group.conversations == 1 ? "in" : "first in") \(group.path)\(Self.at(group.turn))")
    }
    lines.append(summary)
    return lines.joined(separator: "\n")
  }

  private var summary: String {
    let differ = conversations - same
    var words = "\(conversations) \(conversations == 1 ? "conversation" : "conversations"), "
    words += "\(same) as before, \(differ) \(differ == 1 ? "differs" : "differ")"
    if stopped > 0 {
      words += "; where the route became another one, the rest was not compared "
      words += "(\(stopped) \(stopped == 1 ? "conversation" : "conversations"), "
      words += "\(skippedReplies) \(skippedReplies == 1 ? "reply" : "replies"))"
    }
    return words
  }

  private static func at(_ turn: Int) -> String {
    turn == 0 ? ", before the first reply" : ", reply \(turn)"
  }

  private static func oneLine(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).joined(separator: " / ")
  }
}
