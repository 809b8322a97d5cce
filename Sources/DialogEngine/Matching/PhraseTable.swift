/// Phrases of many owners, indexed by their rarest words.
///
/// An owner is whatever phrases belong to: a concept, an interrupt, a choice. What a slot of one
/// phrase may take from another owner is always found first, level by level.
struct PhraseTable: Sendable {
  var patterns: [Pattern] = []
  var slots: [Slot] = []
  /// The phrases as their authors wrote them.
  var sources: [String] = []
  var levels = 1
  /// For each owner: the patterns whose anchor is a phrase of that owner.
  var anchoredAtOwner: [[Int32]] = []
  /// The symbols that are anchors, in rising order, and where their patterns begin in `anchored`.
  private var keys: [Int32] = []
  private var starts: [Int32] = []
  private var anchored: [Int32] = []
  /// The place of a symbol in `keys`, for tables that know every symbol; empty for small ones.
  private var dense: [Int32] = []

  init() {}

  /// Picks the anchors and builds the index.
  init(
    patterns: [Pattern], slots: [Slot], sources: [String], owners: Int, symbols: Int,
    isDense: Bool, isCommon: (Int32) -> Bool
  ) {
    self.patterns = patterns
    self.slots = slots
    self.sources = sources
    levels = (patterns.map(\.level).max() ?? 0) + 1
    anchoredAtOwner = Array(repeating: [], count: owners)
    chooseAnchors(symbols, isCommon)
    index()
    if isDense { listPlaces(symbols) }
  }

  private mutating func chooseAnchors(_ count: Int, _ isCommon: (Int32) -> Bool) {
    var uses = Array(repeating: Int32(0), count: count)
    for slot in slots {
      for symbol in slot.symbols { uses[Int(symbol)] += 1 }
    }
    let costs = slots.map { slot in
      slot.symbols.reduce(slot.owner < 0 ? 0 : 40) { cost, symbol in
        cost + (isCommon(symbol) ? 400 : Int(uses[Int(symbol)]))
      }
    }
    for place in patterns.indices {
      patterns[place].anchor = Self.cheapest(of: patterns[place].items, costs)
    }
  }

  /// The first of the items that must be there with the least cost.
  private static func cheapest(of items: [Pattern.Item], _ costs: [Int]) -> Int {
    var best = 0
    var least = Int.max
    for (place, item) in items.enumerated() where !item.isOptional {
      if costs[Int(item.slot)] < least { (best, least) = (place, costs[Int(item.slot)]) }
    }
    return best
  }

  private mutating func index() {
    var entries: [(symbol: Int32, pattern: Int32)] = []
    for (place, pattern) in patterns.enumerated() {
      let slot = slots[Int(pattern.items[pattern.anchor].slot)]
      entries += slot.symbols.map { ($0, Int32(place)) }
      if slot.owner >= 0 { anchoredAtOwner[Int(slot.owner)].append(Int32(place)) }
    }
    entries.sort { ($0.symbol, $0.pattern) < ($1.symbol, $1.pattern) }
    for entry in entries {
      if keys.last != entry.symbol {
        keys.append(entry.symbol)
        starts.append(Int32(anchored.count))
      }
      anchored.append(entry.pattern)
    }
    starts.append(Int32(anchored.count))
  }

  private mutating func listPlaces(_ symbols: Int) {
    dense = Array(repeating: -1, count: symbols)
    for (place, key) in keys.enumerated() { dense[Int(key)] = Int32(place) }
  }

  /// The patterns whose anchor may be this word.
  func patterns(anchoredAt symbol: Int32) -> ArraySlice<Int32> {
    let place = self.place(of: symbol)
    if place < 0 { return [] }
    return anchored[Int(starts[place])..<Int(starts[place + 1])]
  }

  private func place(of symbol: Int32) -> Int {
    if !dense.isEmpty { return Int(symbol) < dense.count ? Int(dense[Int(symbol)]) : -1 }
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < symbol { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == symbol ? low : -1
  }
}
