import DialogEngine
import Platform
import Transcripts

/// How often kept conversations came through each node.
struct Traffic {
  private var counts: [NodeID: Int] = [:]
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

  private mutating func add(_ transcript: Transcript, _ pack: Pack) {
    conversations += 1
    for record in transcript.records {
      if case .go(let name) = record.event, let node = pack.node(named: name) {
        counts[node, default: 0] += 1
      }
    }
  }
}
