import DialogEngine
import LineServer
import Platform
import Transcripts

/// Conversations on connections: lines become steps, and what comes of a step is written down
/// before it is sent.
final class ChatService: LineHandler {
  var pack: Pack
  var store: ConversationStore?
  let settings: ServiceSettings
  /// Reads and checks the pack anew; nil with a word to the log when it has errors.
  let load: () -> Pack?
  let seed: () -> UInt64
  let clocks: Clocks
  let log: Log
  var tally = ServiceTally()
  /// Who holds which transcript, so that a code can take a conversation over.
  var holders: [TranscriptID: Visitor] = [:]
  /// Others may read along: the service listens on an address that is not this machine's own.
  var isExposed = false
  /// Asks the loop to bring the disk up to date behind its back.
  var wantSync: () -> Void = {}
  private var typesetter: Typesetter
  private var bytes: [UInt8] = []

  init(
    _ pack: Pack, _ settings: ServiceSettings, store: ConversationStore?, clocks: Clocks, log: Log,
    seed: @escaping () -> UInt64, load: @escaping () -> Pack?
  ) {
    self.pack = pack
    self.settings = settings
    self.store = store
    self.log = log
    self.seed = seed
    self.clocks = clocks
    self.load = load
    var layout = Layout()
    layout.lineEnd = .carriageReturnLineFeed
    layout.clearing = .blankLines
    layout.isPlain = settings.isPlain
    typesetter = Typesetter(layout)
  }

  // MARK: Lines

  func opened(_ connection: Connection) {
    let visitor = Visitor(pack, connection)
    connection.context = visitor
    tally.conversations += 1
    if !connection.peer.isPrivate, isExposed || connection.peer.isEncrypted == false {
      show([.said(words(.notEncrypted, of: visitor))], to: visitor)
    }
    let beginning = settings.beginning(with: pack, seed: seed())
    visitor.recording = store?.record(beginning)
    take(.began(beginning), for: visitor)
  }

  func received(_ line: [UInt8], from connection: Connection) {
    guard let visitor = connection.context as? Visitor else { return }
    take(.said(Cleaning.clean(bytes: line)), for: visitor)
  }

  /// Ctrl-D: nobody goes without the numbers.
  func left(_ connection: Connection) {
    if let visitor = connection.context as? Visitor, visitor.conversation.isOpen {
      show(visitor.pack.step(visitor.conversation, .said("/quit")).outputs, to: visitor)
    }
    connection.close()
  }

  func closed(_ connection: Connection, because reason: CloseReason) {
    guard let visitor = connection.context as? Visitor else { return }
    connection.context = nil
    tally.conversations -= 1
    if visitor.conversation.isOpen {
      _ = write(advance(visitor, .left(Leaving(reason))), of: visitor)
    }
    release(visitor)
  }

  /// One line with a new code, so that nobody loses their place.
  func drains(_ connection: Connection) {
    guard let visitor = connection.context as? Visitor, visitor.conversation.isOpen else { return }
    var outputs: [Output] = [.said(words(.stopping, of: visitor))]
    if visitor.recording?.isOnDisk == true { outputs.append(.codeWanted) }
    outputs += advance(visitor, .left(.shutdown))
    if case .kept(let code) = write(outputs, of: visitor) {
      show(outputs, with: code, to: visitor)
    } else {
      show(outputs, to: visitor)
    }
  }

  // MARK: Steps

  /// Does one step, writes down what came of it, and shows that.
  private func take(_ input: Input, for visitor: Visitor) {
    let outputs = advance(visitor, input)
    tally.count(outputs, in: visitor.pack)
    for place in outputs.indices {
      switch outputs[place] {
      case .resumeWanted(let code): return resume(code, outputs, for: visitor)
      case .looped(let nodes): noteLoop(nodes, in: visitor.pack)
      default: continue
      }
    }
    finish(visitor.pack === pack ? outputs : moved(visitor, after: outputs), for: visitor)
  }

  private func advance(_ visitor: Visitor, _ input: Input) -> [Output] {
    let start = clocks.monotonic()
    let outputs = visitor.pack.advance(&visitor.conversation, input)
    tally.steps.add(from: start, to: clocks.monotonic())
    return outputs
  }

  private func noteLoop(_ nodes: [NodeID], in pack: Pack) {
    log.write("loop", [("nodes", .text(nodes.map(pack.name(of:)).joined(separator: ", ")))])
  }

  func finish(_ outputs: [Output], for visitor: Visitor) {
    switch write(outputs, of: visitor) {
    case .kept(let code): show(outputs, with: code, to: visitor)
    case .failed: show(withoutKeeping(outputs, of: visitor), to: visitor)
    }
    if visitor.conversation.isOpen {
      visitor.connection.prompt()
    } else {
      visitor.connection.close()
    }
  }

  private func show(_ outputs: [Output], with code: ReturnCode?, to visitor: Visitor) {
    let words = KeptWords(pack: visitor.pack, recording: visitor.recording, code: code)
    show(words.filled(outputs), to: visitor)
  }

  // MARK: Writing down

  private enum Written {
    case kept(ReturnCode?)
    case failed
  }

