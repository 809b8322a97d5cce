import DialogEngine
import DialogSyntax
import Platform

/// Runs a walk and prints what it came to.
struct WalkReport {
  private let loaded: LoadedPack
  private let console: Console
  private var walk: Walk
  private var failed: WalkedConversation?
  private var histogram: Histogram?
  private let began: MonotonicTime
  /// What the walk took, without what is done about a failure.
  private var passed = Duration.zero

  init(_ loaded: LoadedPack, start: NodeID?, on console: Console) throws {
    self.loaded = loaded
    self.console = console
    let country = try console.settings.country.map(loaded.country)
    walk = Walk(loaded.pack, from: start, country: country)
    began = console.clocks.monotonic()
  }

  mutating func watch(_ name: String, in dialog: DialogID?) throws {
    histogram = Histogram(of: try loaded.variable(named: name, in: dialog), loaded.pack)
  }

  mutating func every(seed: UInt64) {
    failed = walk.every(seed: seed)
    passed = console.clocks.monotonic() - began
  }

  /// Each conversation has a seed of its own, so that one can be had again without the others.
  mutating func random(_ count: Int, seed: UInt64, avoidingUsed: Bool) {
    var counter = ProgressCounter(of: count, "conversations", on: console)
    var seeds = Random(seed: seed)
    for number in 0..<count {
      let walked = walk.byChance(seed: seeds.next(), avoidingUsed: avoidingUsed)
      histogram?.count(walked.conversation)
      if walked.failure != nil {
        failed = walked
        break
      }
      counter.show(number)
    }
    counter.clear()
    passed = console.clocks.monotonic() - began
  }

  func close(dialog: DialogID?, isRandom: Bool, showingHits: Bool, atLeast: Int?) throws -> ExitCode
  {
    if showingHits { try showHits(dialog) }
    if let histogram { try console.output.print(histogram.text) }
    if let failed { try show(failed) }
    let coverage = Coverage(walk, loaded.compilation.origins, in: loaded.dialogs(chosen: dialog))
    if !isRandom, failed == nil, !console.settings.isQuiet { try show(coverage.gaps) }
    try console.output.print(
      "\(coverage.percent) % reached (\(coverage.reached) of \(coverage.all))")
    try console.output.print(closing)
    let isTooLittle = atLeast.map { coverage.percent < $0 } ?? false
    return failed == nil && !isTooLittle ? .fine : .found
  }

  private var closing: String {
    let seconds = Double(passed.components.seconds) + Double(passed.components.attoseconds) / 1e18
    let speed = seconds > 0 ? Int(Double(walk.replies) / seconds) : walk.replies
    return "\(walk.conversations) conversations, \(walk.replies) replies, \(speed) replies/s"
  }

  private func showHits(_ dialog: DialogID?) throws {
    let page = HitsPage(walk, loaded.compilation)
    let files = loaded.dialogs(chosen: dialog).map {
      loaded.compilation.origins.dialogs[Int($0.value)].file
    }
    for file in loaded.compilation.files where files.contains(file.name) {
      if let text = page.text(of: file) { try console.output.print(text + "\n") }
    }
  }

  /// With the fewest replies that show it, to be typed by whoever wants to see it.
  private func show(_ failed: WalkedConversation) throws {
    guard let failure = failed.failure else { return }
    let shortest = walk.shortest(failed)
    var lines = [
      "failed: \(failure)", "these replies show it: handrail chat\(words(for: shortest.beginning))",
    ]
    lines += shortest.replies.map { "  > " + shown($0) }
    try console.output.print(lines.joined(separator: "\n") + "\n")
  }

  private func shown(_ reply: String) -> String {
    if reply.isEmpty { return "(Enter)" }
    return reply.count > 60 ? String(reply.prefix(60)) + "…" : reply
  }

  /// What `chat` has to be given so that a conversation begins like this one.
  private func words(for beginning: Beginning) -> String {
    var words = beginning.dialog.map { " " + loaded.tables.dialogs[$0].id } ?? ""
    words += " --seed " + String(beginning.seed, radix: 16)
    if let node = beginning.from { words += " --from " + quoted(loaded.pack.name(of: node)) }
    if let country = beginning.country {
      words += " --country " + loaded.tables.countries[country].id
    }
    if case .set(let level) = beginning.keeping { words += " --record " + level.name }
    return words
  }

  private func quoted(_ name: String) -> String {
    name.contains(" ") ? "\"\(name)\"" : name
  }

  private func show(_ gaps: [Coverage.Gap]) throws {
    let author = AuthorWords(loaded.compilation.files)
    for gap in gaps {
      let quote = gap.quote.map { ": " + author.words(at: $0) } ?? ""
      try console.output.print("\(author.place(of: gap.missing.site)): \(gap.words)\(quote)")
    }
  }
}
