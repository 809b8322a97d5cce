import Testing

@testable import DialogEngine

@Test func `every engine message has words of its own`() {
  let words = EngineMessage.allCases.map(\.builtIn)
  #expect(Set(words).count == words.count)
}
