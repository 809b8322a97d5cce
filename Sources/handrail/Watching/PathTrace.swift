import DialogEngine

/// The way that the replies of a conversation take through a pack, nothing of it shown.
struct PathTrace {
  /// What came of the beginning, and then of each reply.
  struct Leg: Equatable {
    /// Nil at the beginning.
    var reply: Recorded?
    var isTaken = true
    /// The nodes entered, in the order of the files.
    var nodes: [NodeID]
  }

  private(set) var legs: [Leg] = []

  /// Of a conversation with an earlier pack, through this one.
  init(_ conversation: Conversation, of earlier: Pack, through pack: Pack) {
    var tracer = Tracer(pack)
    legs.append(
      tracer.leg(nil, .began(pack.beginning(of: conversation, from: earlier))))
    for turn in conversation.history {
      let reply = earlier.recorded(turn)
      legs.append(tracer.leg(reply, .again(reply)))
    }
  }

  private struct Tracer {
    let pack: Pack
    let hits: Hits
    var conversation = Conversation()

    init(_ pack: Pack) {
      self.pack = pack
      hits = Hits(pack)
    }

    mutating func leg(_ reply: Recorded?, _ input: Input) -> Leg {
      let (before, taken) = (visits, conversation.history.count)
      _ = pack.advance(&conversation, input, counting: hits)
      let nodes = zip(before, visits).enumerated().filter { $1.0 < $1.1 }.map { NodeID($0.offset) }
      let isTaken = reply == nil || conversation.history.count > taken
      return Leg(reply: reply, isTaken: isTaken, nodes: nodes)
    }

    private var visits: [Int] {
      pack.tables.nodes.map { hits.counts[Int($0.start.value)] }
    }
  }
}

extension Recorded.Reply {
  /// As its author would tell it.
  var words: String {
    switch self {
    case .picked(.word(let word), _): word
    case .picked(.words(let words), _): words.isEmpty ? "none" : words.joined(separator: ", ")
    case .picked(.number(let number), _): String(number)
    case .picked(.yesOrNo(let isYes), _): isYes ? "yes" : "no"
    case .text(let text): text
    case .privately: "a private answer"
    case .entered: "Enter"
    case .skipped: Command.skip.rawValue
    case .menu: Command.menu.rawValue
    case .interrupted(let name, _): "the interrupt \(name)"
    case .agreed(let consent): consent.name
    case .counted: ""
    }
  }
}
