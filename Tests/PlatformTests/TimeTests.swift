import Testing

@testable import Platform

struct CalendarDateTests {
  @Test func `every day of four hundred years is the one after the day before`() throws {
    var date = try #require(CalendarDate("1900-02-28"))
    for _ in 0..<146_097 {
      let next = date.adding(days: 1)
      #expect(next > date)
      #expect(date.days(until: next) == 1)
      #expect(CalendarDate(next.description) == next)
      date = next
    }
    #expect(date.description == "2300-02-28")
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-1-1", "2026-01-011", "",
    "２０２６-01-01", "2026/01/01", "-026-01-01", "2100-02-29",
  ])
  func `what is no date is none`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `known days have known numbers`() {
    #expect(CalendarDate("1970-01-01")?.daysSince1970 == 0)
    #expect(CalendarDate("2000-02-29")?.daysSince1970 == 11_016)
    #expect(CalendarDate("0000-03-01")?.daysSince1970 == -719_468)
    #expect(CalendarDate("2026-11-22")?.compact == "20261122")
  }
}

struct WallTimeTests {
  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_795_372_803, "2026-11-22T18:40:03Z"),
      (-1, "1969-12-31T23:59:59Z"), (951_827_696, "2000-02-29T12:34:56Z"),
    ] as [(Int64, String)])
  func `a time and its text are the same`(seconds: Int64, text: String) {
    #expect(WallTime(seconds: seconds).description == text)
    #expect(WallTime(text) == WallTime(seconds: seconds))
  }

  @Test(arguments: [
    "2026-11-22T24:00:00Z", "2026-11-22T18:60:03Z", "2026-11-22 18:40:03Z", "2026-11-22T18:40:03",
    "2026-11-22T18:40:03+00:00", "",
  ])
  func `what is no time is none`(text: String) {
    #expect(WallTime(text) == nil)
  }

  @Test func `durations are added and measured`() {
    let time = WallTime(seconds: 1_000)
    #expect(time.adding(.seconds(60)).since(time) == .seconds(60))
    #expect(WallTime(milliseconds: -1500).seconds == -2)
  }
}

struct MonotonicTimeTests {
  @Test func `the clock of the machine goes forward`() {
    let first = Clocks.system.monotonic()
    #expect(Clocks.system.monotonic() >= first)
  }

  @Test func `never stays never`() {
    #expect(MonotonicTime.never + .seconds(1) == .never)
    #expect(MonotonicTime(nanoseconds: 0) + .seconds(Int64.max) == .never)
  }

  @Test func `a wait is rounded up`() {
    #expect(Duration.nanoseconds(1).wholeMilliseconds == 1)
    #expect(Duration.milliseconds(2).wholeMilliseconds == 2)
    #expect(Duration.zero.wholeMilliseconds == 0)
  }
}
