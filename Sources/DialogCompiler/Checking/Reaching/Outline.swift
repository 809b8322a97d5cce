import DialogEngine

/// The map in broad strokes: stops between which one gets without anything that an interest looks
/// at or changes are one region. Whatever is known at one of them can be known at all.
///
/// The main menu makes most of a pack one region, so that this stays small where single stops
/// would be many.
final class Outline {
  let map: WayMap
  let knowledge: Knowledge
  private let effects: Effects
  private let isShut: [Bool]
  /// For each way, whether it looks at or changes anything that is known.
  private let isTold: [Bool]
  /// The region of each stop.
  private let region: [Int]
  /// The region to which each way leads.
  private let target: [Int]
  private let isDetour: [Bool]
  /// The ways that leave a region, or look at something there, region by region; and where those
  /// of each begin.
  private let ways: [Int]
  private let firstWay: [Int]
  /// Whether a region has a question.
  private let asks: [Bool]
  /// What can be reached from the beginning.
  private var reached = Spread(count: 0)

  /// Nil where more than `most` states would have to be looked at.
  init?(
    _ map: WayMap, _ index: WayIndex, _ knowledge: Knowledge, isShut: [Bool], most: Int
  ) {
    self.map = map
    self.knowledge = knowledge
    self.isShut = isShut
    effects = Effects(map, knowledge)
    let isTold = index.told(by: knowledge.interest, of: map)
    self.isTold = isTold
    let isPlain = map.ways.indices.map { !isTold[$0] && !isShut[$0] }
    let region = groups(Links(count: map.stops.count, ways: map.ways, where: isPlain))
    self.region = region
    target = map.ways.map { region[$0.to] }
    isDetour = map.ways.map(\.isDetour)
    let count = (region.max() ?? 0) + 1
    guard count * knowledge.count <= most else { return nil }
    (ways, firstWay) = Self.sorted(map, region, count) { place in
      isPlain[place] ? region[map.ways[place].from] != region[map.ways[place].to] : !isShut[place]
    }
    var asks = Array(repeating: false, count: count)
    for way in map.ways where way.happening.question != nil { asks[region[way.from]] = true }
    self.asks = asks
    reached = spread(from: knowledge.first.map { region[0] * knowledge.count + $0 })
  }

  /// The ways for which it holds, by the region that they start from.
  private static func sorted(
    _ map: WayMap, _ region: [Int], _ count: Int, where holds: (Int) -> Bool
  ) -> (ways: [Int], first: [Int]) {
    let kept = map.ways.indices.filter(holds)
    var first = Array(repeating: 0, count: count + 1)
    for way in kept { first[region[map.ways[way].from] + 1] += 1 }
    for place in 0..<count { first[place + 1] += first[place] }
    var next = first
    var ways = Array(repeating: 0, count: kept.count)
    for way in kept {
      let place = region[map.ways[way].from]
      ways[next[place]] = way
      next[place] += 1
    }
    return (ways, first)
  }

  // Spreading

  /// Everything that can be reached from some states, or only until it comes to a state that is
  /// looked for. A state is a region with what is known there. Detours are taken last.
  private func spread(from starts: [Int], until isFound: (Int) -> Bool = { _ in false }) -> Spread {
    var spread = Spread(count: asks.count * knowledge.count)
    for state in starts { meet(state, by: -1, from: -1, &spread) }
    var detours: [(state: Int, way: Int)] = []
    var at = 0
    while true {
      while at < spread.states.count {
        let state = spread.states[at]
        if isFound(state) { return spread }
        at += 1
        let place = state / knowledge.count
        for way in ways[firstWay[place]..<firstWay[place + 1]] {
          if isDetour[way] {
            detours.append((state, way))
          } else {
            take(way, from: state, &spread)
          }
        }
      }
      if detours.isEmpty { return spread }
      for (state, way) in detours { take(way, from: state, &spread) }
      detours = []
    }
  }

  private func take(_ way: Int, from state: Int, _ spread: inout Spread) {
    let known = state % knowledge.count
    let first = target[way] * knowledge.count
    if isTold[way] {
      for after in effects.results(of: map.ways[way], in: known) {
        meet(first + after, by: way, from: state, &spread)
      }
    } else {
      meet(first + known, by: way, from: state, &spread)
    }
  }

  private func meet(_ state: Int, by way: Int, from before: Int, _ spread: inout Spread) {
    guard spread.add(state, by: way, from: before) else { return }
    guard !effects.isSteady, asks[state / knowledge.count] else { return }
    let known = state % knowledge.count
    for other in effects.disturbed(known) {
      _ = spread.add(state - known + other, by: -1, from: state)
    }
  }

  func results(of way: Int, in known: Int) -> [Int] {
    isTold[way] ? effects.results(of: map.ways[way], in: known) : [known]
  }

  private func state(_ stop: Int, _ known: Int) -> Int { region[stop] * knowledge.count + known }

  /// Everything that can be known at a stop.
  func known(at stop: Int) -> [Int] {
    knowledge.all.filter { reached.has(state(stop, $0)) }
  }

  // Ways

  func canReach(_ goal: Goal) -> Bool { !meetings(goal, in: reached).isEmpty }

