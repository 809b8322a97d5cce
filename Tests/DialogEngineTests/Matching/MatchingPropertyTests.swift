import Support
import Testing

@testable import DialogEngine

private let seeds: [UInt64] = (0..<40).map { 500 + $0 }

private let words = TestLexicon([
  "negation": "not, no", "someone": "my mate, he", "past": "ago, used to",
  "idioms": "murder a drink", "die": "die, dead, end ... it ... all, not ... go ... on",
  "want": "want to?, wish, going to", "loop": "<loop> a, <other>", "other": "<loop> b",
])

private func lexicon() -> Lexicon {
  var words = words
  words.interrupt(
    "suicide", match: "<want> ... <die>, kill/end ... myself ... now? ... today",
    check: "<die> ... <die>", except: "<someone> ... died")
  return words.lexicon
}

/// Lines of anything: bytes, pieces of words, signs, letters of other scripts.
private func randomLine(_ chance: inout SeededGenerator) -> [UInt8] {
  let pieces = [
    "i", "want", "to", "die", "kill", "myself", "not", "\u{e9}", "\u{2019}t", "dont", "...", ",",
    "ag",
    "aaaa", "*", "k*ll", "\u{430}", "\u{202e}", "1", "7/10", "s u i c i d e", "'", "murder a drink",
    "\u{1f600}", "end", "it", "all", "go", "on", "ago", "he", "\u{ff41}", "in", "g",
  ]
  var line: [UInt8] = []
  for _ in 0..<Int.random(in: 0...40, using: &chance) {
    if Int.random(in: 0..<8, using: &chance) == 0 {
      line.append(UInt8.random(in: 0...255, using: &chance))
    } else {
      line += pieces[Int.random(in: 0..<pieces.count, using: &chance)].utf8
    }
    if Bool.random(using: &chance) { line.append(0x20) }
  }
  return line
}

@Suite struct MatchingPropertyTests {
  @Test(arguments: seeds)
  func `any bytes are read, and reading what was read changes nothing`(_ seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let lexicon = lexicon()
    for _ in 0..<50 {
      let line = Cleaning.clean(bytes: randomLine(&chance))
      #expect(Cleaning.clean(line) == line)
      let once = lexicon.read(line).normalised
      #expect(lexicon.read(once).normalised == once)
      _ = Redaction.redact(line)
    }
  }

  @Test(arguments: seeds)
  func `two lexicons of the same phrases understand the same`(_ seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    let one = lexicon()
    let other = lexicon()
    let labels = [
      words.meaning("I want to stop", "<die>"), words.meaning("Not yet", "go on, end"),
      words.meaning("Kill the habit", "<want> ... it"),
    ]
    let choices = (one.choiceSet(labels), other.choiceSet(labels))
    for _ in 0..<50 {
      let line = Cleaning.clean(bytes: randomLine(&chance))
      let replies = (one.listen(to: line), other.listen(to: line))
      #expect(one.interrupt(replies.0) == other.interrupt(replies.1))
      let choosing = (
        one.choose(replies.0, from: choices.0), other.choose(replies.1, from: choices.1)
      )
      #expect(choosing.0 == choosing.1)
      #expect(
        one.several(replies.0, of: choices.0, most: 2)
          == other.several(replies.1, of: choices.1, most: 2))
      #expect(one.wish(replies.0) == other.wish(replies.1))
      let numbers = (one.read(line), other.read(line))
      #expect(one.number(numbers.0, in: 0...10) == other.number(numbers.1, in: 0...10))
    }
  }

  @Test(arguments: [
    "want ", "want die ", "end it all ", "kill end it not go on ", "die ", "not go on end ",
    "he died ", "murder a drink want die ",
  ])
  func `the work grows no faster than the reply`(_ piece: String) {
    let lexicon = lexicon()
    func steps(_ words: Int) -> Int {
      let line = Cleaning.clean(String(repeating: piece, count: words))
      return lexicon.listen(to: line).meant.steps
    }
    let short = steps(20)
    let long = steps(160)
    #expect(long <= short * 10 + 200, "\(short) steps became \(long)")
  }
}
