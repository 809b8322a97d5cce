/// A text as a reader takes it in: its words, sentences and paragraphs, each with its place.
struct ProseText {
  struct Sentence {
    var range: Range<Int>
    var words: [Range<Int>] = []
  }

  let bytes: [UInt8]
  private(set) var sentences: [Sentence] = []
  /// The sentences of each paragraph; lines that follow one another make one.
  private(set) var paragraphs: [Range<Int>] = []

  /// `bytes` is the text as it was written, with its slots, each of which counts as a word.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    read()
  }

  init(_ text: String) {
    self.init(Array(text.utf8))
  }

  var words: Int { sentences.reduce(0) { $0 + $1.words.count } }
  var questionMarks: Int { spoken.count { $0 == 63 } }

  func word(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self).lowercased()
  }

  /// What is said, without what stands in slots.
  private var spoken: [UInt8] {
    var depth = 0
    return bytes.filter { byte in
      if byte == 123 { depth += 1 }
      if byte == 125, depth > 0 { depth -= 1 }
      return depth == 0
    }
  }

  private mutating func read() {
    var sentence: Sentence?
    var paragraph = 0
    var index = 0
    func close(_ end: Int, _ sentences: inout [Sentence]) {
      if var done = sentence, !done.words.isEmpty {
        done.range = done.range.lowerBound..<end
        sentences.append(done)
      }
      sentence = nil
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 10 {
        close(index, &sentences)
        if index + 1 < bytes.count, bytes[index + 1] == 10 { endParagraph(&paragraph) }
        index += 1
      } else if let end = wordEnd(from: index) {
        if sentence == nil { sentence = Sentence(range: index..<end) }
        sentence?.words.append(index..<end)
        index = end
      } else {
        index += 1
        if isStop(byte), index == bytes.count || !isWord(bytes[index]) { close(index, &sentences) }
      }
    }
    close(bytes.count, &sentences)
    endParagraph(&paragraph)
  }

  private mutating func endParagraph(_ start: inout Int) {
    if start < sentences.count { paragraphs.append(start..<sentences.count) }
    start = sentences.count
  }

  /// A run of letters and digits, held together by `'`, `-` and `/`; or a slot.
  private func wordEnd(from start: Int) -> Int? {
    if bytes[start] == 123 {
      if start + 1 < bytes.count, bytes[start + 1] == 123 { return nil }
      return bytes[start...].firstIndex(of: 125).map { $0 + 1 }
    }
    guard isWord(bytes[start]) else { return nil }
    var end = start + 1
    while end < bytes.count {
      let joins = [39, 45, 46, 47].contains(bytes[end]) && end + 1 < bytes.count
      guard isWord(bytes[end]) || joins && isWord(bytes[end + 1]) else { break }
      end += 1
    }
    return end
  }

  private func isStop(_ byte: UInt8) -> Bool { byte == 46 || byte == 63 || byte == 33 }

  private func isWord(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte > 127
  }
}
