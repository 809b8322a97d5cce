import DialogCompiler
import DialogEngine
import DialogSyntax
import Testing

@testable import handrail

/// Whether the shipped dialogs listen more than they ask, on five hundred paths of each.
@Suite struct TalkFiguresTests {
  private func figures(_ dialog: String) throws -> TalkFigures {
    let pack = try shippedPack()
    return TalkFigures(pack, try #require(pack.dialog(named: dialog)), paths: 500, seed: 1)
  }

  @Test(arguments: ["motivation", "triggers", "relapse", "coping"])
  func `a conversation listens more than it asks`(dialog: String) throws {
    let figures = try figures(dialog)
    let reflections = figures.reflections
    #expect(reflections.median >= (dialog == "motivation" ? 1.5 : TalkFigures.medianReflections))
    #expect(reflections.worst >= TalkFigures.worstReflections)
    let (complex, open, support) = (
      figures.complexPercent, figures.openPercent, figures.turnsPerSupport
    )
    #expect(complex >= ProseBars.complexPercent)
    #expect(open >= ProseBars.openPercent)
    #expect(support <= Double(ProseBars.turnsPerSupport))
    let repeated = figures.repeated
    #expect(repeated == [])
  }

  private static let dialog = """
    dialog: d
    title: D
    variables:
      mood: one of calm, sad
      what: text
    nodes:
      start:
        - ask: How are you?
          tag: question.open
          answer: mood
        - say: You feel {mood}.
          tag: reflect.simple
        - ask: Is it so every day?
          tag: question.closed
          choices:
            Every day: again
            Only today: short
      again:
        - say: You feel {mood}.
          tag: reflect.simple
        - goto: short
      short:
        - say: You came here all the same.
          tag: affirm
        - ask: What would help?
          tag: question.open
          answer: what
          skip: end
        - goto: end
      end:
        - end: done
    """

  @Test(arguments: ["motivation", "triggers", "relapse"])
  func `something to take away comes early on every path`(dialog: String) throws {
    let turn = try #require(try figures(dialog).latestResult, "not on every path")
    #expect(turn <= TalkFigures.latestResult)
  }

  @Test func `what is said twice, and a path that gives nothing, are shown`() throws {
    let files = [
      ("contacts.yaml", "contacts: none\ncountry: none\nlanguage: en\nlines: {}\n"),
      ("dialog.yaml", Self.dialog),
      ("pack.yaml", "pack: p\ntitle: P\nlanguage: en\nopening: d/\nlanding: d/\n"),
    ].map { SourceFile(name: $0.0, bytes: Array($0.1.utf8)) }
    let pack = try #require(compile(files).pack)
    #expect(
      TalkFigures(pack, DialogID(0), paths: 20, seed: 1).text == """
        d
          paths         20, of 3 to 3 turns
          median        3 turns
          reflections   0.3 a question (bar 1.0), worst 0.3 (bar 0.8)
          complex       0 % of them (bar 40 %)
          open          66 % of questions (bar 50 %)
          support       one line in 3.0 turns (bar 6)
          said twice    2 reflections
          first result  not on every path (bar 12)
          said twice: You feel calm.
          said twice: You feel sad.
          nothing to take away after: 2, 2, /skip
        """)
  }
}
