import Platform

/// A transcript that is being written: only ever appended to, by one process at a time.
///
/// It may be closed between turns and opens itself again, which is cheap. Whoever has written to it
/// meanwhile is noticed then.
public final class TranscriptFile {
  public let path: String
  /// Written, but perhaps not on the disk yet.
  public private(set) var needsSync = false
  public private(set) var length: Int
  /// Kept by the folder: when it was used, and where it stands among the open files.
  var lastUse = 0
  var placeAmongOpen: Int?
  private var open: Open?
  private let identity: FileStatus.Identity
  private var isBroken = false
  private var isNew: Bool
  private let faults: FaultPlan?

  private final class Open {
    let descriptor: FileDescriptor

    init(_ descriptor: consuming FileDescriptor) {
      self.descriptor = descriptor
    }
  }

  private init(
    path: String, open: Open, status: FileStatus, length: Int, isNew: Bool, faults: FaultPlan?
  ) {
    self.path = path
    self.open = open
    self.identity = status.identity
    self.length = length
    self.isNew = isNew
    self.faults = faults
  }
}

extension TranscriptFile {
  /// Makes a file that must not be there yet. When its first bytes can't be written, none remains.
  public static func create(_ path: String, _ first: [UInt8], faults: FaultPlan? = nil)
    throws(TranscriptError) -> TranscriptFile
  {
    let open = try refusing(path) { () throws(SystemError) in
      Open(
        try FileDescriptor.open(
          path, [.readWrite, .append, .create, .exclusive, .noFollow], mode: 0o600,
          faults: faults))
    }
    do {
      let file = try taken(open, path, isNew: true, faults)
      try file.append(first)
      return file
    } catch {
      _ = try? File.remove(path)
      throw error
    }
  }

  /// Takes over a file that is there.
  public static func reopen(_ path: String, faults: FaultPlan? = nil) throws(TranscriptError)
    -> TranscriptFile
  {
    try taken(openAgain(path, faults), path, isNew: false, faults)
  }

  private static func openAgain(_ path: String, _ faults: FaultPlan?) throws(TranscriptError)
    -> Open
  {
    try refusing(path) { () throws(SystemError) in
      Open(
        try FileDescriptor.open(
          path, [.readWrite, .append, .noFollow, .nonBlocking], faults: faults))
    }
  }

  private static func taken(
    _ open: Open, _ path: String, isNew: Bool, _ faults: FaultPlan?
  ) throws(TranscriptError) -> TranscriptFile {
    let status = try lockedStatus(of: open, path)
    return TranscriptFile(
      path: path, open: open, status: status, length: status.size, isNew: isNew, faults: faults)
  }

  private static func lockedStatus(of open: Open, _ path: String) throws(TranscriptError)
    -> FileStatus
  {
    let (isOurs, status) = try refusing(path) { () throws(SystemError) in
      (try open.descriptor.lock(), try open.descriptor.status())
    }
    guard isOurs else { throw .openElsewhere(path: path) }
    guard status.kind == .file else {
      throw .refused(SystemError("open", path: path, code: .invalidArgument))
    }
    return status
  }

  private static func refusing<Value>(_ path: String, _ call: () throws(SystemError) -> Value)
    throws(TranscriptError) -> Value
  {
    do {
      return try call()
    } catch {
      throw .refused(SystemError(error.call, path: path, code: error.code))
    }
  }
}

extension TranscriptFile {
  /// Returns when the kernel has all of it. After a failure the file takes nothing more: what was
  /// cut there stays the last thing in it, which is how a reader knows that it is not whole.
  public func append(_ bytes: [UInt8]) throws(TranscriptError) {
    if isBroken { throw .broken(path: path) }
    let open = try opened()
    needsSync = true
    do {
      try open.descriptor.write(bytes)
      length += bytes.count
    } catch {
      isBroken = true
      throw .refused(SystemError(error.call, path: path, code: error.code))
    }
  }

  /// Returns when the disk has it. A failed one is never tried again and believed: the kernel may
  /// have thrown the bytes away by then.
  public func sync() throws(TranscriptError) {
    if isBroken { throw .broken(path: path) }
    guard needsSync else { return }
    let open = try opened()
    do {
      try open.descriptor.sync()
      if isNew { try Self.syncFolder(of: path) }
    } catch {
      isBroken = true
      throw .refused(SystemError(error.call, path: path, code: error.code))
    }
    isNew = false
    needsSync = false
  }

  /// Everything so far, from the start.
  public func contents() throws(TranscriptError) -> [UInt8] {
    try Self.refusing(path) { () throws(SystemError) in try File.read(path) }
  }

  /// Frees the descriptor, and with it the lock.
  public func close() {
    open = nil
  }

  public var isOpen: Bool { open != nil }

  /// Nothing of the conversation remains.
  public func erase() throws(TranscriptError) {
    open = nil
    isBroken = true
    try Self.erase(path)
  }

  public static func erase(_ path: String) throws(TranscriptError) {
    try refusing(path) { () throws(SystemError) in
      do throws(SystemError) {
        try File.remove(path)
      } catch {
        // Somebody else was quicker.
        if error.code != .noSuchFile { throw error }
      }
      try syncFolder(of: path)
    }
  }

  /// While it is open.
  var number: Int32? {
    guard let open else { return nil }
    return open.descriptor.number
  }

  /// Everything that was written is brought to the disk by other means.
  func wasHandedOver() {
    isNew = false
    needsSync = false
  }

  /// Nobody knows whether it was.
  func wasNotSynced() {
    isNew = true
    needsSync = true
  }

  private func opened() throws(TranscriptError) -> Open {
    if let open { return open }
    let again = try Self.openAgain(path, faults)
    let status = try Self.lockedStatus(of: again, path)
    guard status.identity == identity, status.size == length else {
      throw .openElsewhere(path: path)
    }
    open = again
    return again
  }

  /// A name is on the disk when its folder is.
  private static func syncFolder(of path: String) throws(SystemError) {
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = end.map { String(path[..<$0]) } ?? "."
    try FileDescriptor.open(folder.isEmpty ? "/" : folder, [.readOnly, .directory]).sync()
  }
}
