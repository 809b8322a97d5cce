/// Personal details in free text, replaced by tags that are numbered within the reply.
///
/// Found by their form alone: what is no full number, address or code of its kind stays.
public enum Redaction {
  public enum Detail: String, Sendable, CaseIterable {
    case phone
    case email
    case postcode
    case card
    case nhs
    case insurance
    /// To come back with; whoever reads it could open the conversation.
    case code
  }

  /// The text with `[phone 1]` and the like in place of the details, and which kinds there were,
  /// in the order of the text.
  public static func redact(_ text: String) -> (text: String, details: [Detail]) {
    if !mayHaveDetails(text) { return (text, []) }
    let letters = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var details: [Detail] = []
    var place = 0
    while place < letters.count {
      if startsToken(letters, place), let (detail, end) = detail(in: letters, at: place) {
        details.append(detail)
        let number = details.count { $0 == detail }
        result.append(contentsOf: "[\(detail.rawValue) \(number)]".unicodeScalars)
        place = end
      } else {
        result.append(letters[place])
        place += 1
      }
    }
    return (String(result), details)
  }

  /// Every detail has a digit or an `@` in it, and no detail is as short as most answers are.
  private static func mayHaveDetails(_ text: String) -> Bool {
    let bytes = text.utf8
    return bytes.count >= shortest
      && bytes.contains { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "@")
      }
  }

  /// `E16AN` is a postcode.
  private static let shortest = 5

  private static func startsToken(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
    if place == 0 { return true }
    return !text[place].isAlphanumeric || !text[place - 1].isAlphanumeric
  }

  private static func detail(
    in text: [Unicode.Scalar], at place: Int
  ) -> (Detail, end: Int)? {
    if let end = ComingBackCode.end(in: text, at: place) { return (.code, end) }
    if let end = EmailAddress.end(in: text, at: place) { return (.email, end) }
    if let end = FixedCode.end(of: FixedCode.insurance, in: text, at: place) {
      return (.insurance, end)
    }
    for form in FixedCode.postcodes {
      if let end = FixedCode.end(of: form, in: text, at: place) { return (.postcode, end) }
    }
    return DigitGroups(text, at: place).detail
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }

  var isASCIILetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }

  var isAlphanumeric: Bool { isDigit || isAlphabetic }

  /// "10am" and "300mg" are no groups of a number.
  var isLetterAfterDigits: Bool { isAlphabetic }

  /// The tables of Unicode are slow to ask, and have nothing new to say of ASCII.
  private var isAlphabetic: Bool { isASCII ? isASCIILetter : properties.isAlphabetic }

  var raised: Unicode.Scalar {
    ("a"..."z").contains(self) ? Unicode.Scalar(UInt8(value - 32)) : self
  }
}
