import DialogSyntax
import Support

/// Writes a small pack at random: every verb, every kind, jumps anywhere, loops and dead ends too.
struct RandomDialog {
  private var chance: SeededGenerator
  private var nodes = 0
  private var questions = 0
  private var text = ""

  static func files(seed: UInt64) -> [SourceFile] {
    var random = RandomDialog(chance: SeededGenerator(seed: seed))
    random.write()
    return [
      SourceFile(name: "pack.yaml", bytes: Array(settings.utf8)),
      SourceFile(name: "main.yaml", bytes: Array(random.text.utf8)),
    ]
  }

  private init(chance: SeededGenerator) {
    self.chance = chance
  }

  private static let settings = """
    pack: random
    title: Random
    language: en-GB
    opening: main/
    landing: main/n0
    fallback:
      - Pardon?

    """

  private mutating func below(_ bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &chance)
  }

  private mutating func write() {
    nodes = 3 + below(6)
    text = """
      dialog: main
      title: Main
      variables:
        number: number 0 to 5
        ready: yes or no
        one: one of red, green, blue
        some: up to 2 of red, green, blue
        words: text up to 10
        secret:
          kind: text
          private: yes
      nodes:

      """
    for node in 0..<nodes {
      text += "  n\(node):\n"
      for _ in 0...below(4) { step(indent: "    ", depth: 0) }
      text += "    - ask: Where to?\n      id: q\(node)\n      choices:\n"
      text += "        Onward: n\(below(nodes))\n        Elsewhere: n\(below(nodes))\n"
      text += "        Stay: next\n        Leave:\n          - end: left\n"
    }
    text += "interrupts:\n  alarm:\n    priority: 1\n    match:\n      - fire\n    call: n0\n"
  }

  private mutating func step(indent: String, depth: Int) {
    switch below(depth < 2 ? 12 : 8) {
    case 0: text += "\(indent)- say: You have {number | no number} and {some | nothing}.\n"
    case 1:
      text +=
        "\(indent)- say:\n\(indent)    at random:\n\(indent)      - One.\n\(indent)      - Two.\n"
    case 2: text += "\(indent)- set: number = number + \(below(4))\n"
    case 3: text += "\(indent)- wait: Take a breath.\n"
    case 4: question(indent: indent)
    case 5: text += "\(indent)- keep: \"Number {number | none}\"\n"
    case 6: text += "\(indent)- mark: here\n"
    case 7: text += "\(indent)- call: n\(below(nodes))\n"
    case 8, 9: branch(indent: indent, depth: depth)
    case 10: text += "\(indent)- say:\n\(indent)    once:\n\(indent)      - Only once.\n"
    default: text += "\(indent)- set: some = some + red\n"
    }
  }

  private mutating func question(indent: String) {
    let variable = ["number", "ready", "one", "some", "words", "secret"][below(6)]
    questions += 1
    text += "\(indent)- ask: What of \(variable)?\n\(indent)  answer: \(variable)\n"
    text += "\(indent)  id: a\(questions)\n"
    if below(2) == 0 { text += "\(indent)  skip: yes\n" }
  }

  private mutating func branch(indent: String, depth: Int) {
    let condition = [
      "number > 2", "known words", "some has green", "one is red", "not ready is yes",
      "visited n1 and times n0 < 3",
    ][below(6)]
    text += "\(indent)- if: \(condition)\n\(indent)  then:\n"
    step(indent: indent + "    ", depth: depth + 1)
    text += "\(indent)  else:\n"
    step(indent: indent + "    ", depth: depth + 1)
  }
}

/// What visitors type: fitting, nearly fitting, and anything at all.
struct RandomReplies {
  var chance: SeededGenerator

  private static let usual = [
    "1", "2", "3", "4", "yes", "no", "maybe", "seven", "red", "red and blue", "all", "none",
    "onward", "onwrd", "stay", "fire", "help", "back", "undo", "repeat", "choices", "skip", "menu",
    "answers", "plan", "privacy", "pause", "delete", "resume ABCD", "/back", "", "  ", "not onward",
    "can we go back one", "\u{1B}[31m", "\u{202E}evil", "🙂🙂🙂", "ok", "the second one", "5", "9",
  ]

  mutating func next() -> String {
    switch Int.random(in: 0..<20, using: &chance) {
    case 0:
      let bytes = (0..<Int.random(in: 0..<60, using: &chance)).map { _ in
        UInt8.random(in: 0...255, using: &chance)
      }
      return String(decoding: bytes, as: UTF8.self)
    case 1: return String(repeating: "all the way ", count: 300)
    default: return Self.usual[Int.random(in: 0..<Self.usual.count, using: &chance)]
    }
  }
}
