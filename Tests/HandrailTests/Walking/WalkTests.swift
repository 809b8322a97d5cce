import DialogCompiler
import DialogEngine
import DialogSyntax
import Testing

@testable import handrail

@Suite struct WalkTests {
  private func compiled(_ dialog: String) throws -> Compilation {
    let files = [
      ("contacts.yaml", "contacts: none\ncountry: none\nlanguage: en\nlines: {}\n"),
      ("dialog.yaml", "dialog: d\ntitle: D\n" + dialog),
      ("pack.yaml", "pack: p\ntitle: P\nlanguage: en\nopening: d/\nlanding: d/\n"),
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
    let coverage = Coverage(walk, compilation.origins, in: [DialogID(0)])
    #expect(
      coverage.gaps.map(\.words) == [
        "choice \"Only at night\" was never taken: its `if` never held",
        "node \"night\" was never reached",
      ])
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
    #expect(walk.shortest(failed) == ["", "/skip", ""])
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
