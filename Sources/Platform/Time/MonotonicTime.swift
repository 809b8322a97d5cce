/// A moment on a clock that only goes forward; good for measuring, meaningless on paper.
public struct MonotonicTime: Hashable, Sendable, Comparable {
  public let nanoseconds: Int64

  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  public static let never = MonotonicTime(nanoseconds: .max)

  public static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  public static func + (time: MonotonicTime, duration: Duration) -> MonotonicTime {
    let (sum, overflow) = time.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
    return overflow ? .never : MonotonicTime(nanoseconds: sum)
  }

  public static func - (later: MonotonicTime, earlier: MonotonicTime) -> Duration {
    .nanoseconds(later.nanoseconds - earlier.nanoseconds)
  }
}

extension Duration {
  /// As far as 64 bits reach, which is 292 years either way.
  public var wholeNanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow { return seconds < 0 ? .min : .max }
    let (sum, tooMuch) = whole.addingReportingOverflow(attoseconds / 1_000_000_000)
    if tooMuch { return seconds < 0 ? .min : .max }
    return sum
  }

  /// Rounded up, so that a wait is never over too early.
  public var wholeMilliseconds: Int64 {
    let nanoseconds = wholeNanoseconds
    if nanoseconds <= 0 { return nanoseconds / 1_000_000 }
    return (nanoseconds - 1) / 1_000_000 + 1
  }
}
