import DialogEngine

/// Where walks go, and what they have seen so far.
struct Walk {
  let pack: Pack
  let slots: ReplySlots
  let watch: WalkWatch
  let hits: Hits
  /// Where each conversation begins; nil for the opening of the pack.
  let start: NodeID?
  /// The country of every conversation; nil: of some, whichever there are.
  let country: Int?
  /// How often each answer was given.
  var used: [Int]
  /// How often the `if` of a choice was asked for, and how often it held.
  var conditional: ConditionalChoices
  /// The replies that led to each node first; empty where nobody wants to know.
  var ways: [Way?] = []
  /// The questions at which hostile replies were tried.
  var hardened: Set<QuestionID> = []
  var conversations = 0
  var replies = 0

  init(_ pack: Pack, from start: NodeID?, country: Int? = nil) {
    self.pack = pack
    self.start = start
    self.country = country
    slots = ReplySlots(pack.tables)
    watch = WalkWatch(pack, from: start)
    hits = Hits(pack)
    used = Array(repeating: 0, count: slots.count)
    conditional = ConditionalChoices(pack.tables, slots)
  }
}

/// One conversation of a walk: how it stands, and the replies that led there.
struct WalkedConversation {
  var conversation = Conversation()
  let beginning: Beginning
  var replies: [String] = []
  /// What was open at each of them; nil where that was the engine's own.
  var questions: [QuestionID?] = []
  /// What is open.
  var asking: Asking?
  var failure: WalkFailure?
}

extension Walk {
  mutating func begin(_ beginning: Beginning) -> WalkedConversation {
    open(beginning).walked
  }

  /// The same, with what was said first.
  mutating func open(_ beginning: Beginning) -> (walked: WalkedConversation, outputs: [Output]) {
    conversations += 1
    var walked = WalkedConversation(beginning: beginning)
    let outputs = take(.began(beginning), &walked)
    return (walked, outputs)
  }

  mutating func say(_ reply: String, to walked: inout WalkedConversation, isHostile: Bool = false) {
    _ = hear(reply, from: &walked, isHostile: isHostile)
  }

  /// The same, with what came of it.
  mutating func hear(
    _ reply: String, from walked: inout WalkedConversation, isHostile: Bool = false
  ) -> [Output] {
    replies += 1
    walked.replies.append(reply)
    walked.questions.append(walked.conversation.question)
    return take(.said(reply), &walked, isHostile: isHostile)
  }

  /// What a hostile reply comes to. The walk does not go on from there, so nothing is counted as
  /// reached.
  mutating func tryOut(_ reply: String, at walked: WalkedConversation) -> WalkFailure? {
    replies += 1
    var copy = walked
    _ = take(.said(reply), &copy, isHostile: true, isCounted: false)
    return copy.failure
  }

  private mutating func take(
    _ input: Input, _ walked: inout WalkedConversation, isHostile: Bool = false,
    isCounted: Bool = true
  ) -> [Output] {
    let outputs = pack.advance(
      &walked.conversation, input, counting: isCounted ? hits : nil)
    for case .asked(let asking) in outputs.reversed() {
      walked.asking = asking
      if isCounted { conditional.count(asking, walked.conversation) }
      break
    }
    if isCounted, !ways.isEmpty { note(outputs, of: walked) }
    walked.failure = watch.failure(in: outputs, walked.conversation)
    if isHostile, walked.failure == nil { walked.failure = watch.harm(in: outputs) }
    return outputs
  }
}
