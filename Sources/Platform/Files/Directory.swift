#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders: made, listed and walked in an order that does not depend on the disk.
public enum Directory {
  public struct Entry: Hashable, Sendable {
    public let name: String
    /// A link is shown as a link, whatever it leads to.
    public let kind: FileStatus.Kind
  }

  /// Makes the folder and those above it, open to this user only. One that is there stays as it is.
  public static func create(_ path: String, mode: UInt16 = 0o700) throws(SystemError) {
    try refuseZeroBytes(in: path, of: "mkdir")
    for folder in pathAndParents(path) where !File.exists(folder) {
      if mkdir(folder, mode_t(mode)) == 0 { continue }
      let error = SystemError(last: "mkdir", path: folder)
      // Somebody else may have made it in between.
      if error.code != .alreadyExists { throw error }
    }
    guard try FileStatus.of(path).kind == .directory else {
      throw SystemError("mkdir", path: path, code: .notADirectory)
    }
  }

  public static func remove(_ path: String) throws(SystemError) {
    try refuseZeroBytes(in: path, of: "rmdir")
    guard rmdir(path) == 0 else { throw SystemError(last: "rmdir", path: path) }
  }

  /// What is in a folder, in the byte order of the names, without `.` and `..`.
  ///
  /// A name that is not UTF-8 is left out: no path of ours could ever name it.
  public static func list(_ path: String) throws(SystemError) -> [Entry] {
    var entries: [Entry] = []
    for name in try names(in: path) {
      guard let kind = kind(of: path + "/" + name) else { continue }
      entries.append(Entry(name: name, kind: kind))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// All files below a folder whose names end so, as paths that begin with `path`, in byte order.
  ///
  /// Hidden files and folders are left out; a link to a file counts, one to a folder is not followed.
  public static func files(under path: String, endingIn suffix: String) throws(SystemError)
    -> [String]
  {
    var found: [String] = []
    var folders = [path]
    while let folder = folders.popLast() {
      for entry in try list(folder) where !entry.name.hasPrefix(".") {
        let whole = folder.hasSuffix("/") ? folder + entry.name : folder + "/" + entry.name
        switch entry.kind {
        case .directory: folders.append(whole)
        case .file where entry.name.hasSuffix(suffix): found.append(whole)
        case .link where entry.name.hasSuffix(suffix) && leadsToFile(whole): found.append(whole)
        default: break
        }
      }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension Directory {
  private static func names(in path: String) throws(SystemError) -> [String] {
    try refuseZeroBytes(in: path, of: "opendir")
    guard let stream = opendir(path) else { throw SystemError(last: "opendir", path: path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(validatingCString: $0) }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Nothing when the file has gone since its folder was read.
  private static func kind(of path: String) -> FileStatus.Kind? {
    (try? FileStatus.of(path, followingLinks: false))?.kind
  }

  private static func leadsToFile(_ path: String) -> Bool {
    (try? FileStatus.of(path))?.kind == .file
  }

  private static func pathAndParents(_ path: String) -> [String] {
    var folders: [String] = []
    var prefix = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      prefix += part
      if !part.isEmpty { folders.append(prefix) }
      prefix += "/"
    }
    return folders
  }
}
