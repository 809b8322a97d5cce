import Foundation
import Testing

@testable import DialogCompiler

/// The examples of the language reference, `Dialogs/README.md`.
@Suite struct ReferenceTests {
  @Test(arguments: FencedExample.all)
  func `an example does what the reference says`(_ example: FencedExample) {
    let found = Set(example.codes).subtracting(["messages-left-out"])
    #expect(found == (example.wrong.map { [$0] } ?? []))
  }

  @Test func `the reference has an example of every step`() {
    let text = FencedExample.all.map(\.text).joined()
    for key in StepKey.allCases { #expect(text.contains("\(key.rawValue):")) }
    for key in ChoiceKey.allCases { #expect(text.contains("\(key.rawValue):")) }
    for key in TestStepKey.allCases where key != .kept {
      #expect(text.contains("- \(key.rawValue):"))
    }
  }
}

struct FencedExample: CustomTestStringConvertible, Sendable {
  let line: Int
  let info: String
  let text: String

  var testDescription: String { "line \(line)" }

  /// The code that the example is to give.
  var wrong: String? {
    info.split(separator: ":").last.map(String.init).flatMap { after("wrong:", $0) }
  }

  private func after(_ start: String, _ end: String) -> String? {
    info.hasPrefix("yaml " + start) ? end : nil
  }

  /// What the example gives; the first dialog is tried out as a whole, with the program.
  var codes: [String] {
    if info.hasPrefix("yaml first ") { return [] }
    return Example(text).problems().map(\.code)
  }

  static let all: [FencedExample] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Dialogs/README.md")
    guard let page = try? String(contentsOf: path, encoding: .utf8) else { return [] }
    var found: [FencedExample] = []
    var open: (line: Int, info: String)?
    var text = ""
    for (index, line) in page.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let start = open {
        if line == "```" {
          found.append(FencedExample(line: start.line, info: start.info, text: text))
          open = nil
        } else {
          text += line + "\n"
        }
      } else if line.hasPrefix("```yaml") {
        open = (index + 1, String(line.dropFirst(3)))
        text = ""
      }
    }
    return found
  }()
}
