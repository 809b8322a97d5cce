import DialogEngine
import DialogSyntax
import Foundation
import Support
import Testing

@testable import DialogCompiler

/// What `check` says of all conversations, held against conversations at random. `SEED=42` repeats
/// one.
@Suite struct ReachLawTests {
  private static let seed =
    ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 20_261_122
  private static let packs = ProcessInfo.processInfo.environment["PACKS"].flatMap { Int($0) } ?? 3

  @Test func `what is said never to happen does not happen`() throws {
    for place in 0..<Self.packs {
      let seed = Self.seed &+ UInt64(place)
      let files = RandomWays.files(seed: seed)
      let compilation = compile(files)
      guard let pack = compilation.pack else {
        Issue.record("\(seed): \(lines(compilation))")
        continue
      }
      var talk = RandomTalk(pack, seed: seed)
      talk.run()
      // A loop that never asks is broken up, which is no way that anybody wrote.
      if !talk.wentInCircle { check(compilation, talk, seed) }
    }
  }

  @Test func `an example of a way can be walked`() throws {
    for place in 0..<Self.packs {
      let seed = Self.seed &+ UInt64(place)
      guard let pack = compile(RandomWays.files(seed: seed)).pack else { continue }
      let reach = Reach(pack.tables)
      for (side, goal) in reach.goals where goal.before == nil {
        guard case .condition(let address, let holds) = side,
          case .example(let example) = reach.finder.find(goal),
          let walk = ExampleWalk(example, reach)
        else { continue }
        let hits = walk.hits(pack)
        let held = hits.held[Int(address.value)]
        let count = holds ? held : hits.counts[Int(address.value)] - held
        #expect(count > 0, "\(seed): \(side) by \(walk.replies)")
      }
    }
  }

  @Test func `a quick start finds every ending without help`() {
    for place in 0..<Self.packs * 5 {
      let files = RandomWays.files(seed: Self.seed &+ UInt64(place)).map(helpLater)
      let quick = compile(files, options: CompilerOptions(errorsOnly: true))
      let found = [quick, compile(files)].map { compilation in
        compilation.problems.filter { $0.code == "ends-without-help" }
      }
      #expect(found[0].map(\.range) == found[1].map(\.range), "\(Self.seed &+ UInt64(place))")
    }
  }

  /// Help is shown at the landing node and not before.
  private func helpLater(_ file: SourceFile) -> SourceFile {
    let help = "    - say: \"{emergency}\"\n"
    let text = String(decoding: file.bytes, as: UTF8.self)
      .replacing(help, with: "    - say: Hello.\n").replacing("  n0:\n", with: "  n0:\n" + help)
    return SourceFile(name: file.name, bytes: Array(text.utf8))
  }

  private func check(_ compilation: Compilation, _ talk: RandomTalk, _ seed: UInt64) {
    let reach = Reach(talk.pack.tables)
    for side in reach.never.keys {
      guard case .condition(let address, let holds) = side else { continue }
      let held = talk.hits.held[Int(address.value)]
      let count = holds ? held : talk.hits.counts[Int(address.value)] - held
      #expect(count == 0, "\(seed): \(side)")
    }
    for case .offer(let id, let place, isOffered: true) in reach.never.keys {
      let label = talk.pack.tables.choices(of: id)[place].label
      #expect(!talk.offered.contains(label), "\(seed): \(label)")
    }
    checkTexts(compilation, talk, seed)
  }

  /// A wording that was found never to be shown is not shown.
  private func checkTexts(_ compilation: Compilation, _ talk: RandomTalk, _ seed: UInt64) {
    let file = compilation.files.first { $0.name == "main.yaml" }?.bytes ?? []
    for problem in compilation.problems where problem.code == "wording-never" {
      let text = String(
        decoding: file[problem.range.start..<problem.range.end], as: UTF8.self)
      #expect(!talk.said.contains(text), "\(seed): \(text)")
    }
  }
}

/// The replies of an example, typed into a conversation.
struct ExampleWalk {
  private(set) var replies: [String] = []

  /// Nil where something is decided outside of the replies.
  init?(_ example: ExamplePath, _ reach: Reach) {
    for (place, way) in example.path.enumerated() {
      if Self.asksConsent(reach.map.ways[way].happening, reach.tables) { return nil }
      switch reach.map.ways[way].happening {
      case .chose(let id, let choice): replies.append(reach.tables.choices(of: id)[choice].label)
      case .answered(_, let variable):
        replies.append(Self.words(example.answers[place], reach.tables.variables[variable].kind))
      case .skipped: replies.append("skip")
      case .wentOn: replies.append("")
      case .menu: replies.append("menu")
      case .alarm: replies.append("fire")
      case .passedOver, .supposed, .named, .resumed: return nil
      case .onward, .holds, .fails, .set, .noneOffered, .raised, .ranOff, .openingOver: break
      }
    }
  }

