import DialogEngine
import Testing

@testable import handrail

@Suite struct TypesetterTests {
  private let strength = Asking(
    node: NodeID(0), question: "strength", tag: nil, text: "How strong is it right now?",
    offers: [
      .init(id: "a", label: "Just a flicker"), .init(id: "b", label: "Strong, and it keeps coming"),
    ])

  private func set(_ outputs: [Output], _ change: (inout Layout) -> Void = { _ in }) -> String {
    var layout = Layout()
    change(&layout)
    var typesetter = Typesetter(layout)
    var bytes: [UInt8] = []
    typesetter.append(outputs, to: &bytes)
    typesetter.appendPrompt(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func said(_ text: String) -> Output {
    .said(Saying(node: nil, tag: nil, text: text))
  }

  @Test func `a message, a question, its choices and the prompt stand one below the other`() {
    #expect(
      set([said("Hello."), .asked(strength)])
        == """

        Hello.

        How strong is it right now?
        1. Just a flicker
        2. Strong, and it keeps coming

        >\u{20}
        """)
  }

  @Test func `long lines break at words, and choices hang below their first word`() {
    #expect(
      set([said("A line that is too long for this."), .asked(strength)]) { $0.columns = 20 }
        == """

        A line that is too
        long for this.

        How strong is it
        right now?
        1. Just a flicker
        2. Strong, and it
           keeps coming

        >\u{20}
        """)
  }

  @Test func `a phone number is never cut across two lines`() {
    for columns in 20...60 {
      let text = set([said("You can ring the line of the wise on 0808 808 8000 by day.")]) {
        $0.columns = columns
      }
      #expect(text.contains("0808 808 8000"))
    }
  }

  @Test func `plain mode has words in place of signs and no wrapping`() {
    #expect(
      set([said("Hello."), .asked(strength)]) { $0.isPlain = true }
        == """

        Handrail: Hello.

        Handrail: How strong is it right now?
        2 choices.
        1. Just a flicker
        2. Strong, and it keeps coming

        Your answer:\u{20}
        """)
  }

  @Test func `the chat port gets a carriage return before every line feed`() {
    let text = set([said("One\ntwo three"), .asked(strength)]) {
      $0.lineEnd = .carriageReturnLineFeed
      $0.columns = 5
    }
    #expect(Array(text.utf8).split(separator: 0x0A).dropLast().allSatisfy { $0.last == 0x0D })
    #expect(text.utf8.suffix(4).elementsEqual("\r\n> ".utf8))
  }

  @Test func `colour is put round whole blocks and never carries meaning alone`() {
    let coloured = set([.asked(strength)]) { $0.hasColour = true }
    #expect(coloured.contains("\u{1B}[1mHow strong is it right now?\u{1B}[0m\n"))
    #expect(coloured.contains("\u{1B}[36m1.\u{1B}[0m Just a flicker"))
    var bare = coloured
    for code in ["\u{1B}[1m", "\u{1B}[36m", "\u{1B}[0m"] {
      bare = bare.split(separator: code, omittingEmptySubsequences: false).joined()
    }
    #expect(bare == set([.asked(strength)]))
  }

  @Test func `nothing that moves a cursor gets through from a text`() {
    #expect(!set([said("a\u{1B}[2Jb\u{202E}c\u{9B}d")]).unicodeScalars.contains("\u{1B}"))
  }

  @Test func `hide leaves nothing of its turn`() {
    let outputs = [said("secret"), .hidden]
    #expect(set(outputs) == "\n> ")
    #expect(set(outputs) { $0.clearing = .terminal } == "\u{1B}[H\u{1B}[2J\u{1B}[3J\n> ")
    #expect(set(outputs) { $0.clearing = .blankLines }.utf8.count { $0 == 0x0A } > 50)
  }
}
