import DialogEngine

/// What is needed of a conversation that failed, and no more.
extension Walk {
  /// The fewest replies, from the plainest beginning, that end in the same failure.
  func shortest(_ walked: WalkedConversation) -> WalkedConversation {
    // What is tried here is no part of the walk, and not counted in it.
    var shrinking = Shrinking(Walk(pack, from: start, country: country), walked)
    shrinking.run()
    return shrinking.shortest
  }
}

private struct Shrinking {
  private(set) var shortest: WalkedConversation
  private var walk: Walk

  /// The most replies that the search for a shorter way may cost: below a second.
  private static let mostReplies = 60_000

  init(_ walk: Walk, _ walked: WalkedConversation) {
    self.walk = walk
    shortest = walked
  }

  mutating func run() {
    _ = take(shortest.replies, from: walk.beginning(seed: shortest.beginning.seed))
    var hasShrunk = true
    while hasShrunk { hasShrunk = leaveOut() || cutReplies() }
    // Leaving out keeps to the way that was gone; another may be shorter.
    if let other = searched() {
      shortest = other
      while leaveOut() {}
    }
  }

  /// Whether these replies do it too; then they are the shortest so far.
  private mutating func take(_ replies: [String], from beginning: Beginning? = nil) -> Bool {
    var walked = walk.begin(beginning ?? shortest.beginning)
    for reply in replies {
      if walked.failure != nil || !walked.conversation.isOpen { break }
      walk.say(reply, to: &walked, isHostile: true)
    }
    guard walked.failure == shortest.failure else { return false }
    shortest = walked
    return true
  }

  /// Half of the replies at a time, then a quarter, down to each by itself.
  private mutating func leaveOut() -> Bool {
    let before = shortest.replies.count
    var size = max(1, before / 2)
    while size >= 1 {
      var start = 0
      while start < shortest.replies.count {
        var fewer = shortest.replies
        fewer.removeSubrange(start..<min(start + size, fewer.count))
        if !take(fewer) { start += size }
      }
      size /= 2
    }
    return shortest.replies.count < before
  }

  /// A long reply may do it with its first half.
  private mutating func cutReplies() -> Bool {
    var hasShrunk = false
    for place in shortest.replies.indices {
      while place < shortest.replies.count, shortest.replies[place].count > 1 {
        var replies = shortest.replies
        replies[place] = String(replies[place].prefix(replies[place].count / 2))
        guard take(replies) else { break }
        hasShrunk = true
      }
    }
    return hasShrunk
  }

  /// Ways from the beginning, the shortest first. Each answer is followed only so often, at first
  /// once: that leads far. Then more often, as far as it can be afforded.
  private mutating func searched() -> WalkedConversation? {
    var found: WalkedConversation?
    for most in [1, 4, 16, Int.max] {
      let shorter = searched(under: (found ?? shortest).replies.count, followingEach: most)
      found = shorter ?? found
    }
    return found
  }

  private mutating func searched(
    under length: Int, followingEach most: Int
  ) -> WalkedConversation? {
    var waiting = [walk.begin(shortest.beginning)]
    var next = 0
    walk.used = walk.used.map { _ in 0 }
    walk.replies = 0
    while next < waiting.count, walk.replies < Self.mostReplies {
      let walked = waiting[next]
      next += 1
      if walked.replies.count + 1 >= length { return nil }
      for (slot, reply) in walk.offered(at: walked) {
        if let slot {
          guard walk.used[slot] < most else { continue }
          walk.used[slot] += 1
        }
        var copy = walked
        walk.say(reply, to: &copy)
        if copy.failure == shortest.failure { return copy }
        if copy.failure == nil, copy.conversation.isOpen { waiting.append(copy) }
      }
    }
    return nil
  }
}

extension Walk {
  /// Every answer that the open question takes; one of the engine's own has no slot.
  fileprivate func offered(at walked: WalkedConversation) -> [(slot: Int?, reply: String)] {
    guard let question = walked.conversation.question, let asking = walked.asking else {
      return [(nil, walked.asking?.offers.isEmpty == false ? "1" : "")]
    }
    return slots.range(of: question).compactMap { slot in
      slots.reply(slot, at: question, asking: asking).map { (slot, $0) }
    }
  }
}
