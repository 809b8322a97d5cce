import Platform

/// One visitor's end of a connection. It owns bytes only for a partial line or unsent output.
public final class Connection {
  /// Where the visitor comes from.
  public struct Peer: Hashable, Sendable {
    public let address: SocketAddress
    /// What a trusted terminator says of the way to it; nil where nobody says anything.
    public let isEncrypted: Bool?
    /// The visitor sits at this machine itself.
    public let isLocal: Bool

    /// Whether nobody on the way can read along.
    public var isPrivate: Bool { isEncrypted == true || isLocal }
  }

  enum Phase: UInt8 {
    /// The terminator has not yet said for whom it speaks.
    case proxyHeader
    case open
    /// Nothing more is read; what is left is sent.
    case finishing
    /// All is sent; we wait a moment for the other side, so that our last words arrive.
    case farewell
    case closed
  }

  /// Small and used again after the connection has closed; good for an index.
  public let slot: Int
  let token: UInt64
  unowned let loop: EventLoop
  public internal(set) var peer: Peer
  /// The columns of the visitor's window.
  public internal(set) var width = 72
  /// Whatever the handler wants to keep with it.
  public var context: AnyObject?

  var descriptor: FileDescriptor
  var phase: Phase
  var reason = CloseReason.finished
  var decoder: LineDecoder
  var outbox = Outbox()
  /// Input that was read but may not be taken yet.
  var rest: [UInt8] = []
  var rate = LineRate()
  var interest: Interest = .reading

  var openedAt: MonotonicTime
  var lastLineAt: MonotonicTime
  var lineBeganAt: MonotonicTime?
  var closingAt: MonotonicTime?
  var wakeAt: MonotonicTime?
  var throttledUntil: MonotonicTime?

  /// How much was unsent before this turn; `retract` goes back to it.
  var committed = 0
  var replyBytes = 0
  var wrongCodes = 0
  var linesInTick = 0
  var tick = 0

  var hasSpoken = false
  var hasEnded = false
  var hasFinishedInput = false
  var isPaused = false
  var isHeld = false
  var isDirty = false
  var isPending = false
  var isBehind = false
  var isBlocked = false
  var hasIdleNotice = false
  var isToldClosed = false
  var isCounted = false
  var isRefused = false

  init(
    _ descriptor: consuming FileDescriptor, slot: Int, token: UInt64, peer: Peer, phase: Phase,
    loop: EventLoop, at now: MonotonicTime
  ) {
    self.descriptor = descriptor
    self.slot = slot
    self.token = token
    self.peer = peer
    self.phase = phase
    self.loop = loop
    decoder = LineDecoder(lineBytes: loop.limits.lineBytes)
    openedAt = now
    lastLineAt = now
  }
}

extension Connection {
  public var isOpen: Bool { phase == .open }

  /// Says something, cut at `reply-bytes`. The bytes must be UTF-8 with CR LF line ends.
  public func send(_ bytes: [UInt8]) {
    guard phase == .open || phase == .finishing else { return }
    let limit = loop.limits.replyBytes
    touch()
    if limit == 0 || replyBytes + bytes.count <= limit {
      replyBytes += bytes.count
      outbox.append(bytes)
    } else {
      let end = characterBoundary(bytes, atMost: max(0, limit - replyBytes))
      replyBytes = limit
      outbox.append(Array(bytes[..<end]))
      loop.noteCutReply()
    }
  }

  /// Says something; line feeds become CR LF.
  public func send(_ text: String) {
    send(networkText(text))
  }

  /// CR LF, `>`, a space, and nothing after it. Never cut.
  public func prompt() {
    guard phase == .open else { return }
    touch()
    outbox.append([0x0D, 0x0A, 0x3E, 0x20])
  }

  /// Takes back all that was said since the last commit, or since it was held.
  public func retract() {
    touch()
    outbox.cut(to: committed)
    replyBytes = 0
  }

  /// Nothing more is taken; it ends when all is sent.
  public func close(because reason: CloseReason = .finished) {
    guard phase == .open || phase == .proxyHeader else { return }
    touch()
    self.reason = reason
    phase = .finishing
    closingAt = loop.now
    rest = []
  }

  /// Takes back a `close`, as long as what was said with it is held; false where it is too late.
  public func reopen() -> Bool {
    guard phase == .finishing, isHeld, !isToldClosed, !hasEnded, loop.drainUntil == nil else {
      return false
    }
    touch()
    phase = .open
    closingAt = nil
    return true
  }

  /// Lets the lines wait until `resume`. A line that has been handed over is still answered.
  public func pause() {
    isPaused = true
    touch()
  }

  public func resume() {
    isPaused = false
    touch()
  }

  /// Calls `woke` after a while; a new call replaces the one before.
  public func wake(after delay: Duration) {
    wakeAt = loop.now + delay
    touch()
  }

  public func cancelWake() {
    wakeAt = nil
  }

  /// What was said in this turn leaves when everything written before is on the disk.
  public func holdUntilSynced() {
    guard !isHeld, phase == .open || phase == .finishing else { return }
    touch()
    isHeld = true
    loop.wait(forSyncOf: self)
  }

  /// Counts a wrong code to come back with; past the limit the connection should be closed.
  public func noteWrongCode() -> Bool {
    loop.noteWrongCode(from: self)
  }

  /// Whether neither this connection nor its address has used up its guesses.
  public var mayTryCode: Bool { loop.mayTryCode(self) }

  /// Ends it for its guesses, or for those of its address.
  public func closeForWrongCodes() {
    loop.noteGuesser(self)
    close(because: .wrongCodes)
  }

  /// Makes sure that the loop looks at it before the tick is over.
  func touch() {
    if isDirty { return }
    isDirty = true
    if !isHeld { committed = outbox.count }
    loop.dirty.append(self)
  }
}
