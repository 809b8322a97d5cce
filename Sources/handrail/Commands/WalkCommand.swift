import DialogEngine
import DialogSyntax

/// `handrail walk`
enum WalkCommand {
  private static let every = Option("every", "each answer once, wherever it leads (the default)")
  private static let random = Option("random", .number("N"), "N conversations by chance")
  private static let seed = Option("seed", .text("HEX"), "the same walk each time")
  private static let avoidUsed = Option(
    "avoid-used", "with --random: prefer the answers given least")
  private static let hits = Option("hits", "the script, with counts in front of its lines")
  private static let atLeast = Option(
    "at-least", .number("PERCENT"), "fail when less than this was reached")
  private static let histogram = Option(
    "histogram", .text("NAME"), "how often a variable had which value at the end")

  static let spec = CommandSpec(
    "walk", .optional("DIALOG"), for: .author,
    "goes through conversations by itself and looks for what must not happen",
    examples: [
      .init("handrail walk", "every answer of every question once"),
      .init("handrail walk relapse --hits", "one dialog, and how often each line came up"),
      .init("handrail walk --random 10000 --seed 7", "conversations by chance, the same each time"),
      .init("handrail walk --at-least 95", "for a gate: fails when less was reached"),
    ],
    options: [every, random, seed, avoidUsed, hits, atLeast, histogram], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    guard !(invocation.has(every) && invocation.has(random)) else {
      throw Failure.usage("--every and --random N are two kinds of walk; choose one")
    }
    let loaded = try LoadedPack.load(on: invocation.console)
    let dialog = try invocation.operands.first.map(loaded.dialog)
    let start = dialog.map { loaded.tables.dialogs[$0].start }
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
}
