#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the disk knows of a file without reading it.
public struct FileStatus: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case file, directory, link, other
  }

  public let kind: Kind
  public let size: Int
  /// The permission bits, such as 0o600.
  public let mode: UInt16
  public let links: Int
  public let modified: WallTime
  /// The same for two names of one file.
  public let identity: Identity

  public struct Identity: Hashable, Sendable {
    let device: UInt64
    let node: UInt64
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .directory
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int(status.st_size)
    mode = UInt16(status.st_mode & 0o7777)
    links = Int(status.st_nlink)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = WallTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), node: UInt64(status.st_ino))
  }
}

extension FileStatus {
  /// Follows links unless told otherwise.
  public static func of(_ path: String, followingLinks: Bool = true) throws(SystemError)
    -> FileStatus
  {
    try refuseZeroBytes(in: path, of: "stat")
    var status = stat()
    let answer = followingLinks ? stat(path, &status) : lstat(path, &status)
    guard answer == 0 else { throw SystemError(last: "stat", path: path) }
    return FileStatus(status)
  }
}

extension FileDescriptor {
  public func status() throws(SystemError) -> FileStatus {
    if case .fails(let code) = faults?.next(.status) { throw SystemError("stat", code: code) }
    var status = stat()
    guard fstat(number, &status) == 0 else { throw SystemError(last: "stat") }
    return FileStatus(status)
  }
}
