import DialogSyntax
import Foundation
import Support
import Testing

@testable import DialogCompiler

/// What holds for every input, tried on the sample with random changes. `SEED=42` repeats one.
@Suite struct CompilerLawTests {
  private static let seed =
    ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 20_261_122

  @Test func `any change to a file gives findings inside the files, in order`() {
    var random = SeededGenerator(seed: Self.seed)
    for _ in 0..<300 {
      let files = mutated(&random)
      check(compile(files, options: CompilerOptions(today: "2026-11-22")))
    }
  }

  @Test func `the same files give the same findings`() {
    var random = SeededGenerator(seed: Self.seed &+ 1)
    for _ in 0..<20 {
      let files = mutated(&random)
      let options = CompilerOptions(today: "2026-11-22")
      #expect(
        compile(files, options: options).problems == compile(files, options: options).problems)
    }
  }

  private static let sample = [
    Sample.pack, Sample.concepts, Sample.contacts, Sample.general, Sample.talk, Sample.tests,
  ]

  /// Words that mean something here, put where they do not belong.
  private static let pieces = [
    "{", "}", "{{", "<", ">", "*", "?", "/", "...", "|", "\n", "\n  ", "- ", ": ", "say", "ask:",
    "goto: ", "call: hello", "if: ", "not ", "and ", "is ", "(", ")", "\"", "'", "=", "==", " + ",
    "times ", "visited ", "known ", "has ", "0 to 9", "one of ", "up to 99 of ", "next", "[]",
    "[a]",
    "{}", "999", "é", "\u{0}", "choices:", "cases:", "answer: country", "set: ", "until", "#", ",",
    "# accepted: x until 2027-01-01",
  ]

  private func mutated(_ random: inout SeededGenerator) -> [SourceFile] {
    var texts = Self.sample.map { Array($0.utf8) }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let file = Int.random(in: texts.indices, using: &random)
      let start = Int.random(in: texts[file].indices, using: &random)
      let end = min(texts[file].count, start + Int.random(in: 0...12, using: &random))
      let piece = Self.pieces[Int.random(in: Self.pieces.indices, using: &random)]
      texts[file].replaceSubrange(start..<end, with: Array(piece.utf8))
    }
    return texts.enumerated().map { SourceFile(name: "\($0).yaml", bytes: $1) }
  }

  private func check(_ compilation: Compilation) {
    var sizes: [String: Int] = [:]
    for file in compilation.files { sizes[file.name] = file.bytes.count }
    var last = (file: "", start: 0)
    for problem in compilation.problems {
      let size = sizes[problem.file] ?? -1
      #expect(0 <= problem.range.start && problem.range.start <= problem.range.end)
      #expect(problem.range.end <= size)
      for note in problem.notes {
        #expect(note.range.end <= sizes[note.file ?? problem.file] ?? -1)
      }
      #expect((last.file, last.start) <= (problem.file, problem.range.start))
      last = (problem.file, problem.range.start)
    }
    #expect(compilation.hasErrors == (compilation.pack == nil))
    _ = DiagnosticRenderer(compilation.files).render(compilation.problems, as: .human)
  }
}
