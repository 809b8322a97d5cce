extension Lexicon {
  /// The first interrupt that the reply sets off: all `match` rules before all `check` rules, and
  /// where no rule speaks, the one whose signs go furthest past what they have to weigh.
  ///
  /// Signs against it turn a `match` into a question and silence a `check`.
  public func interrupt(_ heard: Heard) -> Alarm? {
    let parts = weigh(heard)
    return ruled(heard, heaviest(of: parts)) ?? weighed(parts)
  }

  /// What the rules alone make of a reply.
  public func ruled(_ heard: Heard) -> Alarm? {
    ruled(heard, Array(repeating: 0, count: interrupts.count))
  }

  /// Whether words of a `match` rule are there, and are said of the past, denied or said in general:
  /// no interrupt, and still something that a person may want to talk about.
  func touchesDanger(_ heard: Heard) -> Bool {
    literally(heard).hits.contains { hit in
      let pattern = table.patterns[Int(hit.pattern)]
      let interrupt = interrupt(of: pattern)
      return pattern.role == .match && interrupt.map { interrupts[$0].ask != nil } ?? false
    }
  }

  /// What is there of the rules, idioms aside: "dying for a drink" is no death.
  private func literally(_ heard: Heard) -> Search {
    if heard.meant.hits.isEmpty { return heard.meant }
    return withoutIdioms(heard.meant).map { search($0, in: heard.reply) } ?? heard.meant
  }

  /// Parts of phrases that the table has made owners of their own stand behind the interrupts.
  private func interrupt(of pattern: Pattern) -> Int? {
    let place = Int(pattern.owner) - concepts.count
    return interrupts.indices.contains(place) ? place : nil
  }

  /// By interrupt: the most that its signs weigh in any part.
  private func heaviest(of parts: [Weighing]) -> [Int] {
    guard parts.count > 1 else { return parts.first?.sums ?? [] }
    return interrupts.indices.map { place in parts.map { $0.sums[place] }.max() ?? 0 }
  }

  private func ruled(_ heard: Heard, _ sums: [Int]) -> Alarm? {
    let search = literally(heard)
    var best: (rank: Rank, alarm: Alarm)?
    for hit in search.hits {
      guard let found = alarm(hit, search.circumstances, sums) else { continue }
      if best.map({ found.rank < $0.rank }) ?? true { best = found }
    }
    return best?.alarm
  }

  /// `match` before `check`, then by priority, then in the order of the pack.
  private struct Rank: Comparable {
    var isCheck: Bool
    var priority: Int
    var interrupt: Int
    var pattern: Int32

    static func < (a: Rank, b: Rank) -> Bool {
      (a.isCheck ? 1 : 0, a.priority, a.interrupt, a.pattern)
        < (b.isCheck ? 1 : 0, b.priority, b.interrupt, b.pattern)
    }
  }

  private func alarm(
    _ hit: PhraseSearch.Hit, _ circumstances: Circumstances, _ sums: [Int]
  ) -> (rank: Rank, alarm: Alarm)? {
    let pattern = table.patterns[Int(hit.pattern)]
    guard pattern.role != .sign, !circumstances.deny(hit.span, saysNot: pattern.saysNot),
      !circumstances.areOver(hit.span, saysWhen: pattern.saysWhen),
      !circumstances.areGeneral(hit.span), let place = interrupt(of: pattern)
    else { return nil }
    let isAgainst = sums[place] < 0 && interrupts[place].ask != nil
    if pattern.role == .check, isAgainst { return nil }
    var isCheck = pattern.role == .check || isAgainst
    // Said of somebody else by a rule that does not look for that: ask, rather than take it for
    // the visitor's own.
    if circumstances.nameSomeone(hit.span, saysWho: pattern.saysWho), interrupts[place].ask != nil {
      isCheck = true
    }
    let alarm = Alarm(
      interrupt: InterruptID(place), rule: isCheck ? .check : .match,
      hit: source(of: hit.pattern))
    let rank = Rank(
      isCheck: isCheck, priority: interrupts[place].priority, interrupt: place,
      pattern: hit.pattern)
    return (rank, alarm)
  }
}
