import Foundation
import Testing

@testable import handrail

/// `handrail new dialog` writes what has nothing wrong with it, wherever it is written.
@Suite struct NewCommandTests {
  private func call(_ command: String) -> (code: ExitCode, output: String, errors: String) {
    Script("$ handrail \(command)\n").outcome()
  }

  /// A folder of its own with some files, gone after the work.
  private func withFolder(_ files: [String: String], _ work: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "new-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in files {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
    try work(folder)
  }

  private func expectClean(_ folder: String, tests: Int) {
    let checked = call("check --dialogs \(folder) --format line --fail-on-warnings")
    #expect(checked.code == .fine, "\(checked.output)")
    let tested = call("test --dialogs \(folder)")
    #expect(tested.code == .fine && tested.output == "\(tests) passed, 0 failed\n")
    let walked = call("walk --dialogs \(folder) --at-least 100")
    #expect(walked.code == .fine, "\(walked.output)")
  }

  @Test func `in a new folder it writes a whole pack`() throws {
    try withFolder([:]) { folder in
      let (code, output, errors) = call("new dialog poor-sleep --dialogs \(folder)")
      #expect(code == .fine)
      #expect(
        output == """
          wrote \(folder)/pack.yaml
          wrote \(folder)/contacts/none.yaml
          wrote \(folder)/poor-sleep.yaml
          wrote \(folder)/tests/poor-sleep.yaml

          """)
      #expect(errors.contains("--dialogs \(folder)"))
      expectClean(folder, tests: 1)
    }
  }

  @Test(arguments: ["emergency", "listening", "someone_else"])
  func `beside other dialogs it shows a contact that is there`(contact: String) throws {
    let files = [
      "pack.yaml":
        "pack: p\ntitle: P\nopening: first/\nlanding: first/\nfallback:\n  - Sorry?\n",
      "contacts.yaml":
        "contacts: none\ncountry: none\nlines:\n  \(contact):\n    say: someone\n"
        + "    checked: 2026-11-22\n",
      "first.yaml": """
      dialog: first
      title: First
      review:
        by: me
        on: 2026-11-22
        next: 2027-11-22
      nodes:
        start:
          - ask: Where to, or {\(contact)}?
            choices:
              Food: food/
              Out: out
        out:
          - end: out

      """,
    ]
    try withFolder(files) { folder in
      #expect(call("new dialog food --dialogs \(folder)").code == .fine)
      let text = try String(contentsOfFile: folder + "/food.yaml", encoding: .utf8)
      #expect(text.contains("{\(contact)}"))
      expectClean(folder, tests: 1)
      #expect(call("new dialog food --dialogs \(folder)").code == .cannotCreate)
    }
  }
}
