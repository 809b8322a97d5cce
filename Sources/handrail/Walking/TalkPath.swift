import DialogEngine

/// How the talk went on one path through a dialog, by the tags of its lines.
struct TalkPath {
  private(set) var reflections = 0
  private(set) var complex = 0
  private(set) var questions = 0
  private(set) var open = 0
  /// Lines that affirm, that leave the choice to the visitor, or that seek their view.
  private(set) var support = 0
  private(set) var replies: [String] = []
  /// A reflection in words that had been said before.
  private(set) var repeated: [String] = []
  /// The turn in which something came that can be taken away: a summary, a line of the plan, a fact,
  /// or how to reach a person.
  private(set) var firstResult: Int?
  private var said: Set<String> = []

  var turns: Int { replies.count }

  /// What was said at first, or in answer to a reply.
  mutating func take(_ outputs: [Output], to reply: String? = nil, _ tables: Tables) {
    if let reply { replies.append(reply) }
    for output in outputs {
      switch output {
      case .said(let saying): take(saying.tag, saying.text)
      case .asked(let asking): take(asking.tag, asking.text)
      case .kept: firstResult = firstResult ?? turns
      case .entered(let node) where tables.showsHelp(node): firstResult = firstResult ?? turns
      default: break
      }
    }
  }

  private mutating func take(_ tag: String?, _ text: String) {
    switch tag {
    case "reflect.simple", "reflect.complex", "reflect.summary":
      reflections += 1
      if tag == "reflect.complex" { complex += 1 }
      if tag == "reflect.summary" { firstResult = firstResult ?? turns }
      // Where a visitor's own words are given back, only the walk says the same twice.
      if !said.insert(text).inserted, !givesBack(text) { repeated.append(text) }
    case "question.open", "question.closed":
      questions += 1
      if tag == "question.open" { open += 1 }
    case "affirm", "autonomy", "seek": support += 1
    case "info", "info.permission": firstResult = firstResult ?? turns
    default: break
    }
  }

  private func givesBack(_ text: String) -> Bool {
    text.contains(ReplySlots.ownWords)
      || replies.contains { $0.utf8.count > 2 && text.hasSuffix(": " + $0) }
  }

  /// Nil where nothing was asked.
  var reflectionsAQuestion: Double? {
    questions == 0 ? nil : Double(reflections) / Double(questions)
  }
}

extension Walk {
  /// A path of answers alone, from the start of a dialog to where it leads elsewhere.
  mutating func talk(seed: UInt64, within nodes: Set<NodeID>) -> TalkPath {
    var chance = Random(seed: seed)
    var (walked, outputs) = open(
      Beginning(seed: seed, from: start, country: country, keeping: .set(.none)))
    var path = TalkPath()
    path.take(outputs, pack.tables)
    while walked.failure == nil, let question = walked.conversation.question,
      nodes.contains(pack.tables.questions[question].node),
      walked.replies.count < Self.mostRepliesByChance
    {
      let reply = anyAnswer(walked, &chance)
      outputs = hear(reply, from: &walked)
      path.take(outputs, to: reply, pack.tables)
    }
    return path
  }
}

extension Tables {
  /// The nodes of a dialog, and what it calls of others with what those lead to; never the landing
  /// node.
  func nodesOfTalk(in dialog: DialogID) -> Set<NodeID> {
    var open = nodes.indices.map { NodeID($0) }.filter { nodes[$0].dialog == dialog }
    var all = Set(open)
    while let node = open.popLast() {
      for next in led(from: node, of: dialog) where next != landing && all.insert(next).inserted {
        open.append(next)
      }
    }
    return all
  }

  /// From the dialog itself only calls lead on: what it goes to is another talk.
  private func led(from node: NodeID, of dialog: DialogID) -> [NodeID] {
    (nodes[node].start.value..<nodes[node].end.value).compactMap { address in
      switch code[Int(address)] {
      case .call(let next): next
      case .goto(let next) where nodes[node].dialog != dialog: next
      default: nil
      }
    }
  }
}
