import DialogEngine

/// Everything that can be reached, stop by stop, by the fewest replies.
///
/// The words that always work, and interrupts, are followed last, because no author wrote that way.
struct Exploration {
  private let map: WayMap
  private let knowledge: Knowledge
  private let effects: Effects
  private let isShut: [Bool]
  /// For each way, whether it looks at or changes anything that is known.
  private let isTold: [Bool]
  /// A state is a stop with what is known there.
  private var reached: Spread

  init(_ map: WayMap, _ index: WayIndex, _ knowledge: Knowledge, isShut: [Bool]) {
    self.map = map
    self.knowledge = knowledge
    self.isShut = isShut
    effects = Effects(map, knowledge)
    isTold = index.told(by: knowledge.interest, of: map)
    reached = Spread(count: map.stops.count * knowledge.count)
    spread()
  }

  private mutating func spread() {
    // What takes no reply comes at once, what takes one comes next, and detours last.
    var now: [Int] = []
    var next: [Int] = []
    var detours: [Int] = []
    for known in knowledge.first { meet(known, by: -1, from: -1, &now) }
    while true {
      var at = 0
      while at < now.count {
        follow(now[at], &now, &next, &detours)
        at += 1
      }
      (now, next) = (next, [])
      if now.isEmpty {
        if detours.isEmpty { return }
        for state in detours { leave(state, &now) }
        detours = []
      }
    }
  }

  private mutating func meet(
    _ state: Int, by way: Int, from before: Int, _ waiting: inout [Int]
  ) {
    guard reached.add(state, by: way, from: before) else { return }
    waiting.append(state)
    guard !effects.isSteady, isQuestion(state / knowledge.count) else { return }
    let known = state % knowledge.count
    for other in effects.disturbed(known)
    where reached.add(state - known + other, by: -1, from: state) {
      waiting.append(state - known + other)
    }
  }

  private func isQuestion(_ stop: Int) -> Bool {
    map.ways(from: stop).first.map { map.ways[$0].happening.question != nil } ?? false
  }

  private mutating func follow(
    _ state: Int, _ now: inout [Int], _ next: inout [Int], _ detours: inout [Int]
  ) {
    for way in map.ways(from: state / knowledge.count) {
      if map.ways[way].isDetour {
        if detours.last != state { detours.append(state) }
      } else if map.ways[way].happening.question == nil {
        take(way, state, &now)
      } else {
        take(way, state, &next)
      }
    }
  }

  private mutating func leave(_ state: Int, _ now: inout [Int]) {
    for way in map.ways(from: state / knowledge.count) where map.ways[way].isDetour {
      take(way, state, &now)
    }
  }

  private mutating func take(_ way: Int, _ state: Int, _ waiting: inout [Int]) {
    for after in results(of: way, in: state) { meet(after, by: way, from: state, &waiting) }
  }

  private func results(of way: Int, in state: Int) -> [Int] {
    if isShut[way] { return [] }
    let first = map.ways[way].to * knowledge.count
    let known = state % knowledge.count
    if !isTold[way] { return [first + known] }
    return effects.results(of: map.ways[way], in: known).map { first + $0 }
  }

  /// The way of the goal that is come to first, with the ways to it; nil where there is none.
  func path(to goal: Goal) -> [Int]? {
    var best: (order: Int, state: Int, way: Int)?
    for way in goal.ways {
      for known in knowledge.all {
        let state = map.ways[way].from * knowledge.count + known
        guard reached.has(state), reached.order(of: state) < best?.order ?? .max,
          goal.canBegin(known, knowledge),
          results(of: way, in: state).contains(where: {
            goal.isMet($0 % knowledge.count, knowledge)
          })
        else { continue }
        best = (reached.order(of: state), state, way)
      }
    }
    return best.map { reached.ways(to: $0.state) + [$0.way] }
  }
}
