import DialogCompiler
import DialogSyntax

/// `handrail explain`
enum ExplainCommand {
  static let spec = CommandSpec(
    "explain", .optional("CODE"), for: .author,
    "a finding in full: its cause, a wrong example, a right one",
    examples: [
      .init("handrail explain unknown-node", "the code that stands in brackets behind a finding"),
      .init("handrail explain", "all codes"),
    ],
    run: run)

  private static var pages: [CodePage] { SyntaxProblems.codes + DialogProblems.codes }

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let output = invocation.console.output
    guard let code = invocation.operands.first else {
      try output.print(pages.map(\.code).sorted().joined(separator: "\n"))
      return .fine
    }
    guard let page = pages.first(where: { $0.code == code }) else {
      throw Failure.usage(
        "there is no finding with the code \"\(code)\"",
        advice: [
          didYouMean(nearest(to: code, in: pages.map(\.code))), "handrail explain lists them all",
        ])
    }
    try output.print(text(of: page, invocation.console))
    return .fine
  }

  private static func text(of page: CodePage, _ console: Console) -> String {
    let width = Layout(for: console).columns
    var bytes: [UInt8] = []
    Wrapping(columns: width, indent: 0, lineEnd: .lineFeed)
      .append(Array(page.cause.utf8), from: 0, to: &bytes)
    return """
      \(page.code)

      \(String(decoding: bytes, as: UTF8.self))

      Wrong:
      \(indented(page.wrong))

      Right:
      \(indented(page.right))
      """
  }

  private static func indented(_ example: String) -> String {
    var lines = example.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }
}
