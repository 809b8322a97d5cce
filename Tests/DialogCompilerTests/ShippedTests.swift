import Testing

@testable import DialogCompiler

@Suite struct ShippedTests {
  @Test func `the shipped pack has no error`() throws {
    let compilation = compile(try shippedFiles(), options: CompilerOptions(today: "2026-11-22"))
    #expect(lines(compilation).filter { $0.contains(": error: ") } == [])
  }
}
