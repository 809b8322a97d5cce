import DialogEngine
import DialogSyntax
import Testing

@testable import DialogCompiler

@Suite struct LoweringTests {
  private func compiled(_ texts: String...) -> Compilation {
    compileTexts(texts)
  }

  @Test func `a pack that uses most of the language has nothing wrong with it`() {
    let compilation = compiled(
      Sample.pack, Sample.concepts, Sample.contacts, Sample.general, Sample.talk, Sample.tests)
    #expect(lines(compilation).filter { !$0.contains(": advice: ") } == [])
    #expect(compilation.pack != nil)
  }

  @Test func `choices become instructions below their question`() throws {
    let tables = try tables(
      """
      a:
        - ask: Where to?
          choices:
            There: b
            Stay:
              - say: Fine.
        - end: over
      b:
        - end: over
      """)
    let expected: [Instruction] = [
      .ask(QuestionID(0)), .jump(Address(6)), .goto(NodeID(1)), .jump(Address(6)),
      .say(LineID(0)), .jump(Address(6)), .end(Place(0)), .leave, .end(Place(1)), .leave,
    ]
    #expect(tables.code == expected)
    guard case .choices(let choices) = tables.questions[0].form else {
      Issue.record("the question has no choices")
      return
    }
    #expect(choices.map(\.address) == [Address(2), Address(4)])
    #expect(tables.questions[0].next == Address(6))
  }

  @Test func `conditions bind not before and before or`() throws {
    let tables = try tables(
      """
      a:
        - if: not known n or n is 3 and not (n + 1 > 2)
          then: a
        - end: over
      """, variables: "n: number 0 to 9")
    let n = VariableID(2)
    let sum = Expression.sum(.variable(n), .value(.number(1)))
    #expect(
      tables.conditions == [
        .or(
          .not(.known(n)),
          .and(
            .isValue(n, .number(3)), .not(.compare(sum, .greater, .value(.number(2))))))
      ])
  }

  @Test func `a word that is a value is that value, else a variable`() throws {
    let tables = try tables(
      """
      a:
        - set:
            - d = d + people
            - d = d - old places
            - e = d
            - t = "after work"
        - end: over
      """,
      variables: "d: any of people, old places\ne: any of people, old places\nt: text")
    let (d, e, t) = (VariableID(2), VariableID(3), VariableID(4))
    #expect(tables.assignments.map(\.variable) == [d, d, e, t])
    #expect(
      tables.assignments.map(\.value) == [
        .sum(.variable(d), .value(.several(1))), .difference(.variable(d), .value(.several(2))),
        .variable(d), .value(.text("after work")),
      ])
  }

  @Test func `slots, braces and breaks of a text`() throws {
    let tables = try tables(
      """
      a:
        - say: |
            You wrote {t | a few words}. {{Really}}

        - end: over
      """, variables: "t: text")
    guard case .always(let text) = tables.lines[0].wording else {
      Issue.record("the line varies")
      return
    }
    #expect(
      text.pieces == [
        .words("You wrote "), .variable(VariableID(2), orElse: "a few words"),
        .words(". {Really}}"),
      ])
  }

  private func tables(_ nodes: String, variables: String = "") throws -> Tables {
    let pack = "pack: p\nopening: d/\nlanding: d/\n"
    let names = variables.isEmpty ? "" : "variables:\n" + indented(variables)
    let dialog = "dialog: d\ntitle: D\n" + names + "nodes:\n" + indented(nodes)
    let compilation = compiled(pack, dialog)
    #expect(lines(compilation).filter { $0.contains(": error: ") } == [])
    return try #require(compilation.tables)
  }
}