  private static func asksConsent(_ happening: WayMap.Happening, _ tables: Tables) -> Bool {
    var conditions: [Place<Condition>] = []
    switch happening {
    case .holds(let place), .fails(let place): conditions = [place]
    case .chose(let id, _), .skipped(let id), .menu(let id), .alarm(let id), .noneOffered(let id):
      conditions = tables.choices(of: id).compactMap(\.condition)
    default: break
    }
    return conditions.contains { tables.conditions[$0].variables.contains(Variable.consent) }
  }

  private static func words(_ value: Value?, _ kind: Kind) -> String {
    switch (value, kind) {
    case (.yesOrNo(let isYes), _): isYes ? "yes" : "no"
    case (.number(let number), _): String(number)
    case (.one(let place), _): kind.members[place].id
    case (.several(0), _): "none"
    case (.several(let bits), _):
      Value.places(bits).map { kind.members[$0].id }.joined(separator: ", ")
    case (.text(let text), _): text
    case (nil, .number(let range)): String(range.lowerBound)
    case (nil, .yesOrNo): "yes"
    case (nil, _): "1"
    }
  }

  func hits(_ pack: Pack) -> Hits {
    let hits = Hits(pack)
    var conversation = Conversation()
    _ = pack.advance(&conversation, .began(Beginning(seed: 1)), counting: hits)
    for reply in replies { _ = pack.advance(&conversation, .said(reply), counting: hits) }
    return hits
  }
}

/// Conversations at random, and what came up in them.
struct RandomTalk {
  let pack: Pack
  let hits: Hits
  private(set) var offered: Set<String> = []
  private(set) var said: Set<String> = []
  private(set) var wentInCircle = false
  private var random: SeededGenerator

  init(_ pack: Pack, seed: UInt64) {
    self.pack = pack
    hits = Hits(pack)
    random = SeededGenerator(seed: seed)
  }

  private static let replies = [
    "1", "1", "2", "2", "3", "3", "4", "5", "0", "yes", "no", "skip", "", "menu", "fire", "back",
    "1, 2", "none", "words", "privacy",
  ]

  mutating func run() {
    for _ in 0..<30 where !wentInCircle {
      var conversation = Conversation()
      take(.began(Beginning(seed: random.next())), &conversation)
      for _ in 0..<40 where conversation.isOpen {
        let reply = Self.replies[Int.random(in: Self.replies.indices, using: &random)]
        take(.said(reply), &conversation)
      }
    }
  }

  private mutating func take(_ input: Input, _ conversation: inout Conversation) {
    for output in pack.advance(&conversation, input, counting: hits) {
      switch output {
      case .asked(let asking): offered.formUnion(asking.offers.map(\.label))
      case .said(let saying): said.insert(saying.text)
      case .looped: wentInCircle = true
      default: break
      }
    }
  }
}

/// Writes a small pack at random in which nearly everything hangs on something.
struct RandomWays {
  private var random: SeededGenerator
  private var text = ""
  private var nodes = 0
  private var labels = 0

  static func files(seed: UInt64) -> [SourceFile] {
    var ways = RandomWays(random: SeededGenerator(seed: seed))
    ways.write()
    return [("pack.yaml", settings), ("none.yaml", contacts), ("main.yaml", ways.text)].map {
      SourceFile(name: $0, bytes: Array($1.utf8))
    }
  }

  private init(random: SeededGenerator) {
    self.random = random
  }

  private static let settings = """
    pack: random
    opening: main/open
    landing: main/n0
    fallback: Pardon?

    """

  private static let contacts = """
    contacts: none
    country: Another country
    lines:
      emergency:
        say: your local emergency number
        checked: 2026-11-22

    """

  private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

  private mutating func write() {
    nodes = 3 + below(5)
    text = """
      dialog: main
      title: Main
      variables:
        ready: yes or no
        mood: one of low, middle, high
        other: one of low, middle, high
        days:
          kind: number 0 to 5
          start: 0
        nights: number 0 to 5
        some: up to 2 of red, green, blue
      nodes:
        open:
          - say: "{emergency}"

      """
    for _ in 0..<below(3) { step("    ", 0) }
    for node in 0..<nodes {
      text += "  n\(node):\n"
      for _ in 0...below(4) { step("    ", 0) }
      end("    ", node)
    }
    text += "  danger:\n    - say: Fire.\n"
    for _ in 0..<below(3) { step("    ", 0) }
    text += "interrupts:\n  fire:\n    priority: 1\n    match: fire\n    call: danger\n"
  }

