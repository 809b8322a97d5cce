import DialogEngine
import Testing

@testable import benchmark

/// What the benchmark measures is a talk as it is meant to go.
@Suite struct VisitTests {
  private func outputs(_ visit: [String], _ keeping: Keeping) throws -> [Output] {
    let pack = try shippedPack()
    var conversation = Conversation()
    var outputs = pack.advance(
      &conversation, .began(Beginning(seed: 1, keeping: keeping)))
    for line in visit {
      #expect(conversation.isOpen, "ended before \"\(line)\"")
      outputs += pack.advance(&conversation, .said(line))
    }
    #expect(conversation.ending == .done(name: "finished"))
    return outputs
  }

  @Test(arguments: [true, false])
  func `every line of a visit is understood, and the last one ends it`(isKept: Bool) throws {
    for output in try outputs(isKept ? Visit.kept : Visit.plain, isKept ? .ask : .set(.none)) {
      switch output {
      case .understood(let understanding):
        #expect(understanding.by != .none, "\(understanding.text)")
      case .interrupted: Issue.record("an interrupt in turn \(output)")
      default: break
      }
    }
  }

  @Test func `one reply in four is a sentence`() {
    let sentences = Visit.plain.filter { $0.utf8.count > 8 }
    #expect(sentences.count * 4 >= Visit.plain.count)
    let letters = sentences.map(\.utf8.count).reduce(0, +) / sentences.count
    #expect((55...65).contains(letters))
  }
}
