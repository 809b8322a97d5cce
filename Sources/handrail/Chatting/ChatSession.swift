import DialogEngine
import Platform

/// One conversation in this terminal, or through a pipe.
struct ChatSession {
  private let pack: Pack
  private let console: Console
  private var conversation = Conversation()
  private var typesetter: Typesetter
  private var bytes: [UInt8] = []

  init(_ pack: Pack, on console: Console) {
    self.pack = pack
    self.console = console
    typesetter = Typesetter(Layout(for: console))
  }

  mutating func run(from beginning: Beginning) throws -> ExitCode {
    try take(.began(beginning))
    while conversation.isOpen {
      switch try console.input.nextLine() {
      case .line(let line): try take(.said(Cleaning.clean(bytes: line)))
      case .end:
        try leave()
        return .fine
      case .interrupted:
        try leave()
        return .interrupted
      }
    }
    return .fine
  }

  /// Write, then speak: what a turn comes to is on the disk before any of it is on the screen.
  private mutating func take(_ input: Input) throws {
    let outputs = pack.advance(&conversation, input)
    try show(outputs.map(filled))
  }

  /// What is kept is said with the name and the days that only whoever keeps it knows.
  private func filled(_ output: Output) -> Output {
    guard case .keepingTold(let message) = output else { return output }
    return .said(Saying(node: nil, tag: "nav", text: pack.words(message)))
  }

  private mutating func show(_ outputs: [Output]) throws {
    // The window may be another one than at the last turn.
    typesetter.layout.columns = Layout(for: console).columns
    bytes.removeAll(keepingCapacity: true)
    typesetter.append(outputs, to: &bytes)
    for output in outputs { answer(output) }
    if conversation.isOpen { typesetter.appendPrompt(to: &bytes) }
    try console.output.write(bytes)
  }

  /// What is wanted of whoever holds the conversation.
  private mutating func answer(_ output: Output) {
    switch output {
    case .resumeWanted:
      typesetter.append(message: pack.words(.resumeWrong), to: &bytes)
    case .looped(let nodes) where console.settings.isVerbose:
      console.note("went in a circle: \(nodes.map(pack.name(of:)).joined(separator: ", "))")
    default: break
    }
  }

  /// The end of the input, or Ctrl-C: nobody goes without the numbers.
  private mutating func leave() throws {
    // The words of `quit`, though it was not typed and is not written down as if it had been.
    let farewell = pack.step(conversation, .said("/quit")).outputs
    _ = pack.advance(&conversation, .left(.hangup))
    bytes.removeAll(keepingCapacity: true)
    typesetter.append(farewell, to: &bytes)
    try console.output.write(bytes)
  }
}
