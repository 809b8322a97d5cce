import DialogSyntax
import Platform

/// The folder that the dialogs are read from, and where else it was looked for.
struct PackFolder {
  let path: String

  /// Looks where the options, the environment and the place of the program say.
  static func find(on console: Console) throws -> PackFolder {
    if let named = console.settings.dialogs {
      return try existing(named, from: "--dialogs")
    }
    if let named = console.environment("HANDRAIL_DIALOGS"), !named.isEmpty {
      return try existing(named, from: "HANDRAIL_DIALOGS")
    }
    let places = usualPlaces(on: console)
    guard let place = places.first(where: isFolder) else {
      throw Failure(
        .noFile, "no dialogs found",
        advice: places.map { "looked in \($0)" } + ["--dialogs DIR says where they are"])
    }
    return PackFolder(path: place)
  }

  /// All dialog files, in byte order of their paths.
  func files() throws -> [SourceFile] {
    let paths = try Directory.files(under: path, endingIn: ".yaml")
    guard !paths.isEmpty else {
      throw Failure(.noFile, "there are no .yaml files in \(path)")
    }
    return try paths.map(PackFolder.file)
  }

  /// A file that is there but can't be read is as bad as one that is not text.
  static func file(_ path: String) throws -> SourceFile {
    do throws(SystemError) {
      return SourceFile(name: path, bytes: try File.read(path))
    } catch {
      let isGone = error.code == .noSuchFile
      throw Failure(isGone ? .noFile : .badFile, "\(path): \(error.code)")
    }
  }

  private static func existing(_ path: String, from origin: String) throws -> PackFolder {
    guard isFolder(path) else {
      throw Failure(.noFile, "no dialogs found", advice: ["looked in \(path), as \(origin) says"])
    }
    return PackFolder(path: path)
  }

  private static func usualPlaces(on console: Console) -> [String] {
    var places = ["./Dialogs"]
    if let program = console.programPath, let slash = program.lastIndex(of: "/") {
      let folder = program[..<slash]
      places.append("\(folder)/share/handrail/Dialogs")
      if let above = folder.lastIndex(of: "/") {
        places.append("\(folder[..<above])/share/handrail/Dialogs")
      }
    }
    return places
  }

  private static func isFolder(_ path: String) -> Bool {
    (try? FileStatus.of(path))?.kind == .directory
  }
}
