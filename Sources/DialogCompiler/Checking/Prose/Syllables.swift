/// Counts the syllables of English words, for reading grades.
enum Syllables {
  /// At least one; of a word with hyphens, those of its parts together.
  static func count(_ word: String) -> Int {
    word.lowercased().utf8.split { $0 == 45 || $0 == 47 }.reduce(0) { $0 + part(Array($1)) }
  }

  private static func part(_ bytes: [UInt8]) -> Int {
    let digits = bytes.count { (48...57).contains($0) }
    if digits > 0 { return digits }
    var letters = bytes.filter { $0 != 39 }
    if bytes.count > 2, bytes[bytes.count - 2] == 39, letters.last == 115 { letters.removeLast() }
    var count = 0
    // "lonely" is "lone" and "ly": an e that was silent at the end stays silent.
    while let end = ending(of: letters) {
      letters.removeLast(end.utf8.count)
      count += endings[end] ?? 1
    }
    return count + stem(letters)
  }

  private static let exceptions: [String: Int] = [
    "idea": 3, "area": 3, "real": 1, "business": 2, "every": 2, "people": 2, "science": 2,
    "create": 2, "recreate": 3, "naked": 2, "hundred": 2, "evening": 2, "different": 3,
    "somebody": 3, "something": 2, "someone": 2, "somewhere": 2, "rhythm": 2, "family": 3,
    "does": 1, "doesnt": 2, "isnt": 2, "wasnt": 2, "didnt": 2, "couldnt": 2, "wouldnt": 2,
    "shouldnt": 2, "hadnt": 2, "hasnt": 2, "havent": 2, "im": 1, "whos": 1, "area's": 3,
    "client": 2, "cafe": 2, "recipe": 3, "being": 2, "ecstasy": 3, "wednesday": 2, "video": 3,
    "poem": 2, "lion": 2, "react": 2, "reaction": 3, "reacts": 2, "reality": 4, "theyre": 1,
    "youre": 1, "were": 1, "weve": 1, "youve": 1, "theyve": 1, "ive": 1, "methadone": 3,
    "wicked": 2, "sacred": 2, "hatred": 2, "prison": 2, "prism": 2, "spasm": 2,
  ]

  private static let endings: [String: Int] = [
    "ly": 1, "ful": 1, "less": 1, "ment": 1, "ments": 1, "ness": 1, "ty": 1, "thing": 1,
    "things": 1, "times": 1, "time": 1, "one": 1, "body": 2, "where": 1, "how": 1, "self": 1,
    "work": 1, "place": 1,
  ]

  /// An ending after an e, such as in "careful"; the longest that fits.
  private static func ending(of letters: [UInt8]) -> String? {
    guard exceptions[String(decoding: letters, as: UTF8.self)] == nil else { return nil }
    for length in stride(from: min(6, letters.count - 3), to: 1, by: -1) {
      let end = String(decoding: letters.suffix(length), as: UTF8.self)
      let stem = letters.dropLast(length)
      guard endings[end] != nil, stem.last == 101, let before = stem.dropLast().last,
        !isVowel(before), stem.contains(where: { isVowel($0) && $0 != 101 }) || stem.count > 3
      else { continue }
      return end
    }
    return nil
  }

  private static func stem(_ letters: [UInt8]) -> Int {
    if let known = exceptions[String(decoding: letters, as: UTF8.self)] { return known }
    var count = 0
    var index = 0
    while index < letters.count {
      guard isVowel(letters[index]), !(index == 0 && letters[0] == 121 && letters.count > 1)
      else {
        index += 1
        continue
      }
      let start = index
      while index < letters.count, isVowel(letters[index]) { index += 1 }
      count += 1 + breaks(letters, start..<index)
    }
    return max(1, count - silent(letters))
  }

  /// Where two vowels side by side are said apart: "quiet", "usual", "trying".
  private static func breaks(_ letters: [UInt8], _ run: Range<Int>) -> Int {
    guard run.count > 1 else { return 0 }
    let before = run.lowerBound > 0 ? letters[run.lowerBound - 1] : 0
    let vowels = String(decoding: letters[run], as: UTF8.self)
    let after = String(decoding: letters[run.upperBound...], as: UTF8.self)
    // "doing", "trying", "being" and their like.
    if vowels.hasSuffix("i"), after == "ng" || after == "ngs" { return 1 }
    switch vowels {
    case "ia", "io", "iou", "iu":
      return [99, 103, 115, 116, 120].contains(before) ? 0 : 1
    case "ua", "uou": return before == 103 || before == 113 ? 0 : 1
    case "ie": return after == "t" || after == "ty" ? 1 : 0
    case "uie": return before == 113 && after.hasPrefix("t") ? 1 : 0
    case "eo", "ya", "yo", "iya", "uie ": return vowels == "eo" ? 0 : 1
    default: return 0
    }
  }

  /// 1 where the last e is not said: "make", "times", "used".
  private static func silent(_ letters: [UInt8]) -> Int {
    guard letters.count > 2 else { return 0 }
    let last = letters[letters.count - 1]
    let before = letters[letters.count - 2]
    let third = letters[letters.count - 3]
    if last == 101 { return isSilentE(after: before, third) ? 1 : 0 }
    guard before == 101, !isVowel(third) else { return 0 }
    if last == 100 { return third == 116 || third == 100 ? 0 : 1 }
    guard last == 115 else { return 0 }
    if [115, 120, 122, 99, 103].contains(third) { return 0 }
    let fourth = letters.count > 3 ? letters[letters.count - 4] : 0
    if third == 104, fourth == 99 || fourth == 115 { return 0 }
    return isSilentE(after: third, fourth) ? 1 : 0
  }

  private static func isSilentE(after before: UInt8, _ third: UInt8) -> Bool {
    guard !isVowel(before) else { return false }
    return before != 108 || isVowel(third)
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    [97, 101, 105, 111, 117, 121].contains(byte)
  }
}
