import DialogCompiler
import DialogEngine
import DialogSyntax
import Foundation
import Platform
import Support
import Testing
import Transcripts

/// The conversations of `Transcripts/examples`, held with the shipped dialogs.
///
/// Each file in `Tests/HandrailTests/Examples` says how one goes. `RECORD=1 swift test` holds them
/// all anew, and fails where one has changed.
@Suite struct ExamplesTests {
  static let folder = "Tests/HandrailTests/Examples"
  static let kept = "Transcripts/examples"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()

  @Test func `the recorded conversations go the same way through today's dialogs`() throws {
    let pack = try shippedPack()
    let names = Verification.Names(pack)
    var report = VerificationReport()
    #expect(Self.names.count >= 8)
    for name in Self.names {
      let path = "\(Self.kept)/\(name).jsonl"
      if ProcessInfo.processInfo.environment["RECORD"] == "1" { try record(name, pack, to: path) }
      let transcript = try Transcript.read(path)
      #expect(transcript.consent == "reviewer")
      report.add(Verification(transcript, through: names), of: path)
    }
    #expect(!report.reaches(.route), "\(report.text)")
  }

  private func record(_ name: String, _ pack: Pack, to path: String) throws {
    let script = try String(contentsOfFile: "\(Self.folder)/\(name).txt", encoding: .utf8)
    let bytes = try Example(script).hold(pack)
    if (try? File.read(path)) == bytes { return }
    try File.replace(path, bytes)
    Issue.record("recorded anew: \(path)")
  }
}

/// How an example goes: who talks about what, and what they say at which of their replies.
///
///     dialog: relapse
///     seed: 3
///     replies: 25
///     8: i want to go back one
///     say: it was pay day and I was on my own
///
/// What is not said here is answered by chance: a choice, a number, or one of the lines of `say`.
private struct Example {
  private var settings: [String: String] = [:]
  private var said: [Int: String] = [:]
  private var words: [String] = []

  init(_ script: String) {
    for line in script.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = String(line[..<colon])
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if let number = Int(key) {
        said[number] = value
      } else if key == "say" {
        words.append(value)
      } else {
        settings[key] = value
      }
    }
  }

  private func number(_ key: String, _ usual: Int) -> Int {
    settings[key].flatMap { Int($0) } ?? usual
  }

  /// The bytes of the transcript that comes of it.
  func hold(_ pack: Pack) throws -> [UInt8] {
    var holder = try Holder(pack, self)
    try holder.hold()
    let bytes = try holder.bytes()
    return Array(bytes.dropLast(number("cut", 0)))
  }

  private struct Holder {
    let pack: Pack
    let example: Example
    let folder: TranscriptFolder
    let setting: Recording.Setting
    let clock = Clock()
    var recording: Recording
    var conversation = Conversation()
    var random: SeededGenerator
    var asked: Asking?
    var code: ReturnCode?

    init(_ pack: Pack, _ example: Example) throws {
      self.pack = pack
      self.example = example
      let path = FileManager.default.temporaryDirectory.path + "/handrail-\(UUID().uuidString)"
      folder = try TranscriptFolder(path)
      let seed = UInt64(example.number("seed", 1))
      random = SeededGenerator(seed: seed)
      let clock = clock
      let chance = Chance { count throws(SystemError) in clock.bytes(count, seed) }
      setting = Recording.Setting(
        pack: pack, folder: folder, via: "terminal", engine: "0.1.0", clocks: clock.clocks,
        chance: chance)
      let country = pack.tables.countries.firstIndex { $0.id == "gb" }
      let beginning = Beginning(
        seed: seed, dialog: example.settings["dialog"].flatMap(pack.dialog(named:)),
        country: country,
        keeping: example.settings["asked"] == "yes" ? .ask : .set(.reviewer))
      recording = Recording(setting, beginning)
      try take(.began(beginning))
    }

    mutating func hold() throws {
      for number in 1...example.number("replies", 25) where conversation.isOpen {
        clock.milliseconds += Int64.random(in: 2_000...25_000, using: &random)
        try take(.said(example.said[number] ?? reply()))
        if conversation.ending == .paused { try comeBack() }
      }
      if conversation.isOpen { try take(.said("quit")) }
      recording.close()
    }

    func bytes() throws -> [UInt8] {
      defer { try? FileManager.default.removeItem(atPath: folder.path) }
      let kept = try Directory.list(folder.path)
      let name = try #require(kept.first?.name, "nobody said yes to keeping: \(example.settings)")
      return try File.read(folder.path + "/" + name)
    }

    private mutating func comeBack() throws {
      recording.close()
      clock.milliseconds += 3_600_000
      let code = try #require(self.code)
      let found = try folder.find(code, now: clock.now, within: .seconds(86_400))
      let transcript = try #require(found)
      recording = try Recording(setting, resuming: transcript)
      let (conversation, outputs) = transcript.resumed(through: pack)
      self.conversation = conversation
      try note(outputs)
    }

    private mutating func take(_ input: Input) throws {
      try note(pack.advance(&conversation, input))
    }

    private mutating func note(_ outputs: [Output]) throws {
      code = try recording.take(outputs) ?? code
      for case .asked(let asking) in outputs { asked = asking }
    }

    /// What most people would type: a number or the words of a choice, or a line of their own.
    private mutating func reply() -> String {
      guard let asked, !asked.isWait else { return "" }
      if let reviewer = asked.offers.first(where: { $0.id == "reviewer" }) { return reviewer.label }
      let offers = asked.offers.filter { !["quit", "stop", "end", "menu"].contains($0.id) }
      if let offer = offers.randomElement(using: &random) {
        let place = asked.offers.firstIndex(of: offer) ?? 0
        return Bool.random(using: &random) ? String(place + 1) : offer.label.lowercased()
      }
      guard let question = conversation.question,
        case .answer(let variable) = pack.tables.questions[question].form
      else { return "1" }
      switch pack.tables.variables[variable].kind {
      case .number(let range): return String(Int.random(in: range, using: &random))
      case .yesOrNo: return Bool.random(using: &random) ? "yes" : "no"
      case .one, .several: return "1"
      case .text: return example.words.randomElement(using: &random) ?? "I am not sure yet"
      }
    }
  }

  /// The time and the chances of a recording, the same whenever it is made.
  private final class Clock: @unchecked Sendable {
    var milliseconds: Int64 = 0
    private var random: SeededGenerator?

    var now: WallTime { WallTime(milliseconds: 1_795_372_803_000 + milliseconds) }

    var clocks: Clocks {
      Clocks(
        wall: { self.now },
        monotonic: { MonotonicTime(nanoseconds: self.milliseconds * 1_000_000) })
    }

    func bytes(_ count: Int, _ seed: UInt64) -> [UInt8] {
      var random = self.random ?? SeededGenerator(seed: seed)
      defer { self.random = random }
      return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
  }
}
