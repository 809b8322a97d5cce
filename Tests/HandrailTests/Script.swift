import DialogEngine
import Foundation
import Platform
import Testing

@testable import handrail

/// A call of the program as a file: the command, what is typed, and what has to come of it.
///
///     $ handrail chat --seed 1
///     typed lines, one a line; ^C is Ctrl-C
///     === output
///     …
///     === errors
///     …
///     === exit 64
///
/// In front of it may stand `# terminal 40` for a window of that width and `# NAME=VALUE` for the
/// environment.
struct Script {
  /// Nowhere to keep anything, unless a script says so.
  var environment = [
    "HANDRAIL_DIALOGS": "Tests/HandrailTests/Conversations/Dialogs",
    "HANDRAIL_TRANSCRIPTS": "/dev/null/Transcripts",
  ]
  var columns: Int?
  var settings: [String] = []
  var command = ""
  var typed: [String] = []

  init(_ text: String) {
    let text = text.last == "\n" ? String(text.dropLast()) : text
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("=== ") { break }
      if line.hasPrefix("# terminal ") {
        columns = Int(line.dropFirst("# terminal ".count))
        settings.append(line)
      } else if line.hasPrefix("# "), command.isEmpty {
        let parts = line.dropFirst(2).split(separator: "=", maxSplits: 1)
        environment[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        settings.append(line)
      } else if line.hasPrefix("$ ") {
        command = String(line.dropFirst(2))
      } else {
        typed.append(line)
      }
    }
  }

  /// The file as it is when everything that came of the command is right.
  func run() -> String {
    let (code, output, errors) = outcome()
    var parts = settings + ["$ \(command)"] + typed
    if !output.isEmpty { parts += ["=== output", visible(output)] }
    if !errors.isEmpty { parts += ["=== errors", visible(errors)] }
    return (parts + ["=== exit \(code.rawValue)"]).joined(separator: "\n") + "\n"
  }

  func outcome() -> (code: ExitCode, output: String, errors: String) {
    let isTerminal = columns != nil
    let output = OutputStream(.memory, isTerminal: isTerminal, columns: columns)
    let errors = OutputStream(.memory, isTerminal: false)
    let environment = environment
    let events = typed.map { line -> InputLines.Event in
      line == "^C" ? .interrupted : .line(Array(line.utf8))
    }
    let console = Console(
      output: output, errors: errors, input: .memory(events, isTerminal: isTerminal),
      environment: { environment[$0] },
      clocks: Clocks(
        wall: { WallTime(seconds: 1_795_305_600) },
        monotonic: { MonotonicTime(nanoseconds: Int64(0)) }),
      chance: { 42 }, programPath: nil)
    let words = command.split(separator: " ").map { String($0).replacing("_", with: " ") }
    let code = Handrail.run(Array(words.dropFirst()), on: console)
    return (
      code, String(decoding: output.bytes, as: UTF8.self),
      String(decoding: errors.bytes, as: UTF8.self)
    )
  }

  /// Control bytes as signs, so that the files can be read; a line break at the end is taken off.
  private func visible(_ text: String) -> String {
    var text = text.replacing("\u{1B}", with: "␛").replacing("\r", with: "␍")
    if text.last == "\n" { text.removeLast() } else { text += "␄" }
    return text
  }
}
