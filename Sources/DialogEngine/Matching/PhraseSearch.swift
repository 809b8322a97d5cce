/// Looks for all phrases of a table in one reply.
///
/// Each word of the reply is tried as the anchor of the few patterns that it may belong to, and a
/// pattern looks no further than 64 words to either side, so the work grows with the reply and
/// never with combinations in it.
struct PhraseSearch {
  /// In place of a word that nothing may match.
  static let masked: Int32 = -2
  static let unknown: Int32 = -1

  let table: PhraseTable
  let symbols: [Int32]
  private(set) var findings: Findings
  /// Finds of `match` and `check` phrases of the owners from this one on; the rest is only built on.
  private(set) var hits: [Hit] = []
  /// How many items of patterns were held against words: what the laws on time are stated in.
  private(set) var steps = 0
  private let firstReported: Int32
  /// What is still to be tried, a chain for each level in the order in which it came.
  private var queue: [Candidate] = []
  private var chains: [Chain]
  private var masks = Masks()

  struct Hit: Sendable {
    var pattern: Int32
    var span: Span
  }

  private struct Candidate {
    var pattern: Int32
    var anchor: Span
    var next: Int32 = -1
  }

  private struct Chain {
    var head: Int32 = -1
    var tail: Int32 = -1
  }

  /// `findings` are those that slots of this table may use.
  init(
    _ table: PhraseTable, _ symbols: [Int32], findings: Findings? = nil, reportingFrom owner: Int32
  ) {
    self.table = table
    self.symbols = symbols
    self.findings = findings ?? Findings(words: symbols.count)
    firstReported = owner
    chains = Array(repeating: Chain(), count: table.levels)
    queue.reserveCapacity(64)
  }

  mutating func run() {
    for find in findings.all { enqueue(at: find.owner, find.span) }
    for place in symbols.indices where symbols[place] >= 0 {
      let here = Span(first: Int32(place), last: Int32(place))
      let (before, after) = neighbours(of: here)
      for anchored in table.places(anchoredAt: symbols[place]) {
        enqueue(table.anchored(byWord: anchored), here, before, after)
      }
    }
    for level in chains.indices {
      var next = chains[level].head
      while next >= 0 {
        consider(queue[Int(next)])
        next = queue[Int(next)].next
      }
    }
  }

  /// The words beside a place, as `Anchored` has them; no bit where there is none.
  private func neighbours(of span: Span) -> (before: UInt32, after: UInt32) {
    let next = Int(span.last) + 1
    return (
      span.first > 0 ? Anchored.bit(symbols[Int(span.first) - 1]) : 0,
      next < symbols.count ? Anchored.bit(symbols[next]) : 0
    )
  }

  private mutating func enqueue(at owner: Int32, _ span: Span) {
    let (before, after) = neighbours(of: span)
    for anchored in table.places(anchoredAtOwner: owner) {
      enqueue(table.anchored(byOwner: anchored), span, before, after)
    }
  }

  /// Most patterns fail at the word beside their anchor, which is cheap to see beforehand.
  private mutating func enqueue(
    _ anchored: Anchored, _ span: Span, _ before: UInt32, _ after: UInt32
  ) {
    if anchored.before != Anchored.anything, anchored.before & before == 0 { return }
    if anchored.after != Anchored.anything, anchored.after & after == 0 { return }
    let level = Int(table.patterns[Int(anchored.pattern)].level)
    let last = Int32(queue.count)
    queue.append(Candidate(pattern: anchored.pattern, anchor: span))
    if chains[level].tail < 0 {
      chains[level].head = last
    } else {
      queue[Int(chains[level].tail)].next = last
    }
    chains[level].tail = last
  }

  private mutating func consider(_ candidate: Candidate) {
    let pattern = table.patterns[Int(candidate.pattern)]
    guard isFree(candidate.anchor, for: pattern) else { return }
    let right = endings(of: pattern, after: Int(candidate.anchor.last))
    if right == 0 { return }
    let left = beginnings(of: pattern, before: Int(candidate.anchor.first))
    if left == 0 { return }
    // The tightest place and the widest one stand for all that lie between.
    let tight = Span(
      first: candidate.anchor.first - Int32(left.trailingZeroBitCount),
      last: candidate.anchor.last + Int32(right.trailingZeroBitCount))
    let wide = Span(
      first: candidate.anchor.first - Int32(63 - left.leadingZeroBitCount),
      last: candidate.anchor.last + Int32(63 - right.leadingZeroBitCount))
    found(candidate.pattern, tight)
    if wide != tight && pattern.owner < firstReported { found(candidate.pattern, wide) }
  }

  private mutating func found(_ place: Int32, _ span: Span) {
    let pattern = table.patterns[Int(place)]
    if pattern.role == .except {
      masks.mask(span, for: pattern.owner, words: symbols.count)
    } else if pattern.owner >= firstReported {
      hits.append(Hit(pattern: place, span: span))
    } else if findings.add(pattern: place, owner: pattern.owner, span) {
      enqueue(at: pattern.owner, span)
    }
  }

