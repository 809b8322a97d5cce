import DialogEngine
import Foundation
import Platform
import Testing

@testable import DialogEngine
@testable import Transcripts

/// Coming back to dialogs that were edited meanwhile: every edit, at every question.
@Suite struct ComingBackTests {
  struct Edit {
    var name: String
    var changes: [(String, String)]
    var pack = SamplePack.pack
  }

  static let lines = ["3", "calm", "stress", "7", "yes", "a row", "a secret", "", "1"]

  static let edits: [Edit] = [
    Edit(name: "nothing", changes: []),
    Edit(
      name: "node renamed, with was",
      changes: [
        ("goto: feelings", "goto: moods"), ("feelings: feelings", "feelings: moods"),
        ("  feelings:\n    - ask: How", "  moods:\n    was: feelings\n    steps:\n    - ask: How"),
      ]),
    Edit(
      name: "node renamed, without was",
      changes: [
        ("goto: feelings", "goto: moods"), ("feelings: feelings", "feelings: moods"),
        ("  feelings:\n", "  moods:\n"),
      ]),
    Edit(
      name: "choice put in front",
      changes: [("choices:\n        Call", "choices:\n        Sleep first: close\n        Call")]),
    Edit(
      name: "choice deleted",
      changes: [
        (
          "        Call a friend:\n          - keep: Call a friend\n            under: When it gets hard\n"
            + "          - mark: plan made\n          - goto: close\n", ""
        )
      ]),
    Edit(
      name: "choices in another order",
      changes: [
        ("        Something else: close\n", ""),
        ("choices:\n        Call", "choices:\n        Something else: close\n        Call"),
      ]),
    Edit(name: "label changed", changes: [("Call a friend:\n", "Ring a friend:\n")]),
    Edit(
      name: "label changed, with was",
      changes: [
        (
          "Call a friend:\n          - keep",
          "Ring a friend:\n          was: Call a friend\n          then:\n          - keep"
        )
      ]),
    Edit(
      name: "node deleted",
      changes: [("goto: words", "goto: plan")],
      pack: SamplePack.pack),
    Edit(
      name: "node split",
      changes: [
        ("    - ask: How sure", "    - goto: sure\n  sure:\n    - ask: How sure")
      ]),
    Edit(
      name: "new question",
      changes: [
        ("    - ask: How sure", "    - ask: Is it day?\n      answer: day\n    - ask: How sure"),
        ("  alone: yes or no", "  alone: yes or no\n  day: yes or no"),
      ]),
    Edit(
      name: "kind of a variable changed",
      changes: [("score: number 0 to 10", "score: one of low, high")]),
    Edit(
      name: "value of a kind deleted", changes: [("one of calm, tense, low", "one of tense, low")]),
    Edit(
      name: "node lands elsewhere when it changes",
      changes: [
        ("  words:\n    - ask", "  words:\n    if this changes: plan\n    steps:\n    - ask"),
        ("    - ask: And what does nobody know?\n      answer: secret\n      skip: yes\n", ""),
        (" and {secret | nothing}", ""),
      ]),
    Edit(
      name: "dialog removed",
      changes: [("dialog: talk", "dialog: other"), ("A talk", "Another")],
      pack: SamplePack.pack.replacing("talk/", with: "other/")),
  ]

  /// `RECORD=1 swift test` writes the table anew, and fails.
  @Test func `every edit at every question goes as the table says`() throws {
    var table = ""
    for edit in Self.edits {
      let dialog = edit.changes.reduce(Self.dialog(for: edit)) { text, change in
        #expect(text.contains(change.0), "\(edit.name): \(change.0)")
        return text.replacing(change.0, with: change.1)
      }
      table += edit.name + "\n"
      let pack = try SamplePack.compiled(dialog, pack: edit.pack)
      for count in 1...Self.lines.count { table += try row(pack, after: count) + "\n" }
    }
    let path = "Tests/TranscriptsTests/ComingBack.txt"
    let expected = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    if ProcessInfo.processInfo.environment["RECORD"] == "1", table != expected {
      try table.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("recorded anew: \(path)")
    }
    #expect(table == expected)
  }

  private static func dialog(for edit: Edit) -> String {
    guard edit.name == "node deleted" else { return SamplePack.dialog }
    let text = SamplePack.dialog
    guard let start = text.range(of: "  words:\n"), let end = text.range(of: "  plan:\n") else {
      return text
    }
    return text.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
  }

  /// Where one who paused after so many replies finds themselves, and what is still known.
  private func row(_ pack: Pack, after count: Int) throws -> String {
    let scratch = try Scratch()
    let folder = try TranscriptFolder(scratch.path)
    let before = try SamplePack.shared.get()
    let talk = try Talk(before, in: folder)
    for line in Self.lines.prefix(count) { try talk.say(line) }
    let stood = talk.conversation.question.map(before.standing)?.question ?? "-"
    try talk.say("pause")
    talk.recording.close()
    let code = try #require(talk.code)
    let again = try Talk(pack, resuming: code, in: folder, clock: Talk.Clock())
    let conversation = again.conversation
    #expect(conversation.isOpen)
    let open = try #require(conversation.question.map(pack.standing))
    let isSaid = again.shown.contains(
      .said(
        Saying(
          node: conversation.question.map { pack.tables.questions[$0].node }, tag: "nav",
          text: pack.words(.changed))))
    let isLanding = pack.tables.questions.first { $0.node == pack.tables.landing }?.id
    let verdict =
      !isSaid ? "continues" : open.question == isLanding ? "lands" : "asks \(open.question)"
    if verdict == "continues" { #expect(open.question == stood) }
    return "  at \(stood): \(verdict); knows \(known(conversation, pack))"
  }

  private func known(_ conversation: Conversation, _ pack: Pack) -> String {
    let names = pack.tables.variables.indices.compactMap { place -> String? in
      let variable = VariableID(place)
      guard variable != Variable.consent, variable != Variable.country,
        let value = conversation[variable]
      else { return nil }
      let words = pack.words(of: value, in: variable)
      return pack.tables.variables[place].name + " " + (words.isEmpty ? "(private)" : words)
    }
    return names.isEmpty ? "nothing" : names.joined(separator: ", ")
  }
}
