import DialogEngine

/// Names what a step gave out, so that a file and another version of the pack can know it.
///
/// A class, because every recording holds on to it and it never changes.
public final class Scribe: Sendable {
  private let tables: Tables
  /// `dialog/node`, by node.
  private let names: [String]
  /// The author's questions, to tell them from the engine's own.
  private let questions: Set<Key>

  private struct Key: Hashable, Sendable {
    var node: NodeID
    var question: String
  }

  public init(_ tables: Tables) {
    self.tables = tables
    names = tables.nodes.map { tables.dialogs[$0.dialog].id + "/" + $0.name }
    questions = Set(tables.questions.map { Key(node: $0.node, question: $0.id) })
  }

  /// Nil for what leaves no record of its own.
  func event(_ output: Output) -> Record.Event? {
    switch output {
    case .entered(let node): .go(to: name(node))
    case .said(let saying):
      .bot(
        .init(
          at: saying.node.map { name($0) }, tag: saying.tag, text: saying.recorded ?? saying.text))
    case .asked(let asking): .ask(question(asking))
    case .understood(let understanding): .you(reply(understanding))
    case .interrupted(let turn, let interrupt, let rule):
      .interrupt(turn: turn, name: tables.interrupts[interrupt].name, how: rule.rawValue)
    case .undone(let turn, let earlier): .undo(turn: turn, to: earlier)
    case .changed(let earlier, let understanding): .change(to: earlier, reply(understanding))
    case .set(let variable, let value): set(variable, value)
    case .kept(let under, let text, let isTop): .keep(under: under, text: text, isTop: isTop)
    case .marked(let name): .mark(name)
    case .consented, .keepingTold, .codeWanted, .paused, .resumeWanted, .erased, .hidden, .looped,
      .deadEnd, .ended:
      nil
    }
  }

  public func name(_ node: NodeID) -> String {
    names[Int(node.value)]
  }

  private func question(_ asking: Asking) -> Record.Question {
    let isAuthors = questions.contains(Key(node: asking.node, question: asking.question))
    return Record.Question(
      at: isAuthors ? name(asking.node) : nil, id: asking.question, tag: asking.tag,
      isWait: asking.isWait, options: asking.offers.map { $0.id },
      labels: asking.offers.map { $0.label },
      hint: asking.hint, text: asking.recorded ?? asking.text)
  }

  /// Of a private answer nothing is written but that it was given.
  private func reply(_ understanding: Understanding) -> Record.Reply {
    if understanding.isPrivate {
      return Record.Reply(turn: understanding.turn, by: understanding.by.rawValue, text: nil)
    }
    return Record.Reply(
      turn: understanding.turn, pick: understanding.pick.map { $0.written },
      by: understanding.by.rawValue, hit: understanding.hit, redacted: understanding.redacted,
      text: understanding.text)
  }

  private func set(_ place: VariableID, _ value: Value?) -> Record.Event? {
    let variable = tables.variables[place]
    if variable.isPrivate { return nil }
    return .set(name: variable.name, value.map { written($0, as: variable.kind) })
  }

  private func written(_ value: Value, as kind: Kind) -> FlatValue {
    switch value {
    case .yesOrNo(let truth): .truth(truth)
    case .number(let number): .number(number)
    case .one(let place): .text(kind.members[place].id)
    case .several(let places): .list(Value.places(places).map { kind.members[$0].id })
    case .text(let text): .text(text)
    }
  }

  /// `name=value`, with the dialog in front of a variable that only one dialog has.
  func written(_ given: Given) -> String {
    let variable = tables.variables[given.variable]
    let value =
      switch written(given.value, as: variable.kind) {
      case .text(let text): text
      case .number(let number): String(number)
      case .truth(let truth): truth ? "yes" : "no"
      case .list(let texts): texts.joined(separator: ", ")
      }
    if case .dialog(let dialog) = variable.scope {
      return tables.dialogs[dialog].id + "/" + variable.name + "=" + value
    }
    return variable.name + "=" + value
  }
}

extension Pick {
  var written: FlatValue {
    switch self {
    case .word(let word): .text(word)
    case .words(let words): .list(words)
    case .number(let number): .number(number)
    case .yesOrNo(let truth): .truth(truth)
    }
  }

  init(_ value: FlatValue) {
    self =
      switch value {
      case .text(let word): .word(word)
      case .list(let words): .words(words)
      case .number(let number): .number(number)
      case .truth(let truth): .yesOrNo(truth)
      }
  }
}
