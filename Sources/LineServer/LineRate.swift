import Platform

/// How many lines a visitor may send right now: a burst that fills up again at a steady rate.
///
/// It keeps one moment: when the bucket, filling on, will be full.
struct LineRate {
  private var fullAt = MonotonicTime(nanoseconds: .min / 2)

  /// Takes one line out, or says when the next one may be taken.
  mutating func take(_ limits: Limits, at now: MonotonicTime) -> MonotonicTime? {
    if limits.lineRate == 0 { return nil }
    let step = Duration.nanoseconds(1_000_000_000 / Int64(limits.lineRate))
    let start = max(fullAt, now)
    let empty = now + step * (limits.lineBurst - 1)
    if start > empty { return now + (start - empty) }
    fullAt = start + step
    return nil
  }
}
