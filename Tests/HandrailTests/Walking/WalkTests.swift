import DialogCompiler
import DialogEngine
import DialogSyntax
import Testing

@testable import handrail

@Suite struct WalkTests {
  private func compiled(_ dialog: String, landing: String = "d/") throws -> Compilation {
    let files = [
      ("contacts.yaml", "contacts: none\ncountry: none\nlanguage: en\nlines: {}\n"),
      ("dialog.yaml", "dialog: d\ntitle: D\n" + dialog),
      ("pack.yaml", "pack: p\ntitle: P\nlanguage: en\nopening: d/\nlanding: \(landing)\n"),
    ].map { SourceFile(name: $0.0, bytes: Array($0.1.utf8)) }
    let compilation = compile(files)
    #expect(!compilation.hasErrors, "\(compilation.problems.map(\.message))")
    return compilation
  }

  @Test func `every answer is given once, and what could not be is named`() throws {
    let compilation = try compiled(
      """
      variables:
        mood: one of calm, sad
        never: yes or no
      nodes:
        start:
          - ask: How are you?
            answer: mood
          - ask: Go on?
            choices:
              Yes: end
              Only at night:
                if: never is yes
                goto: night
        night:
          - end: night
        end:
          - say: "It was {mood}."
          - end: done
      """)
    let pack = try #require(compilation.pack)
    var walk = Walk(pack, from: nil)
    let failed = walk.every(seed: 1)
    #expect(failed == nil)
    #expect(walk.hardened.count == 2, "hostile replies at every question")
    let coverage = Coverage(walk, compilation.origins, in: [DialogID(0)])
    let words = coverage.gaps.map(\.words)
    let tried = try #require(words.first).prefix { $0 != "," }
    #expect(
      [String(tried), words.last] == [
        "choice \"Only at night\" was never taken: its `if` never held",
        "node \"night\" was never reached: what leads to it in \"start\" was never run",
      ])
    let lines = AuthorWords(compilation.files)
    #expect(coverage.gaps.map { $0.quote.map(lines.words(at:)) } == ["never is yes", nil])
  }

  @Test func `what hangs on the country, on two values at once or on a second visit is reached`()
    throws
  {
    let compilation = try compiled(
      """
      variables:
        signs: any of tired, hungry, alone, angry
      nodes:
        start:
          - ask: Which?
            answer: signs
          - say: Both.
            if: signs has tired and signs has alone
          - say: Nowhere.
            if: country is none
          - ask: And now?
            choices:
              Again:
                if: times start < 4
                goto: start
              End: end
        end:
          - end: done
      """)
    var walk = Walk(try #require(compilation.pack), from: nil)
    #expect(walk.every(seed: 1) == nil)
    let gaps = Coverage(walk, compilation.origins, in: [DialogID(0)]).gaps
    #expect(gaps.map(\.words).filter { !$0.contains("always held") } == [])
  }

  @Test func `a node that runs off its end is found, unless it was called or is the opening`()
    throws
  {
    let compilation = try compiled(
      """
      nodes:
        start:
          - say: Hello.
        menu:
          - ask: What now?
            choices:
              Come back:
                call: fine
                goto: menu
              Stop: lost
        fine:
          - say: Back you go.
        lost:
          - say: And then?
      """, landing: "d/menu")
    let pack = try #require(compilation.pack)
    var walk = Walk(pack, from: nil)
    let found = walk.every(seed: 1)
    let failed = try #require(found)
    #expect(failed.failure == .deadEnd("d/lost"))
    #expect(walk.shortest(failed).replies == ["2"])
    var called = Walk(pack, from: pack.node(named: "d/fine"))
    #expect(called.every(seed: 1)?.failure == nil)
  }

  @Test func `the shortest way to a failure is found, though the walk went a longer one`() throws {
    let compilation = try compiled(
      """
      variables:
        mood: one of calm, sad
      nodes:
        start:
          - ask: Which way?
            choices:
              The long one: long
              The short one: short
        long:
          - wait: One.
          - wait: Two.
          - wait: Three.
          - goto: short
        short:
          - wait: Nearly.
          - say: "It was {mood}."
          - end: done
      """)
    var walk = Walk(try #require(compilation.pack), from: nil)
    var walked = walk.begin(Beginning(seed: 7, country: 0))
    for reply in ["help", "1", "back", "1", "", "", String(repeating: "so ", count: 99), "x"] {
      walk.say(reply, to: &walked)
    }
    #expect(walked.failure == .emptyValue(node: "d/short", name: "mood"))
    let shortest = walk.shortest(walked)
    #expect(shortest.replies == ["2", ""])
    #expect(shortest.beginning == Beginning(seed: 7))
    #expect(walk.replies == 8)
  }

  @Test func `an empty value is found, with the fewest replies that show it`() throws {
    let compilation = try compiled(
      """
      variables:
        mood: one of calm, sad
      nodes:
        start:
          - wait: Ready?
          - ask: How are you?
            answer: mood
            skip: yes
          - wait: Still there?
          - say: "It was {mood}."
          - end: done
      """)
    let pack = try #require(compilation.pack)
    var walk = Walk(pack, from: nil)
    let found = walk.every(seed: 1)
    let failed = try #require(found)
    #expect(failed.failure == .emptyValue(node: "d/start", name: "mood"))
    #expect(walk.shortest(failed).replies == ["", "/skip", ""])
  }

  @Test func `a loop that never asks is found`() throws {
    let compilation = try compiled(
      """
      variables:
        tries: number 0 to 9
      nodes:
        start:
          - ask: Go round?
            choices:
              Yes: round
              No: out
        round:
          - set: tries = tries + 1
          - if: tries > 100
            then: out
          - goto: round
        out:
          - end: done
      """)
    let pack = try #require(compilation.pack)
    var walk = Walk(pack, from: nil)
    let failed = walk.every(seed: 1)
    #expect(failed?.failure == .circle(["d/round"]))
  }

  @Test func `the same seed walks the same way`() throws {
    let compilation = try compiled(
      """
      nodes:
        start:
          - ask: Which?
            choices:
              One: start
              Two: start
              Three: out
        out:
          - end: done
      """)
    let pack = try #require(compilation.pack)
    func walked(_ seed: UInt64) -> [String] {
      var walk = Walk(pack, from: nil)
      return walk.byChance(seed: seed, avoidingUsed: false).replies
    }
    #expect(walked(42) == walked(42))
    #expect(walked(42) != walked(43))
  }
}
