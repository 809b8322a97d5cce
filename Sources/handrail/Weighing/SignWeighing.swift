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
    let labelled = used.map { replies[$0] }
      .filter { [interrupt, LabelledReply.none].contains($0.label) }
    var rows = labelled.flatMap { reply in reply.weighedParts.map { Row(reply, $0, Self.cost) } }
    let given = rows.count
    rows += expected.map { Row($0, $0.parts[0], Self.expectedCost) }
    let (phrases, columns) = columns(of: rows)
    let first = SignFit(rows.map { $0.fitted(interrupt) }, columns: columns)
    // What a dialog expects has to be heard as that, so once more where it is not.
    for row in given..<rows.count where first.speaks(for: row) { rows[row].cost = Self.cost * 4 }
    let fit = SignFit(rows.map { $0.fitted(interrupt) }, columns: columns)
    return found(interrupt, fit, phrases)
  }

  /// What is weighed together, of one reply.
  private struct Row {
    let reply: LabelledReply
    let candidates: [String]
    var cost: Double

    init(_ reply: LabelledReply, _ candidates: [String], _ cost: Double) {
      self.reply = reply
      self.candidates = candidates
      self.cost = cost
    }

    func fitted(_ interrupt: String) -> SignFit.Row {
      SignFit.Row(isMeant: reply.label == interrupt, rule: reply.rule, cost: cost)
    }
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
  private func columns(of rows: [Row]) -> ([String], [[Int32]]) {
    var places: [String: [Int32]] = [:]
    for (place, row) in rows.enumerated() {
      for candidate in row.candidates { places[candidate, default: []].append(Int32(place)) }
    }
    let phrases = places.keys.filter { places[$0, default: []].count >= Self.fewest }.sorted()
    return (phrases, phrases.map { places[$0, default: []] })
  }
}

extension LabelledReply {
  fileprivate var rule: SignFit.Rule {
    alarm.map { $0.rule == .match ? .match : .check } ?? .nothing
  }

  /// All of somebody in no danger; of anybody else the part that says so.
  fileprivate var weighedParts: [[String]] {
    label == LabelledReply.none ? parts : [parts[heaviest]]
  }
}
