import Foundation
import Testing

@testable import handrail

/// "Your first dialog in ten minutes", done step by step as its reader does it.
///
/// `RECORD=1 swift test` writes what the program answered into the page, and fails.
@Suite struct FirstDialogTests {
  private static let page = "Dialogs/README.md"

  @Test func `every command of the first ten minutes answers what the page says`() throws {
    let folder = NSTemporaryDirectory() + "first-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = try String(contentsOfFile: Self.page, encoding: .utf8)
    let start = try #require(text.range(of: "## Your first dialog in ten minutes\n"))
    let end = try #require(text.range(of: "\n## ", range: start.upperBound..<text.endIndex))
    let section = String(text[start.upperBound..<end.lowerBound])
    let done = try Reader(folder: folder).follow(section)
    if ProcessInfo.processInfo.environment["RECORD"] == "1", done != section {
      try text.replacing(section, with: done)
        .write(toFile: Self.page, atomically: true, encoding: .utf8)
      Issue.record("recorded anew: \(Self.page)")
    }
    #expect(done == section)
    let clean = Script("$ handrail check --dialogs \(folder) --fail-on-warnings").outcome()
    #expect(clean.code == .fine, "\(clean.output)")
  }

  /// Somebody who types and saves what the page says, in a folder of their own.
  private struct Reader {
    let folder: String

    /// The same page, with what really was answered.
    func follow(_ section: String) throws -> String {
      var parts = section.components(separatedBy: "\n```")
      for place in stride(from: 1, to: parts.count, by: 2) {
        var lines = parts[place].components(separatedBy: "\n")
        let info = lines.removeFirst()
        if info == "console" {
          parts[place] = "console\n" + answer(lines)
        } else if info.hasPrefix("yaml first ") {
          try save(lines.joined(separator: "\n"), info.dropFirst("yaml first ".count))
        }
      }
      return parts.joined(separator: "\n```")
    }

    private func answer(_ lines: [String]) -> String {
      let typed = lines.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
      let command = lines[0].replacing("mine", with: folder)
      let (_, output, errors) = Script(([command] + typed).joined(separator: "\n")).outcome()
      var shown = (output + errors).replacing(folder, with: "mine")
      // A terminal shows what is typed; a pipe does not.
      for line in typed {
        shown = shown.replacing("> \n", with: "> \(line)\n\n", maxReplacements: 1)
      }
      while shown.hasSuffix("\n") { shown.removeLast() }
      return lines[0] + "\n" + shown
    }

    /// `FILE`, or `FILE from LINE` where only the rest of the file is to be another one.
    private func save(_ text: String, _ info: Substring) throws {
      let parts = info.components(separatedBy: " from ")
      let path = folder + "/" + parts[0]
      var kept = ""
      if parts.count > 1 {
        let old = try String(contentsOfFile: path, encoding: .utf8)
        let line = try #require(old.range(of: "\n\(parts[1])\n"))
        kept = String(old[..<line.lowerBound]) + "\n"
      }
      try (kept + text + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
  }
}
