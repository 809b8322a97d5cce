import DialogEngine
import Platform

/// Turns what a conversation wants shown into the bytes of a screen, a pipe or a socket.
///
/// Text is only ever added at the end; nothing that has been shown is drawn again. Every block
/// begins with a line break, because the line that was typed or piped before it may lack one.
struct Typesetter {
  var layout: Layout
  /// Words that have passed the filter and are waiting to be wrapped.
  private var words: [UInt8] = []

  init(_ layout: Layout) {
    self.layout = layout
  }

  /// Everything that a reader sees of a turn.
  mutating func append(_ outputs: [Output], to bytes: inout [UInt8]) {
    for place in outputs.indices {
      switch outputs[place] {
      case .said(let saying): append(message: saying.text, to: &bytes)
      case .asked(let asking): append(asking, to: &bytes)
      case .hidden: clear(&bytes)
      case .entered, .understood, .interrupted, .undone, .changed, .set, .kept, .marked,
        .consented, .keepingTold, .codeWanted, .paused, .resumeWanted, .erased, .looped, .deadEnd,
        .ended:
        break
      }
    }
  }

  mutating func append(message text: String, to bytes: inout [UInt8]) {
    if text.isEmpty { return }
    endLine(&bytes)
    append(voice: text, .regular, to: &bytes)
  }

  mutating func append(_ asking: Asking, to bytes: inout [UInt8]) {
    endLine(&bytes)
    if !asking.text.isEmpty {
      append(voice: asking.text, asking.isWait ? .regular : .bold, to: &bytes)
    }
    if layout.isPlain, !asking.offers.isEmpty {
      let count = asking.offers.count
      append(line: count == 1 ? "1 choice." : "\(count) choices.", .regular, to: &bytes)
    }
    for (index, offer) in asking.offers.enumerated() {
      append(choice: index + 1, offer.label, to: &bytes)
    }
    if let hint = asking.hint, !hint.isEmpty { append(line: hint, .dim, to: &bytes) }
  }

  /// After it the reader types; there is nothing behind it, so that a program knows it by its end.
  func appendPrompt(to bytes: inout [UInt8]) {
    endLine(&bytes)
    bytes.append(contentsOf: (layout.isPlain ? "Your answer: " : "> ").utf8)
  }

  /// Someone's words after a prompt, for a screen on which nobody is typing.
  mutating func append(reply text: String, to bytes: inout [UInt8]) {
    appendPrompt(to: &bytes)
    append(text, from: layout.isPlain ? 13 : 2, indent: 2, to: &bytes)
  }

  func endLine(_ bytes: inout [UInt8]) {
    if layout.lineEnd == .carriageReturnLineFeed { bytes.append(0x0D) }
    bytes.append(0x0A)
  }
}

extension Typesetter {
  private enum Weight: String {
    case regular = ""
    case bold = "1"
    case dim = "2"
    /// One of the two colours.
    case accent = "36"
  }

  /// How many lines are pushed out of sight where the screen can't be cleared.
  private static let blankLines = 60

  private mutating func append(voice text: String, _ weight: Weight, to bytes: inout [UInt8]) {
    guard layout.isPlain else { return append(line: text, weight, to: &bytes) }
    bytes.append(contentsOf: "Handrail: ".utf8)
    append(text, from: 10, indent: 0, to: &bytes)
  }

  private mutating func append(line text: String, _ weight: Weight, to bytes: inout [UInt8]) {
    begin(weight, &bytes)
    append(text, from: 0, indent: 0, end: weight, to: &bytes)
  }

  private mutating func append(choice number: Int, _ label: String, to bytes: inout [UInt8]) {
    begin(.accent, &bytes)
    if number >= 10 { bytes.append(0x30 + UInt8(number / 10)) }
    bytes.append(0x30 + UInt8(number % 10))
    bytes.append(0x2E)
    end(.accent, &bytes)
    bytes.append(0x20)
    let indent = number < 10 ? 3 : 4
    append(label, from: indent, indent: indent, to: &bytes)
  }

  private mutating func append(
    _ text: String, from column: Int, indent: Int, end weight: Weight = .regular,
    to bytes: inout [UInt8]
  ) {
    let wrapping = Wrapping(columns: layout.columns, indent: indent, lineEnd: layout.lineEnd)
    let start = bytes.count
    ScreenText.append(text, for: layout.reader, to: &bytes)
    if !wrapping.isOneLine(bytes.span.extracting(start...), from: column) {
      words.removeAll(keepingCapacity: true)
      words.append(contentsOf: bytes[start...])
      bytes.removeLast(bytes.count - start)
      wrapping.append(words, from: column, to: &bytes)
    }
    // Before the line break: a screen that scrolls would paint the new line otherwise.
    end(weight, &bytes)
    endLine(&bytes)
  }

  private func begin(_ weight: Weight, _ bytes: inout [UInt8]) {
    guard layout.hasColour, weight != .regular else { return }
    bytes.append(contentsOf: "\u{1B}[\(weight.rawValue)m".utf8)
  }

  private func end(_ weight: Weight, _ bytes: inout [UInt8]) {
    guard layout.hasColour, weight != .regular else { return }
    bytes.append(contentsOf: "\u{1B}[0m".utf8)
  }

  private func clear(_ bytes: inout [UInt8]) {
    // What the same turn said before is not to be seen either.
    bytes.removeAll(keepingCapacity: true)
    switch layout.clearing {
    case .nothing: break
    // To the corner, the screen, and what was scrolled away.
    case .terminal: bytes.append(contentsOf: "\u{1B}[H\u{1B}[2J\u{1B}[3J".utf8)
    case .blankLines: for _ in 0..<Self.blankLines { endLine(&bytes) }
    }
  }
}
