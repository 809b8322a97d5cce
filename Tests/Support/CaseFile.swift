import Foundation

/// A file that is a test: named parts, each begun by a line `=== name`.
public struct CaseFile: Sendable {
  public struct Part: Sendable {
    public var name: String
    public var text: String
  }

  public let url: URL
  public var parts: [Part]

  public init(at url: URL) throws {
    self.url = url
    parts = []
    for line in try String(contentsOf: url, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("=== ") {
        parts.append(Part(name: String(line.dropFirst(4)), text: ""))
      } else if !parts.isEmpty {
        parts[parts.count - 1].text += line + "\n"
      }
    }
  }

  public func text(of name: String) -> String {
    parts.first { $0.name == name }?.text ?? ""
  }

  /// Writes the file anew with another text for its last part.
  public func rewrite(last text: String) throws {
    var parts = parts
    guard !parts.isEmpty else { return }
    parts[parts.count - 1].text = text
    let whole = parts.map { "=== \($0.name)\n\($0.text)" }.joined()
    let trimmed = whole.reversed().drop { $0 == "\n" }.reversed()
    try (String(trimmed) + "\n").write(to: url, atomically: true, encoding: .utf8)
  }

  /// The files of a folder beside the test, by name.
  public static func all(
    in folder: String, beside file: String = #filePath, ending: String = "txt"
  ) throws -> [CaseFile] {
    let base = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(folder)
    return try FileManager.default.contentsOfDirectory(atPath: base.path)
      .filter { $0.hasSuffix("." + ending) }.sorted()
      .map { try CaseFile(at: base.appendingPathComponent($0)) }
  }
}

/// `RECORD=1 swift test` writes the expected side of the files anew, and makes the run fail.
public let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

/// The seed of this run: `SEED=42 swift test` repeats one.
public let runSeed = UInt64(ProcessInfo.processInfo.environment["SEED"] ?? "") ?? 1
