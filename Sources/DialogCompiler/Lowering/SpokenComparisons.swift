/// Comparisons of numbers as people say them: `nights is more than 3`.
extension ConditionWord {
  /// What people write for a comparison of numbers, and what is written here.
  private static let spoken: [([String], String)] = [
    (["more", "than"], ">"), (["greater", "than"], ">"), (["higher", "than"], ">"),
    (["less", "than"], "<"), (["fewer", "than"], "<"), (["lower", "than"], "<"),
    (["at", "least"], ">="), (["at", "most"], "<="), (["above"], ">"), (["over"], ">"),
    (["below"], "<"), (["under"], "<"),
  ]

  /// Whether words stand before a number, and no sign: joining is for these few alone.
  static func hasSpoken(_ words: [ConditionWord]) -> Bool {
    words.indices.dropFirst().contains { place in
      guard words[place - 1].kind == .word, let digit = words[place].text.utf8.first else {
        return false
      }
      return (48...57).contains(digit)
    }
  }

  /// `is more than` before a number becomes one sign of another language.
  static func joined(_ words: [ConditionWord]) -> [ConditionWord] {
    var result: [ConditionWord] = []
    var index = 0
    while index < words.count {
      let start = words[index].text == "is" ? index + 1 : index
      if let (parts, sign) = spoken.first(where: { isSpoken($0.0, in: words, at: start) }) {
        let end = start + parts.count - 1
        let range = words[index].range.lowerBound..<words[end].range.upperBound
        let text = words[index...end].map(\.text).joined(separator: " ")
        result.append(ConditionWord(kind: .foreign(sign), text: text, range: range))
        index = end + 1
      } else {
        result.append(words[index])
        index += 1
      }
    }
    return result
  }

  private static func isSpoken(_ parts: [String], in words: [ConditionWord], at start: Int) -> Bool
  {
    let end = start + parts.count
    return start > 0 && end < words.count && wholeNumber(words[end].text) != nil
      && words[start..<end].map(\.text) == parts
  }
}
