/// What stands around a phrase in a reply and changes what it means: a "not", a time, a person.
struct Circumstances {
  /// What a word may be besides itself. Which words are which, the pack's concepts say.
  struct Flags: OptionSet, Sendable {
    let rawValue: UInt16
    static let negation = Flags(rawValue: 1)
    static let past = Flags(rawValue: 2)
    static let someone = Flags(rawValue: 4)
    /// Something is asked or said in general: "what are the signs of".
    static let general = Flags(rawValue: 8)
    /// Brings a time back to now: "again", "tonight".
    static let now = Flags(rawValue: 16)
    /// Begins a new clause; what was denied before it is not denied after it.
    static let clause = Flags(rawValue: 32)
    /// Begins a new thought: "but", "and i".
    static let turn = Flags(rawValue: 64)
  }

  /// The names of the concepts that say so.
  static let concepts: [(name: String, flag: Flags)] = [
    ("negation", .negation), ("past", .past), ("someone", .someone), ("general", .general),
    ("now", .now), ("clause", .clause), ("turn", .turn),
  ]

  /// What these words are where a pack has no concept of that name.
  static let builtIn: [(flag: Flags, words: String)] = [
    (.negation, "not no never without nothing none neither nor nobody"),
    (.clause, "but because"), (.turn, "but"),
  ]

  /// A "not" reaches this many words.
  static let reach = 5

  let flags: [Flags]
  let words: [Reply.Word]

  /// The phrase is denied: a "not" before it in its clause, or inside it, that is not its own.
  func deny(_ span: Span, saysNot: Bool) -> Bool {
    if has(.negation, in: Int(span.first)...Int(span.last)) { return !saysNot }
    var place = Int(span.first)
    var steps = 0
    while place > 0, steps < Self.reach, !startsClause(place) {
      place -= 1
      steps += 1
      if flags[place].contains(.negation) { return true }
    }
    return false
  }

  /// The phrase is about another time, and nothing brings it back to now.
  func areOver(_ span: Span, saysWhen: Bool) -> Bool {
    let around = segment(of: span)
    if saysWhen && has(.past, in: Int(span.first)...Int(span.last)) { return false }
    return has(.past, in: around) && !has(.now, in: around)
  }

  /// The phrase belongs to something that is asked or said in general.
  func areGeneral(_ span: Span) -> Bool {
    has(.general, in: segment(of: span).lowerBound...Int(span.first))
  }

  /// The phrase is said of somebody else.
  func nameSomeone(_ span: Span, saysWho: Bool) -> Bool {
    if saysWho && has(.someone, in: Int(span.first)...Int(span.last)) { return false }
    var place = Int(span.first)
    var steps = 0
    while place > 0, steps < Self.reach, !startsClause(place) {
      place -= 1
      steps += 1
      if flags[place].contains(.someone) { return true }
    }
    return false
  }

  private func startsClause(_ place: Int) -> Bool {
    !words[place].before.isDisjoint(with: [.stop, .comma]) || flags[place].contains(.clause)
  }

  private func segment(of span: Span) -> ClosedRange<Int> {
    var first = Int(span.first)
    while first > 0, !startsThought(first) { first -= 1 }
    var last = Int(span.last)
    while last + 1 < words.count, !startsThought(last + 1) { last += 1 }
    return first...last
  }

  private func startsThought(_ place: Int) -> Bool {
    !words[place].before.isDisjoint(with: [.stop, .comma]) || flags[place].contains(.turn)
  }

  private func has(_ flag: Flags, in range: ClosedRange<Int>) -> Bool {
    range.contains { flags[$0].contains(flag) }
  }
}
