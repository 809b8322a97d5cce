import DialogEngine
import Platform
import Transcripts

/// How often kept conversations came through each node.
struct Traffic {
  private var counts: [NodeID: Int] = [:]
  /// By the node of a question and the label of its choice.
  private var picks: [NodeID: [String: Int]] = [:]
  private(set) var conversations = 0
  /// Left out, because their visitors did not let others read them.
  private(set) var leftOut = 0

  /// A folder gives only what reviewers may read; a file named by itself is always counted.
  init(_ path: String, _ pack: Pack) throws {
    guard try FileStatus.of(path).kind == .directory else {
      add(try Transcript.read(path), pack)
      return
    }
    for file in try Directory.files(under: path, endingIn: ".jsonl") {
      let transcript = try Transcript.read(file)
      if transcript.consent == Consent.reviewer.name { add(transcript, pack) } else { leftOut += 1 }
    }
  }

  func visits(of node: NodeID) -> Int? { counts[node] }

  /// How often a choice was the answer.
  func picks(of label: String, at node: NodeID) -> Int? { picks[node]?[label] }

  private mutating func add(_ transcript: Transcript, _ pack: Pack) {
    conversations += 1
    var open: Record.Question?
    for record in transcript.records {
      switch record.event {
      case .go(let name):
        if let node = pack.node(named: name) { counts[node, default: 0] += 1 }
      case .ask(let question): open = question.at == nil ? nil : question
      case .you(let reply):
        if let open { add(reply, to: open, pack) }
      default: break
      }
    }
  }

  private mutating func add(_ reply: Record.Reply, to open: Record.Question, _ pack: Pack) {
    guard case .text(let id)? = reply.pick, let node = open.at.flatMap(pack.node(named:)) else {
      return
    }
    for question in pack.tables.questions where question.node == node {
      guard question.id == open.id, case .choices(let choices) = question.form,
        let choice = choices.first(where: { $0.id == id || $0.was.contains(id) })
      else { continue }
      picks[node, default: [:]][choice.label, default: 0] += 1
    }
  }
}
