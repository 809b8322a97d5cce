import DialogCompiler
import DialogSyntax
import Platform

/// `handrail check`
enum CheckCommand {
  private static let format = Option(
    "format", .oneOf(Findings.Format.allCases.map(\.rawValue)), "how findings are shown")
  private static let failOnWarnings = Option("fail-on-warnings", "a warning is a failure, too")
  private static let today = Option(
    "today", .text("YYYY-MM-DD"), "the day that dates are held against, in place of today")

  private static let prose = Option("prose", "how the texts read, too, with figures")
  private static let accepted = Option(
    "accepted", "the findings that a note accepts, with the reason and the last day")

  static let spec = CommandSpec(
    "check", .any("PATH"), for: .author, "find mistakes in dialogs",
    examples: [
      .init("handrail check", "all dialogs"),
      .init("handrail check Dialogs/relapse.yaml", "what concerns one file"),
      .init("handrail check --format line", "one finding a line, for editors"),
      .init("handrail check --prose", "reading grade, long sentences, words to avoid"),
    ],
    options: [format, failOnWarnings, today, prose, accepted], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let options = CompilerOptions(
      today: try day(invocation).description, prose: invocation.has(prose))
    let checked = try CheckedFiles(invocation.operands, options, on: console)
    let style = invocation[format].flatMap(Findings.Format.init) ?? .human
    if invocation.has(accepted) {
      try console.output.write(checked.accepted.text(style))
      return checked.code(failingOnWarnings: false)
    }
    try checked.findings.show(
      style, on: console.output, hasColour: console.usesColour(on: console.output))
    if style == .human, !checked.prose.text.isEmpty {
      try console.output.print(checked.prose.text)
    }
    if style == .human, !console.settings.isQuiet { console.note(checked.findings.summary) }
    return checked.code(failingOnWarnings: invocation.has(failOnWarnings))
  }

  private static func day(_ invocation: Invocation) throws -> CalendarDate {
    guard let text = invocation[today] else { return invocation.console.today }
    guard let day = CalendarDate(text) else {
      throw Failure.usage("\(today.usage): \"\(text)\" is not a day")
    }
    return day
  }
}
