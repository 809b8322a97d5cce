/// How records stand in a file: fixed keys in a fixed order, `text` last.
extension Record {
  public var line: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// Adds the line.
  func append(to bytes: inout [UInt8]) {
    var line = FlatLine(bytes)
    bytes = []
    line.add("t", time)
    line.add("k", kind)
    let text = addFields(to: &line)
    for field in extra { line.add(field.key, field.value) }
    line.add("text", text)
    line.close()
    bytes = line.bytes
  }

  /// `k`.
  public var kind: String {
    switch event {
    case .go: "go"
    case .bot: "bot"
    case .ask: "ask"
    case .you: "you"
    case .set: "set"
    case .undo: "undo"
    case .change: "change"
    case .mark: "mark"
    case .interrupt: "interrupt"
    case .keep: "keep"
    case .consent: "consent"
    case .pause: "pause"
    case .resume: "resume"
    case .end: "end"
    case .other(let kind): kind
    }
  }

  /// Everything but `text`, which is the answer.
  private func addFields(to line: inout FlatLine) -> String? {
    switch event {
    case .go(let node): line.add("to", node)
    case .bot(let message):
      line.add("at", message.at)
      line.add("tag", message.tag)
      return message.text
    case .ask(let question):
      question.add(to: &line)
      return question.text
    case .you(let reply):
      line.add("n", reply.turn)
      reply.add(to: &line)
      return reply.text
    case .set(let name, let value):
      line.add("name", name)
      line.add("value", value)
    case .undo(let turn, let earlier):
      line.add("n", turn)
      line.add("to", earlier)
    case .change(let earlier, let reply):
      line.add("n", reply.turn)
      line.add("to", earlier)
      reply.add(to: &line)
      return reply.text
    case .mark(let name): line.add("name", name)
    case .interrupt(let turn, let name, let how):
      line.add("n", turn)
      line.add("name", name)
      line.add("how", how)
    case .keep(let under, let text, let isTop):
      line.add("under", under)
      if isTop { line.add("top", FlatValue.truth(true)) }
      return text
    case .consent(let agreement):
      line.add("level", agreement.level)
      line.add("clock", agreement.clock)
      line.add("code", agreement.code)
      return agreement.wording
    case .pause(let code): line.add("code", code)
    case .resume(let back):
      line.add("clock", back.clock)
      line.add("lost", back.lost)
      line.add("fingerprint", back.fingerprint)
    case .end(let end):
      line.add("why", end.why)
      line.add("name", end.name)
      line.add("turns", end.turns)
      line.add("sum", end.sum)
    case .other: break
    }
    return nil
  }
}

extension Record.Question {
  fileprivate func add(to line: inout FlatLine) {
    line.add("at", at)
    line.add("q", id)
    line.add("tag", tag)
    if isWait { line.add("wait", FlatValue.truth(true)) }
    if !options.isEmpty {
      line.add("options", options)
      line.add("labels", labels)
    }
    line.add("hint", hint)
  }
}

extension Record.Reply {
  fileprivate func add(to line: inout FlatLine) {
    line.add("pick", pick)
    line.add("by", by)
    line.add("hit", hit)
    if !redacted.isEmpty { line.add("redacted", redacted) }
    if text == nil { line.add("private", FlatValue.truth(true)) }
  }
}

extension Record {
  /// Why an object is not a record of its kind.
  struct Problem: Error, Equatable {
    /// The key that is missing or holds something else.
    var key: String
  }

  init(_ object: FlatObject) throws(Problem) {
    var line = Fields(object)
    time = try line.number("t")
    let kind = try line.text("k")
    event = try Self.event(kind, &line)
    extra = line.unread
  }

  private static func event(_ kind: String, _ line: inout Fields) throws(Problem) -> Event {
    switch kind {
    case "go": return try .go(to: line.text("to"))
    case "bot":
      return try .bot(
        Message(at: line.maybe("at"), tag: line.maybe("tag"), text: line.text("text")))
    case "ask": return try .ask(Question(&line))
    case "you": return try .you(Reply(&line))
    case "set": return try .set(name: line.text("name"), line.value("value"))
    case "undo": return try .undo(turn: line.number("n"), to: line.number("to"))
    case "change": return try .change(to: line.number("to"), Reply(&line))
    case "mark": return try .mark(line.text("name"))
    case "interrupt":
      return try .interrupt(
        turn: line.number("n"), name: line.text("name"), how: line.text("how"))
    case "keep":
      let isTop = line.value("top") == .truth(true)
      return try .keep(under: line.text("under"), text: line.text("text"), isTop: isTop)
    case "consent":
      return try .consent(
        Agreement(
          level: line.text("level"), clock: line.text("clock"), code: line.maybe("code"),
          wording: line.maybe("text")))
    case "pause": return .pause(code: line.maybe("code"))
    case "resume":
      return try .resume(
        Return(
          clock: line.text("clock"), lost: line.number("lost"),
          fingerprint: line.text("fingerprint")))
    case "end":
      return try .end(
        End(
          why: line.text("why"), name: line.maybe("name"), turns: line.number("turns"),
          sum: line.text("sum")))
    default: return .other(kind: kind)
    }
  }
}

extension Record.Question {
  fileprivate init(_ line: inout Fields) throws(Record.Problem) {
    id = try line.text("q")
    at = line.maybe("at")
    tag = line.maybe("tag")
    isWait = line.value("wait") == .truth(true)
    options = line.value("options")?.list ?? []
    labels = line.value("labels")?.list ?? []
    if options.count != labels.count { throw Record.Problem(key: "labels") }
    hint = line.maybe("hint")
    text = try line.text("text")
  }
}

extension Record.Reply {
  fileprivate init(_ line: inout Fields) throws(Record.Problem) {
    turn = try line.number("n")
    by = try line.text("by")
    pick = line.value("pick")
    hit = line.maybe("hit")
    redacted = line.value("redacted")?.list ?? []
    text = line.value("private") == .truth(true) ? nil : try line.text("text")
  }
}

/// Takes the known keys out of an object; what stays is kept as it is.
private struct Fields {
  private var object: FlatObject
  private var isRead: [Bool]

  init(_ object: FlatObject) {
    self.object = object
    isRead = [Bool](repeating: false, count: object.fields.count)
  }

  var unread: [FlatObject.Field] {
    zip(object.fields, isRead).filter { !$0.1 }.map(\.0)
  }

  mutating func value(_ key: String) -> FlatValue? {
    guard let index = object.fields.firstIndex(where: { $0.key == key }) else { return nil }
    isRead[index] = true
    return object.fields[index].value
  }

  mutating func maybe(_ key: String) -> String? {
    value(key)?.text
  }

  mutating func text(_ key: String) throws(Record.Problem) -> String {
    guard let text = value(key)?.text else { throw Record.Problem(key: key) }
    return text
  }

  mutating func number(_ key: String) throws(Record.Problem) -> Int {
    guard let number = value(key)?.number else { throw Record.Problem(key: key) }
    return number
  }
}
