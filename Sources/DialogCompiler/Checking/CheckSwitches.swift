import DialogEngine
import DialogSyntax

/// Numbers and values without a case, and those with two.
extension Compiler {
  /// With what can be reached, where that is known: a value that nobody comes with needs no case.
  mutating func checkSwitches(_ reach: Reach?) {
    for cases in switches where !cases.isBroken {
      switch tables.variables[cases.variable].kind {
      case .number(let range): checkNumbers(cases, in: range, reach)
      case .one(let members): checkValues(cases, members.indices.map { .one($0) }, reach)
      case .yesOrNo: checkValues(cases, [.yesOrNo(false), .yesOrNo(true)], reach)
      case .several, .text: break
      }
    }
  }

  private mutating func checkNumbers(
    _ cases: SwitchCases, in kind: ClosedRange<Int>, _ reach: Reach?
  ) {
    for (range, site) in cases.ranges {
      let ends = [range.lowerBound, range.upperBound]
      guard let outside = ends.first(where: { !kind.contains($0) }) else { continue }
      problems.append(.numberOutOfRange(outside, kind, at: site))
      return
    }
    var last: (range: ClosedRange<Int>, site: Site)?
    for (range, site) in cases.ordered {
      if let last, range.lowerBound <= last.range.upperBound {
        let both = range.lowerBound...min(range.upperBound, last.range.upperBound)
        problems.append(.switchOverlap(written(both), at: site, first: last.site))
      }
      if range.upperBound > last?.range.upperBound ?? Int.min { last = (range, site) }
    }
    let gaps = cases.gaps(in: kind).map { (written($0), Condition.within(cases.variable, $0)) }
    reportGaps(gaps, cases, reach)
  }

  private func written(_ range: ClosedRange<Int>) -> String {
    range.count == 1
      ? String(range.lowerBound) : "\(range.lowerBound) to \(range.upperBound)"
  }

  private mutating func checkValues(_ cases: SwitchCases, _ values: [Value], _ reach: Reach?) {
    let covered = Set(cases.values.map(\.place))
    let gaps = values.indices.filter { !covered.contains($0) }.map { place in
      let words = tables.words(values[place], of: cases.variable)
      return (
        words.hasPrefix("\"") ? words : "\"\(words)\"",
        Condition.isValue(cases.variable, values[place])
      )
    }
    reportGaps(gaps, cases, reach)
  }

  private mutating func reportGaps(
    _ gaps: [(words: String, condition: Condition)], _ cases: SwitchCases, _ reach: Reach?
  ) {
    guard !gaps.isEmpty, cases.other == nil, let last = cases.tests.last else { return }
    let ways = reach?.goals[.condition(last.address, holds: false)]?.ways ?? []
    var missing: [String] = []
    var way: String?
    for (words, condition) in gaps {
      let goal = Goal(ways: ways, condition: condition)
      if reach?.finder.isNever(goal, knowing: goal.interest) ?? false { continue }
      missing.append(words)
      way = way ?? reach?.words(to: goal, knowing: goal.interest)
    }
    guard !missing.isEmpty else { return }
    problems.append(.switchGap(missing, at: cases.verb, way))
    // What comes of the gap goes with it.
    reach?.finder.shut(ways)
  }
}

extension SwitchCases {
  var ordered: [(range: ClosedRange<Int>, site: Site)] {
    ranges.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The numbers of the kind that no case takes.
  func gaps(in kind: ClosedRange<Int>) -> [ClosedRange<Int>] {
    var gaps: [ClosedRange<Int>] = []
    var next = kind.lowerBound
    for (range, _) in ordered {
      if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
      next = max(next, range.upperBound + 1)
    }
    if next <= kind.upperBound { gaps.append(next...kind.upperBound) }
    return gaps
  }

  /// Whether a number stands in two cases.
  var overlaps: Bool {
    zip(ordered, ordered.dropFirst()).contains { $0.range.overlaps($1.range) }
  }
}

extension Condition {
  static func within(_ id: VariableID, _ range: ClosedRange<Int>) -> Condition {
    .and(
      .compare(.variable(id), .greaterOrEqual, .value(.number(range.lowerBound))),
      .compare(.variable(id), .lessOrEqual, .value(.number(range.upperBound))))
  }
}
