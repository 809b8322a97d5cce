import DialogEngine
import Platform

/// Takes a recorded conversation through today's dialogs, and says what would be different.
///
/// Replies are matched anew from their text. Once the route is another one, the rest is not compared.
public struct Verification {
  public struct Found: Hashable, Sendable {
    /// The reply after which it shows; 0 before the first.
    public var turn: Int
    public var difference: Difference
  }

  public private(set) var found: [Found] = []
  /// The reply at which the comparison stopped, and how many were left.
  public private(set) var stopped: (turn: Int, left: Int)?

  private let pack: Pack
  private let transcript: Transcript
  private let names: Names
  private var conversation = Conversation()
  private var turn = 0
  private let hits: Hits?

  /// What is run is counted, where anybody wants to know.
  public init(_ transcript: Transcript, through names: Names, counting hits: Hits? = nil) {
    self.names = names
    self.hits = hits
    self.pack = names.pack
    self.transcript = transcript
    run()
  }

  /// What a pack says of all conversations alike.
  public struct Names {
    let pack: Pack
    let scribe: Scribe
    /// The dialogs that interrupts lead into.
    let safety: Set<DialogID>
    let questions: [NodeID: [Question]]

    public init(_ pack: Pack) {
      self.pack = pack
      scribe = Scribe(pack.tables)
      safety = Set(pack.tables.interrupts.map { pack.tables.nodes[$0.call].dialog })
      questions = Dictionary(grouping: pack.tables.questions, by: \.node)
    }
  }
}

extension Verification {
  private mutating func run() {
    var beginning = transcript.beginning(in: pack)
    beginning.consent = .none
    beginning.turns = 0
    let parts = Part.parts(of: transcript.records)
    for (place, part) in parts.enumerated() {
      turn = part.turn ?? turn
      let now = outcome(of: part, beginning)
      if let now { compare(part, now) }
      if found.last?.difference.grade.endsComparison == true {
        let left = parts[(place + 1)...].count { $0.turn != nil }
        stopped = (turn, left)
        return
      }
    }
  }

  /// What today's dialogs make of it; nil where nothing can be compared.
  private mutating func outcome(of part: Part, _ beginning: Beginning) -> Outcome? {
    switch part.cause {
    case .beginning: return step(.began(beginning))
    case .resume(let before):
      let replies = Replies(Array(transcript.records[..<before]))
      var beginning = beginning
      beginning.turns = turn
      conversation = replies.fold(beginning, through: pack)
      return step(.returned(stood: replies.stood))
    case .undo: return step(.said("/" + Command.back.rawValue))
    case .interrupt(_, let name, let how): return interrupt(name, how)
    case .you(let reply), .change(_, let reply): return said(reply)
    }
  }

  private mutating func said(_ reply: Record.Reply) -> Outcome? {
    // A code is never written, so there is nothing to come back with.
    if reply.pick == .text(Command.resume.rawValue), reply.by == Matched.command.rawValue {
      return nil
    }
    guard let text = reply.text else {
      // Whatever it was, it was given.
      return reply.by == Matched.free.rawValue ? step(.said("…")) : nil
    }
    if !reply.redacted.isEmpty, let words = words(for: reply.pick) { return step(.said(words)) }
    if !reply.redacted.isEmpty && reply.by == Matched.none.rawValue {
      return step(.said(Self.withoutTags(text, reply.redacted)))
    }
    let isCommand = reply.by == Matched.command.rawValue && text == reply.pick?.text
    return step(.said(isCommand ? "/" + text : text))
  }

  /// What was not understood is not to be understood by the number of a tag.
  private static func withoutTags(_ text: String, _ kinds: [String]) -> String {
    var text = text
    for kind in kinds {
      for number in 1...kinds.count { text = text.replacing("[\(kind) \(number)]", with: "") }
    }
    return text
  }

  /// The number under which a choice is offered now; the label of one that is only heard.
  private func words(for pick: FlatValue?) -> String? {
    guard case .text(let id)? = pick, let question = conversation.question else { return nil }
    let shown = pack.step(conversation, .said("/" + Command.choices.rawValue)).outputs
    for case .asked(let asking) in shown {
      let place = asking.offers.firstIndex {
        $0.id == id || names.was($0.id, in: question).contains(id)
      }
      if let place { return String(place + 1) }
    }
    guard case .choices(let choices) = pack.tables.questions[question].form else { return nil }
    return choices.first { !$0.isAlwaysListed && ($0.id == id || $0.was.contains(id)) }?.label
  }

  /// The words of an interrupt are not kept, so it is entered by its name; what it shows is heard
  /// by asking for it again.
  private mutating func interrupt(_ name: String, _ how: String) -> Outcome? {
    guard let rule = Alarm.Rule(rawValue: how) else { return nil }
    let before = conversation
    let open = Standing(node: "", question: "", wording: "")
    var entered = before
    let reply = Recorded.Reply.interrupted(name: name, how: rule)
    _ = pack.advance(
      &entered, .again(.init(turn: turn, standing: open, reply: reply)), counting: hits)
    guard entered.history.count > before.history.count else {
      return Outcome(lacksInterrupt: true)
    }
    let heard = pack.step(entered, .said("/" + Command.repeat.rawValue))
    conversation = entered
    var outcome = Outcome(heard.outputs.filter { !$0.isUnderstanding }, names)
    outcome.knowsNodes = false
    outcome.interrupt = name
    return outcome
  }

  private mutating func step(_ input: Input) -> Outcome {
    Outcome(pack.advance(&conversation, input, counting: hits), names)
  }
}