  private mutating func end(_ indent: String, _ node: Int) {
    switch below(5) {
    case 0: text += "\(indent)- goto: n\(below(nodes))\n"
    case 1: text += "\(indent)- end: over\n"
    case 2: break
    default: choices(indent, 0)
    }
  }

  private mutating func step(_ indent: String, _ depth: Int) {
    switch below(depth < 2 ? 13 : 8) {
    case 0: text += "\(indent)- say: \"[{\(pick(["mood", "nights", "ready"]))}]\"\n"
    case 1: wordings(indent)
    case 2: text += "\(indent)- set: \(assignment())\n"
    case 3, 4: question(indent)
    case 5: text += "\(indent)- call: n\(below(nodes))\n"
    case 6: text += "\(indent)- goto: n\(below(nodes))\n"
    case 7: text += "\(indent)- wait: Breathe.\n"
    case 8, 9, 10: branch(indent, depth)
    case 11: cases(indent, depth)
    default: choices(indent, depth)
    }
  }

  private mutating func pick(_ all: [String]) -> String { all[below(all.count)] }

  private mutating func wordings(_ indent: String) {
    text += "\(indent)- say:\n\(indent)    \(pick(["in turn", "once"])):\n"
    for _ in 0...below(3) {
      labels += 1
      text += "\(indent)      - Wording \(labels).\n"
    }
  }

  private mutating func assignment() -> String {
    pick([
      "days = days + 1", "days = days - 1", "days = nights", "days = days + nights", "days = 3",
      "mood = low", "mood = other", "other = mood", "ready = yes", "some = some + red",
      "some = some - green", "nights = days", "nights = times n1", "consent = me",
    ])
  }

  private mutating func question(_ indent: String) {
    labels += 1
    text += "\(indent)- ask: What?\n\(indent)  id: q\(labels)\n"
    text += "\(indent)  answer: \(pick(["ready", "mood", "other", "nights", "some", "days"]))\n"
    if below(3) == 0 { text += "\(indent)  skip: yes\n" }
  }

  private mutating func condition() -> String {
    let single = [
      "ready is yes", "not ready is yes", "mood is low", "mood is not high", "mood is other",
      "other is middle", "days > 2", "days is 3", "days < nights", "days + nights > 5",
      "nights >= 4", "some has red", "some has green", "known mood", "known nights",
      "visited n1", "times n2 > 1", "times n0 < 3", "consent is me", "consent is none",
      "visited danger",
    ]
    switch below(4) {
    case 0: return "\(pick(single)) and \(pick(single))"
    case 1: return "\(pick(single)) or \(pick(single))"
    default: return pick(single)
    }
  }

  private mutating func branch(_ indent: String, _ depth: Int) {
    text += "\(indent)- if: \(condition())\n\(indent)  then:\n"
    step(indent + "    ", depth + 1)
    guard below(2) == 0 else { return }
    text += "\(indent)  else:\n"
    step(indent + "    ", depth + 1)
  }

  private mutating func cases(_ indent: String, _ depth: Int) {
    let (variable, all) =
      below(2) == 0 ? ("mood", ["low", "middle", "high"]) : ("days", ["0", "1 to 2", "4 to 5"])
    text += "\(indent)- switch: \(variable)\n\(indent)  cases:\n"
    for value in all where below(4) > 0 || value == all[0] {
      text += "\(indent)    \(value):\n"
      step(indent + "        ", depth + 1)
    }
    if below(2) == 0 { text += "\(indent)  else: n\(below(nodes))\n" }
  }

  /// Without digits, which would be taken for the number of a choice.
  private func label(_ number: Int) -> String {
    "Way "
      + String(number).map {
        ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"][Int("\($0)") ?? 0]
      }
      .joined()
  }

  private mutating func choices(_ indent: String, _ depth: Int) {
    labels += 1
    text += "\(indent)- ask: Which?\n\(indent)  id: q\(labels)\n\(indent)  choices:\n"
    for _ in 0...below(3) {
      labels += 1
      text += "\(indent)    \(label(labels)):\n"
      if below(2) == 0 { text += "\(indent)      if: \(condition())\n" }
      if below(3) == 0 { text += "\(indent)      once: yes\n" }
      text +=
        below(3) == 0
        ? "\(indent)      set: \(assignment())\n" : "\(indent)      goto: n\(below(nodes))\n"
    }
  }
}
