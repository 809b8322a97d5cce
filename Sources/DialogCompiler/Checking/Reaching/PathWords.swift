import DialogEngine

/// An example in words that a counsellor can follow at the keyboard.
struct PathWords {
  private let tables: Tables
  private let map: WayMap

  init(_ map: WayMap) {
    self.map = map
    tables = map.tables
  }

  /// `welcome/menu, answer "Sleep"; sleep/opening, answer 5`
  func text(_ example: ExamplePath) -> String {
    var parts: [String] = []
    var node: NodeID?
    let last = example.path.count - 1
    for (place, way) in example.path.enumerated() {
      // That a question is passed over is what the example shows.
      if place == last, case .noneOffered = map.ways[way].happening { continue }
      if let start = start(map.ways[way]) { parts.append(start) }
      guard let (question, reply) = reply(map.ways[way], example.answers[place]) else { continue }
      let next = question.map { tables.questions[$0].node } ?? node
      if next != node, let next { parts.append(tables.reference(next)) }
      let isFirst = next != node
      node = next
      parts[parts.count - 1] += (isFirst ? ", " : ", then ") + reply
    }
    return parts.isEmpty ? "the very beginning" : parts.joined(separator: "; ")
  }

  /// How a conversation is begun that does not go by the main menu.
  private func start(_ way: WayMap.Way) -> String? {
    guard let node = way.enters else { return nil }
    switch way.happening {
    case .named: return "chat \(tables.dialogs[tables.nodes[node].dialog].id)"
    case .supposed: return "chat --from \(tables.reference(node))"
    default: return nil
    }
  }

  /// What is typed on a way, and at which question; nil where nothing is.
  private func reply(_ way: WayMap.Way, _ value: Value?) -> (QuestionID?, String)? {
    switch way.happening {
    case .chose(let id, let place):
      (id, "answer \"\(tables.choices(of: id)[place].label)\"")
    case .answered(let id, let variable):
      (id, value.map { "answer \(tables.words($0, of: variable))" } ?? "any answer")
    case .skipped(let id): (id, "skip")
    case .wentOn(let id): (id, "Enter")
    case .menu(let id): (id, "the word menu")
    case .alarm(let id): (id, "words of alarm")
    case .raised(let interrupt, _):
      (nil, "which set off the interrupt \"\(tables.interrupts[interrupt].name)\"")
    case .noneOffered(let id): (id, "no choice is offered")
    case .onward, .holds, .fails, .set, .passedOver, .ranOff, .openingOver, .named, .supposed,
      .resumed:
      nil
    }
  }
}

extension Tables {
  /// A node as it is referred to from anywhere.
  func reference(_ node: NodeID) -> String {
    "\(dialogs[nodes[node].dialog].id)/\(nodes[node].name)"
  }

  /// A value as an author writes it.
  func words(_ value: Value, of id: VariableID) -> String {
    let members = variables[id].kind.members
    return switch value {
    case .yesOrNo(let isYes): isYes ? "yes" : "no"
    case .number(let number): String(number)
    case .one(let place): "\"\(members[place].id)\""
    case .several(0): "none"
    case .several(let bits): "\"\(list(Value.places(bits).map { members[$0].id }))\""
    case .text(let text) where text.allSatisfy { $0 == " " }: "in a few words"
    case .text(let text): "\"\(text)\""
    }
  }
}
