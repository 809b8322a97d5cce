/// Which characters could do something to a reader instead of being read.
public enum Hidden {
  /// Controls, directions, line separators, what no font shows, and letters without a shape.
  ///
  /// U+200C and U+200D are part of how words are spelled in several languages.
  public static func contains(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .format: return scalar.value != 0x200C && scalar.value != 0x200D
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
      return true
    case .otherLetter: return properties.isDefaultIgnorableCodePoint
    default: return false
    }
  }

  /// Names what is hidden, `<U+202E>`, so that a reviewer sees it and a screen is safe from it.
  ///
  /// A line break stays one.
  public static func shown(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: { contains($0) && $0 != "\n" }) { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if contains(scalar) && scalar != "\n" {
        shown.append(contentsOf: name(of: scalar).unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
  }
}
