/// One step of one conversation: what has come of it so far.
///
/// The work is in the extensions: hearing a reply, taking an answer, running what follows it.
struct Step {
  let pack: Pack
  var conversation: Conversation
  var outputs: [Output] = []
  /// While earlier replies are taken again, nothing is shown.
  var isSilent = false
  /// How often something went in a circle in this turn.
  var circles = 0
  /// What is run is counted here, where anybody wants to know.
  var hits: Hits?

  var tables: Tables { pack.tables }

  init(_ pack: Pack, _ conversation: Conversation) {
    self.pack = pack
    self.conversation = conversation
    outputs.reserveCapacity(8)
  }
}

extension Pack {
  /// Total and pure: the same arguments give the same result, whenever and wherever.
  public func step(_ conversation: Conversation, _ input: Input)
    -> (conversation: Conversation, outputs: [Output])
  {
    var step = Step(self, conversation)
    step.take(input)
    return (step.conversation, step.outputs)
  }

  /// The same in place, so that nothing is copied.
  public func advance(
    _ conversation: inout Conversation, _ input: Input, counting hits: Hits? = nil
  ) -> [Output] {
    var taken = Conversation()
    swap(&taken, &conversation)
    var step = Step(self, taken)
    step.hits = hits
    taken = Conversation()
    step.take(input)
    swap(&conversation, &step.conversation)
    return step.outputs
  }
}

extension Step {
  mutating func take(_ input: Input) {
    switch input {
    case .began(let beginning): begin(beginning)
    case .said(let line): hear(line)
    case .again(let recorded): takeAgain(recorded)
    case .returned(let stood): comeBack(to: stood)
    case .stayedSilent: if conversation.isOpen { say(.stillHere) }
    case .left(let leaving): if conversation.isOpen { end(.left(leaving)) }
    case .recordingFailed: stopRecording()
    }
  }

  mutating func emit(_ output: Output) {
    if !isSilent { outputs.append(output) }
  }
}

extension Conversation {
  /// It has begun and not ended.
  public var isOpen: Bool {
    switch state {
    case .new: aside == .notice
    case .asking: true
    case .ended: false
    }
  }
}
