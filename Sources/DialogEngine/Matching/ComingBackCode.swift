/// Codes to come back with, mistyped ones too: `20261122-k7qf3m-x4tq-9bwhn-7dkc` is a day, and
/// letters that make no words.
enum ComingBackCode {
  private static let dayLength = 8
  private static let length = 27
  /// Of a row held together by dashes; no number that people write is as long.
  private static let shortestRow = 20
  /// Of groups with spaces between them: a day and most of the letters.
  private static let shortestGroups = 18
  /// The last groups, which are the secret.
  private static let secret = [4, 5, 4]

  static func end(in text: [Unicode.Scalar], at start: Int) -> Int? {
    guard text[start].isAlphanumeric else { return nil }
    return endOfRow(text, start) ?? endOfGroups(text, start) ?? endOfSecret(text, start)
  }

  /// A day, and whatever hangs on it.
  private static func endOfRow(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    var count = 0
    var end = start
    var place = start
    while place < text.count, text[place].isAlphanumeric || text[place].isDash {
      if text[place].isAlphanumeric {
        if count < dayLength, !text[place].isDigit { return nil }
        count += 1
        end = place + 1
      }
      place += 1
    }
    return count < shortestRow ? nil : end
  }

  private static func endOfGroups(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    var count = 0
    var end = start
    var place = start
    while count < length {
      var next = place
      while next < text.count, fits(text[next], at: count + next - place) { next += 1 }
      if next == place || (next < text.count && text[next].isAlphanumeric) { break }
      count += next - place
      end = next
      place = next
      while place < text.count, text[place] == " " || text[place].isDash { place += 1 }
    }
    return count < shortestGroups ? nil : end
  }

  private static func fits(_ letter: Unicode.Scalar, at place: Int) -> Bool {
    place < dayLength ? letter.isDigit : letter.isCodeLetter
  }

  private static func endOfSecret(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
    var place = start
    for (number, length) in secret.enumerated() {
      if number > 0 {
        guard place < text.count, text[place].isDash else { return nil }
        place += 1
      }
      let end = place + length
      while place < end {
        guard place < text.count, text[place].isCodeLetter else { return nil }
        place += 1
      }
    }
    return place < text.count && text[place].isAlphanumeric ? nil : place
  }
}

extension Unicode.Scalar {
  /// A hyphen, or what a program that means well makes of one.
  fileprivate var isDash: Bool { self == "-" || (0x2010...0x2015).contains(value) }

  /// Of the letters that codes are made of.
  fileprivate var isCodeLetter: Bool {
    ("2"..."9").contains(self)
      || isASCIILetter && !"AEILOU".unicodeScalars.contains(raised)
  }
}
