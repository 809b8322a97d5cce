import DialogCompiler
import DialogSyntax

@testable import DialogEngine

/// A conversation as a script: what is typed behind `> `, and everything else what came of it.
struct Script {
  let pack: Pack
  var conversation = Conversation()
  private(set) var lines: [String] = []

  init(_ pack: Pack) {
    self.pack = pack
  }

  /// Does what a line of a script asks: a reply, or one of the other inputs in brackets.
  mutating func play(_ line: String) {
    lines.append("> " + line)
    give(input(for: line))
  }

  mutating func give(_ input: Input) {
    let (next, outputs) = pack.step(conversation, input)
    conversation = next
    lines += outputs.flatMap(describe)
    lines.append("")
  }

  private func input(for line: String) -> Input {
    switch line {
    case "[begin]": .began(Beginning(seed: 1))
    case "[begin hello]": .began(Beginning(seed: 1, dialog: pack.dialog(named: "hello")))
    case "[begin unasked]": .began(Beginning(seed: 1, keeping: .set(.none)))
    case "[begin always]": .began(Beginning(seed: 1, keeping: .always))
    case "[silent]": .stayedSilent
    case "[hang up]": .left(.hangup)
    case "[disk full]": .recordingFailed
    case "[escape]": .said("\u{1B}[2J\u{202E}\0")
    default: .said(line)
    }
  }

  private func describe(_ output: Output) -> [String] {
    switch output {
    case .said(let saying): [saying.text] + note("recorded", saying.recorded)
    case .asked(let asking): describe(asking)
    case .understood(let understanding): ["[\(describe(understanding))]"]
    case .interrupted(let turn, let interrupt, let how):
      ["[\(turn) interrupted by \(pack.tables.interrupts[interrupt].name), \(how.rawValue)]"]
    case .undone(let turn, let to): ["[\(turn) undone to \(to)]"]
    case .changed(let to, let understanding): ["[changed \(to): \(describe(understanding))]"]
    case .entered(let node): ["[\(pack.name(of: node))]"]
    case .set(let variable, let value):
      [
        "[\(pack.tables.variables[variable].name) = \(value.map { words(of: $0, variable) } ?? "unset")]"
      ]
    case .kept(let under, let text, let isTop):
      ["[kept under \(under)\(isTop ? ", at the top" : ""): \(text)]"]
    case .marked(let name): ["[mark \(name)]"]
    case .consented(let consent, let wording): ["[consent \(consent.name): \(wording)]"]
    case .keepingTold(let message): ["[told: \(message.rawValue)]"]
    case .codeWanted: ["[code wanted]"]
    case .paused: ["[paused]"]
    case .resumeWanted(let code): ["[resume \(code)]"]
    case .erased: ["[erased]"]
    case .hidden: ["[hidden]"]
    case .deadEnd(let node): ["[dead end: \(pack.name(of: node))]"]
    case .looped(let nodes): ["[loop: \(nodes.map(pack.name(of:)).joined(separator: ", "))]"]
    case .ended(let ending): ["[ended: \(ending)]"]
    }
  }

  private func words(of value: Value, _ variable: VariableID) -> String {
    pack.words(of: value, in: variable)
  }

  private func note(_ what: String, _ text: String?) -> [String] {
    text.map { ["[\(what): \($0)]"] } ?? []
  }

  private func describe(_ asking: Asking) -> [String] {
    var lines = ["? " + asking.text] + note("recorded", asking.recorded)
    lines += asking.offers.enumerated().map { "  \($0 + 1). \($1.label)" }
    if let hint = asking.hint { lines.append("  " + hint) }
    return lines
  }

  private func describe(_ understanding: Understanding) -> String {
    var words = "\(understanding.turn) \(understanding.by.rawValue)"
    switch understanding.pick {
    case .word(let word)?: words += " \(word)"
    case .words(let list)?: words += " \(list.joined(separator: "+"))"
    case .number(let number)?: words += " \(number)"
    case .yesOrNo(let yes)?: words += yes ? " yes" : " no"
    case nil: break
    }
    if let hit = understanding.hit { words += " by \"\(hit)\"" }
    if !understanding.redacted.isEmpty { words += " without \(understanding.redacted)" }
    return understanding.isPrivate ? words + " privately" : words
  }
}

/// The pack that the files of a script make.
func pack(of files: [SourceFile]) -> (pack: Pack?, problems: [String]) {
  let compilation = compile(files)
  let errors = compilation.problems.filter { $0.severity == .error }
  return (compilation.pack, errors.map { "\($0.file): \($0.message) [\($0.code)]" })
}
