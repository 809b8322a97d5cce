import Foundation
import Testing

@testable import handrail

/// `handrail weigh` finds what labelled replies have in common, and says how well that works.
@Suite struct WeighCommandTests {
  private static let pack = """
    pack: p
    title: P
    opening: first/
    landing: first/
    fallback: Sorry?
    """

  private static let dialog = """
    dialog: first
    title: First
    nodes:
      start:
        - ask: What now?
          choices:
            Hide a key: start
            Go on: start
      check:
        - ask: Are you in danger?
          choices:
            "Yes": start
            Go back: next
    interrupts:
      danger:
        priority: 1
        match: not safe here
        ask: check
        call: start

    """

  /// Another dialog with a concept of its own.
  private static let second = """
    dialog: second
    title: Second
    concepts:
      out-of-sight: hiding
    nodes:
      start:
        - ask: Where?
          choices:
            Here:
              match: <out-of-sight>
              goto: start
            There: start

    """

  /// Sixty people who hide, and as many who do other things.
  private static let rows = (0..<60).flatMap { number in
    let places = ["bathroom", "shed", "wardrobe", "car", "loft"]
    let things = ["dog", "kettle", "bus", "match", "rent"]
    return [
      "danger\thiding in the \(places[number % 5]) he is \(number % 2 == 0 ? "outside" : "back")",
      "none\ti was in the \(places[number % 5]) with the \(things[number % 5])",
    ]
  }

  private func call(_ rows: [String]) throws -> (code: ExitCode, output: String, errors: String) {
    let folder = NSTemporaryDirectory() + "weigh-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in [
      ("pack.yaml", Self.pack), ("first.yaml", Self.dialog), ("second.yaml", Self.second),
      ("rows.tsv", rows.joined(separator: "\n") + "\n"),
    ] {
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    return Script("$ handrail weigh \(folder)/rows.tsv --dialogs \(folder)\n").outcome()
  }

  @Test func `the words that tell are found, and hear what was left out`() throws {
    let (code, output, errors) = try call(Self.rows)
    #expect(code == .fine)
    #expect(output.hasPrefix("  danger:\n    signs:\n"))
    #expect(output.contains("hiding") && !output.contains("<"))
    #expect(output.contains("    ask from: "))
    #expect(errors.contains("danger: of 60 left out in turn 60 heard, 60 as that"))
    #expect(errors.contains("none: of 60 left out in turn 0 asked"))
  }

  @Test func `a label that no interrupt has is a mistake with its line`() throws {
    let (code, output, errors) = try call(Self.rows + ["dangr\thelp"])
    #expect(code == .badFile)
    #expect(output.isEmpty)
    #expect(errors.contains("rows.tsv:121: there is no interrupt named \"dangr\""))
  }
}
