import DialogEngine
import Transcripts

/// The records of a conversation from where a case begins, as somebody would tell them who was
/// not kept: without the breaks, and with the numbers that the answers have there.
struct ToldRecords {
  let events: [Record.Event]

  init(_ all: [Record.Event], from beginning: Int) {
    let before = all[..<beginning].count { Self.isAnswer($0) }
    events = Self.renumbered(Self.withoutBreaks(Array(all[beginning...])), by: before)
  }

  /// A break asks about keeping where nothing is kept; whoever comes back stands where they stood.
  private static func withoutBreaks(_ events: [Record.Event]) -> [Record.Event] {
    var told: [Record.Event] = []
    var isAway = false
    for event in events {
      switch event {
      case .pause:
        if let reply = told.lastIndex(where: { isReply($0) }) { told.removeSubrange(reply...) }
        isAway = true
      // What was open is asked again, and nothing has been said since.
      case .ask where isAway: isAway = false
      default: if !isAway { told.append(event) }
      }
    }
    return told
  }

  /// The list of `answers` begins with those of the opening, which a case passes over.
  private static func renumbered(_ events: [Record.Event], by before: Int) -> [Record.Event] {
    var isListOpen = false
    return events.map { event in
      switch event {
      case .ask(let question):
        isListOpen = question.id == EngineMessage.answersPrompt.rawValue
      case .you(var reply) where isListOpen:
        guard let number = reply.text.flatMap({ Int($0) }), number > before else { return event }
        reply.text = String(number - before)
        return .you(reply)
      default: break
      }
      return event
    }
  }

  private static func isReply(_ event: Record.Event) -> Bool {
    if case .you = event { true } else { false }
  }

  private static func isAnswer(_ event: Record.Event) -> Bool {
    guard case .you(let reply) = event else { return false }
    return reply.pick != nil && reply.by != Matched.command.rawValue
  }
}
