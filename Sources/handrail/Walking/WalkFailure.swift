import DialogEngine
import Platform

/// What a walk must never meet.
enum WalkFailure: Equatable {
  /// A loop that never asks, through these nodes.
  case circle([String])
  /// This node ran off its end with nothing to go back to.
  case deadEnd(String)
  /// The conversation gave up.
  case stuck
  /// A text with a slot that had nothing to show: the node and the name.
  case emptyValue(node: String, name: String)
  /// A character reached the screen that could harm it.
  case harmfulText(node: String)
  /// Nothing is asked, and it has not ended.
  case silence
}

extension WalkFailure: CustomStringConvertible {
  var description: String {
    switch self {
    case .circle(let nodes):
      "it goes in a circle without a question: \(nodes.joined(separator: ", "))"
    case .deadEnd(let node): "\(node) runs off its end, and nothing says what comes then"
    case .stuck: "it can't go on, and gives up"
    case .emptyValue(let node, let name): "in \(node) there is nothing to show for {\(name)}"
    case .harmfulText(let node): "a control character was shown in \(node)"
    case .silence: "nothing is asked, and it has not ended"
    }
  }
}

/// Looks for failures in what a turn gave out.
struct WalkWatch {
  private let pack: Pack
  /// For each node, the texts with slots that have no words to stand in.
  private let risky: [[(text: Text, variables: [VariableID])]]
  /// The walk begins at a node that is only ever called, so running off an end is as it should be.
  private let mayRunOff: Bool

  /// From the node at which conversations begin, or from the opening.
  init(_ pack: Pack, from start: NodeID?) {
    self.pack = pack
    mayRunOff = start.map(pack.tables.isOnlyCalled) ?? false
    var risky = [[(text: Text, variables: [VariableID])]](
      repeating: [], count: pack.tables.nodes.count)
    for line in pack.tables.lines {
      for text in line.texts {
        let variables = Self.bareSlots(of: text)
        if !variables.isEmpty { risky[Int(line.node.value)].append((text, variables)) }
      }
    }
    self.risky = risky
  }

  func failure(in outputs: [Output], _ conversation: Conversation) -> WalkFailure? {
    for output in outputs {
      switch output {
      case .looped(let nodes): return .circle(nodes.map(pack.name(of:)))
      case .deadEnd(let node) where !mayRunOff: return .deadEnd(pack.name(of: node))
      case .ended(.stuck): return .stuck
      case .said(let saying):
        if let failure = failure(in: saying, conversation) { return failure }
      default: break
      }
    }
    return conversation.isOpen || conversation.ending != nil ? nil : .silence
  }

  /// Only after replies that hold such characters is it worth the time.
  func harm(in outputs: [Output]) -> WalkFailure? {
    for output in outputs {
      switch output {
      case .said(let saying) where !Self.isHarmless(saying.text):
        return .harmfulText(node: saying.node.map(pack.name(of:)) ?? "")
      case .asked(let asking) where !Self.isHarmless(asking.text):
        return .harmfulText(node: pack.name(of: asking.node))
      default: break
      }
    }
    return nil
  }

  private static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0 == "\n" || ScreenText.isHarmless($0) }
  }

  private func failure(in saying: Saying, _ conversation: Conversation) -> WalkFailure? {
    guard let node = saying.node else { return nil }
    for (text, variables) in risky[Int(node.value)] {
      for variable in variables
      where !pack.holds(.known(variable), in: conversation)
        && could(text, be: saying.text, conversation)
      {
        return .emptyValue(node: pack.name(of: node), name: pack.tables.variables[variable].name)
      }
    }
    return nil
  }

  private static func bareSlots(of text: Text) -> [VariableID] {
    text.pieces.compactMap { piece in
      // A country is always assumed.
      if case .variable(let variable, nil) = piece, variable != Variable.country {
        variable
      } else {
        nil
      }
    }
  }

  /// Whether a text comes out as what was shown, with today's values in its slots.
  private func could(_ text: Text, be shown: String, _ conversation: Conversation) -> Bool {
    var rest = shown[...]
    for piece in text.pieces {
      guard let words = words(of: piece, conversation) else {
        // A phone number or the like: whatever it is, it ends before the next words.
        return true
      }
      guard rest.hasPrefix(words) else { return false }
      rest = rest.dropFirst(words.count)
    }
    return rest.isEmpty
  }

  private func words(of piece: Text.Piece, _ conversation: Conversation) -> String? {
    switch piece {
    case .words(let words): words
    case .variable(let variable, let orElse):
      pack.value(of: variable, in: conversation).map { pack.words(of: $0, in: variable) }
        ?? orElse ?? ""
    case .contact, .argument: nil
    }
  }
}

extension Tables {
  /// Whether whatever leads to the node is a call, which waits for it to come back.
  fileprivate func isOnlyCalled(_ node: NodeID) -> Bool {
    code.contains(.call(node)) && !code.contains(.goto(node)) && node != landing && node != opening
  }
}

extension Line {
  var texts: [Text] {
    switch wording {
    case .always(let text): [text]
    case .inTurn(let texts, _), .atRandom(let texts, _), .once(let texts, _): texts
    }
  }
}
