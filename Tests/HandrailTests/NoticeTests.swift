import DialogEngine
import Testing

/// The notice that everything is recorded: what is a yes, what is a no, and what is neither.
@Suite struct NoticeTests {
  private static let pack = Result { try shippedPack() }

  /// What came of one line at the notice.
  private func say(_ line: String) throws -> (conversation: Conversation, outputs: [Output]) {
    let pack = try Self.pack.get()
    var conversation = Conversation()
    _ = pack.advance(&conversation, .began(Beginning(seed: 1, keeping: .always)))
    let outputs = pack.advance(&conversation, .said(line))
    return (conversation, outputs)
  }

  private func showsNotice(_ outputs: [Output]) -> Bool {
    outputs.contains {
      if case .asked(let asking) = $0 { asking.question == "recording notice" } else { false }
    }
  }

  @Test(arguments: [
    "", "yes", "Yes.", "y", "yeah", "ok", "okay", "yes please", "I agree", "yes i agree", "sure",
    "go on", "fine", "alright", "yes, go ahead",
  ])
  func `enter and a plain yes agree`(line: String) throws {
    let (conversation, outputs) = try say(line)
    #expect(conversation.consent == .reviewer)
    #expect(conversation.isAtQuestion && !showsNotice(outputs))
  }

  @Test(arguments: [
    "no", "No!", "n", "nope", "nah", "no thanks", "no thank you", "not really", "never", "no way",
    "i do not agree", "I don't want that", "no, don't save this", "i would rather not",
    "yeah no", "quit", "bye", "i want to leave", "stop here",
  ])
  func `a no leaves as quit does, and nothing is kept`(line: String) throws {
    let (conversation, outputs) = try say(line)
    #expect(conversation.consent == .none && conversation.ending == .quit)
    let goodbye = try Self.pack.get().words(.goodbye)
    #expect(goodbye.contains("To talk to a person"))
    #expect(
      outputs.contains { if case .said(let words) = $0 { words.text == goodbye } else { false } })
    #expect(!outputs.contains(.codeWanted))
  }

  @Test(arguments: [
    "back", "menu", "skip", "pause", "answers", "delete", "what is this", "hello", "1", "2",
    "maybe", "i don't know", "please say what this is", "i have a question", "ok?", "why",
    "yes and no", "who reads it", "is that okay?", "disagree", "not ok", "ok not",
    "that is not fine", "stop saving this",
    "don't record me", "right, and who are you",
  ])
  func `anything else is no yes, and the notice comes again`(line: String) throws {
    let (conversation, outputs) = try say(line)
    #expect(conversation.consent == .none && conversation.isOpen)
    #expect(showsNotice(outputs))
  }

  @Test(arguments: ["help", "help now", "numbers", "privacy", "repeat", "i need help"])
  func `what somebody may need works before the yes`(line: String) throws {
    let (conversation, outputs) = try say(line)
    #expect(conversation.consent == .none && conversation.isOpen)
    #expect(outputs.count > 1)
    #expect(!outputs.contains(.keepingTold(.privacyNever)))
  }

  @Test func `somebody in danger is heard, and comes back to the notice`() throws {
    let (conversation, outputs) = try say("i want to kill myself")
    #expect(conversation.consent == .none && conversation.isOpen)
    #expect(outputs.contains { if case .interrupted = $0 { true } else { false } })
    #expect(!showsNotice(outputs))
  }
}
