import DialogEngine
import Platform

/// Writes down one conversation, from the visitor's yes on, and all that was said before it.
///
/// Give it what each step gives out, before anything of that is shown. Until the yes, and after it
/// was taken back, the records live here in memory alone.
public final class Recording {
  /// What all conversations of a run have in common.
  ///
  /// A class, so that a waiting conversation holds no more than a reference to it.
  public final class Setting {
    public let pack: Pack
    public let folder: TranscriptFolder
    /// Worked out for the first conversation that is kept, so that nobody waits for it before.
    public private(set) lazy var fingerprint = Fingerprint.of(pack.tables)
    public let keepDays: Int
    let scribe: Scribe
    let via: String
    let engine: String
    let clocks: Clocks
    let chance: Chance

    public init(
      pack: Pack, folder: TranscriptFolder, via: String, engine: String, keepDays: Int = 30,
      clocks: Clocks = .system, chance: Chance = .system
    ) {
      self.pack = pack
      self.scribe = Scribe(pack.tables)
      self.folder = folder
      self.via = via
      self.engine = engine
      self.keepDays = keepDays
      self.clocks = clocks
      self.chance = chance
    }
  }

  private enum Place {
    /// The records so far, as lines. Those of the first step are left out until they are wanted:
    /// the pack says the same again.
    case memory([UInt8], hasOpening: Bool)
    case file(TranscriptID, TranscriptFile)
    /// It has failed: nothing more goes into it, but it can still be erased.
    case left(TranscriptFile)
    /// Nothing is written any more, not even in memory.
    case nowhere
  }

  private var setting: Setting
  private let beginning: Beginning
  private let started: WallTime
  private var place: Place
  private var consent: Consent
  private var isAtOpening = true
  /// Over everything in the file.
  private var hash: SHA256?
  private let began: MonotonicTime
  /// What `t` was when this run of the conversation began.
  private let earlier: Int
  private var lastTime: Int
  private var turns = 0

  public init(_ setting: Setting, _ beginning: Beginning) {
    self.setting = setting
    self.beginning = beginning
    started = setting.clocks.wall()
    if case .set(let level) = beginning.keeping { consent = level } else { consent = .none }
    place = .memory([], hasOpening: false)
    began = setting.clocks.monotonic()
    earlier = 0
    lastTime = 0
  }

  /// Goes on with a file; `transcript` is what stands in it.
  public init(_ setting: Setting, resuming transcript: Transcript) throws {
    guard let header = transcript.header, let id = TranscriptID(header.id) else {
      throw TranscriptProblem(path: transcript.path, line: 1, .notATranscript)
    }
    let file = try setting.folder.reopen(id)
    do {
      let bytes = try file.contents()
      let now = try Transcript.read(bytes, path: file.path)
      self.setting = setting
      beginning = Beginning(seed: 0)
      started = now.started ?? WallTime(seconds: 0)
      consent = Consent.allCases.first { $0.name == now.consent } ?? .none
      began = setting.clocks.monotonic()
      lastTime = now.records.last?.time ?? 0
      let wall = setting.clocks.wall().milliseconds - started.milliseconds
      earlier = max(lastTime, Int(wall))
      turns = now.turns
      place = .file(id, file)
      isAtOpening = false
      var hash = SHA256()
      hash.update(bytes)
      self.hash = hash
      try resume(after: now, bytes)
    } catch {
      // Left open it would stay locked, and nobody could ever come back to it.
      setting.folder.close(file)
      throw error
    }
  }
}

extension Recording {
  /// The name of the file, once there is one.
  public var id: TranscriptID? {
    if case .file(let id, _) = place { id } else { nil }
  }

  public var isOnDisk: Bool { id != nil }

  public var keepDays: Int { setting.keepDays }

  /// Writes what a step gave out. The answer is the code to come back with, where one was wanted.
  ///
  /// All of it goes to the file in one write. After an error nothing more is written: tell the
  /// engine, `Input.recordingFailed`, and show nothing of these outputs as kept, or as erased. What
  /// stands in the file can still be erased.
  public func take(_ outputs: [Output]) throws(TranscriptError) -> ReturnCode? {
    if case .nowhere = place { return nil }
    if case .left(let file) = place {
      if outputs.contains(where: \.wantsErasing) { try eraseLeft(file) }
      return nil
    }
    if isAtOpening {
      isAtOpening = false
      if consent == .none && !outputs.contains(where: \.endsConversation) { return nil }
      if case .memory = place { place = .memory([], hasOpening: true) }
    }
    do {
      var batch = try batch(outputs)
      try write(&batch)
      return batch.code
    } catch {
      abandon()
      throw error
    }
  }