  // MARK: Around the anchor

  /// Bit n: the pattern's last word may be n words after the anchor's.
  private mutating func endings(of pattern: Pattern, after last: Int) -> UInt64 {
    var reached: UInt64 = 1
    var place = Int(pattern.anchor) + 1
    while place < Int(pattern.end) {
      let item = table.items[place]
      let open = Self.widened(reached, by: item.gap)
      reached = item.isOptional ? open : 0
      var bits = open
      while bits != 0 {
        let offset = bits.trailingZeroBitCount
        bits &= bits - 1
        let word = last + 1 + offset
        if word >= symbols.count { break }
        reached |= endings(of: item, from: word, relativeTo: last, for: pattern)
      }
      if reached == 0 { return 0 }
      place += 1
    }
    return reached & Self.upTo(symbols.count - 1 - last)
  }

  private mutating func endings(
    of item: Pattern.Item, from word: Int, relativeTo last: Int, for pattern: Pattern
  ) -> UInt64 {
    steps += 1
    if let only = item.word {
      return symbols[word] == only && isFree(word, for: pattern) ? Self.bit(word - last) : 0
    }
    let slot = table.slots[item.slot]
    var bits: UInt64 = 0
    if table.accepts(symbols[word], in: slot), isFree(word, for: pattern) {
      bits |= Self.bit(word - last)
    }
    if slot.owner < 0 { return bits }
    var place = findings.first(from: word)
    while place >= 0 {
      let find = findings.all[Int(place)]
      if find.owner == slot.owner, isFree(find.span, for: pattern) {
        bits |= Self.bit(Int(find.span.last) - last)
      }
      place = find.nextFromHere
    }
    return bits
  }

  /// Bit n: the pattern's first word may be n words before the anchor's.
  private mutating func beginnings(of pattern: Pattern, before first: Int) -> UInt64 {
    var reached: UInt64 = 1
    var place = Int(pattern.anchor)
    while place > Int(pattern.first) {
      let open = Self.widened(reached, by: table.items[place].gap)
      let item = table.items[place - 1]
      reached = item.isOptional ? open : 0
      var bits = open
      while bits != 0 {
        let offset = bits.trailingZeroBitCount
        bits &= bits - 1
        let word = first - 1 - offset
        if word < 0 { break }
        reached |= beginnings(of: item, to: word, relativeTo: first, for: pattern)
      }
      if reached == 0 { return 0 }
      place -= 1
    }
    return reached & Self.upTo(first)
  }

  private mutating func beginnings(
    of item: Pattern.Item, to word: Int, relativeTo first: Int, for pattern: Pattern
  ) -> UInt64 {
    steps += 1
    if let only = item.word {
      return symbols[word] == only && isFree(word, for: pattern) ? Self.bit(first - word) : 0
    }
    let slot = table.slots[item.slot]
    var bits: UInt64 = 0
    if table.accepts(symbols[word], in: slot), isFree(word, for: pattern) {
      bits |= Self.bit(first - word)
    }
    if slot.owner < 0 { return bits }
    var place = findings.first(to: word)
    while place >= 0 {
      let find = findings.all[Int(place)]
      if find.owner == slot.owner, isFree(find.span, for: pattern) {
        bits |= Self.bit(first - Int(find.span.first))
      }
      place = find.nextToHere
    }
    return bits
  }

  private static func widened(_ bits: UInt64, by gap: UInt8) -> UInt64 {
    var result = bits
    for _ in 0..<gap { result |= result << 1 }
    return result
  }

  private static func bit(_ offset: Int) -> UInt64 {
    offset < 64 ? 1 << UInt64(offset) : 0
  }

  private static func upTo(_ offset: Int) -> UInt64 {
    offset >= 63 ? .max : (1 << UInt64(offset + 1)) - 1
  }

  private func isFree(_ word: Int, for pattern: Pattern) -> Bool {
    masks.isEmpty || pattern.role == .except || masks.leave(word, for: pattern.owner)
  }

  private func isFree(_ span: Span, for pattern: Pattern) -> Bool {
    if masks.isEmpty { return true }
    return (span.first...span.last).allSatisfy { isFree(Int($0), for: pattern) }
  }
}

/// The words that exceptions took out, by owner.
private struct Masks {
  private var masks: [(owner: Int32, words: [Bool])] = []

  var isEmpty: Bool { masks.isEmpty }

  mutating func mask(_ span: Span, for owner: Int32, words: Int) {
    if !masks.contains(where: { $0.owner == owner }) {
      masks.append((owner, Array(repeating: false, count: words)))
    }
    for place in masks.indices where masks[place].owner == owner {
      for word in span.first...span.last { masks[place].words[Int(word)] = true }
    }
  }

  func leave(_ word: Int, for owner: Int32) -> Bool {
    for mask in masks where mask.owner == owner { return !mask.words[word] }
    return true
  }
}
