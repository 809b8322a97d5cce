import Platform

/// Conversations as one page without script, network or anything to load.
public struct HTMLPage {
  public init() {}

  public static func begin(title: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-\(styleHash)'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(escaped(title))</title>
    <style>\(style)</style>
    </head>
    <body>
    <main>

    """
  }

  public static let end = "</main>\n</body>\n</html>\n"

  /// One conversation.
  public static func article(_ transcript: Transcript) -> String {
    let header = transcript.header
    let id = escaped(header?.id ?? transcript.path)
    let language = escaped(header?.language ?? "en")
    var page = "<article lang=\"\(language)\" aria-labelledby=\"c-\(id)\">\n"
    page += "<h1 id=\"c-\(id)\">\(id)</h1>\n"
    page += "<p class=\"about\">\(escaped(header?.started ?? "")), "
    page += "\(escaped(header?.dialog ?? header?.pack ?? ""))</p>\n"
    for passage in Passage.all(transcript.records) { page += element(passage) }
    if transcript.lost > 0 {
      page += "<p class=\"note\">The file ends in a cut line of \(transcript.lost) bytes.</p>\n"
    }
    return page + "</article>\n"
  }

  private static func element(_ passage: Passage) -> String {
    switch passage.kind {
    case .bot(let text): paragraphs(text, "bot")
    case .question(let question):
      "<div class=\"ask\">\n" + paragraphs(question.text, "q") + list(question.labels)
        + (question.hint.map { "<p class=\"hint\">\(escaped($0))</p>\n" } ?? "") + "</div>\n"
    case .you(let text):
      reply(
        passage, text.isEmpty ? "<span class=\"note\">Enter</span>" : "<bdi>\(broken(text))</bdi>")
    case .withheld(let why): reply(passage, "<span class=\"note\">\(escaped(why))</span>")
    case .note(let text): "<p class=\"note\">\(escaped(text))</p>\n"
    }
  }

  private static func reply(_ passage: Passage, _ words: String) -> String {
    let undone = passage.isUndone ? " undone" : ""
    let note = passage.isUndone ? " <span class=\"note\">taken back later</span>" : ""
    return
      "<p class=\"you\(undone)\"><span class=\"n\">Reply \(passage.turn):</span> \(words)\(note)</p>\n"
  }

  private static func list(_ labels: [String]) -> String {
    if labels.isEmpty { return "" }
    return "<ol>\n" + labels.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ol>\n"
  }

  private static func paragraphs(_ text: String, _ kind: String) -> String {
    text.split(separator: "\n\n").map { "<p class=\"\(kind)\">\(broken(String($0)))</p>\n" }
      .joined()
  }

  private static func broken(_ text: String) -> String {
    escaped(text).replacing("\n", with: "<br>")
  }

  static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in ScreenText.clean(text, for: .reviewer).unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}

extension HTMLPage {
  /// The page may use this style and no other.
  private static let styleHash = base64(SHA256.digest(style.utf8).bytes)

  private static let style = """
    :root { color-scheme: light dark; --line: #767676; --soft: #565656; --back: #eef3f7; }
    @media (prefers-color-scheme: dark) { :root { --line: #8a8a8a; --soft: #b0b0b0; --back: #22303a; } }
    body { font: 1.0625rem/1.5 system-ui, sans-serif; margin: 0; padding: 1rem; }
    main { max-width: 42rem; margin: 0 auto; }
    article { margin-bottom: 4rem; }
    h1 { font-size: 1.25rem; margin: 0; }
    h2 { font-size: 1.1rem; margin: 2rem 0 0.5rem; }
    .about, .note, .hint, .n { color: var(--soft); }
    .about { margin-top: 0; }
    .note { font-style: italic; }
    .q { font-weight: 600; margin-bottom: 0.25rem; }
    ol { margin: 0.25rem 0; padding-left: 2rem; }
    .you { background: var(--back); border-left: 0.25rem solid var(--line); padding: 0.5rem 0.75rem; margin: 1rem 0 1rem 2rem; overflow-wrap: anywhere; }
    .you .n { font-size: 0.875rem; }
    .undone bdi { text-decoration: line-through; }
    table { border-collapse: collapse; width: 100%; margin-top: 1.5rem; }
    caption { text-align: left; font-weight: 600; padding: 0.5rem 0; }
    th, td { border-bottom: 1px solid var(--line); padding: 0.25rem 0.5rem; text-align: right; vertical-align: top; }
    th:first-child { text-align: left; min-width: 12rem; overflow-wrap: break-word; }
    th[scope="row"] { font-weight: normal; }
    @media print {
      @page { margin: 18mm 18mm 18mm 18mm; }
      :root { color-scheme: light; --line: #767676; --soft: #444; --back: #fff; }
      main { max-width: none; margin-right: 55mm; }
      article { break-after: page; }
      .you, .ask, li { break-inside: avoid; }
    }
    """

  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let piece = bytes[start..<min(start + 3, bytes.count)]
      var bits = piece.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      bits <<= 8 * UInt32(3 - piece.count)
      for place in 0..<4 {
        let letter = letters[Int(bits >> (18 - 6 * UInt32(place)) & 63)]
        text.append(place <= piece.count ? letter : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
