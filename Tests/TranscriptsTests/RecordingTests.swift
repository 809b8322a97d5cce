import DialogEngine
import Platform
import Testing

@testable import Transcripts

@Suite struct RecordingTests {
  private let scratch: Scratch
  private let folder: TranscriptFolder
  private let pack: Pack

  init() throws {
    scratch = try Scratch()
    folder = try TranscriptFolder(scratch.path)
    pack = try SamplePack.shared.get()
  }

  private func transcript() throws -> Transcript {
    let name = try #require(scratch.files.first)
    return try Transcript.read(scratch.path + "/" + name)
  }

  private func text() throws -> String {
    let name = try #require(scratch.files.first)
    return String(decoding: try File.read(scratch.path + "/" + name), as: UTF8.self)
  }

  @Test func `nothing is on the disk before the yes, and everything after it`() throws {
    let talk = try Talk(pack, in: folder)
    #expect(scratch.files == [])
    try talk.say("help")
    #expect(scratch.files == [])
    try talk.say("3")
    let transcript = try transcript()
    #expect(transcript.header?.consent == "reviewer")
    #expect(transcript.records.first?.event == .go(to: "talk/start"))
    let turns = transcript.records.compactMap(\.turn)
    #expect(turns == [1, 2])
    #expect(transcript.code == talk.code?.hash)
  }

