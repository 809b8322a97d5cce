import DialogCompiler
import DialogEngine

/// Names the faults that nothing noticed, and ends with a figure.
struct FaultReport {
  private let loaded: LoadedPack
  private let console: Console
  private let author: AuthorWords
  private var counts: [Fault.Sort: [FaultTrial.Notice: Int]] = [:]

  init(_ loaded: LoadedPack, on console: Console) {
    self.loaded = loaded
    self.console = console
    author = AuthorWords(loaded.compilation.files)
  }

  mutating func run(_ faults: [Fault], with trial: FaultTrial) throws {
    if !trial.leftOut.isEmpty {
      console.note(
        "not as expected without any change, and left out: \(trial.leftOut.joined(separator: "; "))"
      )
    }
    var counter = ProgressCounter(of: faults.count, "changes", askingEach: 1, on: console)
    for (place, fault) in faults.enumerated() {
      counter.show(place)
      let notice = trial.notice(fault)
      counts[fault.sort, default: [:]][notice, default: 0] += 1
      if notice == .nothing, !console.settings.isQuiet {
        counter.clear()
        try console.output.print(
          "\(author.place(of: fault.site)): nothing noticed \(words(for: fault))")
      }
    }
    counter.clear()
  }

  func close(atLeast: Int?) throws -> ExitCode {
    let all = counts.values.flatMap(\.values).reduce(0, +)
    let missed = counts.values.map { $0[.nothing] ?? 0 }.reduce(0, +)
    let percent = all == 0 ? 100 : (all - missed) * 100 / all
    try console.output.print(table)
    try console.output.print("\(percent) % noticed (\(all - missed) of \(all))")
    return percent < atLeast ?? 0 ? .found : .fine
  }

  /// For each sort who noticed how many.
  private var table: String {
    columns(
      Fault.Sort.allCases.compactMap { sort in
        guard let counts = counts[sort] else { return nil }
        let parts = FaultTrial.Notice.allCases.map { "\(counts[$0] ?? 0) by \($0.rawValue)" }
        let all = counts.values.reduce(0, +)
        return (sort.rawValue, "\(all): " + parts.joined(separator: ", "))
      })
  }

  private func words(for fault: Fault) -> String {
    let quote = "\"\(author.words(at: fault.site))\""
    switch fault.change {
    case .target(_, let node):
      return "that it led to \"\(name(node, like: quote))\", not to \(quote)"
    case .interrupt(let id, let rule, let node):
      let interrupt = loaded.tables.interrupts[id]
      let old = rule == .match ? interrupt.call : interrupt.ask ?? interrupt.call
      return "that the interrupt \(quote) led to \"\(loaded.pack.name(of: node))\", "
        + "not to \"\(loaded.pack.name(of: old))\""
    case .choice: return "that the choice \(quote) was gone"
    case .opposite: return "that \(quote) was turned round"
    case .bound(let place, let number, let bound):
      let old = loaded.tables.conditions[place].bounds[number].number
      return "that \(quote) had \(bound) in place of \(old)"
    case .range(_, let end): return "that \(quote) ended at \(end), not at \(end + 1)"
    }
  }

  /// With its dialog in front where the author wrote one.
  private func name(_ node: NodeID, like words: String) -> String {
    words.contains("/") ? loaded.pack.name(of: node) : loaded.tables.nodes[node].name
  }
}
