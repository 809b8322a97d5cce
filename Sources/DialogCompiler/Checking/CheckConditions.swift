import DialogEngine
import DialogSyntax

/// Conditions that always hold or never do where they stand, and what that cuts off.
extension Compiler {
  mutating func checkConditions(_ reach: Reach, besides loops: Set<Int>) {
    let sides = reach.never.keys.filter { reach.isAsked($0, besides: loops) }
      .map { (side: $0, site: site(of: $0, reach)) }
      .sorted { ($0.site.file, $0.site.range.start) < ($1.site.file, $1.site.range.start) }
    guard !sides.isEmpty else { return }
    var cut = CutOff(reach)
    for (side, site) in sides where !isOfSwitch(side) && !isExpected(side) {
      report(side, site, reach, behind: cut.nodes(behind: side))
    }
    for cases in switches where !cases.isBroken { checkCases(cases, reach, &cut) }
  }

  /// Where the condition of a side stands.
  private func site(of side: Side, _ reach: Reach) -> Site {
    reach.place(of: side).map { origins.conditions[Int($0.value)] } ?? origins.code[0]
  }

  private func isOfSwitch(_ side: Side) -> Bool {
    guard case .condition(let address, _) = side,
      case .unless(let place, _) = tables.code[address]
    else { return false }
    return casePlaces.contains(place)
  }

  /// The last of some alternatives may well say what is left.
  private func isExpected(_ side: Side) -> Bool {
    guard case .condition(let address, holds: false) = side,
      case .unless(let place, _) = tables.code[address]
    else { return false }
    return lastAlternatives.contains(place)
      && ConditionSpace(tables).canAllFail([tables.conditions[place]])
  }

  private mutating func report(_ side: Side, _ site: Site, _ reach: Reach, behind: [NodeID]) {
    let why = reach.why(side)
    let notes = behind.map(cutNode)
    switch side {
    case .condition(_, holds: true): problems.append(.neverTrue(at: site, why, cut: notes))
    case .condition(_, holds: false): problems.append(.alwaysTrue(at: site, why, cut: notes))
    case .offer(let id, let place, let isOffered):
      let label = tables.choices(of: id)[place].label
      problems.append(
        isOffered
          ? .neverOffered(label, at: site, why, cut: notes)
          : .alwaysOffered(label, at: site, why))
    }
  }

  // Switches

  private mutating func checkCases(_ cases: SwitchCases, _ reach: Reach, _ cut: inout CutOff) {
    let sides = cases.tests.map { Side.condition($0.address, holds: true) }
    guard let asked = sides.first(where: { reach.isAsked($0) }), !cases.overlaps else { return }
    let never = zip(cases.tests, sides).filter { reach.never[$1] != nil }
    if let first = never.first {
      let behind = never.flatMap { cut.nodes(behind: $1) }
      problems.append(
        .caseNever(
          never.map(\.0.label.words), at: first.0.label.site, reach.why(first.1, askedAt: asked),
          cut: behind.map(cutNode)))
    }
    guard let other = cases.other, let last = cases.tests.last else { return }
    let side = Side.condition(last.address, holds: false)
    guard reach.never[side] != nil, reach.isAsked(side) else { return }
    problems.append(
      .elseNever(
        tables.variables[cases.variable].name, at: other.site,
        reach.why(side, askedAt: asked), cut: cut.nodes(behind: side).map(cutNode)))
  }

  private func cutNode(_ node: NodeID) -> (String, Site) {
    (reference(node), origins.nodes[Int(node.value)])
  }
}

/// Finds the nodes that nobody comes to because a condition never comes out one way.
private struct CutOff {
  private let reach: Reach
  private var claimed: Set<NodeID> = []

  init(_ reach: Reach) {
    self.reach = reach
  }

  /// Each node is told once, with the first condition that leads to it.
  mutating func nodes(behind side: Side) -> [NodeID] {
    var found: [NodeID] = []
    var waiting = reach.goals[side]?.ways ?? []
    var seen = Set(waiting)
    while let way = waiting.popLast() {
      if let node = reach.map.ways[way].enters, !reach.isEntered(node),
        claimed.insert(node).inserted
      {
        found.append(node)
      }
      let stop = reach.map.ways[way].to
      guard !reach.isReached(stop) else { continue }
      waiting += reach.map.ways(from: stop).filter { seen.insert($0).inserted }
    }
    return found.sorted()
  }
}
