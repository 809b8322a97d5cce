import Foundation
import Platform
import Testing

@testable import Transcripts

@Suite struct TranscriptReaderTests {
  private func read(_ bytes: [UInt8]) throws -> Transcript {
    try Transcript.read(bytes, path: "a.jsonl")
  }

  private func read(_ text: String) throws -> Transcript {
    try read(Array(text.utf8))
  }

  @Test func `what is read and written again has the same bytes`() throws {
    let transcript = try read(Sample.bytes)
    let header = try #require(transcript.header)
    let bytes = header.line + transcript.records.flatMap(\.line)
    #expect(String(decoding: bytes, as: UTF8.self) == Sample.text)
    #expect(transcript.records.count == 19)
  }

  @Test func `a transcript cut at any byte opens, and is a prefix of the conversation`() throws {
    let whole = try read(Sample.bytes)
    for count in 0...Sample.bytes.count {
      let cut = try read(Array(Sample.bytes.prefix(count)))
      #expect(cut.records == Array(whole.records.prefix(cut.records.count)))
      #expect(cut.header == nil || cut.header == whole.header)
      let lines = Sample.bytes.prefix(count).filter { $0 == 0x0A }.count
      #expect(cut.records.count + 1 >= lines)
    }
  }

  @Test func `the pieces in which a file is read make no difference`() throws {
    let whole = try read(Sample.bytes)
    for size in [1, 2, 7, 64, 1000] {
      var lines = TranscriptLines(path: "a.jsonl")
      var records: [Record] = []
      var start = 0
      while true {
        while let item = try lines.next() {
          if case .record(let record) = item { records.append(record) }
        }
        if lines.isFinished { break }
        let end = min(start + size, Sample.bytes.count)
        if start == end { lines.finish() } else { lines.take(Sample.bytes[start..<end]) }
        start = end
      }
      #expect(records == whole.records)
    }
  }

  @Test func `a cut line in the middle is dropped when a resume accounts for it`() throws {
    let header = Sample.text.split(separator: "\n")[0]
    let resume = #"{"t":9,"k":"resume","clock":"2026-11-22T18:41:35Z","lost":14,"fingerprint":"f"}"#
    let cut = try read("\(header)\n{\"t\":3,\"k\":\"bo\n\(resume)\n")
    #expect(cut.records.map(\.kind) == ["resume"])
    #expect(throws: TranscriptProblem.self) {
      try read("\(header)\n{\"t\":3,\"k\":\"b\n\(resume)\n")
    }
  }

  @Test func `a broken line elsewhere is an error with its number`() throws {
    let header = Sample.text.split(separator: "\n")[0]
    do {
      _ = try read("\(header)\n{\"t\":1,\"k\":\"mark\",\"name\":\"a\"}\noops\n{\"t\":2}\n")
      Issue.record("it was read")
    } catch let problem as TranscriptProblem {
      #expect(problem.line == 3)
      #expect(
        problem.description
          == "a.jsonl:3: this line is not a record, which would begin with \"{\"")
    }
  }

  @Test func `a newer format is refused in plain words`() throws {
    do {
      _ = try read("{\"handrail\":2,\"id\":\"x\",\"nested\":\"\"}\n")
      Issue.record("it was read")
    } catch let problem as TranscriptProblem {
      #expect(
        problem.description
          == "a.jsonl:1: this was written by a newer Handrail (format 2); "
          + "this one reads format 1 and older ones")
    }
  }

  @Test(arguments: [
    "hello", "hello\n", "{\"a\":1}\n", "{\"handrail\":\"1\"}\n", "\n", "[]", "\u{0}",
  ])
  func `what is no transcript is named as that`(text: String) {
    #expect(throws: TranscriptProblem(path: "a.jsonl", line: 1, .notATranscript)) {
      try read(text)
    }
  }

  @Test func `damaged lines are left out when that is asked for`() throws {
    let folder = try Scratch()
    let lines = Sample.text.split(separator: "\n")
    let text =
      lines[0] + "\n" + lines[1] + "\nnonsense\n" + lines[2] + "\n{\"t\":1}\n" + lines[3] + "\n"
    let path = try folder.file("a.jsonl", Array(text.utf8))
    let transcript = try Transcript.read(path, skippingDamaged: true)
    #expect(transcript.records.map(\.kind) == ["go", "bot", "ask"])
    #expect(transcript.damaged.map(\.line) == [3, 5])
  }

  @Test func `a line without end does not fill the memory`() throws {
    var splitter = LineSplitter()
    let piece = [UInt8](repeating: 0x61, count: 65_536)
    for _ in 0..<100 {
      splitter.take(piece[...])
      #expect(splitter.next() == nil)
    }
    splitter.take([0x0A, 0x62, 0x0A])
    #expect(splitter.next()?.isTooLong == true)
    #expect(splitter.next()?.bytes == [0x62])
  }

  @Test func `a folder in place of a file is said to be one`() throws {
    let folder = try Scratch()
    #expect(throws: SystemError("read", path: folder.path, code: .isADirectory)) {
      try Transcript.read(folder.path)
    }
  }
}
