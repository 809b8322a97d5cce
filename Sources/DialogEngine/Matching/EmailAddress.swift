/// E-mail addresses.
enum EmailAddress {
  private static let longestName = 64
  private static let longestHost = 190

  static func end(in text: [Unicode.Scalar], at place: Int) -> Int? {
    guard text[place].isAlphanumeric else { return nil }
    var at = place
    while at < text.count, at - place <= longestName, isName(text[at]) { at += 1 }
    guard at > place, at < text.count, text[at] == "@" else { return nil }
    var end = at + 1
    while end < text.count, end - at <= longestHost,
      text[end].isAlphanumeric || text[end] == "." || text[end] == "-"
    {
      end += 1
    }
    while end > at, !text[end - 1].isAlphanumeric { end -= 1 }
    let host = text[min(at + 1, end)..<end]
    guard let dot = host.lastIndex(of: "."), dot > host.startIndex, end - dot > 2 else {
      return nil
    }
    return end
  }

  private static func isName(_ letter: Unicode.Scalar) -> Bool {
    letter.isAlphanumeric || "._%+-".unicodeScalars.contains(letter)
  }
}
