#if canImport(Darwin)
  import Darwin

  typealias KernelQueue = KqueueQueue

  /// The queue of ready descriptors that macOS keeps: reading and writing are entries of their own.
  struct KqueueQueue: ~Copyable {
    private let descriptor: FileDescriptor
    private var events = [kevent](repeating: kevent(), count: Poller.eventsAtOnce)

    init() throws(SystemError) {
      let number = kqueue()
      guard number >= 0 else { throw SystemError(last: "kqueue") }
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      descriptor = FileDescriptor(owning: number)
    }

    func add(_ number: Int32, _ token: UInt64, _ interest: Interest) throws(SystemError) {
      try change(number, token, from: [], to: interest)
    }

    func change(_ number: Int32, _ token: UInt64, from old: Interest, to new: Interest)
      throws(SystemError)
    {
      for (part, filter) in [(Interest.reading, EVFILT_READ), (.writing, EVFILT_WRITE)] {
        if old.contains(part) == new.contains(part) { continue }
        try set(number, filter, token, new.contains(part) ? EV_ADD : EV_DELETE)
      }
    }

    func remove(_ number: Int32, _ interest: Interest) {
      try? change(number, 0, from: interest, to: [])
    }

    mutating func wait(_ milliseconds: Int32) throws(SystemError) -> Int {
      var limit = timespec()
      limit.tv_sec = Int(milliseconds) / 1_000
      limit.tv_nsec = Int(milliseconds) % 1_000 * 1_000_000
      let most = Int32(Poller.eventsAtOnce)
      let count =
        milliseconds < 0
        ? kevent(descriptor.number, nil, 0, &events, most, nil)
        : kevent(descriptor.number, nil, 0, &events, most, &limit)
      if count >= 0 { return Int(count) }
      let error = SystemError(last: "kevent")
      if error.code == .interrupted { return 0 }
      throw error
    }

    func readiness(_ index: Int) -> Readiness {
      let event = events[index]
      // The end of what the other side sends is something to read, not yet a broken connection.
      let canRead = event.filter == Int16(EVFILT_READ)
      let hasEnded = event.flags & UInt16(EV_EOF) != 0
      return Readiness(
        token: UInt64(UInt(bitPattern: event.udata)), canRead: canRead,
        canWrite: event.filter == Int16(EVFILT_WRITE), isBroken: hasEnded && event.fflags != 0)
    }

    private func set(_ number: Int32, _ filter: Int32, _ token: UInt64, _ action: Int32)
      throws(SystemError)
    {
      var change = kevent()
      change.ident = UInt(number)
      change.filter = Int16(filter)
      change.flags = UInt16(action)
      change.udata = UnsafeMutableRawPointer(bitPattern: UInt(token))
      guard kevent(descriptor.number, &change, 1, nil, 0, nil) == 0 else {
        throw SystemError(last: "kevent")
      }
    }
  }
#endif
