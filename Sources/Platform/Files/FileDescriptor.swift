#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

#if os(Linux)
  import CEpoll
#endif

/// An open file, socket or pipe, closed exactly once.
public struct FileDescriptor: ~Copyable {
  public let number: Int32
  let closes: Bool
  let faults: FaultPlan?

  /// Takes over a number that nobody else will close.
  init(owning number: Int32, faults: FaultPlan? = nil) {
    self.number = number
    self.closes = true
    self.faults = faults
  }

  /// Uses a number that belongs to somebody else, such as standard output.
  public init(borrowing number: Int32, faults: FaultPlan? = nil) {
    self.number = number
    self.closes = false
    self.faults = faults
  }

  deinit {
    // Never again after EINTR: the number is free by then and may belong to another file.
    if closes { _ = close(number) }
  }

  public static var standardInput: FileDescriptor { FileDescriptor(borrowing: 0) }
  public static var standardOutput: FileDescriptor { FileDescriptor(borrowing: 1) }
  public static var standardError: FileDescriptor { FileDescriptor(borrowing: 2) }
}

extension FileDescriptor {
  /// How a file is opened. Every one is closed in programs that this one starts.
  public struct Options: OptionSet, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    public static let readOnly = Options(rawValue: O_RDONLY)
    public static let writeOnly = Options(rawValue: O_WRONLY)
    public static let readWrite = Options(rawValue: O_RDWR)
    public static let append = Options(rawValue: O_APPEND)
    public static let create = Options(rawValue: O_CREAT)
    public static let exclusive = Options(rawValue: O_EXCL)
    public static let truncate = Options(rawValue: O_TRUNC)
    public static let noFollow = Options(rawValue: O_NOFOLLOW)
    public static let directory = Options(rawValue: O_DIRECTORY)
    public static let nonBlocking = Options(rawValue: O_NONBLOCK)
  }

  /// `mode` counts when the file is created.
  public static func open(
    _ path: String, _ options: Options, mode: UInt16 = 0o600, faults: FaultPlan? = nil
  ) throws(SystemError) -> FileDescriptor {
    if case .fails(let code) = faults?.next(.open) {
      throw SystemError("open", path: path, code: code)
    }
    try refuseZeroBytes(in: path, of: "open")
    let number = retryingInterrupts {
      openFile(path, options.rawValue | O_CLOEXEC, mode_t(mode))
    }
    guard number >= 0 else { throw SystemError(last: "open", path: path) }
    return FileDescriptor(owning: number, faults: faults)
  }

  /// A second descriptor of the same open file.
  public func duplicate() throws(SystemError) -> FileDescriptor {
    let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw SystemError(last: "dup") }
    return FileDescriptor(owning: copy, faults: faults)
  }
}

extension FileDescriptor {
  /// Reads once, into the whole of `buffer`. Zero means the end.
  public func read(into buffer: inout [UInt8]) throws(SystemError) -> Int {
    var most = buffer.count
    switch faults?.next(.read) {
    case .fails(let code): throw SystemError("read", code: code)
    case .moves(let count): most = min(most, count)
    case nil: break
    }
    let count = buffer.withUnsafeMutableBytes { bytes in
      retryingInterrupts { readBytes(number, bytes.baseAddress, most) }
    }
    guard count >= 0 else { throw SystemError(last: "read") }
    return count
  }

  /// Writes all of it, in as few calls as the kernel allows.
  public func write(_ bytes: [UInt8]) throws(SystemError) {
    try write(bytes.span)
  }

  public func write(_ text: String) throws(SystemError) {
    try write(Array(text.utf8))
  }

  public func write(_ bytes: Span<UInt8>) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      written += try writeOnce(bytes, from: written)
    }
  }

  /// Writes what one call takes; how much that was is the answer.
  public func writeOnce(_ bytes: Span<UInt8>, from start: Int) throws(SystemError) -> Int {
    var most = bytes.count - start
    switch faults?.next(.write) {
    case .fails(.interrupted): return 0
    case .fails(let code): throw SystemError("write", code: code)
    case .moves(let count): most = min(most, count)
    case nil: break
    }
    let count = bytes.withUnsafeBytes { all in
      retryingInterrupts { writeBytes(number, all.baseAddress?.advanced(by: start), most) }
    }
    guard count >= 0 else { throw SystemError(last: "write") }
    return count
  }

  /// Returns when the bytes of this file are on the disk.
  public func sync() throws(SystemError) {
    if case .fails(let code) = faults?.next(.sync) { throw SystemError("sync", code: code) }
    #if canImport(Darwin)
      // fsync leaves the bytes in the drive's own memory there.
      if fcntl(number, F_FULLFSYNC) == 0 { return }
      let answer = retryingInterrupts { fsync(number) }
    #else
      let answer = retryingInterrupts { fdatasync(number) }
    #endif
    guard answer == 0 else { throw SystemError(last: "sync") }
  }

  /// Whether one call can bring all files of a disk to safety on this system.
  public static var canSyncWholeDisks: Bool {
    #if os(Linux)
      true
    #else
      false
    #endif
  }

  /// Returns when everything written to the disk that holds this file is safe there.
  public func syncWholeDisk() throws(SystemError) {
    if case .fails(let code) = faults?.next(.sync) { throw SystemError("syncfs", code: code) }
    #if os(Linux)
      let answer = retryingInterrupts { syncfs(number) }
      guard answer == 0 else { throw SystemError(last: "syncfs") }
    #else
      throw SystemError("syncfs", code: .notSupported)
    #endif
  }

  /// Takes the file for this process alone; `false` when another one has it.
  public func lock() throws(SystemError) -> Bool {
    if case .fails(let code) = faults?.next(.lock) { throw SystemError("lock", code: code) }
    if retryingInterrupts({ flock(number, LOCK_EX | LOCK_NB) }) == 0 { return true }
    let error = SystemError(last: "lock")
    if error.code == .wouldBlock { return false }
    throw error
  }

  public func unlock() {
    _ = flock(number, LOCK_UN)
  }

  public func setMode(_ mode: UInt16) throws(SystemError) {
    guard fchmod(number, mode_t(mode)) == 0 else { throw SystemError(last: "chmod") }
  }

  public func setNonBlocking(_ isOn: Bool) throws(SystemError) {
    let flags = fcntl(number, F_GETFL)
    let wanted = isOn ? flags | O_NONBLOCK : flags & ~O_NONBLOCK
    guard flags >= 0, fcntl(number, F_SETFL, wanted) == 0 else { throw SystemError(last: "fcntl") }
  }
}

/// Writes a short message if that needs no waiting; a reader of logs that has stopped reading must
/// not stop a server.
public func writeWithoutWaiting(_ bytes: [UInt8], to descriptor: borrowing FileDescriptor) -> Bool {
  var wait = pollfd(fd: descriptor.number, events: Int16(POLLOUT), revents: 0)
  guard poll(&wait, 1, 0) == 1, Int32(wait.revents) & Int32(POLLOUT) != 0 else { return false }
  return (try? descriptor.write(bytes)) != nil
}

/// Names that the methods above would hide.
private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func readBytes(_ number: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(number, bytes, count)
}

private func writeBytes(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, bytes, count)
}

/// The kernel would stop reading a path at a zero byte and open another file than the one named.
func refuseZeroBytes(in path: String, of call: String) throws(SystemError) {
  if path.utf8.contains(0) { throw SystemError(call, path: path, code: .invalidArgument) }
}
