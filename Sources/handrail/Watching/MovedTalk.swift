import DialogEngine

/// A conversation that goes on with dialogs that were saved in the middle of it.
struct MovedTalk {
  let conversation: Conversation
  /// The question that is open now, without the words for people who come back.
  let outputs: [Output]
  /// Whether the path is the same, and if not, where it is another one.
  let path: String

  init(_ conversation: Conversation, from earlier: Pack, to pack: Pack) {
    let (moved, outputs) = pack.takeOver(conversation, from: earlier)
    self.conversation = moved
    self.outputs = outputs.filter { if case .asked = $0 { true } else { false } }
    let before = PathTrace(conversation, of: earlier, through: earlier)
    let now = PathTrace(conversation, of: earlier, through: pack)
    let place = before.legs.indices.first { place in
      !now.legs[place].isTaken
        || !Self.isSame(before.legs[place].nodes, now.legs[place].nodes, earlier, pack)
    }
    if let place {
      path = Self.words(before.legs[place], now.legs[place], earlier, pack)
    } else {
      let isSame = Self.isSame(conversation.question, moved.question, earlier, pack)
      path = "the same path, and \(isSame ? "the same" : "another") question"
    }
  }

  private static func isSame(_ was: [NodeID], _ now: [NodeID], _ earlier: Pack, _ pack: Pack)
    -> Bool
  {
    // A node may have another place or name today.
    Set(was.map { pack.node(named: earlier.name(of: $0)) }) == Set(now.map(Optional.some))
  }

  /// The first leg that is another one.
  private static func words(
    _ was: PathTrace.Leg, _ now: PathTrace.Leg, _ earlier: Pack, _ pack: Pack
  ) -> String {
    guard let reply = was.reply else {
      return "the path is another one from the beginning"
    }
    let at = reply.standing.node.isEmpty ? "" : " at \(reply.standing.node)"
    let what = "reply \(reply.turn), \"\(reply.reply.words)\"\(at)"
    guard now.isTaken else { return "\(what), does not fit any more" }
    return
      "after \(what), it goes to \(listed(now.nodes, pack)), not to \(listed(was.nodes, earlier))"
  }

  private static func listed(_ nodes: [NodeID], _ pack: Pack) -> String {
    nodes.isEmpty ? "no other node" : listing(nodes.map(pack.name(of:)), "and")
  }

  private static func isSame(
    _ was: QuestionID?, _ now: QuestionID?, _ earlier: Pack, _ pack: Pack
  ) -> Bool {
    guard let was, let now else { return was == now }
    let (old, new) = (earlier.standing(at: was), pack.standing(at: now))
    let node = pack.tables.questions[now].node
    guard pack.node(named: old.node) == node, old.question == new.question else { return false }
    // Known by its place only, it may have moved down for another one.
    return !pack.tables.questions.indices.contains { place in
      let other = QuestionID(place)
      return other != now && pack.tables.questions[other].node == node && !old.wording.isEmpty
        && pack.standing(at: other).wording == old.wording && new.wording != old.wording
    }
  }
}
