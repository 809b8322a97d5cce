import Platform
import Transcripts

/// A conversation as a recording of a terminal (asciicast 2), for players of such.
struct Cast {
  private static let columns = 80
  private static let rows = 24

  static func bytes(_ transcript: Transcript) -> [UInt8] {
    var layout = Layout(columns: Layout.mostColumns)
    layout.lineEnd = .carriageReturnLineFeed
    var setter = PassageSetter(layout)
    var bytes = header(transcript)
    for passage in Passage.all(transcript.records) {
      var words: [UInt8] = []
      setter.append(passage, to: &words)
      bytes += Array("[\(seconds(passage.time)),\"o\",".utf8)
      FlatWriter.append(String(decoding: words, as: UTF8.self), to: &bytes)
      bytes += Array("]\n".utf8)
    }
    return bytes
  }

  private static func header(_ transcript: Transcript) -> [UInt8] {
    FlatWriter.line(
      FlatObject([
        .init("version", .number(2)), .init("width", .number(columns)),
        .init("height", .number(rows)),
        .init("timestamp", .number(Int(transcript.started?.seconds ?? 0))),
        .init("idle_time_limit", .number(2)),
        .init("title", .text(transcript.header?.id ?? "")),
      ]))
  }

  private static func seconds(_ milliseconds: Int) -> String {
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.utf8.count) + rest
  }
}
