/// What many conversations have in common: where people go, stop, turn back and are not understood.
///
/// Made of one conversation after the other; nothing of them is kept but counts, and the words that
/// were not understood.
public struct Review: Sendable {
  public struct Node: Sendable {
    /// Conversations that came here, and those that broke off here.
    public var reached = 0
    public var stopped = 0
    /// Replies.
    public var notUnderstood = 0
    public var wentBack = 0
    /// Milliseconds from a question to its reply.
    public var waits: [Int] = []
  }

  public struct Misunderstood: Hashable, Sendable {
    public var place: String
    public var text: String
  }

  public private(set) var conversations = 0
  public private(set) var finished = 0
  public private(set) var replies = 0
  public private(set) var nodes: [String: Node] = [:]
  /// By conversations, as are the next two.
  public private(set) var misunderstood: [Misunderstood: Int] = [:]
  public private(set) var interrupts: [String: Int] = [:]
  public private(set) var endings: [String: Int] = [:]
  /// How many lines had each of the authors' tags, by dialog.
  public private(set) var tags: [String: [String: Int]] = [:]

  public init() {}

  public mutating func add(_ records: [Record]) {
    var walk = Walk()
    for record in records { take(record, &walk) }
    conversations += 1
    for node in walk.reached { nodes[node, default: Node()].reached += 1 }
    for words in walk.misunderstood { misunderstood[words, default: 0] += 1 }
    for name in walk.interrupts { interrupts[name, default: 0] += 1 }
    endings[walk.ending ?? "broken off", default: 0] += 1
    if walk.isFinished {
      finished += 1
    } else if let node = walk.node {
      nodes[node, default: Node()].stopped += 1
    }
  }
}

extension Review {
  /// One conversation while it is being read.
  private struct Walk {
    var reached: Set<String> = []
    var misunderstood: Set<Misunderstood> = []
    var interrupts: Set<String> = []
    var node: String?
    /// When the open question was shown, until there is a reply.
    var askedAt: Int?
    var ending: String?
    var isFinished = false
  }

  private mutating func take(_ record: Record, _ walk: inout Walk) {
    if record.turn != nil { wait(until: record.time, &walk) }
    switch record.event {
    case .go(let node):
      walk.node = node
      walk.reached.insert(node)
    case .bot(let message): tag(message.tag, at: message.at)
    case .ask(let question):
      tag(question.tag, at: question.at)
      guard let node = question.at else { return }
      walk.node = node
      walk.askedAt = record.time
    case .you(let reply): take(reply, &walk)
    case .undo: if let node = walk.node { nodes[node, default: Node()].wentBack += 1 }
    case .interrupt(_, let name, _): walk.interrupts.insert(name)
    case .pause: walk.ending = "put aside"
    case .resume: walk.ending = nil
    case .end(let end):
      walk.ending = end.name ?? end.why
      walk.isFinished = end.why == "done"
    case .set, .mark, .keep, .change, .consent, .other: break
    }
  }

  private mutating func take(_ reply: Record.Reply, _ walk: inout Walk) {
    guard reply.by == "none", reply.pick == nil, let node = walk.node else { return }
    nodes[node, default: Node()].notUnderstood += 1
    guard let text = reply.text, !text.isEmpty else { return }
    let words = text.lowercased().split(separator: " ").joined(separator: " ")
    walk.misunderstood.insert(Misunderstood(place: node, text: words))
  }

  private mutating func wait(until time: Int, _ walk: inout Walk) {
    replies += 1
    guard let node = walk.node, let asked = walk.askedAt else { return }
    nodes[node, default: Node()].waits.append(max(0, time - asked))
    walk.askedAt = nil
  }

  private mutating func tag(_ tag: String?, at node: String?) {
    guard let tag, let dialog = node?.split(separator: "/").first else { return }
    tags[String(dialog), default: [:]][tag, default: 0] += 1
  }
}
