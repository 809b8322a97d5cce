import DialogEngine

/// One way that a condition can come out.
enum Side: Hashable {
  case condition(Address, holds: Bool)
  /// Whether a choice of a question is offered.
  case offer(QuestionID, Int, isOffered: Bool)
}

/// What can be reached in a pack, considering conditions: worked out once for all checks.
///
/// First visitors go about freely. What they come by can be reached; for each side of a condition
/// that none of them saw, a proof is sought that it never comes out so.
final class Reach {
  let tables: Tables
  private(set) var map: WayMap
  private(set) var finder: WayFinder
  /// The sides that never come out so, with what has to be told apart to see it.
  private(set) var never: [Side: Interest] = [:]
  private var seen: Set<Side> = []
  /// What leads to each side.
  private(set) var goals: [Side: Goal] = [:]
  /// How often ways can be taken, as far as it was asked.
  var timesKnown: [[Int]: [Int: Int?]] = [:]
  /// What the conditions that look at the same things ask about, so that one outline serves all.
  private var families: [Set<Atom>: Interest] = [:]

  init(_ tables: Tables) {
    self.tables = tables
    let flow = Flow(tables)
    map = WayMap(flow)
    finder = WayFinder(map)
    for condition in tables.conditions where !condition.hasUnknown {
      families[Set(condition.interest.atoms), default: Interest()].formUnion(condition.interest)
    }
    findGoals()
    rehearse()
    proveAtOnce()
    redraw(flow)
    prove()
  }

  // Sides

  private func findGoals() {
    goals = [:]
    for (place, way) in map.ways.enumerated() {
      guard let address = map.step(way.from) else { continue }
      switch way.happening {
      case .holds: note(place, on: .condition(address, holds: true))
      case .fails: note(place, on: .condition(address, holds: false))
      case .chose(let id, let choice): note(place, on: .offer(id, choice, isOffered: true))
      case .menu(let id), .noneOffered(let id): noteRefusals(place, of: id)
      default: break
      }
    }
  }

  private func note(_ way: Int, on side: Side, before condition: Condition? = nil) {
    guard let asked = self.condition(of: side), !asked.hasUnknown, !asked.looksAtWords else {
      return
    }
    goals[side, default: Goal(ways: [], before: condition)].ways.append(way)
  }

  /// While a question is open, a choice with a condition may not be offered.
  private func noteRefusals(_ way: Int, of id: QuestionID) {
    for (place, choice) in tables.choices(of: id).enumerated() {
      guard let condition = choice.condition else { continue }
      note(
        way, on: .offer(id, place, isOffered: false), before: .not(tables.conditions[condition]))
    }
  }

  /// The condition that decides a side; nil for a choice that has none.
  func condition(of side: Side) -> Condition? {
    place(of: side).map { tables.conditions[$0] }
  }

  private func interest(of side: Side) -> Interest {
    let own = condition(of: side)?.interest ?? Interest()
    return families[Set(own.atoms)] ?? own
  }

  /// The place of the condition that decides a side.
  func place(of side: Side) -> Place<Condition>? {
    switch side {
    case .condition(let address, _):
      if case .unless(let place, _) = tables.code[address] { place } else { nil }
    case .offer(let id, let place, _): tables.choices(of: id)[place].condition
    }
  }

  // What is seen, and what is proved

  private func rehearse() {
    let rehearsal = Rehearsal(map)
    seen = rehearsal.refused
    for (side, goal) in goals where goal.before == nil {
      if goal.ways.contains(where: { rehearsal.wasTaken[$0] }) { seen.insert(side) }
    }
  }

  /// What can be proved by looking at nothing but what the condition itself looks at.
  private func proveAtOnce() {
    for (side, goal) in goals where !seen.contains(side) {
      let interest = interest(of: side)
      if finder.isNever(goal, knowing: interest) { never[side] = interest }
    }
  }

  /// Nodes that never run off their end after all make the map clearer.
  private func redraw(_ flow: Flow) {
    let shut = never.keys.compactMap { side in
      if case .condition(let address, let holds) = side {
        Flow.Branch(address: address, holds: holds)
      } else {
        nil
      }
    }
    let clearer = Flow(tables, shut: Set(shut))
    if clearer.canComeBack != flow.canComeBack {
      map = WayMap(clearer)
      finder = WayFinder(map)
      findGoals()
    }
    shutWays()
  }

