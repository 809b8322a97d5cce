import DialogEngine

/// Something that decides where a conversation goes on, what is offered, and what is shown.
enum Atom: Hashable {
  case variable(VariableID)
  /// How often a node was entered.
  case visits(NodeID)
  /// Whether a choice with `once` was taken.
  case taken(CounterID)
  /// Whether the opening is over.
  case talking
}

extension Condition {
  var interest: Interest {
    var interest = Interest()
    interest.add(self)
    return interest
  }

  /// A part of it had a mistake, which was reported.
  var hasUnknown: Bool { variables.contains { $0.value < 0 } }

  /// Somewhere it asks what a text says. One text stands for all that say a concept, which is too
  /// few to prove by that something never holds: "dunno" may be a word of two concepts.
  var looksAtWords: Bool {
    switch self {
    case .says: true
    case .not(let condition): condition.looksAtWords
    case .and(let a, let b), .or(let a, let b): a.looksAtWords || b.looksAtWords
    case .always, .isValue, .same, .compare, .has, .known, .visited: false
    }
  }

  /// The variables that it looks at.
  var variables: [VariableID] {
    switch self {
    case .always, .visited: []
    case .isValue(let id, _), .has(let id, _), .known(let id), .says(let id, _): [id]
    case .same(let a, let b): [a, b]
    case .compare(let a, _, let b): a.variables + b.variables
    case .not(let condition): condition.variables
    case .and(let a, let b), .or(let a, let b): a.variables + b.variables
    }
  }
}

extension Expression {
  var variables: [VariableID] {
    switch self {
    case .variable(let id): [id]
    case .value, .times: []
    case .sum(let a, let b), .difference(let a, let b): a.variables + b.variables
    }
  }

  var nodes: [NodeID] {
    switch self {
    case .times(let node): [node]
    case .value, .variable: []
    case .sum(let a, let b), .difference(let a, let b): a.nodes + b.nodes
    }
  }
}

extension Line {
  /// All its wordings, in their order.
  var texts: [Text] {
    switch wording {
    case .always(let text): [text]
    case .inTurn(let texts, _), .atRandom(let texts, _), .once(let texts, _): texts
    }
  }

  /// Whether its wordings are shown one after the other, each time that it comes up.
  var comesInTurn: Bool {
    switch wording {
    case .inTurn, .once: true
    case .always, .atRandom: false
    }
  }
}
