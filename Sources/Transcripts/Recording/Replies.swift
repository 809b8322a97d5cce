import DialogEngine
import Platform

/// What a transcript says of where its conversation stood, by names that any pack can look up.
public struct Replies: Equatable, Sendable {
  /// The replies that count, undone ones left out and changed ones as they are now.
  public private(set) var recorded: [Recorded] = []
  /// The question that was open at the end.
  public private(set) var stood: Standing?
  /// How many of the replies stood before the last change; those after it may belong between them.
  private var changed = 0
  private var open: Standing?
  /// The question of the engine's own that lies over it.
  private var aside: String?
  private var turn = 0

  public init(_ records: [Record]) {
    for record in records {
      turn = record.turn ?? turn
      take(record.event)
    }
  }

  private mutating func take(_ event: Record.Event) {
    switch event {
    case .ask(let question): take(question)
    case .you(let reply):
      if let kind = kind(of: reply) { append(reply.turn, kind) }
    case .interrupt(let turn, let name, let how):
      guard let rule = Alarm.Rule(rawValue: how) else { return }
      append(turn, .interrupted(name: name, how: rule))
    case .undo(_, let earlier):
      if let cut = recorded.firstIndex(where: { $0.turn == earlier }) {
        recorded.removeSubrange(cut...)
      }
      stood = nil
    case .change(let earlier, let reply): change(earlier, reply)
    case .consent(let agreement): agree(agreement)
    case .go, .bot, .set, .mark, .keep, .pause, .resume, .end, .other: break
    }
  }

  /// Those of the engine's own lie over the one that stays open.
  private mutating func take(_ question: Record.Question) {
    aside = question.at == nil ? question.id : nil
    guard let node = question.at else { return }
    open = Standing(node: node, question: question.id, wording: question.text)
    stood = open
  }

  private mutating func append(_ turn: Int, _ kind: Recorded.Reply) {
    let standing = open ?? Standing(node: "", question: "", wording: "")
    recorded.append(Recorded(turn: turn, standing: standing, reply: kind))
    stood = nil
  }

  private mutating func change(_ earlier: Int, _ reply: Record.Reply) {
    guard let kind = kind(of: reply),
      let place = recorded.firstIndex(where: { $0.turn == earlier })
    else { return }
    recorded[place].reply = kind
    changed = recorded.count
    stood = nil
  }

  /// A word on what is kept that was no answer to a dialog's question belongs to the path too.
  private mutating func agree(_ agreement: Record.Agreement) {
    guard let level = Consent.allCases.first(where: { $0.name == agreement.level }),
      agreement.wording != nil,
      aside == EngineMessage.privacyPrompt.rawValue
        || aside == EngineMessage.pausePrompt.rawValue
    else { return }
    let nowhere = Standing(node: "", question: "", wording: "")
    recorded.append(Recorded(turn: turn, standing: nowhere, reply: .agreed(level)))
  }

  private var isAtNotice: Bool { aside == EngineMessage.recordingNotice.rawValue }

  /// Nil for a reply that left the conversation where it was.
  private func kind(of reply: Record.Reply) -> Recorded.Reply? {
    let by = Matched(rawValue: reply.by) ?? .none
    switch by {
    case .command, .wish: return command(reply.pick?.text)
    case .enter: return isAtNotice ? nil : .entered
    default: break
    }
    if let pick = reply.pick { return .picked(Pick(pick), by: by) }
    guard by == .free, !isAtNotice else { return nil }
    return reply.text.map { .text($0) } ?? .privately
  }

  private func command(_ word: String?) -> Recorded.Reply? {
    switch word {
    case Command.skip.rawValue: .skipped
    case Command.menu.rawValue: .menu
    default: nil
    }
  }
}

extension Replies {
  /// The same replies, taken by today's pack. What they lead to is not shown.
  ///
  /// After a change, replies that wait for their question are kept back until it comes up, as they
  /// were in the conversation itself.
  public func fold(_ beginning: Beginning, through pack: Pack) -> Conversation {
    var (conversation, _) = pack.step(Conversation(), .began(beginning))
    var waiting: [Recorded] = []
    for (place, reply) in recorded.enumerated() {
      if place >= changed {
        conversation = pack.step(conversation, .again(reply)).conversation
        conversation = retry(&waiting, conversation, pack)
      } else if let next = taken(reply, conversation, pack) {
        conversation = next
      } else {
        waiting.append(reply)
      }
    }
    for reply in waiting { conversation = pack.step(conversation, .again(reply)).conversation }
    return conversation
  }

  private func retry(
    _ waiting: inout [Recorded], _ conversation: Conversation, _ pack: Pack
  ) -> Conversation {
    var conversation = conversation
    while let first = waiting.first, let next = taken(first, conversation, pack) {
      conversation = next
      waiting.removeFirst()
    }
    return conversation
  }

  private func taken(_ reply: Recorded, _ conversation: Conversation, _ pack: Pack)
    -> Conversation?
  {
    let next = pack.step(conversation, .again(reply)).conversation
    return next.history.last?.number == reply.turn ? next : nil
  }
}

extension Transcript {
  /// How the conversation began, in today's pack. What is gone there is left out.
  public func beginning(in pack: Pack) -> Beginning {
    let tables = pack.tables
    let header = header
    var beginning = Beginning(seed: UInt64(header?.seed ?? "", radix: 16) ?? 0)
    beginning.dialog = header?.dialog.flatMap(pack.dialog(named:))
    beginning.from = header?.from.flatMap(pack.node(named:))
    beginning.given = (header?.given ?? []).compactMap { Given($0, in: pack) }
    beginning.country = header?.country.flatMap { id in
      tables.countries.firstIndex { $0.id == id }
    }
    beginning.keeping = Keeping(written: header?.record ?? "ask")
    beginning.consent = Consent.allCases.first { $0.name == consent } ?? .none
    beginning.turns = turns
    return beginning
  }

  /// The conversation as it goes on now, and what the visitor is shown first.
  public func resumed(through pack: Pack) -> (conversation: Conversation, outputs: [Output]) {
    let replies = Replies(records)
    let conversation = replies.fold(beginning(in: pack), through: pack)
    return pack.step(conversation, .returned(stood: replies.stood))
  }
}

extension Keeping {
  init(written: String) {
    switch written {
    case "ask": self = .ask
    case "always": self = .always
    default: self = .set(Consent.allCases.first { $0.name == written } ?? .none)
    }
  }
}

extension Given {
  /// `name=value`, or `dialog/name=value`.
  init?(_ text: String, in pack: Pack) {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = text[..<sign].split(separator: "/", omittingEmptySubsequences: false)
    let dialog = name.count == 2 ? pack.dialog(named: String(name[0])) : nil
    guard let last = name.last, name.count < 3,
      let variable = pack.variable(named: String(last), in: dialog),
      let value = Given.value(String(text[text.index(after: sign)...]), of: variable, in: pack)
    else { return nil }
    self.init(variable, value)
  }

  private static func value(_ text: String, of variable: VariableID, in pack: Pack) -> Value? {
    switch pack.tables.variables[variable].kind {
    case .yesOrNo: return .yesOrNo(text == "yes")
    case .number: return Int(text).flatMap { pack.value(of: .number($0), in: variable) }
    case .one, .text: return pack.value(of: .word(text), in: variable)
    case .several:
      let words = text.split(separator: ",").map { $0.drop(while: { $0 == " " }) }
      return pack.value(of: .words(words.map(String.init)), in: variable)
    }
  }
}
