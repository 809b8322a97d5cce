import Platform

/// A counter on standard error for work that takes longer than a second, where somebody is looking.
struct ProgressCounter {
  private let console: Console
  private let all: Int
  private let what: String
  private let began: MonotonicTime
  private var shown: MonotonicTime
  private var isShown = false
  /// Asking the clock each time costs more than work of which there is much in a moment.
  private let stride: Int

  init(of all: Int, _ what: String, askingEach stride: Int = 64, on console: Console) {
    self.console = console
    self.all = all
    self.what = what
    self.stride = stride
    began = console.clocks.monotonic()
    shown = began
  }

  mutating func show(_ done: Int) {
    guard console.errors.isTerminal, done % stride == 0 else { return }
    let now = console.clocks.monotonic()
    guard now - began > .seconds(1), now - shown > .milliseconds(200) else { return }
    shown = now
    isShown = true
    try? console.errors.write("\r\(done) of \(all) \(what)")
  }

  mutating func clear() {
    guard isShown else { return }
    isShown = false
    try? console.errors.write("\r" + String(repeating: " ", count: 60) + "\r")
  }
}
