import DialogEngine
import Platform
import Testing

@testable import Transcripts

/// Each system call fails once, at every place where it is made.
@Suite struct RecordingFaultTests {
  private static let lines = [
    "help", "3", "calm", "sleep", "5", "yes", "a row", "skip", "", "1", "1",
  ]

  private static let faults: [(FaultPlan.Call, FaultPlan.Fault)] = [
    (.write, .fails(.diskFull)), (.write, .fails(.inputOutput)), (.write, .fails(.interrupted)),
    (.write, .moves(atMost: 1)), (.write, .moves(atMost: 50)), (.open, .fails(.tooManyFiles)),
    (.lock, .fails(.inputOutput)), (.status, .fails(.inputOutput)),
  ]

  @Test(arguments: 1...14) func `nothing that was shown is missing`(number: Int) throws {
    let pack = try SamplePack.shared.get()
    for (call, fault) in Self.faults {
      let plan = FaultPlan()
      plan.plan(fault, for: call, number: number)
      try hold(pack, plan)
    }
  }

  /// A short write and then a full disk: the usual end of a disk.
  @Test(arguments: 1...12) func `a write cut short leaves a prefix`(number: Int) throws {
    let pack = try SamplePack.shared.get()
    for size in [1, 20, 90] {
      let plan = FaultPlan()
      plan.plan(.moves(atMost: size), for: .write, number: number)
      plan.plan(.fails(.diskFull), for: .write, number: number + 1)
      try hold(pack, plan)
    }
  }

  private func hold(_ pack: Pack, _ plan: FaultPlan) throws {
    let scratch = try Scratch()
    let folder = try TranscriptFolder(scratch.path, mostOpen: 1, faults: plan)
    var shown: [Output] = []
    var failed = false
    let talk = try Talk(pack, in: folder)
    shown += talk.shown
    for line in Self.lines {
      do {
        shown += try talk.say(line)
      } catch is TranscriptError {
        failed = true
        break
      }
    }
    try check(scratch, pack, shown, failed)
    guard failed else { return }
    // It goes on without being kept.
    try talk.take(.recordingFailed)
    try talk.say("1", "calm")
    try check(scratch, pack, shown, failed)
  }

  private func check(_ scratch: Scratch, _ pack: Pack, _ shown: [Output], _ failed: Bool) throws {
    guard let name = scratch.files.first else {
      #expect(failed)
      return
    }
    let transcript = try Transcript.read(scratch.path + "/" + name)
    let scribe = Scribe(pack.tables)
    let expected = shown.compactMap(scribe.event)
    let written = transcript.records.map(\.event).filter { event in
      switch event {
      case .consent, .end: false
      default: true
      }
    }
    #expect(written.starts(with: expected))
  }
}
