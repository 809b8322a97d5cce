#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

#if os(Linux)
  // Which of the two modules shows `SOCK_DGRAM` depends on the order of the files.
  import CEpoll
#endif

/// Sockets that a service manager opened before the program began (`LISTEN_FDS`).
public enum InheritedSockets {
  /// Takes all of them; a second call finds none, and neither does a program started from here.
  public static func take() throws(SystemError) -> [Int32] {
    defer {
      for name in ["LISTEN_FDS", "LISTEN_PID", "LISTEN_FDNAMES"] {
        Program.removeFromEnvironment(name)
      }
    }
    guard Program.environment("LISTEN_PID").flatMap(Int32.init) == Program.processIdentifier,
      let count = Program.environment("LISTEN_FDS").flatMap(Int32.init), (1...64).contains(count)
    else { return [] }
    let numbers = Array(3..<3 + count)
    for number in numbers where fcntl(number, F_SETFD, FD_CLOEXEC) != 0 {
      throw SystemError(last: "inherited socket", path: String(number))
    }
    return numbers
  }
}

extension FileDescriptor {
  /// For a number from `InheritedSockets.take`, which nobody else closes.
  public init(adopting number: Int32) {
    self.init(owning: number)
  }
}

/// Tells the service manager how things stand (`NOTIFY_SOCKET`), if there is one that asks.
public struct ServiceNotifier: ~Copyable {
  /// Has no valid number where there is nobody to tell.
  private let socket: FileDescriptor
  private let address: SocketAddress

  public init() {
    let path = Program.environment("NOTIFY_SOCKET") ?? ""
    address = .unix(path)
    #if canImport(Glibc)
      let kind = Int32(SOCK_DGRAM.rawValue)
    #else
      let kind = SOCK_DGRAM
    #endif
    let number = path.isEmpty ? -1 : openSocket(AF_UNIX, kind, 0)
    socket = number < 0 ? FileDescriptor(borrowing: -1) : FileDescriptor(owning: number)
    if number >= 0 { _ = fcntl(number, F_SETFD, FD_CLOEXEC) }
  }

  /// How often `WATCHDOG=1` is due: twice as often as the manager's patience.
  public static var watchdogInterval: Duration? {
    let owner = Program.environment("WATCHDOG_PID").map { Int32($0) ?? -1 }
    guard owner ?? Program.processIdentifier == Program.processIdentifier,
      let microseconds = Program.environment("WATCHDOG_USEC").flatMap(Int64.init),
      microseconds > 1
    else { return nil }
    return .microseconds(microseconds / 2)
  }

  /// Such as `READY=1`. A manager that does not listen is no reason to stop or wait.
  public func send(_ message: String) {
    let number = socket.number
    if number < 0 { return }
    let bytes = Array(message.utf8)
    _ = address.withKernelForm { form, size in
      bytes.withUnsafeBytes {
        sendto(number, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT), form, size)
      }
    }
  }
}

private func openSocket(_ family: Int32, _ kind: Int32, _ protocol: Int32) -> Int32 {
  socket(family, kind, `protocol`)
}
