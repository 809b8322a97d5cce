#if os(Linux)
  import CEpoll
  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  typealias KernelQueue = EpollQueue

  /// The queue of ready descriptors that Linux keeps.
  struct EpollQueue: ~Copyable {
    private let descriptor: FileDescriptor
    private var events = [epoll_event](repeating: epoll_event(), count: Poller.eventsAtOnce)

    init() throws(SystemError) {
      let number = epoll_create1(Int32(O_CLOEXEC))
      guard number >= 0 else { throw SystemError(last: "epoll_create") }
      descriptor = FileDescriptor(owning: number)
    }

    func add(_ number: Int32, _ token: UInt64, _ interest: Interest) throws(SystemError) {
      try control(EPOLL_CTL_ADD, number, token, interest)
    }

    func change(_ number: Int32, _ token: UInt64, from _: Interest, to new: Interest)
      throws(SystemError)
    {
      try control(EPOLL_CTL_MOD, number, token, new)
    }

    func remove(_ number: Int32, _: Interest) {
      var event = epoll_event()
      _ = epoll_ctl(descriptor.number, EPOLL_CTL_DEL, number, &event)
    }

    mutating func wait(_ milliseconds: Int32) throws(SystemError) -> Int {
      let count = epoll_wait(
        descriptor.number, &events, Int32(Poller.eventsAtOnce), milliseconds)
      if count >= 0 { return Int(count) }
      let error = SystemError(last: "epoll_wait")
      if error.code == .interrupted { return 0 }
      throw error
    }

    func readiness(_ index: Int) -> Readiness {
      let event = events[index]
      let flags = event.events
      return Readiness(
        token: event.data.u64, canRead: flags & bits(EPOLLIN) != 0,
        canWrite: flags & bits(EPOLLOUT) != 0,
        isBroken: flags & (bits(EPOLLERR) | bits(EPOLLHUP)) != 0)
    }

    private func control(
      _ operation: Int32, _ number: Int32, _ token: UInt64, _ interest: Interest
    ) throws(SystemError) {
      var event = epoll_event()
      if interest.contains(.reading) { event.events |= bits(EPOLLIN) }
      if interest.contains(.writing) { event.events |= bits(EPOLLOUT) }
      event.data.u64 = token
      guard epoll_ctl(descriptor.number, operation, number, &event) == 0 else {
        throw SystemError(last: "epoll_ctl")
      }
    }
  }

  /// The flags are cases of an enumeration in one C library, and numbers in the other.
  private func bits(_ flag: EPOLL_EVENTS) -> UInt32 { flag.rawValue }
  private func bits(_ flag: Int32) -> UInt32 { UInt32(bitPattern: flag) }
#endif
