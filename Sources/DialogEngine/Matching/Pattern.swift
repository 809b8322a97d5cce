/// A phrase made ready for matching: slots for words, in order.
struct Pattern: Sendable {
  struct Item: Sendable {
    var slot: Int32
    /// At most so many words of any kind may stand before it.
    var gap: Int32
    var isOptional: Bool
  }

  enum Role: Sendable {
    case match
    case check
    case except
  }

  var items: [Item]
  /// The item that is looked for first: the one whose words are rarest.
  var anchor: Int
  var owner: Int32
  var role: Role
  /// Tried after everything of a lower level, on which it may depend.
  var level: Int
  /// How much the phrase asks for; the more, the more specific.
  var weight: Int
  /// It says "not" itself, so no "not" before it turns it round.
  var saysNot = false
  /// It names somebody else, or a time, itself.
  var saysWho = false
  var saysWhen = false
  var source: Int32
}

/// What may stand at a place of a pattern: any of some words, or any phrase of an owner.
struct Slot: Sendable {
  /// In rising order.
  var symbols: [Int32]
  /// Whose phrases of several words may stand here too, or -1.
  var owner: Int32

  func accepts(_ symbol: Int32) -> Bool {
    if symbols.count <= 8 { return symbols.contains(symbol) }
    var low = 0
    var high = symbols.count
    while low < high {
      let middle = (low + high) / 2
      if symbols[middle] < symbol { low = middle + 1 } else { high = middle }
    }
    return low < symbols.count && symbols[low] == symbol
  }
}

/// Where in a reply a pattern was found: its words, first to last.
struct Span: Sendable, Equatable {
  var first: Int32
  var last: Int32
}
