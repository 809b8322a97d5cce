import DialogSyntax
import Testing

@testable import DialogCompiler

@Suite struct ExplanationTests {
  @Test(arguments: DialogProblems.codes.map(\.code))
  func `the wrong example gives its code and no other`(_ code: String) throws {
    let page = try #require(DialogProblems.codes.first { $0.code == code })
    let example = Example(page.wrong, code: code)
    let problems = example.problems(prose: DialogProblems.isProse(code))
    let codes = problems.map(\.code).filter {
      $0 == code || $0 != "messages-left-out"
    }
    #expect(Set(codes) == [code])
  }

  @Test(arguments: DialogProblems.codes.map(\.code))
  func `the right example gives nothing`(_ code: String) throws {
    let page = try #require(DialogProblems.codes.first { $0.code == code })
    let example = Example(page.right)
    let left = example.problems(prose: DialogProblems.isProse(code)).filter {
      $0.code == code || $0.code != "messages-left-out"
    }
    #expect(left.map(\.code) == [])
  }

  @Test func `every code has one page`() {
    let codes = DialogProblems.codes.map(\.code)
    #expect(Set(codes).count == codes.count)
  }
}
