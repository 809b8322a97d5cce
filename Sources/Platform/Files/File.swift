#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole files by their path.
public enum File {
  /// The most bytes read into memory unless the caller asks for more.
  public static let readBytes = 256 << 20

  /// All bytes of a file, or of a pipe up to its end.
  public static func read(_ path: String, atMost limit: Int = readBytes) throws(SystemError)
    -> [UInt8]
  {
    let file = try FileDescriptor.open(path, .readOnly)
    do {
      return try file.readToEnd(atMost: limit, expecting: file.status().size)
    } catch {
      throw SystemError(error.call, path: path, code: error.code)
    }
  }

  /// Creates a file that must not be there yet and fills it.
  public static func create(_ path: String, _ bytes: [UInt8], mode: UInt16 = 0o600)
    throws(SystemError)
  {
    let file = try FileDescriptor.open(
      path, [.writeOnly, .create, .exclusive, .noFollow], mode: mode)
    try file.fill(bytes, path)
  }

  /// Creates a file or replaces what is in it.
  public static func replace(_ path: String, _ bytes: [UInt8], mode: UInt16 = 0o644)
    throws(SystemError)
  {
    let file = try FileDescriptor.open(path, [.writeOnly, .create, .truncate], mode: mode)
    try file.fill(bytes, path)
  }

  public static func remove(_ path: String) throws(SystemError) {
    try refuseZeroBytes(in: path, of: "unlink")
    guard unlink(path) == 0 else { throw SystemError(last: "unlink", path: path) }
  }

  public static func rename(_ old: String, to new: String) throws(SystemError) {
    try refuseZeroBytes(in: old + new, of: "rename")
    guard renameFile(old, new) == 0 else { throw SystemError(last: "rename", path: old) }
  }

  public static func exists(_ path: String) -> Bool {
    (try? FileStatus.of(path)) != nil
  }
}

extension FileDescriptor {
  /// Where it is known how much there is, the result has that much room and no more.
  public func readToEnd(
    atMost limit: Int = File.readBytes, expecting size: Int = 0
  ) throws(SystemError) -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(min(size, limit))
    var piece = [UInt8](repeating: 0, count: size > 0 ? min(size, 65_536) : 65_536)
    while true {
      let count = try read(into: &piece)
      if count == 0 { return all }
      if all.count + count > limit { throw SystemError("read", code: .fileTooLarge) }
      all.append(contentsOf: piece[..<count])
    }
  }

  fileprivate func fill(_ bytes: [UInt8], _ path: String) throws(SystemError) {
    do {
      try write(bytes)
    } catch {
      throw SystemError(error.call, path: path, code: error.code)
    }
  }
}

private func renameFile(_ old: String, _ new: String) -> Int32 {
  rename(old, new)
}
