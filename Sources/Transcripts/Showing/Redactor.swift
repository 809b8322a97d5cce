import DialogEngine

/// Makes a copy of a transcript with personal details replaced in all that a visitor gave.
///
/// What the bot said is left as it is, because helplines have numbers too, but for the words of
/// the visitor that it repeated.
public struct Redactor {
  /// A bot repeats what was just said; older replies are not looked for.
  private static let remembered = 32

  private var replaced: [(words: String, with: String)] = []
  private var hash = SHA256()

  public init() {}

  public mutating func copy(_ header: Header) -> [UInt8] {
    let line = header.line
    hash.update(line)
    return line
  }

  public mutating func copy(_ record: Record) -> [UInt8] {
    var copy = record
    copy.event = event(record.event)
    let line = copy.line
    hash.update(line)
    return line
  }

  private mutating func event(_ event: Record.Event) -> Record.Event {
    switch event {
    case .you(let given): return .you(reply(given))
    case .change(let earlier, let given): return .change(to: earlier, reply(given))
    case .set(let name, .text(let text)?): return .set(name: name, .text(clean(text)))
    case .keep(let under, let text, let isTop):
      return .keep(under: under, text: clean(text), isTop: isTop)
    case .bot(var message):
      message.text = repeated(message.text)
      return .bot(message)
    case .ask(var question):
      question.text = repeated(question.text)
      return .ask(question)
    case .end(var end):
      end.sum = hash.digest().short
      return .end(end)
    case .go, .undo, .mark, .interrupt, .consent, .pause, .resume, .other, .set: return event
    }
  }

  private mutating func reply(_ given: Record.Reply) -> Record.Reply {
    guard let text = given.text else { return given }
    let (clean, details) = Redaction.redact(text)
    guard clean != text else { return given }
    replaced.append((text, clean))
    if replaced.count > Self.remembered { replaced.removeFirst() }
    var copy = given
    copy.text = clean
    copy.redacted += details.map(\.rawValue)
    if case .text(let pick)? = given.pick { copy.pick = .text(self.clean(pick)) }
    return copy
  }

  private func clean(_ text: String) -> String {
    Redaction.redact(text).text
  }

  private func repeated(_ text: String) -> String {
    replaced.reduce(text) { $0.replacing($1.words, with: $1.with) }
  }
}
