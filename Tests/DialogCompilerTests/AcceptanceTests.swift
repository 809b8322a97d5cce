import DialogSyntax
import Testing

@testable import DialogCompiler

@Suite struct AcceptanceTests {
  private static let text = """
    - say: In danger, call 999. # accepted: asked for by the ambulance service until 2027-01-31
    - goto: after

    """

  private func compiled(today: String, _ text: String = text) -> Compilation {
    compile(Example(text).files, options: CompilerOptions(today: today))
  }

  @Test func `a finding that its line accepts is listed with the reason and the day`() {
    let compilation = compiled(today: "2027-01-31")
    #expect(!compilation.problems.contains { $0.code == "phone-number" })
    #expect(compilation.accepted.map(\.problem.code) == ["phone-number"])
    #expect(compilation.accepted.map(\.reason) == ["asked for by the ambulance service"])
    #expect(compilation.accepted.map(\.until) == ["2027-01-31"])
  }

  @Test func `after its last day the finding is back, with the day beside it`() throws {
    let compilation = compiled(today: "2027-02-01")
    let found = try #require(compilation.problems.first { $0.code == "phone-number" })
    #expect(found.notes.last?.label == "was accepted until 2027-01-31")
    #expect(compilation.accepted == [])
  }

  @Test func `an error cannot be accepted`() {
    let compilation = compiled(
      today: "2026-11-22", "- goto: nowhere # accepted: it will come until 2027-01-31\n")
    #expect(compilation.problems.contains { $0.code == "unknown-node" })
    #expect(compilation.pack == nil)
  }

  @Test func `a note is not idle where a mistake hides what it accepts`() {
    let text = "- say: Hello. # accepted: there will be more until 2027-01-31\n- goto: nowhere\n"
    let compilation = compiled(today: "2026-11-22", text)
    #expect(!compilation.problems.contains { $0.code == "accepted-nothing" })
  }

  @Test func `a quick start finds the same errors and nothing else`() throws {
    let files = try shippedFiles()
    let quick = compile(files, options: CompilerOptions(errorsOnly: true))
    let full = compile(files)
    #expect(quick.hasErrors == full.hasErrors)
    #expect(quick.tables?.code == full.tables?.code)
    #expect(quick.problems.count <= full.problems.count)
  }

  @Test func `a quick start has nothing against notes on what it does not look for`() {
    let files = Example(Self.text).files
    let quick = compile(files, options: CompilerOptions(today: "2027-01-31", errorsOnly: true))
    #expect(quick.problems.map(\.code) == [])
    #expect(compiled(today: "2027-01-31").accepted.count == 1)
  }

  @Test func `a mistake in a test keeps nobody from talking`() {
    let wrong =
      "tests: wrong\ncases:\n  a case:\n    dialog: nowhere\n    steps:\n      - you: hi\n"
    let files =
      Example("- goto: after\n").files + [SourceFile(name: "t.yaml", bytes: Array(wrong.utf8))]
    #expect(compile(files, options: CompilerOptions(errorsOnly: true)).pack == nil)
    let talk = compile(files, options: CompilerOptions(errorsOnly: true, tests: false))
    #expect(talk.pack != nil)
    #expect(talk.suites.isEmpty)
  }
}
