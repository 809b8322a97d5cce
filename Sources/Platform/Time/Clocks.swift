#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The two clocks as values, so that whoever needs the time is given it and a test can move it.
public struct Clocks: Sendable {
  public let wall: @Sendable () -> WallTime
  public let monotonic: @Sendable () -> MonotonicTime

  public init(
    wall: @escaping @Sendable () -> WallTime, monotonic: @escaping @Sendable () -> MonotonicTime
  ) {
    self.wall = wall
    self.monotonic = monotonic
  }

  /// Those of the machine.
  public static let system = Clocks(
    wall: {
      let time = read(CLOCK_REALTIME)
      return WallTime(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    },
    monotonic: {
      let time = read(CLOCK_MONOTONIC)
      return MonotonicTime(
        nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    })

  private static func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    // Fails only for a clock that does not exist.
    _ = clock_gettime(clock, &time)
    return time
  }
}

/// Does nothing for a while; for replays, never for the server. A signal ends it early.
public func rest(for duration: Duration) {
  let nanoseconds = max(0, duration.wholeNanoseconds)
  var time = timespec()
  time.tv_sec = time_t(nanoseconds / 1_000_000_000)
  time.tv_nsec = Int(nanoseconds % 1_000_000_000)
  _ = nanosleep(&time, nil)
}
