import DialogEngine
import Platform
import Transcripts

/// A kept conversation as a case for a tests file: what was typed, and where that led.
struct RecordedCase {
  let transcript: Transcript
  let pack: Pack
  /// Also what the bot said, the first line of each turn.
  let hasWording: Bool

  var text: String {
    let header = transcript.header
    let name = header?.id ?? "recorded"
    var lines = ["tests: \(name)", "cases:", "  \(name):", "    from: \(quoted(start))"]
    if !given.isEmpty { lines += ["    given:"] + given.map { "      - \(quoted($0))" } }
    if let country = header?.country { lines.append("    country: \(country)") }
    if let seed = header.flatMap({ UInt64($0.seed, radix: 16) }) {
      lines.append("    seed: \(quoted(String(seed, radix: 16)))")
    }
    return (lines + ["    steps:"] + steps).joined(separator: "\n") + "\n"
  }

  /// Where the case begins among the records: a test passes the opening over, so that is where the
  /// dialog that was asked for begins.
  private var beginning: Int {
    let events = transcript.records.map(\.event)
    let dialog = transcript.header?.dialog.map { $0 + "/" } ?? ""
    return events.firstIndex {
      if case .go(let node) = $0 { node.hasPrefix(dialog) } else { false }
    } ?? 0
  }

  private var start: String {
    for case .go(let node) in transcript.records[beginning...].map(\.event) { return node }
    return pack.name(of: pack.tables.opening)
  }

  /// What was set from outside, and what the opening had set by then.
  private var given: [String] {
    var given = (transcript.header?.given ?? []).map(setting)
    if let level = transcript.header?.record, level != "ask" {
      given.append("consent = \(level == "always" ? Consent.reviewer.name : level)")
    }
    let dialog = pack.node(named: start).map { pack.tables.nodes[$0].dialog }
    for case .set(let name, .text(let value)?) in transcript.records[..<beginning].map(\.event)
    where pack.variable(named: name, in: dialog) != nil {
      given.append("\(name) = \(value)")
    }
    let agreed = transcript.records[..<beginning].compactMap { record in
      if case .consent(let agreement) = record.event { agreement.level } else { nil }
    }
    if let level = agreed.last { given.append("consent = \(level)") }
    return given
  }

  /// `dialog/name=value` as the dialog itself says it.
  private func setting(_ given: String) -> String {
    let parts = given.split(separator: "=", maxSplits: 1)
    let name = parts.first.map { $0.split(separator: "/").last ?? $0 } ?? ""
    return "\(name) = \(parts.count > 1 ? String(parts[1]) : "")"
  }

  private var steps: [String] {
    var steps: [String] = []
    var asking: String?
    var said: String?
    let events = ToldRecords(transcript.records.map(\.event), from: beginning).events
    for event in events {
      switch event {
      case .bot(let message): said = said ?? message.text
      case .ask(let question): asking = question.at ?? asking
      case .you(let reply), .change(_, let reply):
        steps += seen(asking, said) + ["you: \(quoted(typed(reply)))"]
        (asking, said) = (nil, nil)
      case .interrupt(_, let name, let how):
        // The words are not kept; others that fire it stand in for them.
        let words = Alarm.Rule(rawValue: how).flatMap { pack.reply(firing: name, by: $0) }
        steps += seen(asking, said) + ["you: \(quoted(words ?? ""))"]
        (asking, said) = (nil, nil)
      case .undo:
        steps += seen(asking, said) + ["you: back"]
        (asking, said) = (nil, nil)
      case .end(let end) where end.why == "done":
        steps += seen(asking, said) + (end.name.map { ["ends: \(quoted($0))"] } ?? [])
        (asking, said) = (nil, nil)
      default: break
      }
    }
    return (steps + seen(asking, said)).map { "      - \($0)" }
  }

  private func seen(_ asking: String?, _ said: String?) -> [String] {
    let words = hasWording ? said.map { ["bot: \(quoted(stable($0)))"] } ?? [] : []
    return words + (asking.map { ["at: \(quoted($0))"] } ?? [])
  }

  /// What was typed; other words of the same sort where it was not kept.
  private func typed(_ reply: Record.Reply) -> String {
    guard let text = reply.text else { return "something private" }
    if reply.redacted.isEmpty { return text }
    return parts(of: text).map { $0.isMark ? "…" : $0.words }.joined()
  }

  /// The first line, and of that the longest part without what stands in for something private.
  private func stable(_ text: String) -> String {
    let line = text.split(separator: "\n").first.map(String.init) ?? text
    let words = parts(of: line).filter { !$0.isMark }.map(\.words)
    return words.max { $0.utf8.count < $1.utf8.count } ?? line
  }

  /// `[private]`, `[phone 1]` and the like, and what stands between them.
  private func parts(of text: String) -> [(words: String, isMark: Bool)] {
    var parts: [(words: String, isMark: Bool)] = []
    for (place, piece) in text.split(separator: "[", omittingEmptySubsequences: false).enumerated()
    {
      let halves = piece.split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
      if place == 0 || halves.count < 2 {
        parts.append((place == 0 ? String(piece) : "[" + piece, false))
      } else {
        parts.append(("[\(halves[0])]", true))
        parts.append((String(halves[1]), false))
      }
    }
    return parts.filter { !$0.words.isEmpty }
  }

  /// Always in quotes: then no reply can be taken for anything but text.
  private func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.reduce(into: "") { words, scalar in
        switch scalar {
        case "\"", "\\": words += "\\\(scalar)"
        case "\n": words += "\\n"
        default:
          if ScreenText.isHarmless(scalar) {
            words.unicodeScalars.append(scalar)
          } else {
            let digits = String(scalar.value, radix: 16)
            words += "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
          }
        }
      } + "\""
  }
}
