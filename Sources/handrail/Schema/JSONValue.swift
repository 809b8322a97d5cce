/// A JSON document that keeps the order of its names and is written to be read.
indirect enum JSONValue {
  case text(String)
  case flag(Bool)
  case number(Int)
  case list([JSONValue])
  case object([(name: String, value: JSONValue)])

  static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { .text($0) }) }

  var text: String { text(indent: 0) }

  private func text(indent: Int) -> String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    case .list(let items):
      Self.enclosed("[", items.map { $0.text(indent: indent + 2) }, "]", indent)
    case .object(let fields):
      Self.enclosed(
        "{", fields.map { Self.quoted($0.name) + ": " + $0.value.text(indent: indent + 2) }, "}",
        indent)
    }
  }

  /// On one line where there is room for it.
  private static func enclosed(_ open: String, _ parts: [String], _ close: String, _ indent: Int)
    -> String
  {
    let line = open + parts.joined(separator: ", ") + close
    if line.utf8.count + indent <= 90, !line.contains("\n") { return line }
    let margin = "\n" + String(repeating: " ", count: indent)
    return open + parts.map { margin + "  " + $0 }.joined(separator: ",") + margin + close
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONText()
    json.element(text)
    return json.text
  }
}