  private func shutWays() {
    finder.shut(
      never.keys.flatMap { side in goals[side]?.before == nil ? goals[side]?.ways ?? [] : [] })
  }

  private func prove() {
    var isNew = false
    for (side, goal) in goals where !seen.contains(side) && never[side] == nil {
      guard case .never(let outline) = finder.find(goal, knowing: interest(of: side)) else {
        continue
      }
      never[side] = outline.knowledge.interest
      isNew = true
    }
    if isNew { shutWays() }
  }

  // What the checks ask

  func isReached(_ stop: Int) -> Bool { alive[stop] }

  private lazy var alive: [Bool] = {
    guard let outline = finder.outline(Interest()) else { return map.stops.map { _ in true } }
    return map.stops.indices.map { !outline.known(at: $0).isEmpty }
  }()

  private lazy var entered: Set<NodeID> = Set(
    map.ways.indices.compactMap { place in
      let way = map.ways[place]
      return isReached(way.from) && !finder.isShut[place] ? way.enters : nil
    })

  /// What an author wrote and somebody comes to: no words that always work, no interrupts.
  private(set) lazy var written: [Int] = map.ways.indices.filter {
    !map.ways[$0].isDetour && isReached(map.ways[$0].from)
  }

  func isEntered(_ node: NodeID) -> Bool { entered.contains(node) }

  /// Whether somebody comes to where the condition decides, at another stop than these.
  func isAsked(_ side: Side, besides stops: Set<Int> = []) -> Bool {
    goals[side]?.ways.contains { way in
      let stop = map.ways[way].from
      return isReached(stop) && !stops.contains(stop)
    } ?? false
  }

  /// The ways on which a text is shown, or something is kept or asked.
  private lazy var showing: [Address: [Int]] = {
    var showing: [Address: [Int]] = [:]
    for (place, way) in map.ways.enumerated() {
      for address in map.passed(on: way) { showing[address, default: []].append(place) }
      if let address = map.step(way.to) { showing[address, default: []].append(place) }
    }
    return showing
  }()

  func ways(showing address: Address) -> [Int] { showing[address] ?? [] }

  /// All ways that lead to a question.
  var waysToQuestions: [Int] {
    map.ways.indices.filter { place in
      guard let step = map.step(map.ways[place].to), case .ask = tables.code[step] else {
        return false
      }
      return true
    }
  }

  /// The ways on which a question is passed over because none of its choices is offered.
  func ways(passing question: QuestionID) -> [Int] { passing[question] ?? [] }

  private lazy var passing: [QuestionID: [Int]] = {
    var passing: [QuestionID: [Int]] = [:]
    for (place, way) in map.ways.enumerated() {
      if case .noneOffered(let id) = way.happening { passing[id, default: []].append(place) }
    }
    return passing
  }()

  /// For each node that nothing has called, the ways on which it runs off its end.
  func deadEnds() -> [(NodeID, [Int])] {
    var ends: [NodeID: [Int]] = [:]
    for (place, way) in map.ways.enumerated() {
      guard case .ranOff = way.happening, let step = map.step(way.from) else { continue }
      ends[tables.node(of: step), default: []].append(place)
    }
    return ends.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// An example of a way to the goal, in words; nil where there is none, or nobody can say.
  func words(to goal: Goal, knowing interest: Interest = Interest()) -> String? {
    guard case .example(let example) = finder.find(goal, knowing: interest) else { return nil }
    return PathWords(map).text(finder.shortened(example, to: goal))
  }

  /// Why a side never comes out so: what is always so there, and one way to it.
  func why(_ side: Side, askedAt asked: Side? = nil) -> String? {
    guard let goal = goals[asked ?? side], let condition = condition(of: side) else { return nil }
    let stops = goal.ways.map { map.ways[$0].from }.filter(isReached)
    let known = never[side].flatMap { finder.outline($0) }.flatMap {
      KnownWords(tables).text(condition, at: stops, in: $0)
    }
    let arriving = map.ways.indices.filter { stops.contains(map.ways[$0].to) }
    let way = words(to: Goal(ways: arriving)).map { "reached by: \($0)" }
    let parts = [known.map { "\($0) here" }, way].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
