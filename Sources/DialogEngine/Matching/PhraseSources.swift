/// Phrases as their authors wrote them, in the order of the patterns; one text for all of them.
struct PhraseSources: Sendable {
  private var letters: [UInt8] = []
  private var ends: [Int32] = []

  mutating func append(_ range: Range<Int>, of text: Bytes) {
    for place in range { letters.append(text[place]) }
    ends.append(Int32(letters.count))
  }

  subscript(pattern: Int32) -> String {
    let place = Int(pattern)
    let start = place == 0 ? 0 : Int(ends[place - 1])
    return String(decoding: letters[start..<Int(ends[place])], as: UTF8.self)
  }
}
