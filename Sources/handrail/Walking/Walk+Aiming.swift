import DialogEngine

/// What chance did not lead to: the way to a node is gone once more, from other beginnings and with
/// one reply of it changed, as long as something in the node is missing.
extension Walk {
  /// The replies that led somewhere, each with the question it answered.
  struct Way {
    var questions: [QuestionID?]
    var replies: [String]
  }

  private static let mostNodes = 60
  private static let triesForNode = 48
  /// So far a conversation goes on after its way.
  private static let repliesBeyond = 12

  /// The first failure, if any. Only these nodes are aimed at, where it matters which.
  mutating func aim(seed: UInt64, at nodes: Set<NodeID>? = nil) -> WalkedConversation? {
    var chance = Random(seed: seed)
    var left = Self.mostNodes
    for place in ways.indices where left > 0 && nodes?.contains(NodeID(place)) != false {
      guard isUnfinished(NodeID(place)), let way = ways[place] else { continue }
      left -= 1
      for turn in 0..<Self.triesForNode where isUnfinished(NodeID(place)) {
        var beginning = beginning(seed: chance.next(), by: &chance)
        if country == nil { beginning.country = countries[turn % countries.count] }
        let walked = follow(way, from: beginning, by: &chance)
        if walked.failure != nil { return walked }
      }
    }
    return nil
  }

  /// None chosen, then each.
  private var countries: [Int?] { [nil] + pack.tables.countries.indices.map { $0 } }

  /// Where a question comes up that the way has not, it is answered, too.
  private mutating func follow(
    _ way: Way, from beginning: Beginning, by chance: inout Random
  ) -> WalkedConversation {
    var walked = begin(beginning)
    let most = way.replies.count + Self.repliesBeyond
    let changed = chance.index(below: most)
    var next = 0
    while walked.replies.count < most, walked.failure == nil, walked.conversation.isOpen {
      let place = way.questions[next...].firstIndex(of: walked.conversation.question)
      if let place, walked.replies.count != changed {
        say(way.replies[place], to: &walked)
        next = place + 1
      } else {
        say(leastUsed(walked, &chance), to: &walked)
      }
    }
    return walked
  }

  /// Remembers how each node was entered first.
  mutating func note(_ outputs: [Output], of walked: WalkedConversation) {
    for case .entered(let node) in outputs where ways[Int(node.value)] == nil {
      ways[Int(node.value)] = Way(questions: walked.questions, replies: walked.replies)
    }
  }

  /// It was not entered, an answer of a question not given, or a side of a condition not taken.
  private func isUnfinished(_ id: NodeID) -> Bool {
    let node = pack.tables.nodes[id]
    if hits.counts[Int(node.start.value)] == 0 { return true }
    return (Int(node.start.value)..<Int(node.end.value)).contains { address in
      switch pack.tables.code[address] {
      case .ask(let question): slots.range(of: question).contains { used[$0] == 0 }
      case .unless: hits.held[address] == 0 || hits.held[address] == hits.counts[address]
      default: false
      }
    }
  }
}
