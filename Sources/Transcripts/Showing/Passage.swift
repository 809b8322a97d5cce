/// A piece of a conversation as a reader is told it, whatever it is drawn on.
public struct Passage: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case bot(String)
    case question(Record.Question)
    /// The visitor's words.
    case you(String)
    /// A reply whose words are not kept, and why.
    case withheld(String)
    /// What happened beside the words.
    case note(String)
  }

  /// Milliseconds since the start.
  public var time: Int
  /// The reply that it is, or belongs to; 0 before the first.
  public var turn: Int
  public var kind: Kind
  /// Names for a reader who looks for the place in the dialogs.
  public var ids: String
  /// A named moment, at which a replay can stop.
  public var mark: String?
  /// That reply was taken back later.
  public var isUndone = false

  public var isReply: Bool {
    switch kind {
    case .you, .withheld: true
    case .bot, .question, .note: false
    }
  }
}

extension Passage {
  /// The whole conversation, undone replies marked.
  public static func all(_ records: [Record]) -> [Passage] {
    var teller = Teller()
    var passages = records.flatMap { teller.tell($0) }
    let undone = undoneTurns(records)
    for place in passages.indices where undone.contains(passages[place].turn) {
      passages[place].isUndone = passages[place].isReply
    }
    return passages
  }

  private static func undoneTurns(_ records: [Record]) -> Set<Int> {
    var standing: [Int] = []
    var undone: Set<Int> = []
    for record in records {
      switch record.event {
      case .you(let reply): standing.append(reply.turn)
      case .interrupt(let turn, _, _): standing.append(turn)
      case .undo(_, let earlier):
        while let last = standing.last, last >= earlier { undone.insert(standing.removeLast()) }
      default: break
      }
    }
    return undone
  }
}

/// Tells records one by one, so that a long file needs no memory.
public struct Teller {
  private var turn = 0
  private var node = ""

  public init() {}

  public mutating func tell(_ record: Record) -> [Passage] {
    turn = record.turn ?? turn
    switch record.event {
    case .go(let to):
      node = to
      return []
    case .bot(let message):
      return [passage(record, .bot(message.text), ids(message.at, message.tag))]
    case .ask(let question):
      let ids = ids((question.at ?? node) + ", " + question.id, question.tag)
      return [passage(record, .question(question), ids)]
    case .you(let reply): return [passage(record, reply)]
    case .change(let earlier, let reply):
      return [
        passage(record, .note("changes the answer of reply \(earlier)"), ""),
        passage(record, reply),
      ]
    case .interrupt(_, let name, let how):
      let why = how == "check" ? "\(name), to be asked about" : name
      return [passage(record, .withheld("the words are not kept: \(why)"), how)]
    default: return note(record)
    }
  }

  private func note(_ record: Record) -> [Passage] {
    var mark: String?
    let words: String
    switch record.event {
    case .undo(_, let earlier): words = "goes back to reply \(earlier)"
    case .mark(let name):
      words = "mark: \(name)"
      mark = name
    case .keep(let under, let text, _): words = "for the plan, under \(under): \(text)"
    case .consent(let agreement):
      if agreement.wording == nil { return [] }
      words = "may be read by: \(agreement.level)"
    case .pause: words = "puts it aside"
    case .resume(let back): words = "comes back, \(back.clock)"
    case .end(let end): words = "ends: " + (end.name ?? end.why)
    default: return []
    }
    var passage = passage(record, .note(words), "")
    passage.mark = mark
    return [passage]
  }

  private func passage(_ record: Record, _ reply: Record.Reply) -> Passage {
    var ids = "by \(reply.by)"
    if let pick = reply.pick { ids += ": \(pick.shown)" }
    if let hit = reply.hit { ids += ", \(hit)" }
    let kind: Passage.Kind = reply.text.map { .you($0) } ?? .withheld("a private answer")
    return passage(record, kind, ids)
  }

  private func passage(_ record: Record, _ kind: Passage.Kind, _ ids: String) -> Passage {
    Passage(time: record.time, turn: turn, kind: kind, ids: ids)
  }

  private func ids(_ place: String?, _ tag: String?) -> String {
    [place, tag.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
  }
}
