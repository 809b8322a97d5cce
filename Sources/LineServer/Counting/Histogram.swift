import Platform

/// How long something takes, counted in steps of times two, from a microsecond to a second.
public struct Histogram: Hashable, Sendable {
  static let steps = 21
  private(set) var counts = [Int](repeating: 0, count: steps + 1)
  private(set) var total: Int64 = 0

  public init() {}

  @inline(__always)
  public mutating func add(from start: MonotonicTime, to end: MonotonicTime) {
    add(nanoseconds: end.nanoseconds - start.nanoseconds)
  }

  @inline(__always)
  public mutating func add(nanoseconds: Int64) {
    let positive = max(0, nanoseconds)
    total += positive
    let microseconds = UInt64(positive + 999) / 1_000
    let step = microseconds <= 1 ? 0 : 64 - (microseconds - 1).leadingZeroBitCount
    counts[min(step, Self.steps)] += 1
  }

  public var count: Int { counts.reduce(0, +) }

  /// The upper bound of a step.
  static func microseconds(_ step: Int) -> Int { 1 << step }
}