  private func write(_ outputs: [Output], of visitor: Visitor) -> Written {
    guard let recording = visitor.recording else { return .kept(nil) }
    let before = recording.id
    do {
      let code = try recording.take(outputs)
      // One that has failed takes nothing more; whoever says yes to it once more is to know.
      if visitor.cannotBeKept {
        return outputs.contains(where: \.isAboutKeeping) ? .failed : .kept(nil)
      }
      note(recording.id, before, of: visitor)
      if recording.isOnDisk, store?.syncMode == .always { visitor.connection.holdUntilSynced() }
      return .kept(code)
    } catch {
      noteError(error)
      visitor.cannotBeKept = true
      note(nil, before, of: visitor)
      return .failed
    }
  }

  func noteError(_ error: any Error) {
    tally.transcriptErrors += 1
    log.write("transcript-error", [("error", .text(String(describing: error)))])
  }

  /// The visitor is asked whether to go on without, and hears of nothing that it was kept.
  private func withoutKeeping(_ outputs: [Output], of visitor: Visitor) -> [Output] {
    let outputs = outputs.unkept(words(.notErased, of: visitor))
    if case .ended(.paused) = visitor.conversation.state {
      visitor.conversation =
        visitor.pack.takeOver(visitor.conversation, from: visitor.pack)
        .conversation
    }
    return outputs + advance(visitor, .recordingFailed)
  }

  /// Keeps in mind who writes to which file.
  private func note(_ id: TranscriptID?, _ before: TranscriptID?, of visitor: Visitor) {
    if id == before { return }
    if let before { holders[before] = nil }
    if let id { holders[id] = visitor }
  }

  func release(_ visitor: Visitor) {
    if let id = visitor.recording?.id { holders[id] = nil }
    visitor.recording?.close()
    visitor.recording = nil
  }

  func show(_ outputs: [Output], to visitor: Visitor) {
    let connection = visitor.connection
    typesetter.layout.columns = settings.isPlain ? nil : settings.width ?? connection.width
    bytes.removeAll(keepingCapacity: true)
    typesetter.append(outputs, to: &bytes)
    connection.send(bytes)
  }

  /// With the numbers of the visitor's country.
  func words(_ message: EngineMessage, of visitor: Visitor) -> Saying {
    let country = visitor.pack.value(of: Variable.country, in: visitor.conversation)
    var place: Int?
    if case .one(let chosen)? = country { place = chosen }
    return Saying(node: nil, tag: "nav", text: visitor.pack.words(message, country: place))
  }

  // MARK: The disk

  func secondPassed() {
    if store?.syncMode == .second, store?.folder.hasChanges == true { wantSync() }
  }

  func syncBegins() -> [Int32] {
    store?.folder.handOver() ?? []
  }

  /// What these were to be told is not safe on the disk, so it is not told as kept. Where nobody
  /// waits for the disk, it may be anybody's.
  func syncFailed(_ error: SystemError, _ waiting: [Connection]) {
    tally.transcriptErrors += 1
    let writing = holders.sorted { $0.key.description < $1.key.description }
    for visitor in store?.syncMode == .always
      ? waiting.compactMap({ $0.context as? Visitor }) : writing.map(\.value)
    {
      stopKeeping(visitor)
    }
  }

  private func stopKeeping(_ visitor: Visitor) {
    guard let recording = visitor.recording else { return }
    note(nil, recording.id, of: visitor)
    recording.abandon()
    visitor.cannotBeKept = true
    switch visitor.conversation.state {
    case .ended(let ending): retract(ending, of: visitor)
    case .new, .asking: askWithoutKeeping(visitor)
    }
  }

  private func askWithoutKeeping(_ visitor: Visitor) {
    visitor.connection.retract()
    show(withoutKeeping([], of: visitor), to: visitor)
    visitor.connection.prompt()
  }

  /// Whoever has put it aside goes on after all, if they are still there; others are told.
  private func retract(_ ending: Ending, of visitor: Visitor) {
    switch ending {
    case .paused:
      if visitor.connection.reopen() { return askWithoutKeeping(visitor) }
      visitor.connection.retract()
      tell([.notKept, .goodbye], to: visitor)
    case .left(.shutdown):
      visitor.connection.retract()
      tell([.stopping, .notKept], to: visitor)
    case .done, .quit, .stuck: tell([.notKept], to: visitor)
    case .hidden, .deleted, .left: break
    }
  }

  private func tell(_ messages: [EngineMessage], to visitor: Visitor) {
    show(messages.map { .said(words($0, of: visitor)) }, to: visitor)
  }

  /// After the last connection has gone.
  func finish() {
    if let store, store.syncMode != .os { store.folder.syncEverything() }
  }

  // MARK: What is counted

  func addMetrics(to text: inout MetricsText) {
    tally.add(to: &text)
    text.counter(
      "transcript_bytes", "Bytes written to transcripts.", store?.folder.bytesWritten ?? 0)
  }

  var report: [(name: String, value: Int)] {
    tally.report + [("transcript_bytes", store?.folder.bytesWritten ?? 0)]
  }

  func reload() {
    guard let pack = load() else { return }
    self.pack = pack
    store = store?.with(pack)
    log.write("reloaded", [("dialogs", .number(pack.tables.dialogs.count))])
  }
}

extension Leaving {
  fileprivate init(_ reason: CloseReason) {
    switch reason {
    case .idle, .firstLine: self = .silent
    case .shutdown: self = .shutdown
    default: self = .hangup
    }
  }
}
