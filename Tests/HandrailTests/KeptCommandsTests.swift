import Foundation
import Platform
import Testing

@testable import handrail

/// The commands that erase, on a folder of their own.
@Suite struct KeptCommandsTests {
  private let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/handrail-" + UUID().uuidString
    try Directory.create(folder)
    try keep("20261122-k7qf3m", days: 30)
    // Past its date on the day of the scripts' clock.
    try keep("20261001-b2c3d4", days: 7)
  }

  private func keep(_ id: String, days: Int) throws {
    let day = "\(id.prefix(4))-\(id.dropFirst(4).prefix(2))-\(id.dropFirst(6).prefix(2))"
    let header =
      "{\"handrail\":1,\"id\":\"\(id)\",\"started\":\"\(day)T10:00:00Z\",\"pack\":\"p\","
      + "\"fingerprint\":\"\",\"engine\":\"\",\"seed\":\"0\",\"language\":\"en\","
      + "\"via\":\"terminal\",\"consent\":\"me\",\"keep\":\"\(days)d\"}\n"
    try File.create("\(folder)/\(id).jsonl", Array(header.utf8))
  }

  private func run(_ command: String) -> (code: ExitCode, output: String, errors: String) {
    Script("# HANDRAIL_TRANSCRIPTS=\(folder)\n$ handrail \(command)").outcome()
  }

  private var files: [String] { ((try? Directory.list(folder)) ?? []).map(\.name) }

  @Test func `purge erases what is past its date, and a dry run only says so`() {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let dry = run("purge --dry-run")
    #expect(dry.output == "20261001-b2c3d4\n" && dry.errors == "1 would be erased\n")
    #expect(files.count == 2)
    let done = run("purge")
    #expect(done.code == .fine && done.errors == "1 erased\n")
    #expect(files == ["20261122-k7qf3m.jsonl"])
  }

  @Test func `a folder that is not there is not taken for one with nothing in it`() {
    let (code, _, errors) = Script("$ handrail purge --transcripts /nowhere/kept").outcome()
    #expect(code == .noFile && errors.contains("/nowhere/kept: no such folder"))
  }

  @Test func `forget erases one conversation and no other`() {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(run("forget 20261122-k7qf3m").code == .fine)
    #expect(files == ["20261001-b2c3d4.jsonl"])
    #expect(run("forget 20261122-k7qf3m").code == .noFile)
    #expect(run("forget ../secret").code == .usage)
  }

  @Test func `a redacted copy is never written over a file`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = "\(folder)/20261122-k7qf3m.jsonl"
    #expect(run("redact -o \(folder)/copy.jsonl \(file)").code == .fine)
    #expect(try File.read("\(folder)/copy.jsonl") == File.read(file))
    #expect(run("redact -o \(file) \(file)").code == .cannotCreate)
  }
}
