import DialogEngine

/// Goes about in the map as visitors might, and notes which ways were taken: whatever was needs no
/// proof that it can be. What was not may still be possible.
struct Rehearsal {
  private struct Visitor {
    var stop = 0
    var moment: Moment
    var taken: Set<CounterID> = []
    var isTalking = false
  }

  private static let mostConversations = 1000
  private static let mostReplies = 200
  private static let mostSteps = 1_000

  private let map: WayMap
  private let tables: Tables
  /// By way.
  private(set) var wasTaken: [Bool]
  /// Choices that were not offered while their question was open.
  private(set) var refused: Set<Side> = []
  /// How often each answer was given, by way and value.
  private var given: [[Int]]
  private var values: [VariableID: [Value]] = [:]
  private var news = 0

  init(_ map: WayMap) {
    self.map = map
    tables = map.tables
    wasTaken = Array(repeating: false, count: map.ways.count)
    given = Array(repeating: [0], count: map.ways.count)
    findValues()
    spread()
    chat()
  }

  /// For each variable that is asked for, one value of each kind that is told apart anywhere.
  private mutating func findValues() {
    let interest = tables.conditions.reduce(into: Interest()) { $0.add($1) }
    let sights = Sights(tables)
    for (place, way) in map.ways.enumerated() {
      guard case .answered(_, let id) = way.happening else { continue }
      let kind = tables.variables[id].kind
      var detail = interest.details[id] ?? .init()
      if case .several(let members, let most) = kind {
        values[id] = Self.lists(members.count, most)
      } else {
        if case .number(let range) = kind, range.count > 30 { detail.isWhole = false }
        values[id] = sights.values(of: id, detail).compactMap { $0.sample(kind) }
      }
      given[place] = Array(repeating: 0, count: values[id]?.count ?? 0)
    }
  }

  /// Each value alone, two at a time, and none.
  private static func lists(_ count: Int, _ most: Int) -> [Value] {
    var lists: [UInt64] = (0..<count).map { 1 << UInt64($0) }
    if most > 1 { lists += (1..<max(count, 1)).map { 3 << UInt64($0 - 1) } }
    return (lists + [0]).map { .several($0) }
  }

  // Everybody

  /// From each question, every answer that nobody has given yet.
  private mutating func spread() {
    var waiting = run(Visitor(moment: Moment(tables)))
    var next = 0
    while next < waiting.count {
      let visitor = waiting[next]
      next += 1
      for (way, value) in answers(visitor) where given[way][value] == 0 {
        waiting += give(way, value, visitor)
      }
    }
  }

  /// Whole conversations in which the answers are preferred that were given least.
  private mutating func chat() {
    var without = 0
    var chance: UInt64 = 1
    for _ in 0..<Self.mostConversations where without < 300 {
      news = 0
      var visitor = run(Visitor(moment: Moment(tables))).first
      for _ in 0..<Self.mostReplies {
        guard let now = visitor else { break }
        let all = answers(now).filter { !map.ways[$0.way].isDetour }
        guard !all.isEmpty else { break }
        chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let first = Int(chance >> 33) % all.count
        var best = all[first]
        for turn in 1..<max(all.count, 1) {
          let other = all[(first + turn) % all.count]
          if given[other.way][other.value] < given[best.way][best.value] { best = other }
        }
        visitor = give(best.way, best.value, now).first
      }
      without = news == 0 ? without + 1 : 0
    }
  }

  // One reply

  /// The ways on from an open question.
  private mutating func answers(_ visitor: Visitor) -> [(way: Int, value: Int)] {
    var answers: [(way: Int, value: Int)] = []
    for way in map.ways(from: visitor.stop) {
      switch map.ways[way].happening {
      case .answered, .skipped, .wentOn, .menu, .alarm, .raised:
        answers += given[way].indices.map { (way, $0) }
      case .chose(let id, let place):
        if isOffered(tables.choices(of: id)[place], visitor) {
          answers.append((way, 0))
        } else if !holds(tables.choices(of: id)[place].condition, visitor) {
          refused.insert(.offer(id, place, isOffered: false))
        }
      default: break
      }
    }
    return answers
  }

  private func isOffered(_ choice: Choice, _ visitor: Visitor) -> Bool {
    if let once = choice.once, visitor.taken.contains(once) { return false }
    return holds(choice.condition, visitor)
  }

  private func holds(_ place: Place<Condition>?, _ visitor: Visitor) -> Bool {
    place.map { visitor.moment.truth(of: tables.conditions[$0], []) } ?? true
  }

  private mutating func give(_ way: Int, _ value: Int, _ visitor: Visitor) -> [Visitor] {
    var visitor = visitor
    given[way][value] += 1
    switch map.ways[way].happening {
    case .answered(_, let id): visitor.moment.values[id] = .fixed(values[id]?[value])
    case .chose(let id, let place):
      if let once = tables.choices(of: id)[place].once { visitor.taken.insert(once) }
    case .menu: visitor.isTalking = true
    default: break
    }
    take(way, &visitor)
    return run(visitor)
  }

  private mutating func take(_ way: Int, _ visitor: inout Visitor) {
    if !wasTaken[way] { news += 1 }
    wasTaken[way] = true
    if let node = map.ways[way].enters { visitor.moment.visits[node, default: 0] += 1 }
    visitor.stop = map.ways[way].to
  }

  // Running on

  /// The steps up to the next question; more than one visitor where the opening ends.
  private mutating func run(_ visitor: Visitor) -> [Visitor] {
    var visitor = visitor
    for _ in 0..<Self.mostSteps {
      let ways = next(&visitor)
      guard let first = ways.first else { return isWaiting(visitor) ? [visitor] : [] }
      if ways.count > 1 {
        return ways.flatMap { way -> [Visitor] in
          var copy = visitor
          take(way, &copy)
          return run(copy)
        }
      }
      take(first, &visitor)
    }
    return []
  }

  private func isWaiting(_ visitor: Visitor) -> Bool {
    !map.ways(from: visitor.stop).isEmpty
  }

  /// The ways on without a reply; none at a question and at an end.
  private func next(_ visitor: inout Visitor) -> [Int] {
    let ways = map.ways(from: visitor.stop)
    guard let first = ways.first else { return [] }
    switch map.ways[first].happening {
    case .holds(let place):
      let holds = visitor.moment.truth(of: tables.conditions[place], [])
      return [holds ? first : first + 1]
    case .set(let place):
      visitor.moment.settle(tables.assignments[place])
      return [first]
    case .chose(let id, _):
      if tables.choices(of: id).contains(where: { isOffered($0, visitor) }) { return [] }
      return ways.filter { if case .noneOffered = map.ways[$0].happening { true } else { false } }
    case .onward:
      return ways.filter { way in
        if case .onward = map.ways[way].happening { !map.ways[way].isBlurred } else { false }
      }
    case .ranOff, .openingOver, .named:
      guard !map.isOpeningFree else { return [] }
      visitor.isTalking = true
      return ways.filter { !map.ways[$0].isBlurred }
    default: return []
    }
  }
}
