import DialogEngine

/// Loops that go round for ever.
extension Reach {
  /// Groups of stops that lead to each other without a question, with the ways between them.
  func silentLoops() -> [[Int]] {
    let silent = map.ways.indices.filter { place in
      let way = map.ways[place]
      return way.happening.question == nil && !way.isDetour && !finder.isShut[place]
        && isReached(way.from)
    }
    return loops(of: silent)
  }

  /// The ways that lie on some circle of these ways, by circle; in the order of the map.
  func loops(of ways: [Int]) -> [[Int]] {
    let group = groups(
      Links(count: map.stops.count, pairs: ways.map { (map.ways[$0].from, map.ways[$0].to) }))
    var loops: [Int: [Int]] = [:]
    for way in ways where group[map.ways[way].from] == group[map.ways[way].to] {
      loops[group[map.ways[way].from], default: []].append(way)
    }
    // A node that is called from many places has its loops there as often: one is enough.
    var seen: Set<[Address]> = []
    return loops.values.sorted { $0[0] < $1[0] }.filter { loop in
      seen.insert(loop.compactMap { map.step(map.ways[$0].from) }.sorted()).inserted
    }
  }

  /// A way into a circle that never ends, and one round of it; nil where all come to an end, or
  /// where nobody can say.
  func endless(_ loop: [Int]) -> (ExamplePath, round: [Int])? {
    var found: (start: Int, round: [Int])?
    let example = finder.walkable(interest(of: loop)) { outline in
      found = nil
      guard isExact(loop, outline) else { return nil }
      for round in States(loop, outline, map).circles() {
        guard let first = round.first, let path = outline.path(to: first.stop, first.known) else {
          continue
        }
        found = (path.count, round.map(\.way))
        // Twice round: what is the same after that is the same for ever.
        return path + (round + round).map(\.way)
      }
      return nil
    }
    guard let example, let found else { return nil }
    let way = ExamplePath(
      path: Array(example.path.prefix(found.start)), answers: example.answers)
    return (way, found.round)
  }

  /// What decides how the loop goes on, and what that is worked out from.
  private func interest(of loop: [Int]) -> Interest {
    var interest = Interest()
    for way in loop {
      if let step = map.step(map.ways[way].from), case .unless(let place, _) = tables.code[step] {
        interest.add(tables.conditions[place])
      }
    }
    var isWhole = false
    while !isWhole {
      let before = interest
      for way in loop {
        if case .set(let place) = map.ways[way].happening {
          interest.add(sourcesOf: tables.assignments[place])
        }
      }
      isWhole = interest == before
    }
    return interest
  }

  /// Whether numbers that are added up are told apart one by one: else a loop that counts looks
  /// as if it stood still.
  private func isExact(_ loop: [Int], _ outline: Outline) -> Bool {
    loop.allSatisfy { way in
      guard case .set(let place) = map.ways[way].happening else { return true }
      let assignment = tables.assignments[place]
      if case .value = assignment.value { return true }
      return outline.knowledge.tellsAll(of: assignment.variable)
    }
  }
}

extension Interest {
  /// Where what a variable is set to is worked out from others, they count as well.
  fileprivate mutating func add(sourcesOf assignment: Assignment) {
    guard atoms.contains(.variable(assignment.variable)) else { return }
    switch assignment.value {
    case .value: break
    case .variable(let other): add(other, details[assignment.variable] ?? .init())
    case .times, .sum, .difference: addWhole(assignment.value.variables + [assignment.variable])
    }
    for node in assignment.value.nodes { add(.visits(node)) }
  }
}

/// What is known at the stops of a loop, and how it leads on.
private struct States {
  struct Step {
    var stop: Int
    var known: Int
    var way: Int
  }

  private var places: [[Int]: Int] = [:]
  private var states: [(stop: Int, known: Int)] = []
  private var next: [[(to: Int, way: Int)]] = []

  init(_ loop: [Int], _ outline: Outline, _ map: WayMap) {
    for stop in Set(loop.map { map.ways[$0].from }).sorted() {
      for known in outline.known(at: stop) {
        places[[stop, known]] = states.count
        states.append((stop, known))
      }
    }
    next = Array(repeating: [], count: states.count)
    for way in loop {
      for known in outline.known(at: map.ways[way].from) {
        guard let from = places[[map.ways[way].from, known]] else { continue }
        for after in outline.results(of: way, in: known) {
          if let to = places[[map.ways[way].to, after]] { next[from].append((to, way)) }
        }
      }
    }
  }

  /// One round for each group of states that lead to each other.
  func circles() -> [[Step]] {
    let group = groups(count: states.count) { next[$0].map(\.to) }
    var seen: Set<Int> = []
    return states.indices.compactMap { state in
      guard !seen.contains(group[state]), let round = round(from: state, within: group) else {
        return nil
      }
      seen.insert(group[state])
      return round
    }
  }

  /// The shortest way from a state back to it.
  private func round(from start: Int, within group: [Int]) -> [Step]? {
    var before: [Int: (state: Int, way: Int)] = [:]
    var waiting = [start]
    var at = 0
    while at < waiting.count, before[start] == nil {
      let state = waiting[at]
      at += 1
      for (to, way) in next[state] where group[to] == group[start] && before[to] == nil {
        before[to] = (state, way)
        waiting.append(to)
      }
    }
    var round: [Step] = []
    var state = start
    repeat {
      guard let (previous, way) = before[state] else { return nil }
      round.append(Step(stop: states[previous].stop, known: states[previous].known, way: way))
      state = previous
    } while state != start
    return round.reversed()
  }
}
