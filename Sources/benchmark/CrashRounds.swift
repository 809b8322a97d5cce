import Platform
import Transcripts

/// Kills the server at random moments while people talk to it, and holds what they were shown
/// against what is in its transcripts.
///
/// Every round is one life of the server. Its visitors say yes to being kept, talk, and are cut
/// off by `kill -9`. Then each transcript is opened, and the next life takes up each conversation.
final class CrashRounds {
  private let wish: Wish
  private let folder: String
  private var dice: Dice
  private var turns = 0
  private var partial = 0
  private var conversations = 0
  private var resumed = 0
  private var cutLines = 0
  private var hidden = 0
  private var takenBack = 0

  init(_ wish: Wish) throws {
    self.wish = wish
    let number = try SecureRandom.number()
    folder = (Program.environment("TMPDIR") ?? "/tmp") + "/handrail-crash-\(number)"
    dice = Dice(seed: wish.seed)
  }

  func measure() throws {
    try Directory.create(folder, mode: 0o700)
    var cutOff: [CrashVisitor] = []
    for _ in 0..<wish.rounds { cutOff = try round(after: cutOff) }
    let last = try MeasuredServer(command)
    try takeUp(cutOff, at: last.address)
    last.process.cutOff()
    for file in try Directory.list(folder) { try File.remove(folder + "/" + file.name) }
    try Directory.remove(folder)
    say("\(wish.rounds) rounds, \(conversations) conversations, each in a transcript that opens")
    say("\(turns) replies shown whole and \(partial) in part, all of them in their transcripts")
    say("\(hidden) conversations hidden, none of which has left a transcript")
    say("\(takenBack) whose visitor took back the yes, of which nothing is asked")
    say("\(resumed) conversations cut off and taken up, \(cutLines) of them after a cut line")
  }

  private var command: [String] {
    // The log of so many lives is of no interest to anybody.
    let quiet = ["sh", "-c", "exec \"$@\" 2>/dev/null", "sh"]
    return quiet + wish.server + [
      "--listen", "127.0.0.1:0", "--transcripts", folder, "--limit", "line-rate=0",
    ]
  }

  /// One life; the answer is whom it left in the middle of something.
  private func round(after cutOff: [CrashVisitor]) throws -> [CrashVisitor] {
    let server = try MeasuredServer(command)
    try takeUp(cutOff, at: server.address)
    let load = try CrashLoad(wish.connections.first ?? 8, at: server.address, dice.next())
    try load.talk(for: .microseconds(Int64(dice.below(wish.longest))))
    server.process.cutOff()
    load.hearTheRest()
    for visitor in load.everybody { try check(visitor) }
    return load.everybody.filter { visitor in
      visitor.code != nil && !visitor.hasEnded && path(of: visitor).map(isThere) ?? false
    }
  }

  private func takeUp(_ visitors: [CrashVisitor], at address: SocketAddress) throws {
    for visitor in visitors {
      guard let code = visitor.code, let path = path(of: visitor) else { continue }
      let before = try Transcript.read(path)
      // It had come to its end before the server did.
      guard before.canBeResumed else { continue }
      let socket = try FileDescriptor.connecting(to: address, waiting: true)
      _ = try wholeReply(socket)
      try socket.write("resume \(code)\n")
      _ = try wholeReply(socket)
      let after = try Transcript.read(path)
      guard after.returns == before.returns + 1 else {
        throw Wish.Mistake(text: "\(path) could not be taken up again")
      }
      resumed += 1
      cutLines += before.lost > 0 ? 1 : 0
    }
  }

  private func path(of visitor: CrashVisitor) -> String? {
    visitor.code.flatMap(ReturnCode.init(typed:)).map { "\(folder)/\($0.id.fileName)" }
  }

  private func check(_ visitor: CrashVisitor) throws {
    guard let path = path(of: visitor) else { return }
    if visitor.hasTakenBack {
      takenBack += 1
      return
    }
    if try leavesNothing(visitor, path) {
      hidden += 1
      return
    }
    let transcript = try Transcript.read(path)
    conversations += 1
    let kept = transcript.shownByTurn
    for (place, reply) in visitor.replies.enumerated() where place >= visitor.keptFrom {
      // Of a private answer the file has no more than that it was given.
      guard let turn = kept[place + 1],
        reply.isPart || turn == reply.words || turn.contains("[private]")
      else {
        throw Wish.Mistake(
          text: "\(path): reply \(place + 1) was shown and is not in it: \(reply.words)")
      }
      if reply.isPart { partial += 1 } else { turns += 1 }
    }
  }
}

extension CrashRounds {
  private func isThere(_ path: String) -> Bool {
    (try? FileStatus.of(path)) != nil
  }

  /// Whoever hides leaves nothing; so does whoever was just hiding, which only a number can do here,
  /// or taking back their yes, when the server was killed.
  private func leavesNothing(_ visitor: CrashVisitor, _ path: String) throws -> Bool {
    let isThere = isThere(path)
    if visitor.hasHidden, isThere {
      throw Wish.Mistake(text: "\(path) is still there after its visitor was hidden")
    }
    let mayHide = visitor.open.map { Int($0) != nil || visitor.isAskedToSave } ?? false
    return visitor.hasHidden || !isThere && mayHide
  }
}

/// Reads up to the prompt.
func wholeReply(_ socket: borrowing FileDescriptor) throws -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while !bytes.endsWithPrompt {
    let count = try socket.read(into: &buffer)
    if count == 0 { throw Wish.Mistake(text: "the server hung up in the middle of a reply") }
    bytes += buffer[..<count]
  }
  return bytes
}

extension [UInt8] {
  var endsWithPrompt: Bool { suffix(4) == [0x0D, 0x0A, 0x3E, 0x20] }
}

extension Transcript {
  fileprivate var returns: Int {
    records.count { if case .resume = $0.event { true } else { false } }
  }

  /// What the visitor saw after each of their replies, without blanks.
  fileprivate var shownByTurn: [Int: String] {
    var shown: [Int: String] = [:]
    var turn = 0
    for record in records {
      if let next = record.turn {
        turn = next
        shown[turn] = ""
      }
      shown[turn, default: ""] += record.shown
    }
    return shown
  }
}

extension Record {
  fileprivate var shown: String {
    switch event {
    case .bot(let message): return message.text.withoutBlanks
    case .ask(let question):
      let choices = question.labels.enumerated().map { "\($0 + 1).\($1)" }.joined()
      return (question.text + choices + (question.hint ?? "")).withoutBlanks
    default: return ""
    }
  }
}

extension String {
  var withoutBlanks: String {
    String(decoding: utf8.filter { $0 > 0x20 }, as: UTF8.self)
  }
}

/// Chance that a seed repeats.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  mutating func below(_ bound: Int) -> Int {
    Int((next() >> 16) % UInt64(max(1, bound)))
  }
}