  /// The conversation goes on with another pack; where it is kept stays the same.
  public func goOn(with setting: Setting) {
    self.setting = setting
  }

  /// Returns when the disk has what was written.
  public func sync() throws(TranscriptError) {
    if case .file(_, let file) = place { try file.sync() }
  }

  /// Lets the file go until the next write, so that it can be opened anew.
  public func rest() {
    if case .file(_, let file) = place { setting.folder.close(file) }
  }

  /// Lets the file go: the conversation is over here, or goes on elsewhere.
  public func close() {
    if case .file(_, let file) = place { setting.folder.close(file) }
    place = .nowhere
  }
}

extension Recording {
  /// What one step adds.
  private struct Batch {
    var events: [Record.Event] = []
    var code: ReturnCode?
    var wantsErasing = false
  }

  private func batch(_ outputs: [Output]) throws(TranscriptError) -> Batch {
    var batch = Batch()
    for output in outputs {
      switch output {
      case .consented(let level, let wording):
        consent = level
        if level == .none { try backToMemory() }
        batch.events.append(agreement(wording: wording))
      case .erased:
        consent = .none
        try backToMemory()
      case .hidden, .ended(.hidden), .ended(.deleted): batch.wantsErasing = true
      case .paused: batch.events.append(.pause(code: nil))
      case .ended(let ending): if let end = end(ending) { batch.events.append(.end(end)) }
      default: if let event = setting.scribe.event(output) { batch.events.append(event) }
      }
    }
    for event in batch.events { count(event) }
    if outputs.contains(.codeWanted) && consent != .none && !batch.wantsErasing {
      try openFile()
      try addCode(to: &batch)
    }
    return batch
  }

  private func count(_ event: Record.Event) {
    turns = max(turns, Record(time: 0, event).turn ?? 0)
  }

  private func agreement(wording: String?) -> Record.Event {
    .consent(
      .init(
        level: consent.name, clock: setting.clocks.wall().description,
        wording: wording.flatMap { $0.isEmpty ? nil : $0 }))
  }

  private func end(_ ending: Ending) -> Record.End? {
    let why: String
    var name: String?
    switch ending {
    case .done(let ending): (why, name) = ("done", ending)
    case .quit: why = "quit"
    case .left(let leaving): why = leaving.rawValue
    case .stuck: why = "error"
    case .hidden, .deleted, .paused: return nil
    }
    return Record.End(why: why, name: name, turns: 0, sum: "")
  }

  /// The hash goes into the record that the code belongs to: the yes, the pause, or one of its own.
  private func addCode(to batch: inout Batch) throws(TranscriptError) {
    guard case .file(let id, _) = place else { return }
    let code: ReturnCode
    do {
      code = try ReturnCode(for: id, chance: setting.chance)
    } catch {
      throw .refused(error)
    }
    batch.code = code
    for (index, event) in batch.events.enumerated().reversed() {
      switch event {
      case .consent(var agreement):
        agreement.code = code.hash
        batch.events[index] = .consent(agreement)
        return
      case .pause:
        batch.events[index] = .pause(code: code.hash)
        return
      default: continue
      }
    }
    guard case .consent(var own) = agreement(wording: nil) else { return }
    own.code = code.hash
    let end = batch.events.lastIndex { if case .end = $0 { true } else { false } }
    batch.events.insert(.consent(own), at: end ?? batch.events.count)
  }
}

extension Recording {
  private func write(_ batch: inout Batch) throws(TranscriptError) {
    if batch.wantsErasing {
      try erase()
      return
    }
    if consent != .none { try openFile() }
    let time = time()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(batch.events.count * 160)
    for event in batch.events {
      let start = bytes.count
      Record(time: time, finished(event)).append(to: &bytes)
      hash?.update(bytes.span.extracting(start..<bytes.count))
    }
    switch place {
    case .memory(var lines, let hasOpening):
      // So that the bytes are not copied.
      place = .nowhere
      lines += bytes
      place = .memory(lines, hasOpening: hasOpening)
    case .file(_, let file): if !bytes.isEmpty { try setting.folder.append(bytes, to: file) }
    case .left, .nowhere: break
    }
  }

