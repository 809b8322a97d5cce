/// Digits in a text that belong together, such as `0300 123 6600`.
struct DigitRun {
  var digits: String
  var range: Range<Int>
  /// How many groups there are between blanks and hyphens.
  var groups: Int

  /// Every run of digits that are parted by single blanks, hyphens or brackets at most.
  static func all(in bytes: [UInt8]) -> [DigitRun] {
    var runs: [DigitRun] = []
    var index = 0
    while index < bytes.count {
      guard isDigit(bytes[index]) else {
        index += 1
        continue
      }
      let run = run(in: bytes, from: index)
      runs.append(run)
      index = run.range.upperBound
    }
    return runs
  }

  private static func run(in bytes: [UInt8], from start: Int) -> DigitRun {
    var digits: [UInt8] = []
    var end = start
    var groups = 1
    var index = start
    while index < bytes.count {
      if isDigit(bytes[index]) {
        digits.append(bytes[index])
        index += 1
        end = index
      } else if isJoint(bytes[index]), index + 1 < bytes.count, isDigit(bytes[index + 1]) {
        groups += 1
        index += 1
      } else {
        break
      }
    }
    return DigitRun(
      digits: String(decoding: digits, as: UTF8.self), range: start..<end, groups: groups)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  private static func isJoint(_ byte: UInt8) -> Bool { byte == 32 || byte == 45 }
}

extension DigitRun {
  /// Short numbers that people dial in the countries of the pack and their neighbours.
  private static let emergency: Set<String> = [
    "999", "112", "111", "911", "988", "000", "101", "119", "811", "211", "311",
  ]

  /// Whether a person would dial it.
  func isPhoneNumber(known: Set<String>) -> Bool {
    let count = digits.utf8.count
    if known.contains(digits) || Self.emergency.contains(digits) { return true }
    return groups == 1 ? count >= 5 : count >= 6
  }
}
