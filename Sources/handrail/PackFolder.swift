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

  /// Where there is none yet, the place where one would be looked for first.
  static func findOrChoose(on console: Console) -> PackFolder {
    if let found = try? find(on: console) { return found }
    let named = console.settings.dialogs ?? console.environment("HANDRAIL_DIALOGS") ?? ""
    return PackFolder(path: named.isEmpty ? "Dialogs" : named)
  }

  /// One of the files says what holds for the whole folder.
  static func isPack(_ files: [SourceFile]) -> Bool {
    files.contains { parse($0).tree.root?.value(for: "pack") != nil }
  }

  /// The pack that a file or folder belongs to: the nearest folder at or above it with a pack file.
  static func around(_ path: String) throws -> PackFolder? {
    let status = try FileStatus.of(path)
    var folder = status.kind == .directory ? path : parent(of: path)
    while !hasPackFile(folder) {
      let above = parent(of: Program.realPath(folder) ?? folder)
      if above == folder || above == "/" { return nil }
      folder = above
    }
    return PackFolder(path: folder)
  }

  /// All dialog files, in byte order of their paths.
  func files() throws -> [SourceFile] {
    try Self.files(at: path)
  }

  /// The dialog files in a folder, or the one file.
  static func files(at path: String) throws -> [SourceFile] {
    guard isFolder(path) else { return [try file(path)] }
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

  private static func hasPackFile(_ folder: String) -> Bool {
    let entries = (try? Directory.list(folder)) ?? []
    return entries.contains { entry in
      guard entry.kind != .directory, entry.name.hasSuffix(".yaml"),
        let file = try? file(folder + "/" + entry.name)
      else { return false }
      return isPack([file])
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func usualPlaces(on console: Console) -> [String] {
    var places = ["Dialogs"]
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