  /// The sum is over everything before its own line.
  private func finished(_ event: Record.Event) -> Record.Event {
    guard case .end(var end) = event else { return event }
    end.turns = turns
    end.sum = hash?.digest().short ?? ""
    return .end(end)
  }

  private func time() -> Int {
    let passed = setting.clocks.monotonic() - began
    lastTime = max(lastTime, earlier + Int(passed.wholeNanoseconds / 1_000_000))
    return lastTime
  }
}

extension Recording {
  private func header(_ id: TranscriptID) -> Header {
    let tables = setting.pack.tables
    return Header(
      id: id.description, started: started.description, pack: tables.id,
      dialog: beginning.dialog.map { tables.dialogs[$0].id },
      from: beginning.from.map { setting.scribe.name($0) },
      given: beginning.given.map { setting.scribe.written($0) },
      fingerprint: setting.fingerprint, engine: setting.engine,
      seed: Self.digits(of: beginning.seed),
      language: tables.language, country: beginning.country.map { tables.countries[$0].id },
      via: setting.via, record: beginning.keeping.written,
      consent: consent.name,
      keep: "\(setting.keepDays)d")
  }

  private static func digits(of seed: UInt64) -> String {
    hexadecimal((0..<8).map { UInt8(truncatingIfNeeded: seed >> (56 - 8 * UInt64($0))) })
  }

  /// The first write: the header, and all that was said before the yes.
  private func openFile() throws(TranscriptError) {
    guard case .memory(let later, let hasOpening) = place else { return }
    let lines = (hasOpening ? [] : opening) + later
    let (id, file) = try setting.folder.create(on: started.date, chance: setting.chance) { id in
      header(id).line + lines
    }
    var hash = SHA256()
    hash.update(header(id).line)
    hash.update(lines)
    self.hash = hash
    place = .file(id, file)
  }

  /// The records of the first step, which waiting conversations do not hold.
  private var opening: [UInt8] {
    let outputs = setting.pack.step(Conversation(), .began(beginning)).outputs
    return outputs.compactMap(setting.scribe.event).flatMap { Record(time: 0, $0).line }
  }

  /// Erases the file; its records go on living here, in case of another yes.
  private func backToMemory() throws(TranscriptError) {
    guard case .file(_, let file) = place else { return }
    let bytes = try file.contents()
    try setting.folder.erase(file)
    let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
    hash = nil
    place = .memory(Array(bytes[end...].dropFirst()), hasOpening: true)
  }

  private func erase() throws(TranscriptError) {
    if case .file(_, let file) = place { try setting.folder.erase(file) }
    place = .nowhere
  }

  /// What could not be written whole stays as it is: a reader drops a cut line and says so.
  public func abandon() {
    guard case .file(_, let file) = place else {
      if case .memory = place { place = .nowhere }
      return
    }
    setting.folder.close(file)
    place = .left(file)
  }

  /// Not while somebody else has it: then it is theirs to erase.
  private func eraseLeft(_ file: TranscriptFile) throws(TranscriptError) {
    if File.exists(file.path) {
      let ours = try TranscriptFile.reopen(file.path)
      defer { ours.close() }
      try setting.folder.erase(file)
    }
    place = .nowhere
  }

  private func resume(after transcript: Transcript, _ bytes: [UInt8]) throws(TranscriptError) {
    guard case .file(_, let file) = place else { return }
    let isWhole = bytes.last == 0x0A
    let record = Record(
      time: time(),
      .resume(
        .init(
          clock: setting.clocks.wall().description, lost: transcript.lost,
          fingerprint: setting.fingerprint)))
    let added = (isWhole ? [] : [0x0A]) + record.line
    hash?.update(added)
    try setting.folder.append(added, to: file)
  }
}

extension Output {
  fileprivate var endsConversation: Bool {
    if case .ended = self { true } else { false }
  }
}

extension Keeping {
  var written: String {
    switch self {
    case .ask: "ask"
    case .always: "always"
    case .set(let level): level.name
    }
  }
}

extension Output {
  fileprivate var wantsErasing: Bool {
    switch self {
    case .erased, .hidden, .ended(.hidden), .ended(.deleted): true
    default: false
    }
  }
}
