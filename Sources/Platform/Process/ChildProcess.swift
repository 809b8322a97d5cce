#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program started by this one, ended and waited for when its value goes.
public struct ChildProcess: ~Copyable {
  public let identifier: Int32
  /// What it writes to its standard output.
  public let output: FileDescriptor
  private var isWaitedFor = false

  /// The first word is the program, looked up in `PATH`.
  public init(_ words: [String]) throws(SystemError) {
    guard let program = words.first else {
      throw SystemError("spawn", code: .invalidArgument)
    }
    let pipe = try Pipe()
    let identifier = try spawn(program, words, output: pipe.writing.number)
    let output = try pipe.reading.duplicate()
    self.identifier = identifier
    self.output = output
  }

  deinit {
    if isWaitedFor { return }
    _ = kill(identifier, SIGKILL)
    _ = waitFor(identifier)
  }

  public func send(_ signal: Signal) {
    _ = kill(identifier, signal.number)
  }

  /// Ends it without a chance to do anything about it.
  public func cutOff() {
    _ = kill(identifier, SIGKILL)
  }

  /// The exit code, or 128 and the number of the signal that ended it.
  public mutating func wait() -> Int32 {
    isWaitedFor = true
    return waitFor(identifier)
  }

  /// The processor time of all its threads so far, where the system tells.
  public var processorTime: Duration? {
    guard let tasks = try? Directory.list("/proc/\(identifier)/task") else { return nil }
    var sum: Int64 = 0
    for task in tasks {
      let path = "/proc/\(identifier)/task/\(task.name)/schedstat"
      guard let bytes = try? File.read(path),
        let time = number(bytes.prefix { $0 != 0x20 })
      else { return nil }
      sum += Int64(time)
    }
    return .nanoseconds(sum)
  }

  /// The memory it holds right now, in bytes, where the system tells.
  public var residentBytes: Int? {
    guard let bytes = try? File.read("/proc/\(identifier)/statm") else { return nil }
    let fields = bytes.split(separator: 0x20)
    guard fields.count > 1, let pages = number(fields[1]) else { return nil }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}

private func spawn(_ program: String, _ words: [String], output: Int32) throws(SystemError)
  -> Int32
{
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
  #else
    var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, output, 1)
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
  defer { for argument in arguments { free(argument) } }
  arguments.append(nil)
  var identifier: pid_t = 0
  #if canImport(Darwin)
    let surroundings = _NSGetEnviron().pointee
  #else
    let surroundings = environ
  #endif
  let code = posix_spawnp(&identifier, program, &actions, nil, &arguments, surroundings)
  guard code == 0 else { throw SystemError("spawn", path: program, code: Errno(rawValue: code)) }
  return identifier
}

private func waitFor(_ identifier: Int32) -> Int32 {
  var status: Int32 = 0
  _ = retryingInterrupts { waitpid(identifier, &status, 0) }
  let signal = status & 0x7F
  return signal == 0 ? status >> 8 & 0xFF : 128 + signal
}
