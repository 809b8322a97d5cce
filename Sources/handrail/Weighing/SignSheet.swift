/// Signs as they stand in a dialog file.
struct SignSheet {
  private(set) var text = ""

  private static let width = 92

  mutating func add(_ found: SignWeighing.Found, margin: Int) {
    text += "  \(found.interrupt):\n    signs:\n"
    for weight in Set(found.signs.map(\.weight)).sorted(by: >) {
      text += "      \(weight):\n"
      add(found.signs.filter { $0.weight == weight }.map(\.phrase))
    }
    text += "    ask from: \(max(1, found.askFrom + margin))\n"
  }

  /// Phrases with commas between them, in lines that fit.
  private mutating func add(_ phrases: [String]) {
    var line = ""
    for phrase in phrases {
      if !line.isEmpty, line.utf8.count + phrase.utf8.count + 2 > Self.width {
        text += "        - \(line)\n"
        line = ""
      }
      line += line.isEmpty ? phrase : ", " + phrase
    }
    if !line.isEmpty { text += "        - \(line)\n" }
  }
}