extension Verification {
  private mutating func compare(_ part: Part, _ now: Outcome) {
    let was = Outcome(part.events)
    let place = place(of: part)
    if compareSafety(part, was, now, place) { return }
    if compareUnderstanding(part, now, place) { return }
    if compareRoute(was, now, place) { return }
    compareWords(was, now, place)
  }

  private func place(of part: Part) -> String {
    guard let question = part.question, let node = question.at else { return part.node ?? "" }
    return node + ", " + question.id
  }

  private mutating func add(
    _ grade: Difference.Grade, _ place: String, _ was: String, _ now: String
  ) {
    found.append(
      Found(turn: turn, difference: Difference(grade, at: place, was: was, isNow: now)))
  }

  private mutating func compareSafety(
    _ part: Part, _ was: Outcome, _ now: Outcome, _ place: String
  ) -> Bool {
    if case .interrupt(_, let name, _) = part.cause, now.lacksInterrupt || now.interrupt != name {
      add(.safety, place, "the interrupt \(name)", now.interrupt ?? "no interrupt of that name")
      return true
    }
    guard now.knowsNodes else { return false }
    for node in was.nodes where names.isSafety(node) {
      if now.nodes.contains(where: { names.isSame(node, $0) }) { continue }
      add(.safety, place, "to \(node)", now.nodes.last.map { "to \($0)" } ?? "stays")
      return true
    }
    return false
  }

  private mutating func compareUnderstanding(_ part: Part, _ now: Outcome, _ place: String)
    -> Bool
  {
    guard case .you(let reply) = part.cause else { return compareChange(part, now, place) }
    let wasUnderstood = reply.by != Matched.none.rawValue || reply.pick != nil
    if let interrupt = now.interrupt {
      add(.route, place, words(for: reply), "the interrupt \(interrupt)")
      return true
    }
    guard let heard = now.reply else {
      if now.undone == nil { return false }
      add(.route, place, words(for: reply), "goes back")
      return true
    }
    let isUnderstood = heard.by != Matched.none.rawValue || heard.pick != nil
    if wasUnderstood && !isUnderstood {
      add(.stuck, place, words(for: reply), "not understood")
      return true
    }
    if wasUnderstood == isUnderstood && names.isSame(reply.pick, heard.pick, in: part.question) {
      return false
    }
    add(.route, place, words(for: reply), words(for: heard))
    return true
  }

  private mutating func compareChange(_ part: Part, _ now: Outcome, _ place: String) -> Bool {
    switch part.cause {
    case .change(_, let reply):
      guard let heard = now.change else {
        add(.stuck, place, "an earlier answer is changed", "it can't be changed")
        return true
      }
      if names.isSame(reply.pick, heard.pick, in: part.question) { return false }
      add(.route, place, words(for: reply), words(for: heard))
      return true
    case .undo(_, let earlier):
      if now.undone == earlier { return false }
      add(
        .route, place, "goes back to reply \(earlier)",
        now.undone.map { "goes back to reply \($0)" } ?? "stays")
      return true
    case .beginning, .resume, .interrupt, .you: return false
    }
  }

  private func words(for reply: Record.Reply) -> String {
    let text = reply.text.map { "\"\($0)\"" } ?? "a private answer"
    switch reply.pick {
    case nil: return reply.by == Matched.none.rawValue ? "\(text) is not understood" : text
    case let pick?: return "\(text) is \(pick.shown)"
    }
  }

  private mutating func compareRoute(_ was: Outcome, _ now: Outcome, _ place: String) -> Bool {
    if now.knowsNodes, !names.areSame(was.nodes, now.nodes) {
      add(.route, place, route(was.nodes), route(now.nodes))
      return true
    }
    let open = openQuestion
    if let asked = was.questions.last, !names.isSame(asked, open) {
      add(.route, place, asked.named, open.map { "\($0.node), \($0.question)" } ?? "no question")
      return true
    }
    if let end = was.ending, now.ending != end {
      add(.route, place, "ends: \(end)", now.ending.map { "ends: \($0)" } ?? "goes on")
      return true
    }
    return false
  }

  /// The one that is open, not the one that was shown: an empty line shows it once more.
  private var openQuestion: Standing? {
    guard let question = conversation.question else { return nil }
    return pack.standing(at: question)
  }

  private func route(_ nodes: [String]) -> String {
    nodes.isEmpty ? "stays" : "to " + nodes.joined(separator: ", ")
  }

  private mutating func compareWords(_ was: Outcome, _ now: Outcome, _ place: String) {
    if let asked = was.questions.last, let asks = now.questions.last {
      let offered = asked.options.map { names.today($0, in: asked) }
      if offered != asks.options {
        add(.choices, asked.named, shown(asked.options), shown(asks.options))
      } else if asked.labels != asks.labels {
        add(.wording, asked.named, shown(asked.labels), shown(asks.labels))
      }
      if asked.text != asks.text { add(.wording, asked.named, asked.text, asks.text) }
    }
    if now.knowsNodes, was.values != now.values {
      add(.values, place, shown(was.values), shown(now.values))
    }
    if was.messages != now.messages { compareMessages(was.messages, now.messages, place) }
  }

  /// Only the lines that differ, so that one edit gives the same difference everywhere.
  private mutating func compareMessages(
    _ was: [Record.Message], _ now: [Record.Message], _ place: String
  ) {
    guard was.count == now.count else {
      let left = was.filter { !now.contains($0) }
      let added = now.filter { !was.contains($0) }
      let at = (left + added).first?.at ?? place
      return add(.wording, at, shown(left.map(\.text)), shown(added.map(\.text)))
    }
    for (before, after) in zip(was, now) where before.text != after.text {
      add(.wording, before.at ?? place, before.text, after.text)
    }
  }

  private func shown(_ texts: [String]) -> String {
    texts.isEmpty ? "nothing" : texts.joined(separator: "; ")
  }
}
