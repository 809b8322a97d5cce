import DialogEngine

extension Tables {
  /// Whether somebody may come to an ending without having been shown how to reach a person.
  ///
  /// Conditions are left aside and every way in is open, so that a no is certain, and comes at once:
  /// a pack that starts has no time for the way finder.
  func mayEndWithoutHelp() -> Bool {
    var seen = Array(repeating: false, count: code.count)
    var waiting = ([opening] + nodes.compactMap(\.ifThisChanges)).map(start)
    while let address = waiting.popLast() {
      if seen[Int(address.value)] { continue }
      seen[Int(address.value)] = true
      let instruction = code[address]
      if showsHelp(instruction) { continue }
      if case .end = instruction { return true }
      waiting += next(address) + entered(by: instruction).map(start)
    }
    return false
  }

  private func start(of node: NodeID) -> Address { nodes[node].start }

  /// The nodes that a conversation may go on with, whoever chose them.
  private func entered(by instruction: Instruction) -> [NodeID] {
    switch instruction {
    case .goto(let node): [node]
    // With too many open calls, a conversation goes on at the landing node.
    case .call(let node): [node, landing]
    case .ask:
      [landing] + interrupts.flatMap { [$0.call] + ($0.ask.map { [$0] } ?? []) }
    case .leave: [landing] + dialogs.map(\.start)
    case .say, .set, .keep, .mark, .unless, .jump, .end, .hide: []
    }
  }

  /// Whether a text of the step has a contact in it.
  func showsHelp(_ instruction: Instruction) -> Bool {
    texts(of: instruction).contains { text in
      text.pieces.contains { if case .contact = $0 { true } else { false } }
    }
  }
}
