/// A piece of a transcript: a reply, and all that came of it.
struct Part {
  enum Cause {
    case beginning
    case you(Record.Reply)
    case change(to: Int, Record.Reply)
    case undo(turn: Int, to: Int)
    case interrupt(turn: Int, name: String, how: String)
    /// Came back, after so many records.
    case resume(after: Int)
  }

  var cause: Cause
  var events: [Record.Event] = []
  /// The author's question that was open.
  var question: Record.Question?
  var node: String?

  var turn: Int? {
    switch cause {
    case .beginning, .resume: nil
    case .you(let reply), .change(_, let reply): reply.turn
    case .undo(let turn, _), .interrupt(let turn, _, _): turn
    }
  }

  static func parts(of records: [Record]) -> [Part] {
    var parts = [Part(cause: .beginning)]
    var open: Record.Question?
    var node: String?
    for (place, record) in records.enumerated() {
      if let cause = cause(record.event, place) {
        parts.append(Part(cause: cause, question: open, node: node))
        continue
      }
      parts[parts.count - 1].events.append(record.event)
      switch record.event {
      case .ask(let question) where question.at != nil: open = question
      case .go(let to): node = to
      default: break
      }
    }
    return parts
  }

  private static func cause(_ event: Record.Event, _ place: Int) -> Cause? {
    switch event {
    case .you(let reply): .you(reply)
    case .change(let earlier, let reply): .change(to: earlier, reply)
    case .undo(let turn, let earlier): .undo(turn: turn, to: earlier)
    case .interrupt(let turn, let name, let how): .interrupt(turn: turn, name: name, how: how)
    case .resume: .resume(after: place)
    default: nil
    }
  }
}
