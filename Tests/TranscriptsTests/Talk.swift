import DialogEngine
import Platform

@testable import Transcripts

/// A conversation that is held and recorded, with a clock that the test moves.
final class Talk {
  let pack: Pack
  let recording: Recording
  private(set) var conversation = Conversation()
  private(set) var shown: [Output] = []
  private(set) var code: ReturnCode?

  init(
    _ pack: Pack, in folder: TranscriptFolder, keeping: Keeping = .ask, clock: Clock = Clock(),
    seed: UInt64 = 1
  ) throws {
    self.pack = pack
    let beginning = Beginning(seed: seed, keeping: keeping)
    recording = Recording(Self.setting(pack, folder, clock, seed), beginning)
    try take(.began(beginning))
  }

  /// Comes back with a code.
  init(_ pack: Pack, resuming code: ReturnCode, in folder: TranscriptFolder, clock: Clock) throws {
    self.pack = pack
    let found = try folder.find(code, now: clock.now, within: .seconds(86_400))
    guard let transcript = found else { throw Gone() }
    recording = try Recording(Self.setting(pack, folder, clock, 2), resuming: transcript)
    let (conversation, outputs) = transcript.resumed(through: pack)
    self.conversation = conversation
    try note(outputs)
  }

  struct Gone: Error {}

  static func setting(_ pack: Pack, _ folder: TranscriptFolder, _ clock: Clock, _ seed: UInt64)
    -> Recording.Setting
  {
    Recording.Setting(
      pack: pack, folder: folder, via: "terminal", engine: "0.1.0", clocks: clock.clocks,
      chance: ReturnCodeTests.chance(seed: seed))
  }

  @discardableResult
  func say(_ lines: String...) throws -> [Output] {
    for line in lines { try take(.said(line)) }
    return shown
  }

  func take(_ input: Input) throws {
    let step = pack.step(conversation, input)
    conversation = step.conversation
    try note(step.outputs)
  }

  private func note(_ outputs: [Output]) throws {
    shown = []
    code = try recording.take(outputs) ?? code
    shown = outputs
  }

  /// The id of the question that was shown last.
  var asked: String? {
    for case .asked(let asking) in shown.reversed() { return asking.question }
    return nil
  }

  /// A clock that moves only when told to.
  final class Clock: @unchecked Sendable {
    var milliseconds: Int64 = 0

    static let start: Int64 = 1_795_372_803_000

    var now: WallTime { WallTime(milliseconds: Self.start + milliseconds) }

    var clocks: Clocks {
      Clocks(
        wall: { self.now },
        monotonic: { MonotonicTime(nanoseconds: self.milliseconds * 1_000_000) })
    }
  }
}
