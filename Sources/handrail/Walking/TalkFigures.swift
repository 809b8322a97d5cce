import DialogCompiler
import DialogEngine

/// How the talk goes on the paths through one dialog, and what it is held against (MITI 4.2.1 counts
/// reflections and questions in the same way).
struct TalkFigures {
  let dialog: String
  private let paths: [TalkPath]

  /// The bars of paths; those of lines are in `ProseBars`.
  static let medianReflections = 1.0
  static let worstReflections = 0.8
  static let latestResult = 12

  /// A path of fewer questions says nothing about how the talk goes.
  private static let fewestQuestions = 3

  init(_ pack: Pack, _ dialog: DialogID, paths count: Int, seed: UInt64) {
    var walk = Walk(pack, from: pack.tables.dialogs[dialog].start)
    self.dialog = pack.tables.dialogs[dialog].id
    let nodes = pack.tables.nodesOfTalk(in: dialog)
    paths = (0..<count).map { walk.talk(seed: seed &+ UInt64($0), within: nodes) }
      .filter { $0.questions >= Self.fewestQuestions }
  }

  /// Hardly anything in it is tagged as a question, and there are no figures.
  var isEmpty: Bool { paths.isEmpty }

  /// Reflections a question, on the path in the middle and on the one with the fewest.
  var reflections: (median: Double, worst: Double) {
    let sorted = paths.compactMap(\.reflectionsAQuestion).sorted()
    return (sorted[sorted.count / 2], sorted[0])
  }

  var complexPercent: Int { percent(paths.map(\.complex), of: paths.map(\.reflections)) }
  var openPercent: Int { percent(paths.map(\.open), of: paths.map(\.questions)) }

  /// In so many turns one line affirms, frees or asks.
  var turnsPerSupport: Double {
    Double(sum(paths.map(\.turns))) / Double(max(1, sum(paths.map(\.support))))
  }

  /// The shortest path on which nothing came to take away.
  private var emptyHanded: TalkPath? {
    paths.filter { $0.firstResult == nil }.min { $0.turns < $1.turns }
  }

  /// Reflections that came twice on a path, each once.
  var repeated: [String] { Set(paths.flatMap(\.repeated)).sorted() }

  /// The turn in which something to take away came at the latest; nil where it never came.
  var latestResult: Int? {
    emptyHanded == nil ? paths.compactMap(\.firstResult).max() : nil
  }

  var turns: (shortest: Int, median: Int, longest: Int) {
    let sorted = paths.map(\.turns).sorted()
    return (sorted[0], sorted[sorted.count / 2], sorted[sorted.count - 1])
  }

  private func percent(_ parts: [Int], of wholes: [Int]) -> Int {
    sum(wholes) == 0 ? 0 : sum(parts) * 100 / sum(wholes)
  }

  private func sum(_ numbers: [Int]) -> Int {
    numbers.reduce(0, +)
  }
}

extension TalkFigures {
  var text: String {
    let turns = self.turns
    let result = latestResult.map { "turn \($0) at the latest" } ?? "not on every path"
    return "\(dialog)\n"
      + columns([
        ("paths", "\(paths.count), of \(turns.shortest) to \(turns.longest) turns"),
        ("median", "\(turns.median) turns"),
        (
          "reflections",
          "\(oneDigit(reflections.median)) a question (bar \(Self.medianReflections)), "
            + "worst \(oneDigit(reflections.worst)) (bar \(Self.worstReflections))"
        ),
        ("complex", "\(complexPercent) % of them (bar \(ProseBars.complexPercent) %)"),
        ("open", "\(openPercent) % of questions (bar \(ProseBars.openPercent) %)"),
        (
          "support",
          "one line in \(oneDigit(turnsPerSupport)) turns (bar \(ProseBars.turnsPerSupport))"
        ),
        ("said twice", "\(repeated.count) reflections"),
        ("first result", "\(result) (bar \(Self.latestResult))"),
      ])
      + details
  }

  private var details: String {
    var lines = repeated.map { "  said twice: \($0)" }
    if let emptyHanded {
      lines.append("  nothing to take away after: \(emptyHanded.replies.joined(separator: ", "))")
    }
    return lines.map { "\n" + $0 }.joined()
  }

  private func oneDigit(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
