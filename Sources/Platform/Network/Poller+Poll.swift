#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The table that `poll(2)` wants: slower with many, the same on every system.
struct PollTable: ~Copyable {
  private var entries: [pollfd] = []
  private var tokens: [UInt64] = []
  private var places: [Int32: Int] = [:]
  private var ready: [Readiness] = []

  mutating func add(_ number: Int32, _ token: UInt64, _ interest: Interest) {
    places[number] = entries.count
    entries.append(pollfd(fd: number, events: flags(interest), revents: 0))
    tokens.append(token)
  }

  mutating func change(_ number: Int32, _ interest: Interest) {
    guard let place = places[number] else { return }
    entries[place].events = flags(interest)
  }

  /// The last entry moves into the gap.
  mutating func remove(_ number: Int32) {
    guard let place = places.removeValue(forKey: number) else { return }
    entries.swapAt(place, entries.count - 1)
    tokens.swapAt(place, tokens.count - 1)
    entries.removeLast()
    tokens.removeLast()
    if place < entries.count { places[entries[place].fd] = place }
  }

  mutating func wait(_ milliseconds: Int32) throws(SystemError) -> Int {
    ready.removeAll(keepingCapacity: true)
    let count = poll(&entries, nfds_t(entries.count), milliseconds)
    if count < 0 {
      let error = SystemError(last: "poll")
      if error.code == .interrupted { return 0 }
      throw error
    }
    for index in entries.indices where entries[index].revents != 0 && ready.count < count {
      let flags = Int32(entries[index].revents)
      ready.append(
        Readiness(
          token: tokens[index], canRead: flags & Int32(POLLIN) != 0,
          canWrite: flags & Int32(POLLOUT) != 0,
          isBroken: flags & Int32(POLLERR | POLLHUP | POLLNVAL) != 0))
    }
    return ready.count
  }

  func readiness(_ index: Int) -> Readiness { ready[index] }

  private func flags(_ interest: Interest) -> Int16 {
    var flags: Int16 = 0
    if interest.contains(.reading) { flags |= Int16(POLLIN) }
    if interest.contains(.writing) { flags |= Int16(POLLOUT) }
    return flags
  }
}
