/// Codes with a fixed form: `A` and `9` stand for sets of letters and digits.
struct FixedCode {
  /// What may stand at each place; a space in the form may be missing.
  var form: String
  var accepts: @Sendable ([Unicode.Scalar]) -> Bool = { _ in true }

  static let postcodes: [FixedCode] =
    ["A99 9AA", "A9 9AA", "AA99 9AA", "AA9 9AA", "A9A 9AA", "AA9A 9AA"].map {
      FixedCode(form: $0, accepts: isBritish)
    } + [
      FixedCode(form: "GIR 0AA"),
      FixedCode(form: "A9X XXXX", accepts: isIrish),
      FixedCode(form: "A9A 9A9", accepts: isCanadian),
      FixedCode(form: "99999-9999"),
    ]

  static let insurance = FixedCode(form: "AA 99 99 99 A") { code in
    !"DFIQUV".unicodeScalars.contains(code[0]) && !"DFIQUVO".unicodeScalars.contains(code[1])
      && "ABCD".unicodeScalars.contains(code[8])
  }

  /// The letters that no British code has in its first, second and last two places.
  private static let isBritish: @Sendable ([Unicode.Scalar]) -> Bool = { code in
    !"QVX".unicodeScalars.contains(code[0]) && !"IJZ".unicodeScalars.contains(code[1])
      && code.suffix(2).allSatisfy { !"CIKMOV".unicodeScalars.contains($0) }
  }

  private static let isIrish: @Sendable ([Unicode.Scalar]) -> Bool = { code in
    let letters = "ACDEFHKNPRTVWXY".unicodeScalars
    return letters.contains(code[0]) && (code[2].isDigit || code[2] == "W")
      && code.suffix(4).allSatisfy { $0.isDigit || letters.contains($0) }
      && code.suffix(4).contains { $0.isDigit }
  }

  private static let isCanadian: @Sendable ([Unicode.Scalar]) -> Bool = { code in
    "ABCEGHJKLMNPRSTVXY".unicodeScalars.contains(code[0])
  }

  static func end(of code: FixedCode, in text: [Unicode.Scalar], at start: Int) -> Int? {
    var place = start
    var found: [Unicode.Scalar] = []
    for sign in code.form.unicodeScalars {
      if sign == " " {
        if place < text.count, text[place] == " " { place += 1 }
        continue
      }
      guard place < text.count, fits(text[place], sign) else { return nil }
      found.append(text[place].raised)
      place += 1
    }
    if place < text.count, text[place].isAlphanumeric { return nil }
    return code.accepts(found) ? place : nil
  }

  private static func fits(_ letter: Unicode.Scalar, _ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "A": letter.isASCIILetter
    case "9", "0": letter.isDigit
    case "X": letter.isDigit || letter.isASCIILetter
    default: letter.raised == sign
    }
  }
}
