import Platform
import Testing
import Transcripts

@testable import LineServer
@testable import handrail

/// Coming back while the disk is full, or somebody else has the file.
@Suite struct ServedComingBackTests {
  private let server: LocalService

  init() throws {
    server = try LocalService()
  }

  @Test func `on a full disk the chat stays with whoever holds it, and the code stays good`()
    throws
  {
    let first = try server.connect()
    let code = try first.agree()
    let second = try server.connect()
    for failed in 1...6 {
      server.disk.plan(.fails(.diskFull), for: .write)
      let refusal = try second.say("resume \(code)")
      #expect(refusal.contains("Your code is still good."))
      #expect(!refusal.contains("does not open") && !second.isClosed)
      #expect(server.service.tally.transcriptErrors == failed)
    }
    #expect(server.loop.counters.wrongCodes == 0)
    #expect(try first.say("1").contains("How was it?"))

    #expect(try second.say("resume \(code)").contains("How was it?"))
    #expect(try first.readAll().contains("goes on in another window"))
    #expect(try second.say("calm").contains("How sure are you"))
  }

  @Test func `a record cut short by a full disk does not keep anybody out`() throws {
    let first = try server.connect()
    let code = try first.agree()
    let second = try server.connect()
    server.disk.plan(.moves(atMost: 20), for: .write)
    server.disk.plan(.fails(.diskFull), for: .write, number: 2)
    #expect(try second.say("resume \(code)").contains("cannot be opened at the moment"))
    // What is cut stays the last thing that was written by the one who holds it.
    #expect(try first.say("1").contains("Nothing more can be saved"))
    #expect(try second.say("resume \(code)").contains("What would you like?"))
    #expect(try second.say("1").contains("How was it?"))
    let name = String(code.prefix(15)) + ".jsonl"
    let transcript = try Transcript.read(server.folder.path + "/" + name)
    #expect(transcript.damaged.isEmpty)
    #expect(transcript.turns == 3)
  }

  @Test func `a chat that another process has is not called a wrong code`() throws {
    let first = try server.connect()
    _ = try first.agree()
    try first.type("pause")
    let code = try first.readAll().code
    let path = server.folder.path + "/" + code.prefix(15) + ".jsonl"
    let elsewhere = try TranscriptFile.reopen(path)
    let second = try server.connect()
    #expect(try second.say("resume \(code)").contains("Your code is still good"))
    #expect(server.loop.counters.wrongCodes == 0)
    elsewhere.close()
    #expect(try second.say("resume \(code)").contains("Welcome back"))
  }
}
