import DialogSyntax
import Support
import Testing

@testable import DialogEngine

extension Conversation {
  /// What it takes in memory besides the replies that made it and the plan that they wrote.
  fileprivate var bytesWhileWaiting: Int {
    MemoryLayout<Conversation>.size
      + calls.capacity * MemoryLayout<Address>.stride
      + values.capacity * MemoryLayout<Slot>.stride
      + counts.capacity * MemoryLayout<Count>.stride
      + pending.capacity * MemoryLayout<Recorded>.stride
      + (interrupted?.calls.capacity ?? 0) * MemoryLayout<Address>.stride
  }
}

@Suite struct ConversationSizeTests {
  @Test(arguments: try CaseFile.all(in: "Conversations"))
  func `a conversation that waits takes no more than a kilobyte beside its replies`(
    _ file: CaseFile
  ) throws {
    let files = file.parts.dropLast().map {
      SourceFile(name: $0.name, bytes: Array($0.text.utf8))
    }
    var script = Script(try #require(pack(of: Array(files)).0))
    let lines = try #require(file.parts.last).text.split(separator: "\n")
    for line in lines where line.hasPrefix("> ") {
      script.play(String(line.dropFirst(2)))
      #expect(script.conversation.bytesWhileWaiting <= 1024)
    }
  }
}
