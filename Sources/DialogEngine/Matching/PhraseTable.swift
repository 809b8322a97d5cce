/// Phrases of many owners, indexed by their rarest words.
///
/// An owner is whatever phrases belong to: a concept, an interrupt, a choice. What a slot of one
/// phrase may take from another owner is always found first, level by level.
///
/// A class, because every search holds on to it and it never changes.
final class PhraseTable: Sendable {
  let patterns: [Pattern]
  let items: [Pattern.Item]
  let slots: [Slot]
  /// The words of all slots, one slot after the other.
  let words: [Int32]
  let levels: Int
  let owners: Int
  /// The patterns whose anchor may be a word, and those whose anchor is a phrase of an owner.
  private let byWord: AnchorIndex
  private let byOwner: AnchorIndex
  /// The same of signs that are one word or one concept, which need no search.
  private let signsByWord: AnchorIndex
  private let signsByOwner: AnchorIndex
  /// All signs are among these patterns.
  let signs: Range<Int>

  /// Picks the anchors and builds the index.
  init(
    _ draft: PhraseTableDraft, owners: Int, symbols: Int, isDense: Bool,
    isCommon: (Int32) -> Bool
  ) {
    let patterns = draft.anchored(WordUses(draft, symbols), isCommon)
    var phrases = AnchorEntries()
    var signs = AnchorEntries()
    for (place, pattern) in patterns.enumerated() {
      if pattern.isLoneSign {
        signs.add(pattern, Int32(place), in: draft)
      } else {
        phrases.add(pattern, Int32(place), in: draft)
      }
    }
    let isSign = patterns.map { $0.role == .sign }
    self.signs = (isSign.firstIndex(of: true) ?? 0)..<((isSign.lastIndex(of: true) ?? -1) + 1)
    let anchored = patterns.enumerated().map { draft.anchored(Int32($0), $1) }
    self.patterns = patterns
    // What is kept for good has no more room than it needs.
    items = draft.items.map { $0 }
    slots = draft.slots
    words = draft.words
    levels = Int(patterns.map(\.level).max() ?? 0) + 1
    self.owners = owners
    byWord = AnchorIndex(phrases.words, anchored, keys: isDense ? symbols : nil)
    byOwner = AnchorIndex(phrases.owners, anchored, keys: nil)
    signsByWord = AnchorIndex(signs.words, anchored, keys: isDense ? symbols : nil)
    signsByOwner = AnchorIndex(signs.owners, anchored, keys: nil)
  }

  /// The patterns whose anchor may be this word, as places for `anchored(byWord:)`.
  func places(anchoredAt symbol: Int32) -> Range<Int> {
    byWord.range(of: symbol)
  }

  func anchored(byWord place: Int) -> Anchored {
    byWord.patterns[place]
  }

  /// The patterns whose anchor is a phrase of this owner, as places for `anchored(byOwner:)`.
  func places(anchoredAtOwner owner: Int32) -> Range<Int> {
    byOwner.range(of: owner)
  }

  func anchored(byOwner place: Int) -> Anchored {
    byOwner.patterns[place]
  }

  /// Calls for every sign that this word is by itself.
  func forEachSign(ofWord symbol: Int32, _ body: (Int32) -> Void) {
    for place in signsByWord.range(of: symbol) { body(signsByWord.patterns[place].pattern) }
  }

  /// Calls for every sign that a phrase of this owner is by itself.
  func forEachSign(ofOwner owner: Int32, _ body: (Int32) -> Void) {
    for place in signsByOwner.range(of: owner) { body(signsByOwner.patterns[place].pattern) }
  }

  func accepts(_ symbol: Int32, in slot: Slot) -> Bool {
    if !slot.mayAccept(symbol) { return false }
    var low = Int(slot.first)
    var high = Int(slot.end)
    while low < high {
      let middle = (low + high) / 2
      if words[middle] < symbol { low = middle + 1 } else { high = middle }
    }
    return low < Int(slot.end) && words[low] == symbol
  }
}

/// A pattern that may be at some word, and what is quick to see of the words beside it.
struct Anchored: Sendable {
  let pattern: Int32
  /// A word that may stand right before the anchor, or right behind it, has its bit here; all bits
  /// where anything may stand there, or nothing.
  let before: UInt32
  let after: UInt32

  static let anything = UInt32.max

  static let nowhere = Anchored(pattern: -1, before: anything, after: anything)

  static func bit(_ symbol: Int32) -> UInt32 {
    symbol < 0 ? 0 : 1 << UInt32(symbol & 31)
  }
}

/// The words and owners that patterns are looked for by.
private struct AnchorEntries {
  var words: [AnchorIndex.Entry] = []
  var owners: [AnchorIndex.Entry] = []

  mutating func add(_ pattern: Pattern, _ place: Int32, in draft: PhraseTableDraft) {
    let anchor = draft.items[Int(pattern.anchor)]
    if let word = anchor.word { return words.append(.init(word, place)) }
    let slot = draft.slots[anchor.slot]
    for word in draft.words(of: slot) { words.append(.init(word, place)) }
    if slot.owner >= 0 { owners.append(.init(slot.owner, place)) }
  }
}

/// Which patterns are to be tried where a word or an owner is found.
private struct AnchorIndex: Sendable {
  /// In rising order; empty where every key has its place.
  private var keys: [Int32] = []
  private var starts: [Int32] = []
  private(set) var patterns: [Anchored] = []

