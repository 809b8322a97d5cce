import DialogSyntax
import Foundation
import Testing

@testable import DialogCompiler

/// The messages as authors see them, one pair of files for each code. `RECORD=1 swift test` writes
/// the text, and for a new code its file from the page of `explain`.
@Suite struct MessageTests {
  @Test(arguments: MessageFile.all)
  func `every message reads as it was recorded`(_ message: MessageFile) throws {
    let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil
    if isRecording { try message.writeExample() }
    let drawn = message.drawn(isRecording ? try message.compiled() : try message.compilation())
    guard !isRecording else {
      try drawn.write(to: message.text, atomically: true, encoding: .utf8)
      Issue.record("recorded \(message.code); run again without RECORD")
      return
    }
    #expect(drawn == (try String(contentsOf: message.text, encoding: .utf8)))
  }

  @Test(arguments: MessageFile.all)
  func `the message has the code of its file`(_ message: MessageFile) throws {
    let codes = try message.compilation().problems.map(\.code)
    #expect(codes.contains(message.code))
  }

  @Test(arguments: MessageFile.all)
  func `a file that was corrected as its message says has it no more`(
    _ message: MessageFile
  ) throws {
    let compilation = try message.compilation()
    let found = compilation.problems.filter { $0.code == message.code }
    for problem in found {
      guard let edits = problem.fix?.edits, !edits.isEmpty else { continue }
      let files = compilation.files.map { $0.name == problem.file ? $0.applying(edits) : $0 }
      let after = compile(files, options: message.options).problems
      #expect(after.count { $0.code == problem.code } < found.count)
      #expect(after.count { $0.severity == .error } <= found.count { $0.severity == .error })
    }
  }

  @Test(arguments: MessageFile.all)
  func `no message blames, or uses the words of programmers`(_ message: MessageFile) throws {
    let words = [
      "scalar", "token", "mapping", "sequence", "illegal", "invalid", "bad ", "ugly", "string",
    ]
    for problem in try message.compilation().problems {
      let text = [problem.message, problem.label, problem.why ?? "", problem.fix?.advice ?? ""]
        .joined(separator: " ")
      for word in words { #expect(!text.contains(word)) }
      #expect(!problem.message.hasSuffix("."))
      #expect(problem.message.first?.isUppercase != true)
      #expect(!problem.message.isEmpty)
    }
  }

  @Test func `every code has a message, and every message a code`() throws {
    let recorded = try FileManager.default.contentsOfDirectory(atPath: MessageFile.folder.path())
      .filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }
    #expect(Set(recorded) == Set(DialogProblems.codes.map(\.code)))
  }
}

struct MessageFile: CustomTestStringConvertible, Sendable {
  let code: String
  let wrong: String

  var testDescription: String { code }
  var text: URL { Self.folder.appending(path: code + ".txt") }
  private var yaml: URL { Self.folder.appending(path: code + ".yaml") }

  var options: CompilerOptions {
    CompilerOptions(today: "2026-11-22", prose: DialogProblems.isProse(code))
  }

  func compilation() throws -> Compilation {
    if let known = Self.compilations[code] { return known }
    return try compiled()
  }

  /// Each file is compiled once for all tests.
  private static let compilations: [String: Compilation] = {
    var found: [String: Compilation] = [:]
    for message in all { found[message.code] = try? message.compiled() }
    return found
  }()

  func compiled() throws -> Compilation {
    let example = Example(wrong, code: code)
    let file = SourceFile(name: example.file.name, bytes: Array(try Data(contentsOf: yaml)))
    return compile(example.others + [file], options: options)
  }

  func drawn(_ compilation: Compilation) -> String {
    let shown = compilation.problems.filter { $0.code == code || $0.code != "messages-left-out" }
    return DiagnosticRenderer(compilation.files).render(shown, as: .human)
  }

  func writeExample() throws {
    guard !FileManager.default.fileExists(atPath: yaml.path()) else { return }
    try Data(Example(wrong, code: code).file.bytes).write(to: yaml)
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Messages")

  static let all = DialogProblems.codes.map { MessageFile(code: $0.code, wrong: $0.wrong) }
}
