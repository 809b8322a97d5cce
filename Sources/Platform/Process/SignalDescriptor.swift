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

/// The signals that the program answers to.
public enum Signal: Hashable, Sendable, CaseIterable {
  case interrupt, terminate, hangUp, user1, user2, windowChanged, childEnded

  public var number: Int32 {
    switch self {
    case .interrupt: SIGINT
    case .terminate: SIGTERM
    case .hangUp: SIGHUP
    case .user1: SIGUSR1
    case .user2: SIGUSR2
    case .windowChanged: SIGWINCH
    case .childEnded: SIGCHLD
    }
  }

  init?(number: Int32) {
    guard let signal = Self.allCases.first(where: { $0.number == number }) else { return nil }
    self = signal
  }
}

/// Signals as something to read, so that they arrive between turns and never inside one.
///
/// Threads started later inherit the mask: make this before any of them.
public struct SignalDescriptor: ~Copyable {
  public let descriptor: FileDescriptor
  private let before: sigset_t

  public init(_ signals: [Signal]) throws(SystemError) {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal.number) }
    var previous = sigset_t()
    guard pthread_sigmask(SIG_BLOCK, &set, &previous) == 0 else {
      throw SystemError("sigmask", code: .invalidArgument)
    }
    do {
      let opened = try Self.open(signals, &set)
      descriptor = opened
      before = previous
    } catch {
      _ = pthread_sigmask(SIG_SETMASK, &previous, nil)
      throw error
    }
  }

  deinit {
    // One that arrived meanwhile would now end the program; it has been asked to end anyway.
    var before = before
    _ = pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

#if os(Linux)
  extension SignalDescriptor {
    private static func open(_ signals: [Signal], _ set: inout sigset_t) throws(SystemError)
      -> FileDescriptor
    {
      let number = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
      guard number >= 0 else { throw SystemError(last: "signalfd") }
      return FileDescriptor(owning: number)
    }

    /// The next one that has arrived, if any.
    public func next() -> Signal? {
      var info = signalfd_siginfo()
      let size = MemoryLayout<signalfd_siginfo>.size
      let count = retryingInterrupts { read(descriptor.number, &info, size) }
      return count == size ? Signal(number: Int32(info.ssi_signo)) : nil
    }
  }
#else
  extension SignalDescriptor {
    private static func open(_ signals: [Signal], _ set: inout sigset_t) throws(SystemError)
      -> FileDescriptor
    {
      let number = kqueue()
      guard number >= 0 else { throw SystemError(last: "kqueue") }
      let queue = FileDescriptor(owning: number)
      for signal in signals {
        var change = kevent()
        change.ident = UInt(signal.number)
        change.filter = Int16(EVFILT_SIGNAL)
        change.flags = UInt16(EV_ADD | EV_CLEAR)
        guard kevent(number, &change, 1, nil, 0, nil) == 0 else {
          throw SystemError(last: "kevent")
        }
      }
      return queue
    }

    /// The next one that has arrived, if any.
    public func next() -> Signal? {
      var event = kevent()
      var none = timespec()
      let count = retryingInterrupts { kevent(descriptor.number, nil, 0, &event, 1, &none) }
      return count == 1 ? Signal(number: Int32(event.ident)) : nil
    }
  }
#endif
