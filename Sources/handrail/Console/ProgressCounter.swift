import Platform

/// A counter on standard error for work that takes longer than a second, where somebody is looking.
struct ProgressCounter {
  private let console: Console
  private let all: Int
  private let what: String
  private let began: MonotonicTime
  private var shown: MonotonicTime
  private var isShown = false

  init(of all: Int, _ what: String, on console: Console) {
    self.console = console
    self.all = all
    self.what = what
    began = console.clocks.monotonic()
    shown = began
  }

  mutating func show(_ done: Int) {
    // Asking the clock each time would cost more than the work.
    guard console.errors.isTerminal, done % 64 == 0 else { return }
    let now = console.clocks.monotonic()
    guard now - began > .seconds(1), now - shown > .milliseconds(200) else { return }
    shown = now
    isShown = true
    try? console.errors.write("\r\(done) of \(all) \(what)")
  }

  func clear() {
    if isShown { try? console.errors.write("\r" + String(repeating: " ", count: 60) + "\r") }
  }
}
