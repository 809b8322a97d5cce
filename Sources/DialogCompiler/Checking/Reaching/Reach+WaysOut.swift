import DialogEngine

/// Loops that nobody gets out of by an answer. The word menu always leads out, but nobody has to
/// know it.
extension Reach {
  /// Loops with a question that no way leads out of.
  func closedLoops() -> [[Int]] {
    let open = stopsWithWayOut(written)
    return loops(of: written).filter { loop in
      !open.contains(map.ways[loop[0]].from) && asks(loop) && !isLeft(loop, by: written)
    }
  }

  /// A loop that never asks has a message of its own.
  private func asks(_ loop: [Int]) -> Bool {
    loop.contains { map.ways[$0].happening.question != nil }
  }

  /// One loop that leads to another is not the one to be mended.
  private func isLeft(_ loop: [Int], by ways: [Int]) -> Bool {
    let stops = Set(loop.map { map.ways[$0].from })
    return ways.contains { stops.contains(map.ways[$0].from) && !stops.contains(map.ways[$0].to) }
  }

  /// Backwards from every way that leads out.
  private func stopsWithWayOut(_ ways: [Int]) -> Set<Int> {
    var sources: [Int: [Int]] = [:]
    for way in ways { sources[map.ways[way].to, default: []].append(map.ways[way].from) }
    var open = Set(
      map.stops.indices.filter(isEnd) + ways.filter(leadsOut).map { map.ways[$0].from })
    var waiting = Array(open)
    while let stop = waiting.popLast() {
      for source in sources[stop] ?? [] where open.insert(source).inserted {
        waiting.append(source)
      }
    }
    return open
  }

  /// The end of the conversation, or of an interrupt.
  private func isEnd(_ stop: Int) -> Bool {
    guard let step = map.step(stop) else { return false }
    switch tables.code[step] {
    case .end, .hide: return true
    case .leave: return map.ways(from: stop).isEmpty
    default: return false
    }
  }

  /// To the main menu, or back to a caller.
  private func leadsOut(_ way: Int) -> Bool {
    if map.ways[way].enters == tables.landing { return true }
    guard let step = map.step(map.ways[way].from) else { return false }
    return tables.code[step] == .leave
  }

  /// One way into a loop, in words.
  func words(into loop: [Int]) -> String? {
    let stops = Set(loop.map { map.ways[$0].from })
    return words(to: Goal(ways: map.ways.indices.filter { stops.contains(map.ways[$0].to) }))
  }

  // Traps

  /// Loops with ways out that are all shut for whoever comes in with the wrong values, and that
  /// nothing on the way round sets right.
  func trappingLoops(besides closed: [[Int]]) -> [(ways: [Int], words: String)] {
    let inside = written.filter { !leadsOut($0) && !finder.isShut[$0] }
    return loops(of: inside).compactMap { loop in
      guard asks(loop), !closed.contains(where: { $0[0] == loop[0] }) else { return nil }
      return trap(loop).map { (loop, $0) }
    }
  }

  private func trap(_ loop: [Int]) -> String? {
    let stops = Set(loop.map { map.ways[$0].from })
    let out = written.filter { way in
      stops.contains(map.ways[way].from)
        && (leadsOut(way) || !stops.contains(map.ways[way].to)) && !finder.isShut[way]
    }
    guard !out.isEmpty, out.allSatisfy({ condition(on: $0) != nil }) else { return nil }
    let interest = out.reduce(into: Interest()) { $0.formUnion(condition(on: $1) ?? .init()) }
    let example = finder.walkable(interest) { outline in
      Trap(loop, out, outline, map).stuck().first.flatMap { outline.path(to: $0.stop, $0.known) }
    }
    return example.map { PathWords(map).text($0) }
  }

  /// What a way hangs on; nil where it is always open.
  private func condition(on way: Int) -> Interest? {
    switch map.ways[way].happening {
    case .holds(let place), .fails(let place): return tables.conditions[place].interest
    case .chose(let id, let place):
      let choice = tables.choices(of: id)[place]
      var interest = choice.condition.map { tables.conditions[$0].interest } ?? Interest()
      if let once = choice.once { interest.add(.taken(once)) }
      return interest.atoms.isEmpty ? nil : interest
    default: return nil
    }
  }
}

/// What can be known in a loop, and from where it leads out.
private struct Trap {
  private let loop: [Int]
  private let out: [Int]
  private let outline: Outline
  private let map: WayMap

  init(_ loop: [Int], _ out: [Int], _ outline: Outline, _ map: WayMap) {
    self.loop = loop
    self.out = out
    self.outline = outline
    self.map = map
  }

  /// The stops, with what is known there, from which nothing leads out.
  func stuck() -> [(stop: Int, known: Int)] {
    let stops = Set(loop.map { map.ways[$0].from }).sorted()
    let all = stops.flatMap { stop in outline.known(at: stop).map { [stop, $0] } }
    var sources: [[Int]: [[Int]]] = [:]
    for state in all {
      for way in map.ways(from: state[0]) where !map.ways[way].isDetour {
        for after in outline.results(of: way, in: state[1]) {
          sources[[map.ways[way].to, after], default: []].append(state)
        }
      }
    }
    var open = Set(all.filter(leadsOut))
    var waiting = Array(open)
    while let state = waiting.popLast() {
      for source in sources[state] ?? [] where open.insert(source).inserted {
        waiting.append(source)
      }
    }
    return all.filter { !open.contains($0) }.map { ($0[0], $0[1]) }
  }

  private func leadsOut(_ state: [Int]) -> Bool {
    out.contains { way in
      map.ways[way].from == state[0] && !outline.results(of: way, in: state[1]).isEmpty
    }
  }
}
