import Platform
import Transcripts

/// The transcripts that a command was given: files, and all files in and below folders.
///
/// From a folder only what reviewers may read is taken; a file named by itself always is.
final class TranscriptFiles {
  static let skipDamaged = Option("skip-damaged", "go on after a line that can't be read")

  struct Item {
    var path: String
    var isNamed: Bool
  }

  let items: [Item]
  let skipsDamaged: Bool
  private(set) var leftOut = 0
  /// What the command ends with, as far as the files are concerned.
  private(set) var code = ExitCode.fine
  private let console: Console

  init(_ invocation: Invocation) throws {
    console = invocation.console
    skipsDamaged = invocation.has(Self.skipDamaged)
    var items: [Item] = []
    var missing: [String] = []
    for path in invocation.operands {
      guard let status = try? FileStatus.of(path) else {
        missing.append(path)
        continue
      }
      if status.kind == .directory {
        let files = try Directory.files(under: path, endingIn: ".jsonl")
        items += files.map { Item(path: $0, isNamed: false) }
      } else {
        items.append(Item(path: path, isNamed: true))
      }
    }
    self.items = items
    for path in missing { complain(.noFile, "\(path): no such file or folder") }
  }

  /// One after the other. What can't be read is named, and the others are still done.
  func forEach(_ body: (Transcript) throws -> Void) throws {
    var counter = Counter(items.count, on: console)
    for item in items {
      counter.count()
      guard let transcript = read(item.path) else { continue }
      guard item.isNamed || transcript.consent == "reviewer" else {
        leftOut += 1
        continue
      }
      try body(transcript)
    }
    counter.close()
    if leftOut > 0 {
      console.note("\(leftOut) left out, which reviewers may not read; name one to see it")
    }
  }

  func read(_ path: String) -> Transcript? {
    do {
      let transcript = try Transcript.read(path, skippingDamaged: skipsDamaged)
      for problem in transcript.damaged { complain(.badFile, "\(problem), left out") }
      if transcript.lost > 0 {
        console.note("\(path): ends in a cut line of \(transcript.lost) bytes, which is left out")
      }
      return transcript
    } catch {
      let failure = Failure(error)
      complain(failure.code, failure.message)
      return nil
    }
  }

  private func complain(_ code: ExitCode, _ message: String) {
    console.note("handrail: \(message)")
    self.code = self.code.joined(with: code)
  }
}

extension ExitCode {
  /// The first that applies of 64, 66 and 65, then the rest.
  func joined(with other: ExitCode) -> ExitCode {
    for first in [ExitCode.usage, .noFile, .badFile] where self == first || other == first {
      return first
    }
    return self == .fine ? other : self
  }
}

/// Shows how far work of a known size has come, when it takes long and somebody is looking.
struct Counter {
  private let total: Int
  private let console: Console
  private let started: MonotonicTime
  private var done = 0
  private var shownAt: MonotonicTime
  private var isShown = false

  init(_ total: Int, on console: Console) {
    self.total = total
    self.console = console
    started = console.clocks.monotonic()
    shownAt = started
  }

  mutating func count() {
    done += 1
    guard console.errors.isTerminal, !console.settings.isQuiet, total > 1 else { return }
    let now = console.clocks.monotonic()
    guard now - shownAt >= .seconds(1) else { return }
    shownAt = now
    isShown = true
    try? console.errors.write("\r\(done) of \(total)")
  }

  mutating func close() {
    if isShown { try? console.errors.write("\r\(total) of \(total)\n") }
  }
}
