/// Records as a table (RFC 4180) that is safe to open in a spreadsheet.
public struct CSVTable {
  public static let heading =
    "conversation,milliseconds,kind,place,turn,by,pick,text\r\n"

  private let id: String

  public init(_ header: Header) {
    id = header.id
  }

  public func row(_ record: Record) -> String {
    // Its own line is never broken.
    let object = (try? FlatReader.read(record.line.dropLast())) ?? FlatObject()
    func first(_ keys: String...) -> String {
      for key in keys { if let value = object[key] { return value.shown } }
      return ""
    }
    let isPrivate = object["private"] == .truth(true)
    let cells: [String] = [
      id, String(record.time), record.kind, first("at", "to", "under"), first("n"),
      first("by", "how", "why"), first("pick", "value", "name", "level", "q"),
      isPrivate ? "[private]" : first("text"),
    ]
    return cells.map(Self.cell).joined(separator: ",") + "\r\n"
  }

  /// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
  static func cell(_ text: String) -> String {
    var safe = ScreenTextOneLine.clean(text)
    let first = safe.utf8.first { $0 != 0x20 }
    if let first, "=+-@".utf8.contains(first) { safe = "'" + safe }
    let isPlain = !safe.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x27 }
    return isPlain ? safe : "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }
}
