/// Finds the few signs, and their weights, that tell the replies of an interrupt from all others.
///
/// A linear machine with squared hinge loss and an L1 norm, which leaves most weights at zero; by
/// coordinate descent (Fan, Chang, Hsieh, Wang and Lin, LIBLINEAR, JMLR 9, 2008, appendix F), with
/// the bound of the curvature in place of a line search. No chance is in it: the same replies give
/// the same weights.
struct SignFit {
  /// By sign, in the order of `signs`.
  private(set) var weights: [Double]
  private(set) var bias = 0.0

  /// One of the replies, or the part of it that is weighed together.
  struct Row {
    let isMeant: Bool
    /// What the rules say of it weighs in, without being kept down.
    let rule: Rule
    /// How much it costs to be wrong about it; the higher, the more signs.
    let cost: Double

    fileprivate var side: Double { isMeant ? 1 : -1 }
  }

  private let rows: [Row]
  private let columns: [[Int32]]
  /// By row: how far it is on its side of the line.
  private var sums: [Double]
  private var ruleWeights = [0.0, 0.0]

  enum Rule: Int {
    case check, match, nothing
  }

  private static let passes = 80

  /// `columns` has for each sign the rows that it is in.
  init(_ rows: [Row], columns: [[Int32]]) {
    self.rows = rows
    self.columns = columns
    weights = Array(repeating: 0, count: columns.count)
    sums = Array(repeating: 0, count: rows.count)
    for _ in 0..<Self.passes { pass() }
  }

  /// It would be asked about, or nearly.
  func speaks(for row: Int) -> Bool {
    sums[row] > -0.4
  }

  private mutating func pass() {
    moveBias()
    for rule in [Rule.check, .match] { move(rule) }
    for sign in columns.indices { move(sign) }
  }

  private mutating func move(_ sign: Int) {
    let (slope, bend) = slope(over: columns[sign])
    let old = weights[sign]
    let new = shrunk(old - slope / bend, by: 1 / bend)
    if new == old { return }
    weights[sign] = new
    for reply in columns[sign] { sums[Int(reply)] += new - old }
  }

  /// The slope of the loss along one weight, and a bound of how it bends.
  private func slope(over places: [Int32]) -> (slope: Double, bend: Double) {
    var slope = 0.0
    var bend = 0.0
    for place in places {
      let row = rows[Int(place)]
      slope -= 2 * row.cost * row.side * max(0, 1 - row.side * sums[Int(place)])
      bend += 2 * row.cost
    }
    return (slope, max(bend, .leastNonzeroMagnitude))
  }

  private func shrunk(_ value: Double, by amount: Double) -> Double {
    value > amount ? value - amount : value < -amount ? value + amount : 0
  }

  private mutating func moveBias() {
    let all = sums.indices.map { Int32($0) }
    let (slope, bend) = slope(over: all)
    bias -= slope / bend
    for reply in sums.indices { sums[reply] -= slope / bend }
  }

  private mutating func move(_ rule: Rule) {
    let those = rows.indices.filter { rows[$0].rule == rule }.map { Int32($0) }
    let (slope, bend) = slope(over: those)
    ruleWeights[rule.rawValue] -= slope / bend
    for reply in those { sums[Int(reply)] -= slope / bend }
  }
}
