import Foundation
import LineServer
import Testing

@testable import handrail

/// The README promises a dialog of twelve lines and the conversation that it makes.
@Suite struct ReadmeTests {
  private func fences(in text: String) -> [(language: String, body: String)] {
    var fences: [(language: String, body: String)] = []
    var open: (language: String, lines: [Substring])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```"), let fence = open {
        fences.append((fence.language, fence.lines.joined(separator: "\n") + "\n"))
        open = nil
      } else if line.hasPrefix("```") {
        open = (String(line.dropFirst(3)), [])
      } else {
        open?.lines.append(line)
      }
    }
    return fences
  }

  @Test func `the dialog in the README makes the conversation below it`() throws {
    let readme = try String(contentsOfFile: "README.md", encoding: .utf8)
    let fences = fences(in: readme)
    let place = try #require(fences.firstIndex { $0.language == "yaml" })
    let dialog = fences[place].body
    #expect(dialog.split(separator: "\n").count == 12)
    let folder = try folder(with: dialog)
    defer { try? FileManager.default.removeItem(atPath: folder) }

    let conversation = fences[place + 1].body
    var lines = conversation.split(separator: "\n", omittingEmptySubsequences: false)
    let command = lines.removeFirst()
    let typed = lines.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
    var script = Script(([String(command)] + typed).joined(separator: "\n"))
    script.environment["HANDRAIL_DIALOGS"] = folder
    let (code, output, errors) = script.outcome()
    #expect(code == .fine && errors == "")
    // A terminal shows what is typed; a pipe does not.
    let shown = lines.map { $0.hasPrefix("> ") ? "> " : String($0) }.joined(separator: "\n")
    #expect(output.replacing("> \n", with: "> \n\n") == shown)
  }

  @Test func `the table of limits has each with what it is unless set`() throws {
    let readme = try String(contentsOfFile: "README.md", encoding: .utf8)
    for name in Limits.names {
      let row = readme.split(separator: "\n").first { $0.hasPrefix("| `\(name)` | ") }
      let usual = try #require(row?.split(separator: "|")[1], "\(name)")
      var limits = Limits()
      try limits.set("\(name)=\(usual.trimmingCharacters(in: .whitespaces))")
      #expect(limits == Limits())
    }
  }

  private func folder(with dialog: String) throws -> String {
    let folder = NSTemporaryDirectory() + "readme-\(UUID().uuidString)"
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try files.copyItem(
      atPath: "Tests/HandrailTests/Conversations/Dialogs/contacts", toPath: folder + "/contacts")
    let pack =
      "pack: readme\ntitle: R\nlanguage: en\ncountry: gb\nopening: hello/\nlanding: hello/\n"
    try pack.write(toFile: folder + "/pack.yaml", atomically: true, encoding: .utf8)
    try dialog.write(toFile: folder + "/hello.yaml", atomically: true, encoding: .utf8)
    return folder
  }
}
