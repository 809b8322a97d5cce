import DialogEngine

/// Where walks go, and what they have seen so far.
struct Walk {
  let pack: Pack
  let slots: ReplySlots
  let watch: WalkWatch
  let hits: Hits
  /// Where each conversation begins; nil for the opening of the pack.
  let start: NodeID?
  /// How often each answer was given.
  var used: [Int]
  /// The questions at which hostile replies were tried.
  var hardened: Set<QuestionID> = []
  var conversations = 0
  var replies = 0

  init(_ pack: Pack, from start: NodeID?) {
    self.pack = pack
    self.start = start
    slots = ReplySlots(pack.tables)
    watch = WalkWatch(pack)
    hits = Hits(pack)
    used = Array(repeating: 0, count: slots.count)
  }
}

/// One conversation of a walk: how it stands, and the replies that led there.
struct WalkedConversation {
  var conversation = Conversation()
  let seed: UInt64
  var replies: [String] = []
  /// What is open.
  var asking: Asking?
  var failure: WalkFailure?
}

extension Walk {
  mutating func begin(seed: UInt64) -> WalkedConversation {
    conversations += 1
    var walked = WalkedConversation(seed: seed)
    take(.began(Beginning(seed: seed, from: start)), &walked)
    return walked
  }

  mutating func say(_ reply: String, to walked: inout WalkedConversation, isHostile: Bool = false) {
    replies += 1
    walked.replies.append(reply)
    take(.said(reply), &walked, isHostile: isHostile)
  }

  /// What a hostile reply comes to. The walk does not go on from there, so nothing is counted as
  /// reached.
  mutating func tryOut(_ reply: String, at walked: WalkedConversation) -> WalkFailure? {
    replies += 1
    var copy = walked
    take(.said(reply), &copy, isHostile: true, isCounted: false)
    return copy.failure
  }

  private func take(
    _ input: Input, _ walked: inout WalkedConversation, isHostile: Bool = false,
    isCounted: Bool = true
  ) {
    let outputs = pack.advance(
      &walked.conversation, input, counting: isCounted ? hits : nil)
    for case .asked(let asking) in outputs.reversed() {
      walked.asking = asking
      break
    }
    walked.failure = watch.failure(in: outputs, walked.conversation)
    if isHostile, walked.failure == nil { walked.failure = watch.harm(in: outputs) }
  }

  /// The same replies from the beginning; the failure that they end in, if any.
  func repeating(_ replies: [String], seed: UInt64) -> WalkFailure? {
    var again = self
    var walked = again.begin(seed: seed)
    for reply in replies {
      if walked.failure != nil || !walked.conversation.isOpen { break }
      again.say(reply, to: &walked, isHostile: true)
    }
    return walked.failure
  }

  /// The fewest of the replies that still end in the same failure.
  func shortest(_ walked: WalkedConversation) -> [String] {
    var replies = walked.replies
    var size = max(1, replies.count / 2)
    while size >= 1 {
      var start = 0
      while start < replies.count {
        var fewer = replies
        fewer.removeSubrange(start..<min(start + size, fewer.count))
        if repeating(fewer, seed: walked.seed) == walked.failure {
          replies = fewer
        } else {
          start += size
        }
      }
      size /= 2
    }
    return replies
  }
}
