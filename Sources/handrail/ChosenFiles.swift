import DialogSyntax
import Platform

/// The files of a pack that a command was pointed at; all of them where it was pointed at none.
struct ChosenFiles {
  private let paths: [String]

  init(_ paths: [String], among files: [SourceFile]) throws {
    for path in paths {
      guard File.exists(path) else { throw Failure(.noFile, "\(path): no such file or folder") }
    }
    self.paths = paths.map { Program.realPath($0) ?? $0 }
    for (path, real) in zip(paths, self.paths)
    where !files.contains(where: { Self.holds(real, $0.name) }) {
      throw Failure(.noFile, "\(path) is not among the dialog files", advice: ["--dialogs DIR"])
    }
  }

  func contains(_ file: String) -> Bool {
    paths.isEmpty || paths.contains { Self.holds($0, file) }
  }

  /// The file itself, or a folder that it is in.
  private static func holds(_ path: String, _ file: String) -> Bool {
    let real = Program.realPath(file) ?? file
    return real == path || real.hasPrefix(path + "/")
  }
}
