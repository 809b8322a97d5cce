/// A phrase made ready for matching: what may stand there, in order. Plain numbers, so that looking
/// at one touches nothing else; the items stand in `PhraseTable.items`.
struct Pattern: Sendable {
  struct Item: Sendable {
    /// One word, or a slot, which is below zero.
    private let number: Int32
    /// At most so many words of any kind may stand before it.
    let gap: UInt8
    let isOptional: Bool

    init(word: Int32, gap: UInt8) {
      number = word
      self.gap = gap
      isOptional = false
    }

    init(slot: Int32, gap: UInt8, isOptional: Bool) {
      number = ~slot
      self.gap = gap
      self.isOptional = isOptional
    }

    /// The word, where no other may stand.
    var word: Int32? { number < 0 ? nil : number }
    /// A place in `PhraseTable.slots`, or -1.
    var slot: Int { number < 0 ? Int(~number) : -1 }
  }

  enum Role: UInt8, Sendable {
    case match
    case check
    case except
    case sign
  }

  /// Its items, and the one that is looked for first: the one whose words are rarest.
  var first: Int32
  var end: Int32
  var anchor: Int32
  var owner: Int32
  /// Its place among the phrases of its owner that have this role; -1 for a part of some phrase.
  var phrase: Int32
  /// Tried after everything of a lower level, on which it may depend.
  var level: Int32
  /// How much the phrase asks for; the more, the more specific.
  var weight: Int32
  var role: Role
  /// It says "not" itself, so no "not" before it turns it round.
  var saysNot = false
  /// It names somebody else, or a time, itself.
  var saysWho = false
  var saysWhen = false

  /// A sign of one word or one concept.
  var isLoneSign: Bool { role == .sign && end - first == 1 }
}

/// What may stand at a place of a pattern: any of some words, or any phrase of an owner.
struct Slot: Sendable {
  /// Its words stand in `PhraseTable.words`, in rising order.
  var first: Int32
  var end: Int32
  /// Whose phrases of several words may stand here too, or -1.
  var owner: Int32
  /// One bit for each word, by its last six bits: most words are turned away by it.
  var sieve: UInt64

  func mayAccept(_ symbol: Int32) -> Bool {
    sieve & (1 << UInt64(symbol & 63)) != 0
  }
}

/// Where in a reply a pattern was found: its words, first to last.
struct Span: Sendable, Equatable {
  var first: Int32
  var last: Int32
}
