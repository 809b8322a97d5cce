import Platform

/// How long to leave a failing call alone: twice as long each time, until it works again.
struct Backoff {
  static let shortest: Duration = .milliseconds(10)
  static let longest: Duration = .seconds(1)

  private var next = Self.shortest
  private(set) var until: MonotonicTime?

  mutating func fail(at now: MonotonicTime) {
    until = now + next
    next = min(next * 2, Self.longest)
  }

  mutating func succeed() {
    next = Self.shortest
    until = nil
  }

  /// Whether the wait is over; the next failure still waits longer.
  mutating func isOver(at now: MonotonicTime) -> Bool {
    guard let until, now < until else {
      self.until = nil
      return true
    }
    return false
  }
}
