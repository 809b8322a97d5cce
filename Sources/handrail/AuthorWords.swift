import DialogCompiler
import DialogSyntax

/// Where the things of a pack were written, and in which words.
struct AuthorWords {
  private let files: [String: (file: SourceFile, lines: SourceLines)]

  init(_ files: [SourceFile]) {
    self.files = Dictionary(
      files.map { ($0.name, ($0, SourceLines($0))) }, uniquingKeysWith: { first, _ in first })
  }

  /// `FILE:LINE:COLUMN`
  func place(of site: Site) -> String {
    guard let position = files[site.file]?.lines.position(of: site.range.start) else {
      return site.file
    }
    return "\(site.file):\(position.line):\(position.column)"
  }

  func words(at site: Site) -> String {
    guard let bytes = files[site.file]?.file.bytes, site.range.end <= bytes.count else { return "" }
    return String(decoding: bytes[site.range.start..<site.range.end], as: UTF8.self)
  }

  func line(of site: Site) -> Int? {
    files[site.file]?.lines.line(of: site.range.start)
  }
}
