import DialogEngine

/// What is looked for: one of some ways, taken while something holds.
struct Goal {
  var ways: [Int]
  /// Holds before the way.
  var before: Condition?
  /// Holds after the way.
  var condition: Condition?
}

extension Goal {
  /// What its conditions look at.
  var interest: Interest {
    var interest = condition?.interest ?? Interest()
    if let before { interest.add(before) }
    return interest
  }

  /// Whether what is known before one of the ways may fit.
  func canBegin(_ known: Int, _ knowledge: Knowledge) -> Bool {
    before.map { knowledge.truth(of: $0, in: known) != .no } ?? true
  }

  /// Whether what is known after one of the ways may fit.
  func isMet(_ known: Int, _ knowledge: Knowledge) -> Bool {
    guard let condition else { return true }
    return knowledge.truth(of: condition, in: known) != .no
  }
}

/// A way that a visitor can go, from the beginning.
struct ExamplePath {
  var path: [Int]
  /// What has to be answered, by the place in the path.
  var answers: [Int: Value]
  /// What had to be told apart to find it.
  var interest = Interest()
}

/// Finds ways through a pack, or proves that there are none.
///
/// At first nothing is known but the map. Where the way that is found then cannot really be
/// walked, what stands against it is taken into what is known, and the search begins again: so
/// only what matters is ever told apart. What grows too large is left open, and nothing is said.
final class WayFinder {
  enum Answer {
    case example(ExamplePath)
    /// With everything that can be reached, as far as it had to be told apart.
    case never(Outline)
    case open
  }

  /// Past so many combinations of what is known, and so many of them by the stops.
  private static let mostKnown = 20_000
  private static let mostStates = 400_000
  private static let mostRounds = 12

  let map: WayMap
  let tables: Tables
  private let index: WayIndex
  private let trial: Trial
  private var outlines: [Interest: Outline] = [:]
  /// Ways that were shown never to be taken.
  private(set) var isShut: [Bool]

  init(_ map: WayMap) {
    self.map = map
    tables = map.tables
    index = WayIndex(map)
    trial = Trial(map)
    isShut = Array(repeating: false, count: map.ways.count)
  }

  func find(_ goal: Goal, knowing start: Interest = Interest()) -> Answer {
    var interest = start
    for _ in 0..<Self.mostRounds {
      guard let outline = outline(interest) else { return .open }
      guard let path = outline.path(to: goal) else { return .never(outline) }
      switch trial.walk(path, to: goal) {
      case .possible(let answers):
        return .example(ExamplePath(path: path, answers: answers, interest: interest))
      case .unsure: return .open
      case .impossible(let reason):
        if interest.covers(reason) { return .open }
        interest.formUnion(reason)
      }
    }
    return .open
  }

  /// The way with the fewest replies, where it is not too much to look for.
  func shortened(_ example: ExamplePath, to goal: Goal) -> ExamplePath {
    let most = Self.mostStates / map.stops.count
    guard let knowledge = Knowledge(example.interest, tables, most: most),
      let path = Exploration(map, index, knowledge, isShut: isShut).path(to: goal),
      case .possible(let answers) = trial.walk(path, to: goal)
    else { return example }
    return ExamplePath(path: path, answers: answers, interest: example.interest)
  }

  /// The most times that the goal can be met in one conversation, up to `most`; nil where nobody
  /// can say.
  func rounds(to goal: Goal, upTo most: Int) -> Int? {
    var interest = Interest()
    for _ in 0..<Self.mostRounds {
      guard let outline = outline(interest) else { return nil }
      let (count, path) = outline.rounds(to: goal, upTo: most)
      if count < most { return count }
      switch trial.walk(path, to: goal) {
      case .possible: return count
      case .unsure: return nil
      case .impossible(let reason):
        if interest.covers(reason) { return nil }
        interest.formUnion(reason)
      }
    }
    return nil
  }

  /// A path that is put together in an outline, if it can be walked; more is told apart until one
  /// can be, or there is none.
  func walkable(_ start: Interest, _ path: (Outline) -> [Int]?) -> ExamplePath? {
    firstWalkable(from: start, to: Goal(ways: [])) { outline($0).flatMap(path) }
  }

  /// The way with the fewest replies that never shows how to reach a person.
  func withoutHelp(to goal: Goal) -> ExamplePath? {
    let most = Self.mostStates / map.stops.count
    return firstWalkable(from: Interest(), to: goal) { interest in
      Knowledge(interest, tables, most: most).flatMap {
        Exploration(map, index, $0, isShut: isShutOrHelpful).path(to: goal)
      }
    }
  }

  /// The first path that can be walked, of those that are found as more is told apart.
  private func firstWalkable(
    from start: Interest, to goal: Goal, _ path: (Interest) -> [Int]?
  ) -> ExamplePath? {
    var interest = start
    for _ in 0..<Self.mostRounds {
      guard let path = path(interest) else { return nil }
      switch trial.walk(path, to: goal) {
      case .possible(let answers): return ExamplePath(path: path, answers: answers)
      case .unsure: return nil
      case .impossible(let reason):
        if interest.covers(reason) { return nil }
        interest.formUnion(reason)
      }
    }
    return nil
  }

  /// For a way that never shows help: and nobody comes to a dialog past the opening.
  private var isShutOrHelpful: [Bool] {
    map.ways.indices.map { place in
      if case .supposed = map.ways[place].happening { return true }
      return isShut[place] || map.ways[place].showsHelp
    }
  }

  /// Whether it can be told from these things alone that there is no way.
  func isNever(_ goal: Goal, knowing interest: Interest) -> Bool {
    guard let outline = outline(interest) else { return false }
    return !outline.canReach(goal)
  }

  func shut(_ ways: [Int]) {
    for way in ways { isShut[way] = true }
    outlines = [:]
  }

  /// Everything that can be reached; nil where too much has to be told apart.
  func outline(_ interest: Interest) -> Outline? {
    if let known = outlines[interest] { return known }
    guard let knowledge = Knowledge(interest, tables, most: Self.mostKnown) else { return nil }
    let outline = Outline(map, index, knowledge, isShut: isShut, most: Self.mostStates)
    outlines[interest] = outline
    return outline
  }
}
