import Support
import Testing

@testable import DialogEngine

/// Laws of the step, tried on random packs and random replies.
@Suite struct StepPropertyTests {
  private static let seeds = (0..<20).map { runSeed &* 1_000 &+ UInt64($0) }

  private func pack(_ seed: UInt64) throws -> Pack {
    let (pack, problems) = DialogEngineTests.pack(of: RandomDialog.files(seed: seed))
    #expect(problems == [])
    return try #require(pack)
  }

  @Test(arguments: seeds)
  func `any replies lead somewhere, and the same ones to the same place`(_ seed: UInt64) throws {
    let pack = try pack(seed)
    var replies = RandomReplies(chance: SeededGenerator(seed: seed))
    var one = pack.step(Conversation(), .began(Beginning(seed: seed))).conversation
    var other = one
    for _ in 0..<200 {
      let line = replies.next()
      let step = pack.step(one, .said(line))
      #expect(step.outputs == pack.advance(&other, .said(line)))
      one = step.conversation
      #expect(one.history == other.history && one.state == other.state)
      if !one.isOpen {
        one = pack.step(Conversation(), .began(Beginning(seed: seed))).conversation
        other = one
      }
    }
  }

  @Test(arguments: seeds)
  func `taking the recorded replies again leads to the same place`(_ seed: UInt64) throws {
    let pack = try pack(seed)
    var replies = RandomReplies(chance: SeededGenerator(seed: seed &+ 7))
    var conversation = pack.step(Conversation(), .began(Beginning(seed: seed))).conversation
    for _ in 0..<60 {
      let next = pack.step(conversation, .said(replies.next())).conversation
      guard next.isOpen else { continue }
      conversation = next
    }
    guard conversation.aside == nil, conversation.changing == nil else { return }
    var again = pack.step(Conversation(), .began(Beginning(seed: seed))).conversation
    for turn in conversation.history {
      again = pack.step(again, .again(pack.recorded(turn))).conversation
    }
    let returned = pack.step(again, .returned(stood: nil))
    #expect(returned.conversation.state == conversation.state)
    #expect(returned.conversation.history == conversation.history)
    #expect(returned.conversation.plan == conversation.plan)
    #expect(returned.conversation.random == conversation.random)
  }

  @Test func `a conversation without an end ends`() throws {
    let pack = try pack(1)
    var conversation = pack.step(Conversation(), .began(Beginning(seed: 1))).conversation
    var lines = 0
    while conversation.isOpen, lines < 10 * Step.mostTurns {
      _ = pack.advance(&conversation, .said("/repeat"))
      lines += 1
    }
    #expect(conversation.ending == .stuck)
    #expect(lines == Step.mostTurns + 1)
  }

  @Test(arguments: seeds)
  func `going back undoes exactly one answer`(_ seed: UInt64) throws {
    let pack = try pack(seed)
    var replies = RandomReplies(chance: SeededGenerator(seed: seed &+ 13))
    var conversation = pack.step(Conversation(), .began(Beginning(seed: seed))).conversation
    for _ in 0..<40 {
      let next = pack.step(conversation, .said(replies.next())).conversation
      defer { if next.isOpen { conversation = next } }
      guard next.isOpen, next.history.count == conversation.history.count + 1,
        conversation.aside == nil, conversation.changing == nil, conversation.pending.isEmpty,
        next.history.last?.answer != .entered
      else { continue }
      let back = pack.step(next, .said("/back")).conversation
      #expect(back.state == conversation.state)
      #expect(back.history == conversation.history)
      #expect(back.values == conversation.values)
      #expect(back.plan == conversation.plan)
    }
  }
}