  /// A key with a pattern, as one number that sorts as they do.
  struct Entry {
    let number: UInt64

    init(_ key: Int32, _ pattern: Int32) {
      number = UInt64(UInt32(bitPattern: key)) << 32 | UInt64(UInt32(bitPattern: pattern))
    }

    var key: Int { Int(number >> 32) }
    var pattern: Int { Int(number & 0xFFFF_FFFF) }
  }

  /// The patterns of the entries come in rising order. With a number of keys, one place for each of
  /// them: more room, less time.
  init(_ entries: [Entry], _ anchored: [Anchored], keys count: Int?) {
    if entries.isEmpty { return }
    if let count {
      place(entries, anchored, keys: count)
    } else {
      sort(entries, anchored)
    }
    starts.append(Int32(patterns.count))
  }

  private mutating func place(_ entries: [Entry], _ anchored: [Anchored], keys count: Int) {
    var next: [Int32] = Array(repeating: 0, count: count)
    for entry in entries { next[entry.key] += 1 }
    starts.reserveCapacity(count + 1)
    var start: Int32 = 0
    for key in 0..<count {
      starts.append(start)
      start += next[key]
      next[key] = starts[key]
    }
    patterns = Array(repeating: .nowhere, count: entries.count)
    for entry in entries {
      patterns[Int(next[entry.key])] = anchored[entry.pattern]
      next[entry.key] += 1
    }
  }

  private mutating func sort(_ entries: [Entry], _ anchored: [Anchored]) {
    let sorted = entries.sorted { $0.number < $1.number }
    let firsts = sorted.indices.filter { $0 == 0 || sorted[$0 - 1].key != sorted[$0].key }
    keys = firsts.map { Int32(sorted[$0].key) }
    starts = firsts.map { Int32($0) }
    patterns = sorted.map { anchored[$0.pattern] }
  }

  func range(of key: Int32) -> Range<Int> {
    let place = keys.isEmpty ? Int(key) : self.place(of: key)
    if place < 0 || place + 1 >= starts.count { return 0..<0 }
    return Int(starts[place])..<Int(starts[place + 1])
  }

  private func place(of key: Int32) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : -1
  }
}

/// What a table is made of, before it is known where each phrase is looked for.
struct PhraseTableDraft {
  var patterns: [Pattern] = []
  var items: [Pattern.Item] = []
  var slots: [Slot] = []
  var words: [Int32] = []

  func items(of pattern: Pattern) -> ArraySlice<Pattern.Item> {
    items[Int(pattern.first)..<Int(pattern.end)]
  }

  func words(of slot: Slot) -> ArraySlice<Int32> {
    words[Int(slot.first)..<Int(slot.end)]
  }

  /// The patterns, each with the item that is cheapest to look for first.
  fileprivate func anchored(_ uses: WordUses, _ isCommon: (Int32) -> Bool) -> [Pattern] {
    func cost(_ word: Int32) -> Int { isCommon(word) ? 400 : uses.count(of: word) }
    let costs = slots.map { slot in
      words(of: slot).reduce(slot.owner < 0 ? 0 : 40) { $0 + cost($1) }
    }
    return patterns.map { pattern in
      var pattern = pattern
      pattern.anchor = cheapest(of: pattern) { item in
        item.word.map { cost($0) } ?? costs[item.slot]
      }
      return pattern
    }
  }

  fileprivate func anchored(_ place: Int32, _ pattern: Pattern) -> Anchored {
    var before = Anchored.anything
    var after = Anchored.anything
    if pattern.anchor > pattern.first, items[Int(pattern.anchor)].gap == 0 {
      before = sieve(of: items[Int(pattern.anchor) - 1])
    }
    if pattern.anchor + 1 < pattern.end, items[Int(pattern.anchor) + 1].gap == 0 {
      after = sieve(of: items[Int(pattern.anchor) + 1])
    }
    return Anchored(pattern: place, before: before, after: after)
  }

  private func sieve(of item: Pattern.Item) -> UInt32 {
    if let word = item.word { return Anchored.bit(word) }
    let slot = slots[item.slot]
    if item.isOptional || slot.owner >= 0 { return Anchored.anything }
    return words(of: slot).reduce(0) { $0 | Anchored.bit($1) }
  }

  /// The first of the items that must be there with the least cost.
  private func cheapest(of pattern: Pattern, cost: (Pattern.Item) -> Int) -> Int32 {
    var best = pattern.first
    var least = Int.max
    for place in pattern.first..<pattern.end where !items[Int(place)].isOptional {
      let cost = cost(items[Int(place)])
      if cost < least { (best, least) = (place, cost) }
    }
    return best
  }
}

/// How often each word stands in the places of a table's phrases.
private struct WordUses {
  private var counts: [Int32]

  init(_ draft: PhraseTableDraft, _ symbols: Int) {
    counts = Array(repeating: 0, count: symbols)
    var uses: [Int32] = Array(repeating: 0, count: draft.slots.count)
    for item in draft.items {
      if let word = item.word { counts[Int(word)] += 1 } else { uses[item.slot] += 1 }
    }
    for (slot, uses) in zip(draft.slots, uses) where uses > 0 {
      for word in draft.words(of: slot) { counts[Int(word)] += uses }
    }
  }

  func count(of word: Int32) -> Int { Int(counts[Int(word)]) }
}
