import DialogSyntax
import Support
import Testing

@testable import DialogEngine

/// Every file in `Conversations/`: small dialogs, and a conversation with them.
@Suite struct ConversationTests {
  @Test(arguments: try CaseFile.all(in: "Conversations"))
  func `the conversation goes as recorded`(_ file: CaseFile) throws {
    let files = file.parts.dropLast().map {
      SourceFile(name: $0.name, bytes: Array($0.text.utf8))
    }
    let (pack, problems) = pack(of: Array(files))
    #expect(problems == [])
    var script = Script(try #require(pack))
    let expected = try #require(file.parts.last).text
    for line in expected.split(separator: "\n") where line.hasPrefix("> ") {
      script.play(String(line.dropFirst(2)))
    }
    let came = script.lines.joined(separator: "\n") + "\n"
    if came.trimmed == expected.trimmed { return }
    if isRecording { try file.rewrite(last: came) }
    Issue.record("\(file.url.lastPathComponent): this came:\n\(came)")
  }
}

extension String {
  fileprivate var trimmed: Substring {
    var text = Substring(self)
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
