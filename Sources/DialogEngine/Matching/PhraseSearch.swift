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
  private var queue: [[Candidate]]
  private var maskPlaces: [Int32] = []
  private var masks: [[Bool]] = []

  struct Hit {
    var pattern: Int32
    var span: Span
  }

  private struct Candidate {
    var pattern: Int32
    var anchor: Span
  }

  /// `findings` are those that slots of this table may use.
  init(
    _ table: PhraseTable, _ symbols: [Int32], findings: Findings? = nil, reportingFrom owner: Int32
  ) {
    self.table = table
    self.symbols = symbols
    self.findings = findings ?? Findings(words: symbols.count)
    firstReported = owner
    queue = Array(repeating: [], count: table.levels)
  }

  mutating func run() {
    for find in findings.all { enqueue(at: find.owner, find.span) }
    for (place, symbol) in symbols.enumerated() where symbol >= 0 {
      for pattern in table.patterns(anchoredAt: symbol) {
        let here = Span(first: Int32(place), last: Int32(place))
        queue[table.patterns[Int(pattern)].level].append(Candidate(pattern: pattern, anchor: here))
      }
    }
    for level in queue.indices {
      var next = 0
      while next < queue[level].count {
        consider(queue[level][next])
        next += 1
      }
    }
  }

  private mutating func enqueue(at owner: Int32, _ span: Span) {
    guard Int(owner) < table.anchoredAtOwner.count else { return }
    for pattern in table.anchoredAtOwner[Int(owner)] {
      let level = table.patterns[Int(pattern)].level
      queue[level].append(Candidate(pattern: pattern, anchor: span))
    }
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
      mask(span, for: pattern.owner)
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
    var place = pattern.anchor + 1
    while place < pattern.items.count {
      let item = pattern.items[place]
      let open = Self.widened(reached, by: item.gap)
      reached = item.isOptional ? open : 0
      var bits = open
      while bits != 0 {
        let offset = bits.trailingZeroBitCount
        bits &= bits - 1
        let word = last + 1 + offset
        if word >= symbols.count { break }
        reached |= endings(of: item.slot, from: word, relativeTo: last, for: pattern)
      }
      if reached == 0 { return 0 }
      place += 1
    }
    return reached & Self.upTo(symbols.count - 1 - last)
  }

  private mutating func endings(
    of slot: Int32, from word: Int, relativeTo last: Int, for pattern: Pattern
  ) -> UInt64 {
    steps += 1
    let slot = table.slots[Int(slot)]
    var bits: UInt64 = 0
    if slot.accepts(symbols[word]), isFree(word, for: pattern) { bits |= Self.bit(word - last) }
    if slot.owner >= 0 {
      findings.forEach(from: word, of: slot.owner) { span in
        if isFree(span, for: pattern) { bits |= Self.bit(Int(span.last) - last) }
      }
    }
    return bits
  }

  /// Bit n: the pattern's first word may be n words before the anchor's.
  private mutating func beginnings(of pattern: Pattern, before first: Int) -> UInt64 {
    var reached: UInt64 = 1
    var place = pattern.anchor
    while place > 0 {
      let open = Self.widened(reached, by: pattern.items[place].gap)
      let item = pattern.items[place - 1]
      reached = item.isOptional ? open : 0
      var bits = open
      while bits != 0 {
        let offset = bits.trailingZeroBitCount
        bits &= bits - 1
        let word = first - 1 - offset
        if word < 0 { break }
        reached |= beginnings(of: item.slot, to: word, relativeTo: first, for: pattern)
      }
      if reached == 0 { return 0 }
      place -= 1
    }
    return reached & Self.upTo(first)
  }

  private mutating func beginnings(
    of slot: Int32, to word: Int, relativeTo first: Int, for pattern: Pattern
  ) -> UInt64 {
    steps += 1
    let slot = table.slots[Int(slot)]
    var bits: UInt64 = 0
    if slot.accepts(symbols[word]), isFree(word, for: pattern) { bits |= Self.bit(first - word) }
    if slot.owner >= 0 {
      findings.forEach(to: word, of: slot.owner) { span in
        if isFree(span, for: pattern) { bits |= Self.bit(first - Int(span.first)) }
      }
    }
    return bits
  }

  private static func widened(_ bits: UInt64, by gap: Int32) -> UInt64 {
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

  // MARK: Words that an exception took out

  private mutating func mask(_ span: Span, for owner: Int32) {
    while maskPlaces.count <= Int(owner) { maskPlaces.append(-1) }
    if maskPlaces[Int(owner)] < 0 {
      maskPlaces[Int(owner)] = Int32(masks.count)
      masks.append(Array(repeating: false, count: symbols.count))
    }
    let place = Int(maskPlaces[Int(owner)])
    for word in span.first...span.last { masks[place][Int(word)] = true }
  }

  private func isFree(_ word: Int, for pattern: Pattern) -> Bool {
    if maskPlaces.isEmpty || pattern.role == .except { return true }
    guard Int(pattern.owner) < maskPlaces.count else { return true }
    let place = maskPlaces[Int(pattern.owner)]
    return place < 0 || !masks[Int(place)][word]
  }

  private func isFree(_ span: Span, for pattern: Pattern) -> Bool {
    if maskPlaces.isEmpty { return true }
    return (span.first...span.last).allSatisfy { isFree(Int($0), for: pattern) }
  }
}
