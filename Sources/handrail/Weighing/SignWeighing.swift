import DialogEngine

/// The signs of all interrupts, found from labelled replies and tried on replies left out.
struct SignWeighing {
  /// What was found for one interrupt.
  struct Found {
    let interrupt: String
    /// From the heaviest on; the weights are whole, from -9 to 9, and none is 0.
    var signs: [(phrase: String, weight: Int)] = []
    var askFrom = 0
  }

  let replies: [LabelledReply]
  let interrupts: [String]
  private let expected: [LabelledReply]

  /// How much it costs to be wrong about a reply, and about one of the many that dialogs expect.
  private static let cost = 0.4
  private static let expectedCost = 0.1

  /// A sign is in at least so many replies.
  private static let fewest = 4
  /// What a weight of one stands for, in widths of the margin.
  private static let unit = 0.1

  init(_ replies: [LabelledReply], _ pack: Pack) {
    self.replies = replies
    expected = LabelledReply.expected(by: pack)
    let labels = Set(replies.map(\.label))
    interrupts = pack.tables.interrupts.filter { $0.ask != nil && labels.contains($0.name) }
      .map(\.name)
  }

  /// From all replies but those of one part; the part of a reply is its place modulo the number.
  func find(without part: Int? = nil, of parts: Int = 1) -> [Found] {
    let used = replies.indices.filter { $0 % parts != part }
    return interrupts.map { find($0, among: used) }
  }

  private func find(_ interrupt: String, among used: [Int]) -> Found {
    let labelled = used.filter { [interrupt, LabelledReply.none].contains(replies[$0].label) }
    let rows = labelled.map { replies[$0] } + expected
    let isMeant = rows.map { $0.label == interrupt }
    let (phrases, columns) = columns(of: rows)
    var costs = labelled.map { _ in Self.cost } + expected.map { _ in Self.expectedCost }
    let first = SignFit(isMeant, rows.map(\.rule), costs: costs, columns: columns)
    // What a dialog expects has to be heard as that, so once more where it is not.
    for row in labelled.count..<rows.count where first.speaks(for: row) {
      costs[row] = Self.cost * 4
    }
    let fit = SignFit(isMeant, rows.map(\.rule), costs: costs, columns: columns)
    return found(interrupt, fit, phrases)
  }

  private func found(_ interrupt: String, _ fit: SignFit, _ phrases: [String]) -> Found {
    var found = Found(interrupt: interrupt)
    for (phrase, weight) in zip(phrases, fit.weights) {
      let whole = Int((min(max(weight / Self.unit, -9), 9)).rounded())
      if whole != 0 { found.signs.append((phrase, whole)) }
    }
    found.signs.sort { ($1.weight, $0.phrase) < ($0.weight, $1.phrase) }
    found.askFrom = Int((-fit.bias / Self.unit).rounded(.up))
    return found
  }

  /// The candidates that are in enough rows, by name, each with its rows.
  private func columns(of rows: [LabelledReply]) -> ([String], [[Int32]]) {
    var places: [String: [Int32]] = [:]
    for (row, reply) in rows.enumerated() {
      for candidate in reply.candidates { places[candidate, default: []].append(Int32(row)) }
    }
    let phrases = places.keys.filter { places[$0, default: []].count >= Self.fewest }.sorted()
    return (phrases, phrases.map { places[$0, default: []] })
  }
}

extension LabelledReply {
  fileprivate var rule: SignFit.Rule {
    alarm.map { $0.rule == .match ? .match : .check } ?? .nothing
  }
}
