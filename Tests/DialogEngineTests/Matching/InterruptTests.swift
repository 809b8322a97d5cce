import Testing

@testable import DialogEngine

private let pack: Lexicon = {
  var words = TestLexicon(
    [
      "negation": "not, no, never, without",
      "past": "used to, ago, last year, when i was, in 20*",
      "someone": "my mate/brother/mum, he, she, someone",
      "idioms": "murder/kill for? ... drink/pint, dying for a fag",
      "general": "what are the signs of, can you",
      "clause": "i, but, because",
      "turn": "but, and i",
      "now": "now, again, tonight",
      "die": "die, dying, dead, end it all",
      "overdosing": "overdos*, took too much/many",
    ],
    except: ["negation": "not sure, not know", "clause": "think i, think that i"])
  words.interrupt("overdose", match: "<someone> ... <overdosing>, <overdosing>")
  words.interrupt(
    "suicide", match: "want to? <die>, kill ... myself, not want to live", check: "<die>",
    except: "<someone> died, dead end")
  return words.lexicon
}()

@Suite struct InterruptTests {
  @Test(arguments: [
    ("i want to die", "suicide match"), ("I WANNA DIE!!", "suicide match"),
    ("want 2 die", "suicide match"), ("i wantt to dieee", "suicide match"),
    ("kms", "suicide match"), ("im going to kill my self", "suicide match"),
    ("i dont want to live any more", "suicide match"), ("k!ll myself", "suicide match"),
    ("i don't want to kill myself", "none"), ("i dont think i want to die", "none"),
    ("i do not know if i want to die", "suicide match"),
    ("i am not ok i want to die", "suicide match"), ("no, i want to die", "suicide match"),
    ("never slept, want to die", "suicide match"),
    ("i used to want to die", "none"),
    ("i wanted kids when i was young and i want to die", "suicide match"),
    ("three years ago i wanted to end it all", "none"),
    ("i used to want to die and now i want to die again", "suicide match"),
    ("i could murder a drink", "none"),
    ("i could murder a drink and i want to die", "suicide match"),
    ("dying for a fag", "none"), ("dead end job", "none"),
    ("dead end job and i am dead", "suicide check"),
    ("what are the signs of overdose", "none"), ("can you overdose", "none"),
    ("my mate overdosed", "overdose match"), ("my mate overdosed last year", "none"),
    ("i took too many", "overdose match"), ("my brother wants to die", "suicide check"),
    ("my brother said kill me and bury myself", "suicide check"),
    ("overdosde", "overdose match"),
  ])
  func `what fires`(_ line: String, _ expected: String) {
    let alarm = pack.interrupt(pack.listen(to: Cleaning.clean(line)))
    let name = alarm.map { $0.interrupt == InterruptID(0) ? "overdose" : "suicide" }
    #expect(
      [name, alarm?.rule.rawValue].compactMap { $0 }.joined(separator: " ")
        == (expected == "none" ? "" : expected))
  }
}
