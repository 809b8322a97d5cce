import DialogEngine
import Platform

/// `handrail weigh`
enum WeighCommand {
  private static let parts = Option(
    "parts", .number("N"), "leave one of so many parts out in turn to try the signs (10)")
  private static let asked = Option(
    "asked", .number("PERCENT"), "how many of those in no danger may be asked (8)")

  static let spec = CommandSpec(
    "weigh", .some("FILE"), for: .author, "find the signs of the interrupts in labelled replies",
    examples: [
      .init("handrail weigh replies.tsv", "lines of an interrupt or none, a tab, and a reply"),
      .init("handrail weigh *.tsv --asked 5", "ask fewer people who are in no danger"),
    ],
    options: [parts, asked], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let loaded = try LoadedPack.load(on: invocation.console)
    let share = Double(invocation.number(asked) ?? 8) / 100
    let count = max(2, invocation.number(parts) ?? 10)
    let replies = try invocation.operands.flatMap { try LabelledReply.read($0, loaded.pack) }
    let weighing = SignWeighing(replies, loaded.pack)
    let trial = SignTrial(weighing, parts: count, loaded.pack)
    let margin = trial.margin(asking: share)
    let labels = weighing.interrupts + [LabelledReply.none]
    for label in labels { report(label, trial.score(of: label, margin: margin), on: invocation) }
    var sheet = SignSheet()
    for found in weighing.find() { sheet.add(found, margin: margin) }
    try invocation.console.output.write(sheet.text)
    return .fine
  }

  private static func report(
    _ label: String, _ score: SignTrial.Score, on invocation: Invocation
  ) {
    let ending =
      label == LabelledReply.none
      ? "\(score.asked) asked, \(score.atOnce) led to help at once"
      : "\(score.heard) heard, \(score.named) as that, \(score.atOnce) led to help at once"
    invocation.console.note("\(label): of \(score.replies) left out in turn \(ending)")
  }
}
