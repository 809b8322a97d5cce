import DialogCompiler
import DialogEngine
import DialogSyntax
import Foundation
import Platform
import Testing

@testable import handrail

/// Dialogs that are saved while somebody talks to them. Nobody waits here: what was saved is said.
@Suite struct WatchTests {
  private static let dialog = """
    dialog: d
    title: D
    nodes:
      start:
        - say: Hello.
        - goto: first
      first:
        - ask: One or two?
          choices:
            One: second
            Two: third
      second:
        - ask: And now?
          choices:
            Left: third
            Right: first
      third:
        - ask: What do you see?
          choices:
            A door: first
            Enough:
              - end: over

    """

  private func files(_ changes: [(String, String)] = []) -> [SourceFile] {
    let dialog = changes.reduce(Self.dialog) { $0.replacing($1.0, with: $1.1) }
    return [
      ("contacts.yaml", "contacts: none\ncountry: none\nlanguage: en\nlines: {}\n"),
      ("dialog.yaml", dialog),
      ("pack.yaml", "pack: p\ntitle: P\nlanguage: en\nopening: d/\nlanding: d/\n"),
    ].map { SourceFile(name: $0.0, bytes: Array($0.1.utf8)) }
  }

  private func pack(_ changes: [(String, String)] = []) throws -> Pack {
    try #require(compile(files(changes)).pack)
  }

  private func moved(_ replies: [String], _ changes: [(String, String)]) throws -> MovedTalk {
    let pack = try pack()
    var conversation = Conversation()
    _ = pack.advance(&conversation, .began(Beginning(seed: 1)))
    for reply in replies { _ = pack.advance(&conversation, .said(reply)) }
    return MovedTalk(conversation, from: pack, to: try self.pack(changes))
  }

  @Test(arguments: [
    ([("What do you see?", "What is there?")], "the same path, and the same question"),
    (
      [("Left: third", "Left: first")],
      #"after reply 2, "Left" at d/second, it goes to d/first, not to d/third"#
    ),
    ([("One: second", "One more: second")], #"reply 1, "One" at d/first, does not fit any more"#),
    (
      [("Hello.\n    - goto: first", "Hello.\n    - goto: third")],
      "the path is another one from the beginning"
    ),
    (
      [("third:\n    - ask", "third:\n    - wait: Look.\n    - ask")],
      "the same path, and another question"
    ),
  ])
  func `the author is told where the path is another one`(
    changes: [(String, String)], words: String
  ) throws {
    #expect(try moved(["1", "left"], changes).path == words)
  }

  @Test func `a node that has another name today is the same node`() throws {
    let renamed = [
      ("Left: third", "Left: the third"), ("Two: third", "Two: the third"),
      ("third:\n    - ask", "the third:\n    steps:\n      - ask"),
      (
        "      choices:\n        A door: first\n        Enough:\n          - end: over\n",
        "        choices:\n          A door: first\n          Enough:\n            - end: over\n    was: third\n"
      ),
    ]
    let talk = try moved(["1", "left"], renamed)
    #expect(talk.path == "the same path, and the same question")
  }

  @Test func `a talk goes on with what was saved, and with errors with what was there before`()
    throws
  {
    let saved = [
      nil, files([("What do you see?", "What is there?")]),
      files([("Enough:\n          - end: over", "Enough: nowhere")]),
      files([("A door: first", "A door: second")]), nil,
    ]
    let (output, errors) = try talk(
      [.line("1"), .line("left"), .timeout, .timeout, .timeout, .timeout, .timeout, .line("1")],
      saved)
    let told = errors.split(separator: "\n").filter {
      $0.contains("saved:") || $0.contains("error:") || $0.contains("goes on")
    }
    #expect(
      told == [
        "saved: the same path, and the same question",
        "dialog.yaml:21:17: error: there is no node named \"nowhere\" [unknown-node]",
        "the talk goes on with the dialogs from before",
        "saved: the same path, and the same question",
      ])
    #expect(errors.split(separator: "\n").count { $0.contains("no-fallback") } == 1)
    let asked = output.split(separator: "\n").filter { $0.hasSuffix("?") }
    #expect(
      asked == [
        "One or two?", "And now?", "What do you see?", "What is there?", "What do you see?",
        "And now?",
      ])
  }

  /// What is typed or waited for, and what each look finds to be saved.
  private func talk(_ events: [InputLines.Event], _ saved: [[SourceFile]?]) throws
    -> (output: String, errors: String)
  {
    let output = OutputStream(.memory, isTerminal: false)
    let errors = OutputStream(.memory, isTerminal: false)
    let console = Console(
      output: output, errors: errors, input: .memory(events), environment: { _ in nil },
      clocks: .system, chance: { 1 }, programPath: nil)
    var session = ChatSession(try pack(), on: console, keptIn: nil)
    var left = saved[...]
    session.watch = DialogWatch { left.popFirst() ?? nil }
    #expect(try session.run(from: Beginning(seed: 1)) == .fine)
    #expect(left.isEmpty)
    return (
      String(decoding: output.bytes, as: UTF8.self), String(decoding: errors.bytes, as: UTF8.self)
    )
  }

  @Test func `what changes is new once it stays as it is, and only once`() {
    var change = SettledChange(0)
    #expect(
      [0, 1, 2, 2, 2, 0, 0, 2].map { change.isNew($0) } == [
        false, false, false, true, false, false, true, false,
      ])
  }

  @Test func `a saved file is found at the second look`() throws {
    let folder = NSTemporaryDirectory() + "watch-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Directory.create(folder)
    try File.create(folder + "/one.yaml", Array("dialog: one\n".utf8), mode: 0o600)
    let watch = DialogWatch(PackFolder(path: folder))
    #expect(try watch.saved() == nil)
    try File.create(folder + "/two.yaml", Array("dialog: two\n".utf8), mode: 0o600)
    #expect(try watch.saved() == nil)
    #expect(try watch.saved()?.map(\.name) == [folder + "/one.yaml", folder + "/two.yaml"])
    #expect(try watch.saved() == nil)
    try File.remove(folder + "/one.yaml")
    try File.remove(folder + "/two.yaml")
    #expect(try watch.saved() == nil)
    #expect(throws: Failure.self) { try watch.saved() }
  }
}

extension InputLines.Event {
  fileprivate static func line(_ text: String) -> InputLines.Event { .line(Array(text.utf8)) }
}
