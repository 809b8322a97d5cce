import DialogEngine
import Platform
import Support
import Testing

@testable import Transcripts

@Suite struct VerificationTests {
  private static let lines = [
    "1", "2", "3", "calm", "tense", "stress, sleep", "none", "7", "11", "maybe 4", "yes", "nope",
    "a row with my boss", "he rang me on 07700 900123", "skip", "", "back", "back", "menu",
    "the plan", "help", "repeat", "choices", "plan", "answers", "meh dunno", "he has a knife",
    "go back", "once more", "privacy", "pause", "stop", "quit", "call a friend", "cal a frend",
  ]

  /// A conversation of random replies, kept from its first line on.
  private func random(_ pack: Pack, _ folder: TranscriptFolder, _ seed: UInt64) throws
    -> Transcript?
  {
    var random = SeededGenerator(seed: seed)
    let clock = Talk.Clock()
    var talk = try Talk(
      pack, in: folder, keeping: seed % 2 == 0 ? .ask : .set(.reviewer), clock: clock, seed: seed)
    if seed % 2 == 0 { try talk.say("3") }
    for _ in 0..<40 {
      guard let line = Self.lines.randomElement(using: &random) else { break }
      clock.milliseconds += 1_000
      try talk.say(line)
      guard let ending = talk.conversation.ending else { continue }
      guard ending == .paused, let code = talk.code else { break }
      talk.recording.close()
      talk = try Talk(pack, resuming: code, in: folder, clock: clock)
    }
    // Some take their yes back.
    guard let id = talk.recording.id else { return nil }
    return try Transcript.read(folder.path(of: id))
  }

  @Test func `a recording held against its own dialogs shows no difference`() throws {
    let pack = try SamplePack.shared.get()
    let scratch = try Scratch()
    let folder = try TranscriptFolder(scratch.path)
    let names = Verification.Names(pack)
    for seed in 1...40 as ClosedRange<UInt64> {
      guard let transcript = try random(pack, folder, seed) else { continue }
      let verification = Verification(transcript, through: names)
      #expect(verification.found == [], "seed \(seed), \(transcript.path)")
    }
  }

  @Test func `taking the replies of a recording again leads to where it stood`() throws {
    let pack = try SamplePack.shared.get()
    let scratch = try Scratch()
    let folder = try TranscriptFolder(scratch.path)
    for seed in 1...40 as ClosedRange<UInt64> {
      guard let transcript = try random(pack, folder, seed), transcript.end == nil else {
        continue
      }
      let replies = Replies(transcript.records)
      let (conversation, outputs) = transcript.resumed(through: pack)
      let stood = replies.stood.map(\.question)
      #expect(conversation.question.map { pack.tables.questions[$0].id } == stood, "seed \(seed)")
      #expect(conversation.turns == transcript.turns)
      let first = outputs.compactMap { output -> String? in
        if case .said(let saying) = output { saying.text } else { nil }
      }
      #expect(first.first == pack.words(.cameBack), "seed \(seed)")
    }
  }

  /// A talk along the usual way, and the pack after an edit.
  private func found(_ edits: [(String, String)], _ lines: String...) throws -> [Difference] {
    let scratch = try Scratch()
    let talk = try Talk(SamplePack.shared.get(), in: TranscriptFolder(scratch.path))
    let all = ["3", "calm", "stress", "7", "yes", "a row", "a secret", "", "1", "1"]
    for line in lines.isEmpty ? all : lines { try talk.say(line) }
    let path = scratch.path + "/" + (try #require(scratch.files.first))
    let dialog = edits.reduce(SamplePack.dialog) { $0.replacing($1.0, with: $1.1) }
    #expect(dialog != SamplePack.dialog || edits.isEmpty)
    let names = Verification.Names(try SamplePack.compiled(dialog))
    return Verification(try Transcript.read(path), through: names).found.map(\.difference)
  }

  @Test func `other words are a difference of wording, and nothing stops`() throws {
    let found = try found([("Take care.", "Take good care."), ("How do you feel?", "And you?")])
    #expect(found.map(\.grade) == [.wording, .wording])
    #expect(found.map(\.was) == ["How do you feel?", "Take care."])
    #expect(found.map(\.isNow) == ["And you?", "Take good care."])
  }

  @Test func `another list of choices is a difference of choices`() throws {
    let found = try found([
      ("Something else: close", "Something else: close\n        Sleep first: close")
    ])
    #expect(found.map(\.grade) == [.choices])
    #expect(found.first?.place == "talk/plan, step")
  }

  @Test func `another line of the plan is a difference of values`() throws {
    let found = try found([("keep: Call a friend", "keep: Ring a friend")])
    #expect(found.map(\.grade) == [.values])
  }

  @Test func `a choice that leads elsewhere is a difference of route, and ends the comparison`()
    throws
  {
    let found = try found([("Stop here:\n", "Stop here: menu\n        Stop now:\n")])
    #expect(found.map(\.grade) == [.choices, .route])
    #expect(found.last?.isNow == "to talk/menu")
  }

  @Test func `a reply that is not accepted any more is stuck`() throws {
    let found = try found([("number 0 to 10", "number 0 to 5")])
    #expect(found.map(\.grade) == [.stuck])
    #expect(found.first?.was == "\"7\" is 7")
  }

  @Test func `an interrupt that is gone is a matter of safety`() throws {
    let found = try found(
      [("interrupts:\n  danger:", "interrupts:\n  threat:")], "3", "he has a knife", "1", "calm")
    #expect(found.map(\.grade) == [.safety])
  }

  @Test func `a renamed node or choice with its old name is no difference of route`() throws {
    let found = try found([
      ("goto: close", "goto: goodbye"), ("Something else: close", "Something else: goodbye"),
      ("Stop: close", "Stop: goodbye"),
      ("  close:\n    - ask:", "  goodbye:\n    was: close\n    steps:\n    - ask:"),
      (
        "Call a friend:\n          -",
        "Ring a friend:\n          was: Call a friend\n          then:\n          -"
      ),
    ])
    #expect(found.map(\.grade) == [.wording])
  }

  @Test func `differences that are alike are counted once over a folder`() throws {
    let scratch = try Scratch()
    let folder = try TranscriptFolder(scratch.path)
    let pack = try SamplePack.shared.get()
    for seed in 1...7 as ClosedRange<UInt64> {
      let talk = try Talk(pack, in: folder, seed: seed)
      try talk.say("3", seed < 6 ? "calm" : "low", "quit")
    }
    let edited = SamplePack.dialog.replacing("Which signs do you know?", with: "Any signs?")
    let names = Verification.Names(try SamplePack.compiled(edited))
    var report = VerificationReport()
    for name in scratch.files {
      let path = scratch.path + "/" + name
      report.add(Verification(try Transcript.read(path), through: names), of: name)
    }
    #expect(
      report.text == """
        wording: talk/feelings, signs, 7 conversations
          was: Which signs do you know?
          now: Any signs?
          first in \(scratch.files[0]), reply 2
        7 conversations, 0 as before, 7 differ
        """)
    #expect(report.reaches(.wording) && !report.reaches(.values))
  }
}
