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
      lines.append("    seed: \(number(seed))")
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
    return given
  }

  /// Seeds in a tests file are small whole numbers; only `at random` depends on them.
  private func number(_ seed: UInt64) -> UInt64 { seed % 1_000_000 }

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
    for record in transcript.records[beginning...] {
      switch record.event {
      case .bot(let message): said = said ?? message.text
      case .ask(let question): asking = question.at ?? asking
      case .you(let reply), .change(_, let reply):
        steps += seen(asking, said) + ["you: \(quoted(reply.text ?? "something private"))"]
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
    let words = hasWording ? said.map { ["bot: \(quoted(firstLine(of: $0)))"] } ?? [] : []
    return words + (asking.map { ["at: \(quoted($0))"] } ?? [])
  }

  private func firstLine(of text: String) -> String {
    text.split(separator: "\n").first.map(String.init) ?? text
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
