import DialogEngine
import DialogSyntax

/// `handrail walk`
enum WalkCommand {
  private static let every = Option("every", "each answer once, wherever it leads (the default)")
  private static let random = Option(
    "random", .number("N"), "N conversations by chance; with --faults, N of the changes")
  private static let seed = Option("seed", .text("HEX"), "the same walk each time")
  private static let avoidUsed = Option(
    "avoid-used", "with --random: prefer the answers given least")
  private static let hits = Option("hits", "the script, with counts in front of its lines")
  private static let atLeast = Option(
    "at-least", .number("PERCENT"), "fail when less than this was reached")
  private static let faults = Option(
    "faults", "makes one thing wrong at a time, and names what no test, example or walk notices")
  private static let talk = Option(
    "talk", "how the talk goes on the paths of a dialog: reflections, questions, and the like")
  private static let histogram = Option(
    "histogram", .text("NAME"), "with --random: how often a variable had which value at the end")

  static let spec = CommandSpec(
    "walk", .optional("DIALOG"), for: .author,
    "goes through conversations by itself and looks for what must not happen",
    examples: [
      .init("handrail walk", "every answer of every question once"),
      .init("handrail walk relapse --hits", "one dialog, and how often each line came up"),
      .init("handrail walk --random 10000 --seed 7", "conversations by chance, the same each time"),
      .init("handrail walk motivation --talk", "whether it listens more than it asks"),
      .init("handrail walk --faults", "what could go wrong, and nothing would notice"),
      .init("handrail walk --faults --random 200 --seed 7", "some of that, the same each time"),
      .init("handrail walk --at-least 95", "for a gate: fails when less was reached"),
    ],
    options: [every, random, seed, avoidUsed, hits, atLeast, histogram, faults, talk], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    try refuse(invocation)
    let loaded = try LoadedPack.load(on: invocation.console)
    let dialog = try invocation.operands.first.map(loaded.dialog)
    let start = dialog.map { loaded.tables.dialogs[$0].start }
    if invocation.has(faults) { return try tryFaults(invocation, loaded, dialog) }
    if invocation.has(talk) { return try tellTalk(invocation, loaded, dialog) }
    var report = try WalkReport(loaded, start: start, on: invocation.console)
    if let name = invocation[histogram] { try report.watch(name, in: dialog) }
    let seed = try invocation.seed(seed)
    if let count = invocation.number(random) {
      let seed = try seed ?? invocation.console.chance()
      report.random(count, seed: seed, avoidingUsed: invocation.has(avoidUsed))
    } else {
      report.every(seed: seed ?? 1)
    }
    return try report.close(
      dialog: dialog, isRandom: invocation.has(random), showingHits: invocation.has(hits),
      atLeast: invocation.number(atLeast))
  }

  private static let talkPaths = 500

  /// By chance, and the same each time; `--random N` paths of each dialog.
  private static func tellTalk(
    _ invocation: Invocation, _ loaded: LoadedPack, _ dialog: DialogID?
  ) throws -> ExitCode {
    let seed = try invocation.seed(seed) ?? 1
    let count = invocation.number(random) ?? talkPaths
    let dialogs = dialog.map { [$0] } ?? loaded.tables.dialogs.indices.map { DialogID($0) }
    let figures = dialogs.map { TalkFigures(loaded.pack, $0, paths: count, seed: seed) }
    let texts = figures.filter { !$0.isEmpty }.map(\.text)
    try invocation.console.output.write(texts.map { $0 + "\n" }.joined(separator: "\n"))
    return .fine
  }

  /// Options that say nothing together.
  private static func refuse(_ invocation: Invocation) throws {
    if invocation.has(every), invocation.has(random) {
      throw Failure.usage("--every and --random N are two kinds of walk; choose one")
    }
    try refuse([every, avoidUsed, hits, histogram, talk], beside: faults, invocation)
    try refuse([every, avoidUsed, hits, histogram, atLeast], beside: talk, invocation)
    if !invocation.has(random), let other = [avoidUsed, histogram].first(where: invocation.has) {
      throw Failure.usage("\(other.spelling) belongs to --random N")
    }
  }

  private static func refuse(
    _ others: [Option], beside option: Option, _ invocation: Invocation
  ) throws {
    guard invocation.has(option), let other = others.first(where: invocation.has) else { return }
    throw Failure.usage("\(other.spelling) has no meaning beside \(option.spelling)")
  }

  /// With `--random N` so many of the faults, by chance.
  private static func tryFaults(
    _ invocation: Invocation, _ loaded: LoadedPack, _ dialog: DialogID?
  ) throws -> ExitCode {
    var list = FaultList(
      loaded.pack, loaded.compilation.origins, in: loaded.dialogs(chosen: dialog))
    if let count = invocation.number(random) {
      list.pick(count, seed: try invocation.seed(seed) ?? invocation.console.chance())
    }
    let examples = try TranscriptPlace.examples(on: invocation.console)
    let trial = try FaultTrial(loaded, examples: examples)
    var report = FaultReport(loaded, on: invocation.console)
    try report.run(list.faults, with: trial)
    return try report.close(atLeast: invocation.number(atLeast))
  }
}
