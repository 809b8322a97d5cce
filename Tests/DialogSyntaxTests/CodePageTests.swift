import Testing

@testable import DialogSyntax

struct CodePageTests {
  @Test(arguments: SyntaxProblems.codes)
  func `the wrong example of a code gives exactly that code`(_ page: CodePage) {
    let file = SourceFile(name: page.code, bytes: Array(page.wrong.utf8))
    #expect(parse(file).problems.map(\.code) == [page.code])
  }

  @Test(arguments: SyntaxProblems.codes)
  func `the right example of a code has no mistake`(_ page: CodePage) {
    let file = SourceFile(name: page.code, bytes: Array(page.right.utf8))
    #expect(parse(file).problems == [])
    #expect(!page.cause.isEmpty)
  }

  @Test func `a code has one page`() {
    let codes = SyntaxProblems.codes.map(\.code)
    #expect(Set(codes).count == codes.count)
  }
}
