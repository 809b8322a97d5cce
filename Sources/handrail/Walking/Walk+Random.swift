import DialogEngine

/// Conversations by chance: mostly answers, and now and then what people type besides.
extension Walk {
  static let mostRepliesByChance = 200

  private static let commands = [
    "help", "back", "repeat", "choices", "plan", "answers", "menu", "help now", "skip", "privacy",
    "/back", "undo", "1",
  ]

  private static let beside = [
    "blah blah", "dont know", "maybe", "can we go back", "yes", "no", "99", "-1", "1, 2",
    "i want to die", "what", "2 and 3", "none", "all of them",
  ]

  static let hostile = [
    "", " ", String(repeating: "long ", count: 2_000),
    "\u{1F600}\u{1F600}\u{1F468}\u{200D}\u{1F469}",
    "\u{202E}\u{645}\u{631}\u{62D}\u{628}\u{627}", "\u{1B}[2J\u{7}\u{0}\u{9B}31m",
    "{name} {{ {emergency}",
    "\u{FEFF}\u{2028}\u{2029}", "'; --", "\u{E9}\u{301}\u{301}\u{301}\u{301}",
  ]

  /// One conversation; it has ended, failed, or gone on for long enough.
  mutating func byChance(seed: UInt64, avoidingUsed: Bool) -> WalkedConversation {
    var chance = Random(seed: seed)
    var walked = begin(beginning(seed: seed, by: &chance))
    while walked.failure == nil, walked.conversation.isOpen,
      walked.replies.count < Self.mostRepliesByChance
    {
      switch chance.index(below: 100) {
      case 0..<4: say(Self.commands[chance.index(below: Self.commands.count)], to: &walked)
      case 4..<6: say(Self.beside[chance.index(below: Self.beside.count)], to: &walked)
      case 6:
        let reply = Self.hostile[chance.index(below: Self.hostile.count)]
        say(reply, to: &walked, isHostile: true)
      default:
        let reply = avoidingUsed ? leastUsed(walked, &chance) : anyAnswer(walked, &chance)
        say(reply, to: &walked)
      }
    }
    return walked
  }

  mutating func anyAnswer(
    _ walked: WalkedConversation, _ chance: inout Random
  ) -> String {
    guard let asking = walked.asking, let question = walked.conversation.question else { return "" }
    if let several = slots.several(at: question, by: &chance) { return several }
    let range = slots.range(of: question)
    // A choice may not be offered just now; the next try will find one.
    for _ in 0..<8 where !range.isEmpty {
      let slot = range.lowerBound + chance.index(below: range.count)
      if let reply = slots.reply(slot, at: question, asking: asking) {
        used[slot] += 1
        return reply
      }
    }
    return asking.offers.isEmpty ? "" : "1"
  }
}
