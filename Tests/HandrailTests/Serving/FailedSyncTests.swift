import Platform
import Testing
import Transcripts

@testable import LineServer
@testable import handrail

/// With `--sync always` nothing is said to be kept that the disk has refused, also not at the end.
@Suite struct FailedSyncTests {
  private let server: LocalService
  private let visitor: LocalVisitor

  init() throws {
    server = try LocalService(sync: .always)
    visitor = try server.connect()
  }

  @Test func `whoever pauses is not told that the place is kept, and can go on`() throws {
    _ = try visitor.say("pause")
    server.loop.syncFault = .inputOutput
    let words = try visitor.say("1")
    #expect(words.contains("Nothing more can be saved at the moment."))
    #expect(!words.contains("Your place is kept") && !words.contains("resume "))
    #expect(try visitor.say("1").contains("What would you like?"))
    #expect(try visitor.say("1").contains("How was it?"))
    #expect(server.service.tally.transcriptErrors == 1)
    // The file is let go: no later one finds it locked by this process.
    for name in try Directory.list(server.folder.path).map(\.name) {
      try TranscriptFile.reopen(server.folder.path + "/" + name).close()
    }
  }

  @Test func `whoever has no more to type is told that it could not be saved`() throws {
    _ = try visitor.say("pause")
    server.loop.syncFault = .inputOutput
    try visitor.type("1")
    visitor.finishTyping()
    let words = try visitor.readAll()
    // The disk may be quicker than the end of the input.
    #expect(words.contains("This could not be saved.") || words.contains("Nothing more can be"))
    #expect(!words.contains("Your place is kept") && !words.contains("resume "))
  }

  @Test func `a service that stops gives no code that may open nothing`() throws {
    let code = try visitor.agree()
    server.loop.syncFault = .inputOutput
    server.loop.stop()
    let words = try visitor.readAll()
    #expect(words.contains("closes now") && words.contains("This could not be saved."))
    #expect(!code.isEmpty && !words.contains("resume "))
    #expect(server.service.tally.conversations == 0)
  }

  @Test func `whoever quits hears the numbers, and that the end could not be saved`() throws {
    _ = try visitor.agree()
    server.loop.syncFault = .inputOutput
    try visitor.type("quit")
    let words = try visitor.readAll()
    #expect(words.contains("If you need someone now") && words.contains("could not be saved"))
  }

  @Test func `what the disk has is told, and the conversation is over then`() throws {
    _ = try visitor.say("pause")
    try visitor.type("1")
    let words = try visitor.readAll()
    #expect(words.contains("Your place is kept.") && !words.code.isEmpty)
    #expect(server.service.tally.conversations == 0)
  }
}

/// What was written before the disk failed is the visitor's to erase all the same.
@Suite struct ErasingAfterFailureTests {
  private let server: LocalService
  private let visitor: LocalVisitor

  init() throws {
    server = try LocalService()
    visitor = try server.connect()
    _ = try visitor.agree()
    server.disk.plan(.fails(.diskFull), for: .write)
    #expect(try visitor.say("plan").contains("Nothing more can be saved"))
    _ = try visitor.say("1")
    #expect(try !server.kept.isEmpty)
  }

  @Test(arguments: ["delete", "hide"]) func `nothing is left of it`(word: String) throws {
    if word == "delete" { _ = try visitor.say(word) }
    try visitor.type(word == "delete" ? "yes" : word)
    _ = try visitor.readAll()
    #expect(try server.kept.isEmpty)
  }

  @Test func `nobody is told that nothing is saved`() throws {
    let words = try visitor.say("privacy")
    #expect(words.contains("The first part of this chat is saved."))
  }

  @Test func `nobody is told that it is erased while somebody else has it`() throws {
    let name = try #require(try Directory.list(server.folder.path).first?.name)
    let other = try TranscriptFile.reopen(server.folder.path + "/" + name)
    defer { other.close() }
    _ = try visitor.say("delete")
    try visitor.type("yes")
    let words = try visitor.readAll()
    #expect(words.contains("could not be erased") && !words.contains("It is erased"))
    #expect(try !server.kept.isEmpty)
  }
}