  /// The states in which the goal can be met, each with the way that is taken there.
  private func meetings(_ goal: Goal, in spread: Spread) -> [(state: Int, way: Int)] {
    var meetings: [(state: Int, way: Int)] = []
    for way in goal.ways where !isShut[way] {
      for known in knowledge.all {
        let state = state(map.ways[way].from, known)
        if spread.has(state), canMeet(goal, by: way, in: state) { meetings.append((state, way)) }
      }
    }
    return meetings
  }

  /// Ways from the beginning to the goal; nil where there are none.
  func path(to goal: Goal) -> [Int]? {
    meetings(goal, in: reached).min { reached.order(of: $0.state) < reached.order(of: $1.state) }
      .map { filled(reached.ways(to: $0.state) + [$0.way], from: 0) }
  }

  /// Ways from the beginning to a stop where so much is known.
  func path(to stop: Int, _ known: Int) -> [Int]? {
    guard reached.has(state(stop, known)) else { return nil }
    let crossed = reached.ways(to: state(stop, known))
    let last = crossed.last.map { map.ways[$0].to } ?? 0
    return filled(crossed, from: 0) + inside(from: last, to: stop)
  }

  /// How often the goal can be met one time after the other, up to `most`; with ways that do it.
  func rounds(to goal: Goal, upTo most: Int) -> (count: Int, path: [Int]) {
    if let path = quickRounds(to: goal, most) { return (most, path) }
    var spreads = [reached]
    var ends: [[Int: (state: Int, way: Int)]] = []
    while ends.count < most {
      let met = meetings(goal, in: spreads[ends.count])
      if met.isEmpty { break }
      var after: [Int: (state: Int, way: Int)] = [:]
      for (state, way) in met {
        for known in results(of: way, in: state % knowledge.count) {
          let end = self.state(map.ways[way].to, known)
          if after[end] == nil { after[end] = (state, way) }
        }
      }
      ends.append(after)
      if ends.count < most { spreads.append(spread(from: after.keys.sorted())) }
    }
    return (ends.count, path(through: ends, spreads))
  }

  /// The same for one way of meeting it the first time, which is nearly always enough.
  private func quickRounds(to goal: Goal, _ most: Int) -> [Int]? {
    let regions = Set(goal.ways.filter { !isShut[$0] }.map { region[map.ways[$0].from] })
    var crossed: [Int] = []
    var spread = reached
    for round in 1...most {
      guard
        let (state, way) = meetings(goal, in: spread).min(by: {
          spread.order(of: $0.state) < spread.order(of: $1.state)
        }),
        let known = results(of: way, in: state % knowledge.count).first(where: {
          goal.isMet($0, knowledge)
        })
      else { return nil }
      crossed += spread.ways(to: state) + [way]
      guard round < most else { break }
      let end = self.state(map.ways[way].to, known)
      spread = self.spread(from: [end]) { state in
        regions.contains(state / knowledge.count)
          && goal.ways.contains { canMeet(goal, by: $0, in: state) }
      }
    }
    return filled(crossed, from: 0)
  }

  private func canMeet(_ goal: Goal, by way: Int, in state: Int) -> Bool {
    let known = state % knowledge.count
    return !isShut[way] && region[map.ways[way].from] == state / knowledge.count
      && goal.canBegin(known, knowledge)
      && results(of: way, in: known).contains { goal.isMet($0, knowledge) }
  }

  /// Backwards from the last time to the first.
  private func path(
    through ends: [[Int: (state: Int, way: Int)]], _ spreads: [Spread]
  ) -> [Int] {
    var crossed: [Int] = []
    guard var state = ends.last?.keys.min() else { return [] }
    for (after, spread) in zip(ends, spreads).reversed() {
      guard let (before, way) = after[state] else { return [] }
      crossed = spread.ways(to: before) + [way] + crossed
      state = spread.start(of: before)
    }
    return filled(crossed, from: 0)
  }

  /// With the ways inside of the regions.
  private func filled(_ crossed: [Int], from start: Int) -> [Int] {
    var path: [Int] = []
    var stop = start
    for way in crossed {
      path += inside(from: stop, to: map.ways[way].from)
      path.append(way)
      stop = map.ways[way].to
    }
    return path
  }

  /// A short way from one stop of a region to another, without a detour where there is one.
  private func inside(from start: Int, to end: Int) -> [Int] {
    if start == end { return [] }
    var wayTo = Array(repeating: Int32(-1), count: map.stops.count)
    var waiting = [start]
    var detours: [Int] = []
    var at = 0
    while wayTo[end] < 0 {
      if at == waiting.count {
        guard !detours.isEmpty else { break }
        (waiting, detours) = (waiting + detours, [])
      }
      let stop = waiting[at]
      at += 1
      for way in map.ways(from: stop) where !isTold[way] && !isShut[way] {
        let to = map.ways[way].to
        guard region[to] == region[start], to != start, wayTo[to] < 0 else { continue }
        wayTo[to] = Int32(way)
        if map.ways[way].isDetour { detours.append(to) } else { waiting.append(to) }
      }
    }
    return ways(from: start, to: end, wayTo)
  }

  private func ways(from start: Int, to end: Int, _ wayTo: [Int32]) -> [Int] {
    var path: [Int] = []
    var stop = end
    while stop != start, wayTo[stop] >= 0 {
      path.append(Int(wayTo[stop]))
      stop = map.ways[Int(wayTo[stop])].from
    }
    return path.reversed()
  }
}
