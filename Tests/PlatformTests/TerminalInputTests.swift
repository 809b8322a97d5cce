import Foundation
import Testing

@testable import Platform

private func events(of bytes: [UInt8]) throws -> [TerminalInput.Event] {
  let scratch = try Scratch()
  try File.create(scratch.path + "/in", bytes)
  var input = try TerminalInput(
    FileDescriptor.open(scratch.path + "/in", .readOnly), signals: [.user2])
  var events: [TerminalInput.Event] = []
  while true {
    events.append(try input.nextLine())
    if events.last == .end { return events }
  }
}

private func line(_ text: String) -> TerminalInput.Event { .line(Array(text.utf8)) }

struct TerminalInputTests {
  @Test func `lines end at a line feed, with a return or without`() throws {
    let found = try events(of: Array("yes\r\n\nno\r\r\n".utf8))
    #expect(found == [line("yes"), line(""), line("no\r"), .end])
  }

  @Test func `a last line without its end counts`() throws {
    #expect(try events(of: Array("one\ntwo".utf8)) == [line("one"), line("two"), .end])
  }

  @Test func `nothing at all is the end`() throws {
    #expect(try events(of: []) == [.end])
  }

  @Test func `a line without end comes in pieces`() throws {
    let found = try events(of: [UInt8](repeating: 0x61, count: 3 * TerminalInput.lineBytes))
    #expect(found.count > 2)
    #expect(found.last == .end)
  }

  @Test func `a pipe full of short lines takes no longer for each than a few`() throws {
    let found = try events(of: Array(String(repeating: "1\n", count: 300_000).utf8))
    #expect(found.count == 300_001)
  }

  @Test func `half a line is kept while nothing more comes`() throws {
    let pipe = try Platform.Pipe()
    var input = try TerminalInput(
      FileDescriptor(borrowing: pipe.reading.number), signals: [.user2])
    func next() throws -> TerminalInput.Event { try input.nextLine(within: .zero) }
    #expect(try next() == .timeout)
    try pipe.writing.write("ha")
    #expect(try next() == .timeout)
    try pipe.writing.write("lf\nnext")
    #expect(try next() == line("half"))
    #expect(try next() == .timeout)
    try pipe.writing.write("\n")
    #expect(try next() == line("next"))
  }

  @Test func `a file is no terminal and has no size`() throws {
    let file = try FileDescriptor.open("/dev/null", .readOnly)
    let isTerminal = Terminal.isTerminal(file)
    let size = Terminal.size(of: file)
    #expect(!isTerminal)
    #expect(size == nil)
    #expect(throws: SystemError.self) {
      let keys = try KeyMode(file)
      _ = consume keys
    }
  }

  @Test func `secure bytes differ`() throws {
    #expect(try SecureRandom.bytes(700).count == 700)
    #expect(try SecureRandom.bytes(16) != SecureRandom.bytes(16))
  }
}
