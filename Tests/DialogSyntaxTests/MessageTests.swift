import Foundation
import Support
import Testing

@testable import DialogSyntax

/// The messages as authors see them, one pair of files each. `RECORD=1 swift test` writes them.
struct MessageTests {
  @Test(arguments: MessageFile.all)
  func `every message reads as it was recorded`(_ message: MessageFile) throws {
    let file = try message.file()
    let drawn = DiagnosticRenderer([file]).render(parse(file).problems, as: .human)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try drawn.write(to: message.text, atomically: true, encoding: .utf8)
      Issue.record("recorded \(message.name); run again without RECORD")
      return
    }
    #expect(drawn == (try String(contentsOf: message.text, encoding: .utf8)))
  }

  @Test func `every code has a message`() throws {
    var seen: Set<String> = []
    for message in MessageFile.all {
      for problem in parse(try message.file()).problems { seen.insert(problem.code) }
    }
    #expect(seen.subtracting(["more"]) == Set(SyntaxProblems.codes.map(\.code)))
  }

  @Test(arguments: MessageFile.all)
  func `a correction that is offered can be read`(_ message: MessageFile) throws {
    let file = try message.file()
    let problems = parse(file).problems
    for problem in problems {
      guard let edits = problem.fix?.edits, !edits.isEmpty else { continue }
      let corrected = file.applying(edits)
      let line = SourceLines(file).line(of: problem.range.start)
      let after = parse(corrected).problems
      // Of a list that was cut short, the next mistake takes the place of the one that is gone.
      if problems.last?.code == "more" {
        #expect(!after.contains { SourceLines(corrected).line(of: $0.range.start) == line })
      } else {
        #expect(after.count < problems.count)
      }
    }
  }

  @Test(arguments: MessageFile.all)
  func `all corrections of a file leave no mistake that had one`(_ message: MessageFile) throws {
    var file = try message.file()
    for _ in 0..<100 {
      let next = parse(file).problems.compactMap { $0.fix?.edits }.first { !$0.isEmpty }
      guard let next else { break }
      file = file.applying(next)
    }
    #expect(parse(file).problems.allSatisfy { $0.fix?.edits.isEmpty ?? true })
  }

  @Test(arguments: MessageFile.all)
  func `no message uses the words of programmers`(_ message: MessageFile) throws {
    let words = ["scalar", "token", "mapping", "sequence", "anchor", "alias", "invalid", "illegal"]
    for problem in parse(try message.file()).problems {
      let text = [problem.message, problem.label, problem.why ?? "", problem.fix?.advice ?? ""]
      for word in words { #expect(!text.joined(separator: " ").contains(word)) }
      #expect(!problem.message.hasSuffix("."))
    }
  }
}

struct MessageFile: CustomTestStringConvertible, Sendable {
  let name: String

  var testDescription: String { name }
  var text: URL { MessageFile.folder.appending(path: name + ".txt") }

  func file() throws -> SourceFile {
    let data = try Data(contentsOf: MessageFile.folder.appending(path: name + ".yaml"))
    return SourceFile(name: "hello.yaml", bytes: [UInt8](data))
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Messages")

  static let all: [MessageFile] = {
    let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path())
    return (found ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
      .map { MessageFile(name: String($0.dropLast(5))) }
  }()
}
