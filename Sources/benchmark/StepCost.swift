import DialogCompiler
import DialogEngine
import DialogSyntax
import Platform

/// What the engine alone takes for a turn: one visit over and over, with nothing around it.
struct StepCost {
  private let folder: String

  init(_ folder: String) {
    self.folder = folder
  }

  func measure() throws {
    let paths = try Directory.files(under: folder, endingIn: ".yaml")
    let files = try paths.map { SourceFile(name: $0, bytes: try File.read($0)) }
    let began = Clocks.system.monotonic()
    guard let pack = compile(files, options: CompilerOptions(errorsOnly: true, tests: false)).pack
    else {
      throw Wish.Mistake(text: "the dialogs in \(folder) have mistakes")
    }
    say("ready after \((Clocks.system.monotonic() - began).wholeNanoseconds / 1_000) µs")
    let isSentence = Visit.plain.map { $0.utf8.count > 8 }
    var times = [[Int64](), [Int64]()]
    for round in 0..<400 {
      let taken = visit(pack, seed: UInt64(round))
      for (place, time) in taken.enumerated() { times[isSentence[place] ? 1 : 0].append(time) }
    }
    say("\(median(times[0])) ns for a number, \(median(times[1])) ns for a sentence (medians)")
  }

  private func visit(_ pack: Pack, seed: UInt64) -> [Int64] {
    var conversation = Conversation()
    _ = pack.advance(&conversation, .began(Beginning(seed: seed, keeping: .set(.none))))
    return Visit.plain.map { line in
      let began = Clocks.system.monotonic()
      _ = pack.advance(&conversation, .said(line))
      return (Clocks.system.monotonic() - began).wholeNanoseconds
    }
  }
}
