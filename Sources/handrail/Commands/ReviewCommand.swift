import Transcripts

/// `handrail review`
enum ReviewCommand {
  private static let format = Option(
    "format", .oneOf(["text", "json", "html"]), "text unless given")
  private static let minimum = Option(
    "min", .number("N"), "hide what fewer conversations have in common; 5 unless given")

  static let spec = CommandSpec(
    "review", .some("PATH"), for: .reviewer, "where people stop, and what was not understood",
    examples: [
      .init("handrail review Transcripts", "all that reviewers may read"),
      .init("handrail review --min 10 --format html Transcripts > review.html", "a page"),
    ],
    options: [format, minimum, TranscriptFiles.skipDamaged], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let files = try TranscriptFiles(invocation)
    var review = Review()
    try files.forEach { review.add($0.records) }
    let report = ReviewReport(
      review, minimum: invocation.number(minimum) ?? 5, leftOut: files.leftOut)
    let page =
      switch invocation[format] {
      case "json": report.json
      case "html": report.html
      default: report.text
      }
    try invocation.console.output.write(page)
    return files.code
  }
}
