import DialogEngine
import Platform
import Transcripts

/// `handrail replay`
enum ReplayCommand {
  private static let verify = Option(
    "verify", "hold against today's dialogs instead of showing")
  private static let level = Option(
    "level", .oneOf(Difference.Grade.allCases.map(\.rawValue)),
    "with --verify: the least grave difference that fails; route unless given")
  private static let speed = Option("speed", .text("N"), "faster (2) or slower (0.5)")
  private static let instant = Option("instant", "without waiting")
  private static let step = Option("step", "one reply at a key")
  private static let from = Option(
    "from", .text("TURN|MARK|/TEXT/"), "begin at a reply, a mark or some words")

  static let spec = CommandSpec(
    "replay", .some("FILE"), for: .reviewer,
    "show a conversation as it happened, or hold it against today's dialogs",
    examples: [
      .init(
        "handrail replay Transcripts/20261122-k7qf3m.jsonl", "as it happened"),
      .init("handrail replay --instant FILE | less", "all at once"),
      .init("handrail replay --verify Transcripts", "what would go differently now"),
    ],
    options: [verify, level, speed, instant, step, from, TranscriptFiles.skipDamaged], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let files = try TranscriptFiles(invocation)
    if invocation.has(verify) { return try hold(files, invocation) }
    let pace = try pace(invocation)
    let speed = try speed(invocation)
    var code = ExitCode.fine
    try files.forEach { transcript in
      var player = Player(Passage.all(transcript.records), pace: pace, speed: speed)
      if let place = invocation[from], !player.start(from: place) {
        throw Failure.usage("\(from.usage): there is no \"\(place)\" in \(transcript.path)")
      }
      code = code.joined(with: try show(player, on: invocation.console))
    }
    return files.code.joined(with: code)
  }

  private static func show(_ player: Player, on console: Console) throws -> ExitCode {
    if console.output.isTerminal && console.input.isTerminal {
      var screen = ReplayScreen(player, on: console)
      return try screen.run()
    }
    var player = player
    var setter = PassageSetter(Layout(for: console))
    while player.hasMore {
      var bytes: [UInt8] = []
      for case .show(let passage) in player.next() { setter.append(passage, to: &bytes) }
      try console.output.write(bytes)
    }
    return .fine
  }

  private static func pace(_ invocation: Invocation) throws -> Player.Pace {
    if invocation.has(instant) { return .instant }
    return invocation.has(step) ? .stepwise : .paced
  }

  private static func speed(_ invocation: Invocation) throws -> Double {
    guard let text = invocation[speed] else { return 1 }
    guard let number = Double(text), number > 0, number.isFinite else {
      throw Failure.usage("\(speed.usage): \"\(text)\" is not a speed", advice: ["2, or 0.5"])
    }
    return number
  }
}

extension ReplayCommand {
  private static func hold(_ files: TranscriptFiles, _ invocation: Invocation) throws -> ExitCode {
    let names = Verification.Names(try LoadedPack.load(on: invocation.console).pack)
    var report = VerificationReport()
    try files.forEach { transcript in
      report.add(Verification(transcript, through: names), of: transcript.path)
    }
    try invocation.console.output.print(report.text)
    let least = invocation[level].flatMap(Difference.Grade.init) ?? .route
    return files.code.joined(with: report.reaches(least) ? .found : .fine)
  }
}
