import Platform

/// Measures what the README's figures say.
///
///     benchmark turns [--connections N,…] [--turns N] [--rounds N] [--visit plain|kept] SERVER…
///     benchmark idle [--connections N] SERVER…
///     benchmark storm [--connections N] SERVER…
///     benchmark slow [--connections GOOD,SLOW] SERVER…
///     benchmark crash [--rounds N] [--connections N] [--seed N] [SERVER…]
///     benchmark echo-server
///     benchmark transcripts FILE
///     benchmark steps FOLDER
///
/// `crash` measures nothing: it kills the server over and over and looks for what was lost.
///
/// `SERVER…` is a command that prints `listening ADDRESS:PORT`; without one it is the echo server
/// of this program, which is the whole loop of the chat port with nothing to say; for `crash` it is
/// `handrail serve` from beside this program.
@main
struct Benchmark {
  static func main() {
    do {
      try run(Program.arguments)
    } catch {
      print("benchmark: \(error)")
      Program.leave(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    let wish = try Wish(arguments)
    Program.ignoreBrokenPipes()
    _ = Program.raiseDescriptorLimit()
    switch wish.what {
    case "turns": try TurnCost(wish).measure()
    case "idle": try IdleCost(wish).measure()
    case "storm": try Storm(wish).measure()
    case "slow": try SlowOnes(wish).measure()
    case "crash": try CrashRounds(wish).measure()
    case "echo-server": try EchoServer.serve()
    case "transcripts": try TranscriptCost(wish.server.first ?? "").measure()
    case "steps": try StepCost(wish.server.first ?? "Dialogs").measure()
    default:
      throw Wish.Mistake(
        text: "expected turns, idle, storm, slow, crash, echo-server, transcripts or steps")
    }
  }
}

/// What was asked for on the command line.
struct Wish {
  struct Mistake: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
  }

  var what = ""
  var connections: [Int] = []
  var turns = 200_000
  var rounds = 5
  var visit = Visit.plain
  var server: [String] = []
  var seed: UInt64 = 1
  /// The longest life of a server that is killed, in microseconds.
  var longest = 150_000

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    what = rest.popFirst() ?? ""
    if what == "crash" { rounds = 200 }
    while let word = rest.first, word.hasPrefix("--") {
      rest.removeFirst()
      guard let value = rest.popFirst() else { throw Mistake(text: "\(word) needs a value") }
      try set(word, value)
    }
    server = rest.isEmpty ? ownServer : Array(rest)
  }

  private var ownServer: [String] {
    let path = Program.path ?? "benchmark"
    if what != "crash" { return [path, "echo-server"] }
    let end = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    return [path[..<end] + "handrail", "serve"]
  }

  private mutating func set(_ name: String, _ value: String) throws {
    switch name {
    case "--connections": connections = value.split(separator: ",").compactMap { Int($0) }
    case "--turns": turns = Int(value) ?? turns
    case "--rounds": rounds = Int(value) ?? rounds
    case "--seed": seed = UInt64(value) ?? seed
    case "--visit": visit = value == "kept" ? Visit.kept : Visit.plain
    default: throw Mistake(text: "there is no option \(name)")
    }
  }
}
