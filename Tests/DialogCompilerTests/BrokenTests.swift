import DialogSyntax
import Foundation
import Support
import Testing

@testable import DialogCompiler

/// Dialogs with one mistake each, of the kinds that people make. A case says how it differs from
/// the pack in `Broken/base`, which one place and code it has to give, and where the correction is
/// mechanical, the corrected lines.
@Suite struct BrokenTests {
  @Test(arguments: BrokenCase.all)
  func `one mistake gives one finding, where the author has to type`(_ broken: BrokenCase) throws {
    let compilation = try broken.compilation()
    let found = BrokenCase.findings(compilation)
    #expect(found.map { BrokenCase.place($0, in: compilation) } == [broken.place])
    for problem in found { try expectFix(of: problem, in: compilation, is: broken.corrected) }
  }

  private func expectFix(
    of problem: Diagnostic, in compilation: Compilation, is corrected: [Substring]
  ) throws {
    let edits = problem.fix?.edits ?? []
    #expect(edits.isEmpty == corrected.isEmpty)
    guard let first = edits.map(\.range.start).min() else { return }
    let files = compilation.files.map { $0.name == problem.file ? $0.applying(edits) : $0 }
    let mended = try #require(files.first { $0.name == problem.file })
    #expect(mended.lines(from: first, count: corrected.count) == corrected)
    #expect(BrokenCase.findings(compile(files, options: BrokenCase.options)).map(\.message) == [])
  }

  /// Each case of the bank is a test by itself, so that all of them hold or the suite fails.
  @Test func `the bank is as large as it is meant to be`() {
    #expect(BrokenCase.all.count >= 300)
  }

  @Test func `the pack that the cases differ from has nothing but advice`() throws {
    let compilation = compile(try BrokenCase.base(), options: BrokenCase.options)
    #expect(compilation.problems.map(\.code) == ["messages-left-out"])
  }
}

struct BrokenCase: CustomTestStringConvertible, Sendable {
  let file: CaseFile

  static let all = (try? CaseFile.all(in: "Broken").map(BrokenCase.init)) ?? []
  static let options = CompilerOptions(today: "2026-11-22")

  var testDescription: String { file.url.deletingPathExtension().lastPathComponent }

  private var expected: [Substring] {
    file.text(of: "expected").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .reversed().drop { $0.isEmpty }.reversed()
  }

  /// `FILE:LINE:COLUMN CODE`
  var place: String { String(expected.first ?? "") }
  var corrected: [Substring] { Array(expected.dropFirst()) }

  func compilation() throws -> Compilation {
    var texts = try Self.baseTexts()
    for part in file.parts.dropLast() {
      let words = part.name.split(separator: " ")
      let name = String(words[0])
      if words.last == "removed" {
        texts[name] = nil
      } else {
        texts[name] = try LineChange(part.text).applied(to: texts[name])
      }
    }
    return compile(Self.files(texts), options: Self.options)
  }

  /// Everything but what the base pack itself gives.
  static func findings(_ compilation: Compilation) -> [Diagnostic] {
    compilation.problems.filter { $0.code != "messages-left-out" }
  }

  static func place(_ problem: Diagnostic, in compilation: Compilation) -> String {
    let line = DiagnosticRenderer(compilation.files).line(problem)
    let place = line.split(separator: ": ", maxSplits: 1).first ?? ""
    return "\(place) \(problem.code)"
  }

  static func base() throws -> [SourceFile] { files(try baseTexts()) }

  private static func baseTexts() throws -> [String: String] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Broken/base")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
      })
  }

  private static func files(_ texts: [String: String]) -> [SourceFile] {
    texts.sorted { $0.key < $1.key }.map { SourceFile(name: $0.key, bytes: Array($0.value.utf8)) }
  }
}

/// Lines that begin with a space stay, with `-` go, with `+` come. Those that stay and go stand
/// once in the text; a text that is not there yet has only lines that come.
struct LineChange {
  private var before = ""
  private var after = ""

  init(_ text: String) {
    for line in text.split(separator: "\n") {
      let rest = line.dropFirst() + "\n"
      if !line.hasPrefix("+") { before += rest }
      if !line.hasPrefix("-") { after += rest }
    }
  }

  func applied(to text: String?) throws -> String {
    guard let text else { return after }
    if before.isEmpty { return after }
    let places = ("\n" + text).ranges(of: "\n" + before)
    let place = try #require(places.count == 1 ? places.first : nil, "the lines stand once")
    return String(("\n" + text).replacingCharacters(in: place, with: "\n" + after).dropFirst())
  }
}

extension SourceFile {
  /// Some lines, beginning with the one in which a byte stands.
  fileprivate func lines(from offset: Int, count: Int) -> [Substring] {
    let start = bytes[..<offset].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let text = String(decoding: bytes[start...], as: UTF8.self)
    return Array(text.split(separator: "\n", omittingEmptySubsequences: false).prefix(count))
  }
}