  @Test func `a no leaves no file, whatever follows`() throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("1", "calm", "stress", "7", "yes", "a row", "nothing", "", "1", "1")
    #expect(talk.conversation.ending == .done(name: "good"))
    #expect(scratch.files == [])
  }

  @Test func `private answers and what is said of them are never written`() throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("3", "calm", "stress", "7", "yes", "a row", "the elephant", "")
    let text = try text()
    #expect(!text.contains("elephant"))
    #expect(text.contains("\"by\":\"free\",\"private\":true}"))
    #expect(text.contains("You wrote: a row and [private]"))
    #expect(!text.contains("\"name\":\"secret\""))
  }

  /// Somebody's code, as it is typed at a question, in an answer and in the middle of a sentence.
  @Test func `a code to come back with is never written, wherever it is typed`() throws {
    let dialog = SamplePack.dialog.replacing(
      "Something else: close",
      with: "Something else:\n              match: resume\n              goto: close")
    let talk = try Talk(SamplePack.compiled(dialog), in: folder)
    let code = "20261122-k7qf3m-x4tq-9bwhn-7dkc"
    let lines = ["resume \(code)", "please resume \(code) now", code, "/resume \(code)."]
    try talk.say("3")
    for answer in ["calm", "stress", "7", "yes", "a row with \(code)", "a secret", "", "1"] {
      for line in lines where answer != "a row with \(code)" && answer != "a secret" {
        try talk.say(line)
        if talk.asked == "word or choice" { try talk.say("hm") }
      }
      try talk.say(answer)
    }
    let text = try text()
    #expect(text.contains("[code 1]") && text.contains("a row with [code 1]"))
    #expect(!text.contains("x4tq") && !text.contains("9bwhn"))
  }

  @Test func `the words of a crisis are never written`() throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("3", "he has a knife")
    let text = try text()
    #expect(!text.contains("he has a"))
    #expect(text.contains("\"k\":\"interrupt\",\"n\":2,\"name\":\"danger\",\"how\":\"match\"}"))
  }

  @Test func `personal details are replaced before the disk`() throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("3", "calm", "stress", "7", "yes", "he rang me on 07700 900123")
    let text = try text()
    #expect(!text.contains("900123"))
    #expect(text.contains("\"redacted\":[\"phone\"],\"text\":\"he rang me on [phone 1]\""))
  }

  @Test func `the end has the number of turns and the sum of all before it`() throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("3", "calm", "stress", "7", "yes", "a row", "skip", "", "1", "1")
    let text = try text()
    let lines = text.split(separator: "\n")
    let before = lines.dropLast().map { $0 + "\n" }.joined()
    let end = try #require(try transcript().end)
    #expect(end.why == "done" && end.name == "good" && end.turns == 10)
    #expect(end.sum == SHA256.digest(before.utf8).short)
  }

  @Test func `times are whole milliseconds since the start and never go back`() throws {
    let clock = Talk.Clock()
    let talk = try Talk(pack, in: folder, clock: clock)
    clock.milliseconds = 1500
    try talk.say("3")
    clock.milliseconds = 1200
    try talk.say("calm")
    let times = try transcript().records.map(\.time)
    #expect(times.first == 0)
    #expect(times.last == 1500)
    #expect(times == times.sorted())
  }

  @Test(arguments: ["delete", "hide"])
  func `delete and hide leave no file`(word: String) throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("3", "calm")
    #expect(scratch.files.count == 1)
    try talk.say(word)
    if word == "delete" { try talk.say("yes") }
    #expect(scratch.files == [])
    #expect(talk.conversation.ending != nil)
  }

  @Test func `consent taken back erases the file, and another yes writes all of it`() throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("3", "calm", "privacy", "2")
    #expect(scratch.files == [])
    try talk.say("stress", "privacy", "1")
    let transcript = try transcript()
    #expect(transcript.header?.consent == "me")
    #expect(transcript.consent == "me")
    #expect(transcript.records.compactMap(\.turn) == Array(1...7))
    #expect(transcript.records.first?.event == .go(to: "talk/start"))
  }

  @Test func `files are for their owner alone, and the folder too`() throws {
    let inner = try TranscriptFolder(scratch.path + "/new/deep")
    let talk = try Talk(pack, in: inner)
    try talk.say("3")
    let name = try #require(try Directory.list(inner.path).first?.name)
    #expect(try FileStatus.of(inner.path + "/" + name).mode == 0o600)
    #expect(try FileStatus.of(inner.path).mode == 0o700)
  }

  @Test func `a folder that others can read is refused with what to type`() throws {
    let open = try FileDescriptor.open(scratch.path, [.readOnly, .directory])
    try open.setMode(0o755)
    do {
      _ = try TranscriptFolder(scratch.path)
      Issue.record("it was taken")
    } catch {
      #expect(error.description.hasSuffix("type: chmod 700 \(scratch.path)"))
    }
  }

  @Test func `a pause is written, and its code brings the visitor back`() throws {
    let clock = Talk.Clock()
    let talk = try Talk(pack, in: folder, clock: clock)
    try talk.say("3", "calm", "sleep")
    let first = try #require(talk.code)
    try talk.say("pause")
    let code = try #require(talk.code)
    #expect(code != first)
    talk.recording.close()
    clock.milliseconds = 60_000
    #expect(try folder.find(first, now: clock.now, within: .seconds(86_400)) == nil)
    let again = try Talk(pack, resuming: code, in: folder, clock: clock)
    #expect(again.asked == "score")
    try again.say("8", "no")
    let transcript = try transcript()
    #expect(transcript.records.contains { $0.kind == "resume" && $0.time == 60_000 })
    #expect(transcript.records.compactMap(\.turn) == [1, 2, 3, 4, 5, 6])
    #expect(Replies(transcript.records).stood?.question == "note")
  }

  @Test func `a code expires, counted from the last record`() throws {
    let clock = Talk.Clock()
    let talk = try Talk(pack, in: folder, clock: clock)
    clock.milliseconds = 5_000
    try talk.say("3", "pause")
    let code = try #require(talk.code)
    let limit = Duration.seconds(100)
    let after = WallTime(milliseconds: Talk.Clock.start + 105_000)
    #expect(try folder.find(code, now: after, within: limit) != nil)
    #expect(try folder.find(code, now: after.adding(.milliseconds(1)), within: limit) == nil)
  }

  @Test func `after an ending nobody comes back`() throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("3")
    let code = try #require(talk.code)
    #expect(try folder.find(code, now: Talk.Clock().now, within: .seconds(10)) != nil)
    try talk.say("quit")
    #expect(try folder.find(code, now: Talk.Clock().now, within: .seconds(10)) == nil)
  }

  @Test func `a second writer is told that the conversation is open elsewhere`() throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("3")
    let code = try #require(talk.code)
    do {
      _ = try Talk(pack, resuming: code, in: folder, clock: Talk.Clock())
      Issue.record("it was opened twice")
    } catch let error as TranscriptError {
      #expect(error.description.hasSuffix(".jsonl is open elsewhere"))
    }
  }

  @Test func `a writer whose file went on elsewhere notices it`() throws {
    let small = try TranscriptFolder(scratch.path, mostOpen: 1)
    let first = try Talk(pack, in: small, seed: 11)
    try first.say("3")
    let second = try Talk(pack, in: small, seed: 12)
    // Takes the only open place, so that the first file is closed.
    try second.say("3")
    let code = try #require(first.code)
    let elsewhere = try Talk(pack, resuming: code, in: folder, clock: Talk.Clock())
    try elsewhere.say("calm")
    elsewhere.recording.close()
    #expect(throws: TranscriptError.self) { try first.say("low") }
    #expect(try Transcript.read(folder.path(of: code.id)).turns == 2)
  }

  /// The lock goes with a file that is closed between turns, so another process may come in.
  @Test(arguments: [true, false])
  func `whoever lost a file that was closed between turns does it no harm`(isHeld: Bool) throws {
    let small = try TranscriptFolder(scratch.path, mostOpen: 1)
    let first = try Talk(pack, in: small, seed: 11)
    try first.say("3")
    try Talk(pack, in: small, seed: 12).say("3")
    let code = try #require(first.code)
    let elsewhere = try Talk(pack, resuming: code, in: folder, clock: Talk.Clock())
    if !isHeld { elsewhere.recording.close() }
    let before = try File.read(folder.path(of: code.id))
    for line in ["calm", "stress", "quit"] { _ = try? first.say(line) }
    first.recording.close()
    #expect(try File.read(folder.path(of: code.id)) == before)
    let last = isHeld ? elsewhere : try Talk(pack, resuming: code, in: folder, clock: Talk.Clock())
    try last.say("calm", "stress", "quit")
    let transcript = try Transcript.read(folder.path(of: code.id))
    #expect(transcript.damaged.isEmpty && transcript.end?.why == "quit")
    let bytes = try File.read(folder.path(of: code.id))
    let own = transcript.records.last?.line.count ?? 0
    #expect(transcript.end?.sum == SHA256.digest(bytes.dropLast(own)).short)
  }

  @Test func `files are closed between turns and opened again, with nothing lost`() throws {
    let small = try TranscriptFolder(scratch.path, mostOpen: 2)
    let talks = try (0..<5).map { try Talk(pack, in: small, seed: UInt64($0) + 20) }
    for line in ["3", "calm", "sleep", "5"] {
      for talk in talks { try talk.say(line) }
    }
    #expect(scratch.files.count == 5)
    for name in scratch.files {
      let transcript = try Transcript.read(scratch.path + "/" + name)
      #expect(transcript.turns == 4)
    }
  }

  @Test func `all records of a turn go in one write`() throws {
    let faults = FaultPlan()
    let watched = try TranscriptFolder(scratch.path, faults: faults)
    let talk = try Talk(pack, in: watched)
    try talk.say("3")
    let before = faults.calls.count { $0 == .write }
    try talk.say("calm")
    #expect(faults.calls.count { $0 == .write } == before + 1)
  }

  @Test func `a file cut anywhere goes on, with every whole answer and nothing broken`() throws {
    let talk = try Talk(pack, in: folder)
    try talk.say("3", "calm", "stress", "7", "yes")
    let code = try #require(talk.code)
    talk.recording.close()
    let path = folder.path(of: code.id)
    let whole = try File.read(path)
    let answered = try Transcript.read(whole, path: path).records.count { $0.kind == "set" }
    #expect(answered == 4)
    for count in stride(from: whole.count, to: 900, by: -23) {
      let bytes = Array(whole.prefix(count))
      try File.replace(path, bytes, mode: 0o600)
      let before = try Transcript.read(path)
      guard before.code != nil else { break }
      let again = try Talk(pack, resuming: code, in: folder, clock: Talk.Clock())
      let answers = Replies(before.records).recorded.count
      #expect(again.conversation.history.count == answers)
      try again.say("quit")
      let after = try Transcript.read(path)
      #expect(after.end?.why == "quit")
      #expect(after.records.starts(with: before.records))
      let sum = SHA256.digest(try File.read(path).dropLast(after.records.last?.line.count ?? 0))
      #expect(after.end?.sum == sum.short)
      again.recording.close()
    }
  }
}
