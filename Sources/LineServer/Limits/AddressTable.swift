import Platform

/// Who is here how often, and who has been guessing codes, by address or /64. This machine itself is
/// not counted: behind a terminator that does not say who is calling, everybody has its address.
struct AddressTable {
  private struct Entry {
    var connections = 0
    var wrongCodes = 0
    var countedSince = MonotonicTime(nanoseconds: 0)
  }

  private var entries: [IPAddress: Entry] = [:]
  private var nextSweep = MonotonicTime(nanoseconds: .min)

  var count: Int { entries.count }

  /// Counts one more, unless there are enough already.
  mutating func enter(_ address: IPAddress, _ limits: Limits) -> Bool {
    if address.isLoopback { return true }
    let key = address.neighbourhood
    let present = entries[key]?.connections ?? 0
    if limits.perAddress > 0, present >= limits.perAddress { return false }
    entries[key, default: Entry()].connections += 1
    return true
  }

  mutating func leave(_ address: IPAddress) {
    let key = address.neighbourhood
    guard var entry = entries[key] else { return }
    entry.connections = max(0, entry.connections - 1)
    // One who leaves does not get rid of wrong codes by it.
    entries[key] = entry.connections == 0 && entry.wrongCodes == 0 ? nil : entry
  }

  mutating func noteWrongCode(_ address: IPAddress, at now: MonotonicTime) {
    if address.isLoopback { return }
    sweep(at: now)
    var entry = entries[address.neighbourhood] ?? Entry()
    if entry.wrongCodes == 0 || now - entry.countedSince >= Limits.wrongCodesTime {
      entry.wrongCodes = 0
      entry.countedSince = now
    }
    entry.wrongCodes += 1
    entries[address.neighbourhood] = entry
  }

  func mayTryCode(_ address: IPAddress, _ limits: Limits, at now: MonotonicTime) -> Bool {
    guard limits.wrongCodes > 0, let entry = entries[address.neighbourhood] else { return true }
    return entry.wrongCodes < limits.wrongCodesPerAddress
      || now - entry.countedSince >= Limits.wrongCodesTime
  }

  /// Forgets, once a while, those who are gone and whose guesses no longer count.
  private mutating func sweep(at now: MonotonicTime) {
    if now < nextSweep { return }
    nextSweep = now + Limits.wrongCodesTime
    entries = entries.filter { _, entry in
      entry.connections > 0 || now - entry.countedSince < Limits.wrongCodesTime
    }
  }
}
