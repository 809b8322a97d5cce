import DialogSyntax

extension [Diagnostic] {
  /// A name that is not there is told once in each file, at the first place where it is used: one
  /// half of a rename is one mistake, however often the old name is left.
  ///
  /// They are in the order of their places.
  func joiningSameNames() -> [Diagnostic] {
    var joined: [Diagnostic] = []
    var first: [[String]: (place: Int, others: [Diagnostic])] = [:]
    for problem in self {
      guard let name = problem.missingName else {
        joined.append(problem)
        continue
      }
      if first[name] != nil {
        first[name]?.others.append(problem)
      } else {
        first[name] = (joined.count, [])
        joined.append(problem)
      }
    }
    for (place, others) in first.values where !others.isEmpty { joined[place].join(others) }
    return joined
  }
}

extension Diagnostic {
  /// What the names stand for that may be missing; a slot shows a variable.
  private static let named = [
    "unknown-node": "node", "unknown-dialog": "dialog", "unknown-variable": "variable",
    "unknown-slot": "variable", "unknown-concept": "concept",
  ]

  /// More places than these are only counted.
  private static let mostPlaces = 4

  /// The file, what is missing there, and its name as the message quotes it.
  fileprivate var missingName: [String]? {
    guard let kind = Self.named[code] else { return nil }
    let parts = message.split(separator: "\"", omittingEmptySubsequences: false)
    return parts.count > 1 ? [file, kind, String(parts[1])] : nil
  }

  fileprivate mutating func join(_ others: [Diagnostic]) {
    for (count, other) in others.prefix(Self.mostPlaces).enumerated() {
      let more = count == Self.mostPlaces - 1 ? others.count - Self.mostPlaces : 0
      notes.append(.usedAgain(other.range, more: more))
    }
    fix?.edits += others.flatMap { $0.fix?.edits ?? [] }
  }
}
