/// Brings letters to one form: small, without accents, of ordinary width.
enum Letters {
  enum Folded: Equatable {
    case ascii(UInt8)
    case pair(UInt8, UInt8)
    case apostrophe
    /// Belongs to the letter before: an accent.
    case nothing
    case separator
    /// A letter of another script.
    case letter(Unicode.Scalar)
  }

  static let apostrophe = UInt8(ascii: "'")

  /// What a byte below 0x80 becomes: a small letter or digit, `'`, or 0 between words.
  static let table: [UInt8] = (0..<256).map { value in
    let byte = UInt8(value)
    return switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
    case UInt8(ascii: "'"), UInt8(ascii: "`"): apostrophe
    default: 0
    }
  }

  static func fold(_ scalar: Unicode.Scalar) -> Folded {
    if scalar.value < 0x80 { return foldASCII(UInt8(scalar.value)) }
    switch scalar.value {
    case 0x2018, 0x2019, 0x201B, 0x02BC, 0x00B4, 0x2032, 0xFF07: return .apostrophe
    case 0x0300...0x036F, 0x1AB0...0x1AFF, 0xFE00...0xFE0F: return .nothing
    case 0xFF01...0xFF5E: return foldASCII(UInt8(scalar.value - 0xFEE0))
    case 0xC0...0x17F: return foldLatin(scalar)
    default: return foldOther(scalar)
    }
  }

  private static func foldASCII(_ byte: UInt8) -> Folded {
    switch table[Int(byte)] {
    case 0: .separator
    case apostrophe: .apostrophe
    case let folded: .ascii(folded)
    }
  }

  /// The letters with accents of the languages of Europe, U+00C0 to U+017F, each as its plain one.
  /// `?` stands for those that become two letters, a space for what is no letter.
  private static let latin = Array(
    ("aaaaaa?ceeeeiiii?nooooo ouuuuy??aaaaaa?ceeeeiiii?nooooo ouuuuy?y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkkllllllllllnnnnnnnnn"
      + "oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  private static func foldLatin(_ scalar: Unicode.Scalar) -> Folded {
    let place = Int(scalar.value) - 0xC0
    guard place < latin.count else { return .separator }
    switch latin[place] {
    case UInt8(ascii: " "): return .separator
    case UInt8(ascii: "?"): return foldPair(scalar)
    case let letter: return .ascii(letter)
    }
  }

  private static func foldPair(_ scalar: Unicode.Scalar) -> Folded {
    let pair: (Unicode.Scalar, Unicode.Scalar) =
      switch scalar.value {
      case 0xC6, 0xE6: ("a", "e")
      case 0xD0, 0xF0: ("d", "h")
      case 0xDE, 0xFE: ("t", "h")
      case 0xDF: ("s", "s")
      case 0x132, 0x133: ("i", "j")
      default: ("o", "e")
      }
    return .pair(UInt8(ascii: pair.0), UInt8(ascii: pair.1))
  }

  private static func foldOther(_ scalar: Unicode.Scalar) -> Folded {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .nothing
    case .uppercaseLetter, .titlecaseLetter:
      let lower = properties.lowercaseMapping.unicodeScalars
      guard let first = lower.first else { return .letter(scalar) }
      return first.value < 0x80 ? foldASCII(UInt8(first.value)) : .letter(first)
    case .lowercaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .spacingMark:
      return .letter(scalar)
    default: return .separator
    }
  }
}
