import DialogEngine

/// Every answer once: wherever a question comes up, the answers that nobody gave yet are given, and
/// hostile replies tried; each interrupt is fired once at the first question.
extension Walk {
  /// The most conversations of the second part, which looks for what hangs on conditions.
  private static let mostSearches = 3_000
  private static let mostReplies = 400
  /// So many conversations in a row without anything new, and the search is over.
  private static let mostWithout = 300

  /// The first failure, if any.
  mutating func every(seed: UInt64, isHostile: Bool = true) -> WalkedConversation? {
    spread(seed: seed, isHostile: isHostile) ?? search(seed: seed, isHostile: isHostile)
      ?? aim(seed: seed)
  }

  /// From each question with answers not given yet, a copy of the conversation goes on with each.
  mutating func spread(seed: UInt64, isHostile: Bool) -> WalkedConversation? {
    ways = Array(repeating: nil, count: pack.tables.nodes.count)
    let first = begin(beginning(seed: seed))
    if first.failure != nil { return first }
    var waiting = [first]
    for reply in pack.alarmingReplies() {
      var alarmed = first
      say(reply, to: &alarmed)
      if alarmed.failure != nil { return alarmed }
      waiting.append(alarmed)
    }
    var next = 0
    while next < waiting.count {
      let walked = waiting[next]
      next += 1
      guard walked.conversation.isOpen else { continue }
      if isHostile, let failed = harmed(walked) { return failed }
      for copy in answers(to: walked) {
        if copy.failure != nil { return copy }
        if copy.conversation.isOpen { waiting.append(copy) }
      }
    }
    return nil
  }

  private mutating func answers(to walked: WalkedConversation) -> [WalkedConversation] {
    guard let question = walked.conversation.question, let asking = walked.asking else {
      // The engine's own question: the first answer goes on.
      var copy = walked
      say(walked.asking?.offers.isEmpty == false ? "1" : "", to: &copy)
      return [copy]
    }
    var copies: [WalkedConversation] = []
    for slot in slots.range(of: question) where used[slot] == 0 {
      guard let reply = slots.reply(slot, at: question, asking: asking) else { continue }
      used[slot] += 1
      var copy = walked
      say(reply, to: &copy)
      copies.append(copy)
    }
    return copies
  }

  /// At each question once, everything that people or programs type to break something.
  private mutating func harmed(_ walked: WalkedConversation) -> WalkedConversation? {
    guard walked.conversation.isAtQuestion, let question = walked.conversation.question,
      hardened.insert(question).inserted
    else { return nil }
    for reply in Self.hostile {
      guard let failure = tryOut(reply, at: walked) else { continue }
      var failed = walked
      failed.replies.append(reply)
      failed.failure = failure
      return failed
    }
    return nil
  }

  /// What no single step leads to: conversations that prefer what was used least, until nothing
  /// new has come up for a while.
  mutating func search(
    seed: UInt64, isHostile: Bool, mostWithout: Int = Self.mostWithout
  ) -> WalkedConversation? {
    var chance = Random(seed: seed)
    var without = 0
    for _ in 0..<Self.mostSearches where without < mostWithout {
      let before = progress
      var walked = begin(beginning(seed: chance.next(), by: &chance))
      while walked.failure == nil, walked.conversation.isOpen,
        walked.replies.count < Self.mostReplies
      {
        if isHostile, let failed = harmed(walked) { return failed }
        let reply = leastUsed(walked, &chance)
        say(reply, to: &walked)
      }
      if walked.failure != nil { return walked }
      without = progress > before ? 0 : without + 1
    }
    return nil
  }

  /// It grows whenever something is new.
  private var progress: Int {
    used.count { $0 > 0 } + hits.reached
  }
}

extension Walk {
  /// The answer given least often so far, by chance among equals.
  mutating func leastUsed(_ walked: WalkedConversation, _ chance: inout Random) -> String {
    guard let asking = walked.asking, let question = walked.conversation.question else { return "" }
    let range = slots.range(of: question)
    guard !range.isEmpty else { return "" }
    if let several = slots.several(at: question, by: &chance) { return several }
    let first = chance.index(below: range.count)
    var best: (slot: Int, reply: String)?
    for turn in 0..<range.count {
      let slot = range.lowerBound + (first + turn) % range.count
      if let best, used[slot] >= used[best.slot] { continue }
      if let reply = slots.reply(slot, at: question, asking: asking) { best = (slot, reply) }
    }
    guard let best else { return asking.offers.isEmpty ? "" : "1" }
    used[best.slot] += 1
    return best.reply
  }
}
