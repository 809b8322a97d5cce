import Platform

/// How many lines a visitor may send right now: a burst that fills up again at a steady rate.
///
/// It keeps one moment: when the bucket, filling on, will be full.
struct LineRate {
  private var fullAt: Int64 = .min / 2

  /// When the next line may be taken, if not now.
  func wait(_ limits: Limits, at now: MonotonicTime) -> MonotonicTime? {
    if limits.lineRate == 0 { return nil }
    let room = step(limits) * Int64(max(0, limits.lineBurst - 1))
    return fullAt - room > now.nanoseconds ? MonotonicTime(nanoseconds: fullAt - room) : nil
  }

  mutating func spend(_ limits: Limits, at now: MonotonicTime) {
    if limits.lineRate == 0 { return }
    fullAt = max(fullAt, now.nanoseconds) + step(limits)
  }

  private func step(_ limits: Limits) -> Int64 { 1_000_000_000 / Int64(limits.lineRate) }
}
