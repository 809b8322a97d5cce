import DialogCompiler
import DialogEngine
import DialogSyntax
import Platform
import Transcripts

/// One conversation in this terminal, or through a pipe.
struct ChatSession {
  private var pack: Pack
  private let console: Console
  private var store: ConversationStore?
  private var recording: Recording?
  private var conversation = Conversation()
  private var typesetter: Typesetter
  private var bytes: [UInt8] = []
  /// Where the visitor wants the words of the conversation, too.
  var copy: ChatCopy?
  /// Where dialogs are being written while somebody talks to them.
  var watch: DialogWatch?
  /// Why the last code opened nothing.
  private var refusal = EngineMessage.resumeWrong
  private var knownWarnings: Set<String> = []

  /// Without a store nothing is kept.
  init(_ pack: Pack, on console: Console, keptIn store: ConversationStore?) {
    self.pack = pack
    self.console = console
    self.store = store
    typesetter = Typesetter(Layout(for: console))
  }

  mutating func run(from beginning: Beginning) throws -> ExitCode {
    recording = store?.record(beginning)
    try take(.began(beginning))
    return try goOn()
  }

  mutating func run(resuming code: String) throws -> ExitCode {
    guard let resumed = try store?.resume(code) else {
      throw Failure(.noFile, pack.words(.resumeWrong))
    }
    try take(over: resumed)
    return try goOn()
  }
}

extension ChatSession {
  private mutating func goOn() throws -> ExitCode {
    defer { recording?.close() }
    while conversation.isOpen {
      switch try console.input.nextLine(within: watch.map { _ in DialogWatch.interval }) {
      case .line(let line): try take(.said(Cleaning.clean(bytes: line)))
      case .end:
        try leave()
        return .fine
      case .interrupted:
        try leave()
        return .interrupted
      case .timeout: try takeInChanges()
      }
    }
    return .fine
  }

  private mutating func take(_ input: Input) throws {
    let outputs = pack.advance(&conversation, input)
    for case .resumeWanted(let code) in outputs {
      if let resumed = reopen(code) { return try take(over: resumed) }
    }
    try tell(outputs)
  }

  /// Nil where a code opens nothing, or nothing now.
  private mutating func reopen(_ code: String) -> ConversationStore.Resumed? {
    refusal = .resumeWrong
    do {
      return try store?.resume(code)
    } catch {
      console.note("handrail: \(error)")
      refusal = .resumeNotNow
      return nil
    }
  }

  /// Goes on with an earlier conversation in place of this one, which was not written down.
  private mutating func take(over resumed: ConversationStore.Resumed) throws {
    recording?.close()
    recording = resumed.recording
    conversation = resumed.conversation
    try tell(resumed.outputs)
  }

  /// Write, then speak: what a turn comes to is in its file before any of it is on the screen.
  private mutating func tell(_ outputs: [Output]) throws {
    var outputs = outputs
    let code = write(&outputs)
    let words = KeptWords(pack: pack, recording: recording, code: code)
    let filled = words.filled(outputs)
    try copy?.take(filled)
    // The window may be another one than at the last turn.
    typesetter.layout.columns = Layout(for: console).columns
    bytes.removeAll(keepingCapacity: true)
    typesetter.append(filled, to: &bytes)
    for output in outputs { answer(output) }
    if conversation.isOpen { typesetter.appendPrompt(to: &bytes) }
    try console.output.write(bytes)
  }

  /// Where nothing more can be written, the visitor is asked whether to go on without.
  private mutating func write(_ outputs: inout [Output]) -> ReturnCode? {
    do {
      return try recording?.take(outputs)
    } catch {
      console.note("handrail: \(error)")
      outputs = outputs.unkept(
        Saying(node: nil, tag: "nav", text: pack.words(.notErased)))
      outputs += pack.advance(&conversation, .recordingFailed)
      return nil
    }
  }

  /// What is wanted of whoever holds the conversation, and could not be done.
  private mutating func answer(_ output: Output) {
    switch output {
    case .resumeWanted:
      typesetter.append(message: pack.words(refusal), to: &bytes)
    case .looped(let nodes) where console.settings.isVerbose:
      console.note("went in a circle: \(nodes.map(pack.name(of:)).joined(separator: ", "))")
    case .deadEnd(let node) where console.settings.isVerbose:
      console.note("ran off the end of \(pack.name(of: node))")
    default: break
    }
  }

  /// The end of the input, or Ctrl-C: nobody goes without the numbers.
  private mutating func leave() throws {
    // The words of `quit`, though it was not typed and is not written down as if it had been.
    let farewell = pack.step(conversation, .said("/quit")).outputs
    var outputs = pack.advance(&conversation, .left(.hangup))
    _ = write(&outputs)
    try copy?.take(farewell)
    bytes.removeAll(keepingCapacity: true)
    typesetter.append(farewell, to: &bytes)
    try console.output.write(bytes)
  }
}

/// Dialogs that are saved while somebody talks to them.
extension ChatSession {
  /// With errors the earlier dialogs go on.
  private mutating func takeInChanges() throws {
    do {
      guard let files = try watch?.saved() else { return }
      let options = CompilerOptions(today: console.today.description)
      let compilation = compile(files, options: options)
      try console.output.write("\n")
      try show(compilation)
      if let new = compilation.pack, !compilation.hasErrors { return try move(to: new) }
    } catch let failure as Failure {
      console.complain(failure)
    }
    console.note("the talk goes on with the dialogs from before")
    bytes.removeAll(keepingCapacity: true)
    typesetter.appendPrompt(to: &bytes)
    try console.output.write(bytes)
  }

  /// All errors, and the warnings that are new. Advice is for `check`.
  private mutating func show(_ compilation: Compilation) throws {
    let warnings = compilation.problems.filter { $0.severity == .warning }
    let new = warnings.filter { !knownWarnings.contains($0.message) }
    knownWarnings.formUnion(new.map(\.message))
    let found = compilation.problems.filter { $0.severity == .error } + new
    try Findings(found, in: compilation.files)
      .show(.human, on: console.errors, hasColour: console.usesColour(on: console.errors))
  }

  /// The replies so far are taken again, silently, and the open question is asked in today's words.
  private mutating func move(to new: Pack) throws {
    let moved = MovedTalk(conversation, from: pack, to: new)
    console.note("saved: \(moved.path)")
    pack = new
    conversation = moved.conversation
    store = store?.with(new)
    if let store { recording?.goOn(with: store.setting) }
    try tell(moved.outputs)
  }
}
