#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Brings whole disks to safety on a thread of its own, so that nobody waits for a disk but those
/// whose words are on their way to it.
///
/// The two sides speak through pipes, which need no lock. One batch is under way at a time.
public struct SyncThread: ~Copyable {
  /// Readable when a batch is done.
  public let done: FileDescriptor
  private let requests: FileDescriptor
  public private(set) var isBusy = false

  /// `disk` is any open file on the disk, such as the folder of the transcripts.
  public init(disk: borrowing FileDescriptor) throws(SystemError) {
    let requests = try Pipe()
    let done = try Pipe()
    try done.reading.setNonBlocking(true)
    try start(
      SyncWork(
        disk: disk.duplicate(), requests: requests.reading.duplicate(),
        done: done.writing.duplicate()))
    let requestsEnd = try requests.writing.duplicate()
    let doneEnd = try done.reading.duplicate()
    self.requests = requestsEnd
    self.done = doneEnd
  }

  /// Begins to make safe all that was written before now. Where one call can't do that, `files`
  /// are made safe one by one; the thread closes its own duplicates of them.
  public mutating func begin(files: [Int32] = []) throws(SystemError) {
    precondition(!isBusy, "a batch is begun when the one before is done")
    var message: [Int32] = [0]
    if !FileDescriptor.canSyncWholeDisks {
      for number in files {
        let copy = fcntl(number, F_DUPFD_CLOEXEC, 0)
        guard copy >= 0 else { throw SystemError(last: "dup") }
        message.append(copy)
      }
    }
    message[0] = Int32(message.count - 1)
    try requests.write(bytes(of: message))
    isBusy = true
  }

  /// What came of the batch, once it is done. After a failure nobody knows what is on the disk.
  public mutating func finish() -> Result<Void, SystemError>? {
    var answer = [UInt8](repeating: 0, count: 4)
    guard let count = try? done.read(into: &answer), count == 4 else { return nil }
    isBusy = false
    let code = answer.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    if code == 0 { return .success(()) }
    return .failure(SystemError("sync", code: Errno(rawValue: Int32(bitPattern: code))))
  }
}

/// What the thread owns; it ends when the other side has closed the pipe of requests.
private final class SyncWork {
  let disk: FileDescriptor
  let requests: FileDescriptor
  let done: FileDescriptor

  init(
    disk: consuming FileDescriptor, requests: consuming FileDescriptor,
    done: consuming FileDescriptor
  ) {
    self.disk = disk
    self.requests = requests
    self.done = done
  }

  func run() {
    while let numbers = nextRequest() {
      let code = sync(numbers)
      let answer = (0..<4).map { UInt8(truncatingIfNeeded: code >> ($0 * 8)) }
      guard (try? done.write(answer)) != nil else { return }
    }
  }

  private func sync(_ numbers: [Int32]) -> Int32 {
    var worst: Int32 = 0
    do {
      if FileDescriptor.canSyncWholeDisks { try disk.syncWholeDisk() }
    } catch {
      worst = error.code.rawValue
    }
    for number in numbers {
      do throws(SystemError) {
        try FileDescriptor(owning: number).sync()
      } catch {
        worst = error.code.rawValue
      }
    }
    return worst
  }

  private func nextRequest() -> [Int32]? {
    guard let count = words(1)?.first else { return nil }
    return count == 0 ? [] : words(Int(count))
  }

  private func words(_ count: Int) -> [Int32]? {
    var bytes: [UInt8] = []
    while bytes.count < count * 4 {
      var piece = [UInt8](repeating: 0, count: count * 4 - bytes.count)
      guard let size = try? requests.read(into: &piece), size > 0 else { return nil }
      bytes += piece[..<size]
    }
    return stride(from: 0, to: bytes.count, by: 4).map { start in
      Int32(bitPattern: bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }
  }
}

private func start(_ work: SyncWork) throws(SystemError) {
  let box = Unmanaged.passRetained(work)
  #if canImport(Darwin)
    var thread: pthread_t?
  #else
    var thread = pthread_t()
  #endif
  let code = pthread_create(&thread, nil, runWork, box.toOpaque())
  if code != 0 {
    box.release()
    throw SystemError("thread", code: Errno(rawValue: code))
  }
  #if canImport(Darwin)
    if let thread { pthread_detach(thread) }
  #else
    pthread_detach(thread)
  #endif
}

#if canImport(Darwin)
  private func runWork(_ box: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<SyncWork>.fromOpaque(box).takeRetainedValue().run()
    return nil
  }
#else
  private func runWork(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let box { Unmanaged<SyncWork>.fromOpaque(box).takeRetainedValue().run() }
    return nil
  }
#endif

private func bytes(of words: [Int32]) -> [UInt8] {
  words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
}

/// The end to read from and the end to write to.
struct Pipe: ~Copyable {
  let reading: FileDescriptor
  let writing: FileDescriptor

  init() throws(SystemError) {
    var numbers: [Int32] = [-1, -1]
    guard pipe(&numbers) == 0 else { throw SystemError(last: "pipe") }
    for number in numbers { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
    reading = FileDescriptor(owning: numbers[0])
    writing = FileDescriptor(owning: numbers[1])
  }
}
