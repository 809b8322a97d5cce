import Platform

/// A conversation as Markdown that also reads well as plain text.
public struct MarkdownPage {
  private var teller = Teller()

  public init() {}

  public func begin(_ header: Header) -> String {
    "# \(inline(header.id))\n\n\(inline(header.started)), \(inline(header.dialog ?? header.pack))\n"
  }

  public mutating func add(_ record: Record) -> String {
    teller.tell(record).map(words).joined()
  }

  private func words(_ passage: Passage) -> String {
    switch passage.kind {
    case .bot(let text): "\n" + paragraphs(text)
    case .question(let question):
      "\n**\(inline(question.text))**\n" + list(question.labels)
        + (question.hint.map { "\n\(inline($0))\n" } ?? "")
    case .you(let text): "\n> \(text.isEmpty ? "(Enter)" : inline(text))\n"
    case .withheld(let why): "\n> *(\(inline(why)))*\n"
    case .note(let text): "\n*\(inline(text))*\n"
    }
  }

  private func list(_ labels: [String]) -> String {
    if labels.isEmpty { return "" }
    return "\n" + labels.enumerated().map { "\($0 + 1). \(inline($1))\n" }.joined()
  }

  private func paragraphs(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { place, line in
      let isBroken = place + 1 < lines.count && !line.isEmpty && !lines[place + 1].isEmpty
      return inline(String(line)) + (isBroken ? "\\\n" : "\n")
    }.joined()
  }

  private func inline(_ text: String) -> String {
    Self.inline(text)
  }

  /// Nobody's words become headings, links, pictures or HTML.
  static func inline(_ text: String) -> String {
    var safe = ""
    for scalar in ScreenText.clean(text, for: .reviewer).unicodeScalars {
      switch scalar {
      case "\n": safe += " "
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "!", "&":
        safe += "\\" + String(scalar)
      // These begin lists and underline headings at the start of a line.
      case "+", "-", "=": safe += isBlank(safe) ? "\\" + String(scalar) : String(scalar)
      case ".", ")": safe += isNumber(safe) ? "\\" + String(scalar) : String(scalar)
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  private static func isBlank(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 == 0x20 }
  }

  /// No list of Markdown has a number of more than nine digits.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.count < 10 && text.utf8.allSatisfy { $0 == 0x20 || (0x30...0x39).contains($0) }
  }
}
