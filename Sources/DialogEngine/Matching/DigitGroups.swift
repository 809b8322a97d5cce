/// A run of digits in groups: phone, card and NHS numbers.
struct DigitGroups {
  private var groups: [(digits: [UInt8], end: Int)] = []
  private var hasPlus = false
  private var hasDash = false

  /// More groups than any of these numbers is written in.
  private static let most = 8

  init(_ text: [Unicode.Scalar], at start: Int) {
    var place = start
    if place < text.count, text[place] == "+" {
      hasPlus = true
      place += 1
    }
    while groups.count < Self.most {
      let before = place
      while place < text.count, place - before < 3, Self.separates(text[place]) {
        hasDash = hasDash || text[place] == "-"
        place += 1
      }
      if !groups.isEmpty, place == before { break }
      if groups.isEmpty, place > before, text[before] != "(" { break }
      var digits: [UInt8] = []
      while place < text.count, text[place].isDigit {
        digits.append(UInt8(text[place].value - 48))
        place += 1
      }
      if digits.isEmpty || (place < text.count && text[place].isLetterAfterDigits) { break }
      groups.append((digits, place))
    }
  }

  private static func separates(_ letter: Unicode.Scalar) -> Bool {
    " -.()".unicodeScalars.contains(letter)
  }

  /// The longest number that the groups make, from the first one on.
  var detail: (Redaction.Detail, end: Int)? {
    for count in stride(from: groups.count, to: 0, by: -1) {
      let digits = groups[..<count].flatMap(\.digits)
      guard let kind = kind(of: digits, groups: groups[..<count].map(\.digits.count)) else {
        continue
      }
      return (kind, groups[count - 1].end)
    }
    return nil
  }

  private func kind(of digits: [UInt8], groups: [Int]) -> Redaction.Detail? {
    if !hasPlus {
      if (13...19).contains(digits.count), passesLuhn(digits) { return .card }
      let isGrouped = groups.count == 1 || groups == [3, 3, 4]
      if digits.count == 10, isGrouped, passesNHS(digits) { return .nhs }
    }
    return isPhone(digits, groups) ? .phone : nil
  }

  private func isPhone(_ digits: [UInt8], _ groups: [Int]) -> Bool {
    if hasPlus { return (8...15).contains(digits.count) }
    if digits.starts(with: [0, 0]) { return (10...17).contains(digits.count) && digits[2] != 0 }
    if digits.first == 0 { return (9...11).contains(digits.count) && digits[1] != 0 }
    return isAmerican(digits, groups)
  }

  /// 212-555-0123, (212) 555 0123, 1 212 555 0123, 555-0123; a bare row of ten digits too.
  private func isAmerican(_ digits: [UInt8], _ groups: [Int]) -> Bool {
    switch groups {
    case [3, 3, 4], [10]: digits[0] > 1 && digits[3] > 1
    case [1, 3, 3, 4], [11]: digits[0] == 1 && digits[1] > 1 && digits[4] > 1
    case [3, 4]: hasDash && digits[0] > 1
    default: false
    }
  }

  private func passesLuhn(_ digits: [UInt8]) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = place % 2 == 1 ? Int(digit) * 2 : Int(digit)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0 && digits.contains { $0 != digits[0] }
  }

  private func passesNHS(_ digits: [UInt8]) -> Bool {
    let sum = (0..<9).reduce(0) { $0 + Int(digits[$1]) * (10 - $1) }
    let check = (11 - sum % 11) % 11
    return check < 10 && check == Int(digits[9]) && digits.contains { $0 != digits[0] }
  }
}
