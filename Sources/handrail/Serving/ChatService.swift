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
  var log: Log
  var tally = ServiceTally()
  /// Who holds which transcript, so that a code can take a conversation over.
  var holders: [TranscriptID: Visitor] = [:]
  private var typesetter: Typesetter
  private var bytes: [UInt8] = []

  init(
    _ pack: Pack, _ settings: ServiceSettings, store: ConversationStore?, log: Log,
    seed: @escaping () -> UInt64, load: @escaping () -> Pack?
  ) {
    self.pack = pack
    self.settings = settings
    self.store = store
    self.log = log
    self.seed = seed
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
    if !connection.peer.isPrivate { show([.said(words(.notEncrypted, of: visitor))], to: visitor) }
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
      let outputs = visitor.pack.advance(&visitor.conversation, .left(Leaving(reason)))
      _ = write(outputs, of: visitor)
    }
    release(visitor)
  }

  func drains(_ connection: Connection) {
    guard let visitor = connection.context as? Visitor, visitor.conversation.isOpen else { return }
    var outputs: [Output] = [.said(words(.stopping, of: visitor))]
    if visitor.recording?.isOnDisk == true { outputs.append(.codeWanted) }
    outputs += visitor.pack.advance(&visitor.conversation, .left(.shutdown))
    finish(outputs, for: visitor)
  }

  // MARK: Steps

  /// Does one step, writes down what came of it, and shows that.
  private func take(_ input: Input, for visitor: Visitor) {
    let outputs = visitor.pack.advance(&visitor.conversation, input)
    tally.count(outputs, in: visitor.pack)
    for case .resumeWanted(let code) in outputs { return resume(code, outputs, for: visitor) }
    finish(visitor.pack === pack ? outputs : moved(visitor, after: outputs), for: visitor)
  }

  func finish(_ outputs: [Output], for visitor: Visitor) {
    var outputs = outputs
    let code = write(&outputs, of: visitor)
    show(
      KeptWords(pack: visitor.pack, recording: visitor.recording, code: code).filled(outputs),
      to: visitor)
    if visitor.conversation.isOpen {
      visitor.connection.prompt()
    } else {
      visitor.connection.close()
    }
  }

  /// Where nothing more can be written, the visitor is asked whether to go on without.
  private func write(_ outputs: inout [Output], of visitor: Visitor) -> ReturnCode? {
    switch write(outputs, of: visitor) {
    case .success(let code): return code
    case .failure:
      outputs += visitor.pack.advance(&visitor.conversation, .recordingFailed)
      return nil
    }
  }

  private func write(_ outputs: [Output], of visitor: Visitor)
    -> Result<ReturnCode?, TranscriptError>
  {
    guard let recording = visitor.recording else { return .success(nil) }
    let before = recording.id
    do {
      let code = try recording.take(outputs)
      note(recording.id, before, of: visitor)
      if recording.isOnDisk, store?.syncMode == .always { visitor.connection.holdUntilSynced() }
      return .success(code)
    } catch {
      tally.transcriptErrors += 1
      log.write("transcript-error", [("error", .text(String(describing: error)))])
      note(nil, before, of: visitor)
      return .failure(error)
    }
  }

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

  func words(_ message: EngineMessage, of visitor: Visitor) -> Saying {
    Saying(node: nil, tag: "nav", text: visitor.pack.words(message))
  }

  // MARK: The disk

  func secondPassed() {
    if store?.syncMode == .second { store?.folder.syncChanged() }
  }

  /// What these were to be told is not safe on the disk, so it is not told as kept.
  func syncFailed(_ error: SystemError, _ waiting: [Connection]) {
    tally.transcriptErrors += 1
    log.write("sync-error", [("error", .text(error.description))])
    for connection in waiting {
      guard let visitor = connection.context as? Visitor else { continue }
      connection.retract()
      release(visitor)
      finish(visitor.pack.advance(&visitor.conversation, .recordingFailed), for: visitor)
    }
  }

  // MARK: What is counted

  func addMetrics(to text: inout MetricsText) {
    tally.add(to: &text)
  }

  var report: [(name: String, value: Int)] { tally.report }

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
