/// A moment as people write it down, in UTC; it may jump when somebody sets the clock.
public struct WallTime: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Since 1970-01-01T00:00:00Z.
  public let milliseconds: Int64

  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  public init(seconds: Int64) {
    milliseconds = seconds * 1000
  }

  /// Reads `2026-11-22T18:40:03Z` and nothing else.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
      bytes[19] == 0x5A, let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = number(bytes[11..<13]), hour < 24, let minute = number(bytes[14..<16]),
      minute < 60, let second = number(bytes[17..<19]), second < 60
    else { return nil }
    self.init(seconds: Int64(((date.daysSince1970 * 24 + hour) * 60 + minute) * 60 + second))
  }

  /// Whole seconds, rounded down.
  public var seconds: Int64 {
    (milliseconds - remainder(of: milliseconds, by: 1000)) / 1000
  }

  public var date: CalendarDate {
    let inDay = remainder(of: seconds, by: 86_400)
    return CalendarDate(daysSince1970: Int((seconds - inDay) / 86_400))
  }

  public var description: String {
    let second = Int(remainder(of: seconds, by: 86_400))
    let clock = [second / 3600, second / 60 % 60, second % 60].map { digits($0, 2) }
    return "\(date)T\(clock.joined(separator: ":"))Z"
  }

  public func adding(_ duration: Duration) -> WallTime {
    WallTime(milliseconds: milliseconds + duration.wholeNanoseconds / 1_000_000)
  }

  /// How much later this is than the other, negative when it is earlier.
  public func since(_ other: WallTime) -> Duration {
    .milliseconds(milliseconds - other.milliseconds)
  }

  public static func < (left: WallTime, right: WallTime) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

/// Never negative, so that times before 1970 are written right too.
private func remainder(of value: Int64, by divisor: Int64) -> Int64 {
  let rest = value % divisor
  return rest < 0 ? rest + divisor : rest
}
