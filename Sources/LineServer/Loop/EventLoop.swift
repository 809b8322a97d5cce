import Platform

/// One thread that serves everybody: it waits, reads what is ready, decides, commits, and sends.
///
/// All its parts are in files of their own; see `LineHandler` for how it is used.
public final class EventLoop {
  /// How a server is to be.
  public struct Setup {
    public var listen: [SocketAddress] = []
    /// Numbers from `InheritedSockets.take`; they take the place of `listen`.
    public var inherited: [Int32] = []
    public var limits = Limits()
    public var texts = Texts()
    /// When set, everybody has to begin with a PROXY header of such a version.
    public var proxy: ProxyHeader.Versions?
    /// Who may speak for others; this machine, if nobody is named.
    public var trustedProxies: [Cidr] = []
    public var metrics: SocketAddress?
    /// The beginning of the name of every metric.
    public var metricsPrefix = "handrail"
    /// How long everybody may take to leave when the server stops.
    public var drain: Duration = .seconds(10)
    public var clocks = Clocks.system
    public var backend = Poller.Backend.kernel
    public var log = Log()
    /// A test leaves the signals to whoever runs it.
    public var handlesSignals = true
    /// How many files the handler would keep open beside the connections; it may get fewer.
    public var handlerFiles = 0
    /// A folder on the disk that `holdUntilSynced` waits for.
    public var syncFolder: String?

    public init() {}
  }

  enum Token {
    static let listeners: UInt64 = 0xFFFF_0000
    static let signals: UInt64 = 0xFFFF_8000
    static let synced: UInt64 = 0xFFFF_8001
    static let metrics: UInt64 = 0xFFFF_9000
    static let metricsVisitors: UInt64 = 0xFFFF_A000
  }

  let limits: Limits
  let texts: Texts
  let setup: Setup
  let handler: any LineHandler
  let times: Times
  /// How many files the handler may keep open, of those that it asked for.
  public let handlerFiles: Int
  let log: Log
  public internal(set) var counters = Counters()
  public internal(set) var now: MonotonicTime

  var poller: Poller
  var listeners: [Listener] = []
  var connections: [Connection?] = []
  var generations: [UInt32] = []
  var freeSlots: [Int] = []
  /// How many connections there are, those that say farewell included.
  public internal(set) var connectionCount = 0
  var addressTable = AddressTable()
  var deadlines = Deadlines()
  var buffer = [UInt8](repeating: 0, count: Limits.readBytes)

  /// Those with something to tell, send or arrange before the tick is over.
  var dirty: [Connection] = []
  /// Those that broke after the commit; the handler hears of them in the next tick.
  var untold: [Connection] = []
  /// Those with input in hand for the next tick.
  var pending: [Connection] = []
  var tickNumber = 0
  var nextSecond: MonotonicTime

  var acceptBackoff = Backoff()
  var reserved = ReservedDescriptor()
  var signals: SignalDescriptor?
  var raised: [Signal] = []
  let notifier = ServiceNotifier()
  /// What the service manager was told last.
  var toldCount = 0
  let watchdogInterval = ServiceNotifier.watchdogInterval
  var nextWatchdog: MonotonicTime
  var drainUntil: MonotonicTime?
  var isStopped = false

  var syncThread: SyncThread?
  var isSyncWanted = false
  /// What a test lets the next batch fail with.
  var syncFault: Errno?
  var waitingForNextSync: [Connection] = []
  var waitingForThisSync: [Connection] = []

  var metricsListener: Listener?
  var metricsBackoff = Backoff()
  var metricsVisitors: [MetricsVisitor?] = []
  var turnTimes = Histogram()
  var commitTimes = Histogram()
  var tickTimes = Histogram()

  /// Listens, but serves nobody before `run` or `tick`.
  public init(_ setup: Setup, handler: any LineHandler) throws(SystemError) {
    Program.ignoreBrokenPipes()
    self.setup = setup
    self.handler = handler
    texts = setup.texts
    log = setup.log
    let share = DescriptorShare(
      of: Program.raiseDescriptorLimit(), connections: setup.limits.connections,
      files: setup.handlerFiles)
    limits = Self.fitting(setup.limits, share, log)
    handlerFiles = share.files
    times = Times(limits)
    now = setup.clocks.monotonic()
    nextSecond = now + .seconds(1)
    nextWatchdog = now
    poller = try Poller(setup.backend)
    try openListeners()
    try openMetrics()
    try openSignals()
    try openSync()
  }

  /// Where it listens; a port 0 has become a real one.
  public var addresses: [SocketAddress] { listeners.map(\.address) }

  /// Where the metrics are, if asked for.
  public var metricsAddress: SocketAddress? { metricsListener?.address }

  /// Serves until it was told to stop and all have left.
  public func run() throws(SystemError) {
    notifier.send("READY=1")
    while !isStopped { try tick(waiting: nil) }
    if case .unix(let path)? = metricsAddress { try? File.remove(path) }
  }

  /// One round. A test gives the longest wait; otherwise it is the next thing that is due.
  public func tick(waiting limit: Duration?) throws(SystemError) {
    let count = try poller.wait(waitTime(limit))
    now = setup.clocks.monotonic()
    let start = now
    tickNumber &+= 1
    for index in 0..<count { dispatch(poller.readiness(index)) }
    takePending()
    meetDeadlines()
    answerSignals()
    commitAndSend()
    tickTimes.add(from: start, to: setup.clocks.monotonic())
  }
}

extension EventLoop {
  private func dispatch(_ event: Readiness) {
    let low = event.token & 0xFFFF_FFFF
    if low < Token.listeners { return dispatchConnection(event) }
    switch low {
    case Token.signals: collectSignals()
    case Token.synced: finishSync()
    case Token.metrics: acceptMetricsVisitors()
    case Token.metricsVisitors...: serveMetrics(Int(low - Token.metricsVisitors))
    default:
      // None is left after the handler has asked to stop.
      let place = Int(low - Token.listeners)
      if place < listeners.count { acceptVisitors(listeners[place]) }
    }
  }

  /// An event for a connection that has gone in the meantime has a token of the past.
  private func dispatchConnection(_ event: Readiness) {
    guard let connection = connections[Int(event.token & 0xFFFF_FFFF)],
      connection.token == event.token
    else { return }
    if event.canWrite {
      connection.isBlocked = false
      connection.touch()
    }
    if event.canRead || event.isBroken, connection.interest.contains(.reading) {
      read(connection)
    } else if event.isBroken {
      drop(connection, because: .lost)
    }
  }

  /// Lowers the number of connections to what the system allows.
  private static func fitting(_ limits: Limits, _ share: DescriptorShare, _ log: Log) -> Limits {
    if share.connections < limits.connections {
      log.write(
        "connections-lowered",
        [("from", .number(limits.connections)), ("to", .number(share.connections))])
    }
    var limits = limits
    limits.connections = share.connections
    return limits
  }

  private func waitTime(_ limit: Duration?) -> Duration? {
    if !pending.isEmpty || !dirty.isEmpty || !untold.isEmpty || isStopped { return .zero }
    var next = min(nextSecond, deadlines.earliest ?? .never)
    if watchdogInterval != nil { next = min(next, nextWatchdog) }
    if let until = acceptBackoff.until { next = min(next, until) }
    if let until = metricsBackoff.until { next = min(next, until) }
    if let drainUntil { next = min(next, drainUntil) }
    let wait = max(.zero, next - setup.clocks.monotonic())
    return min(limit ?? wait, wait)
  }

  func noteCutReply() {
    counters.repliesCut += 1
    log.write("reply-cut", [("bytes", .number(limits.replyBytes))])
  }

  func noteWrongCode(from connection: Connection) -> Bool {
    counters.wrongCodes += 1
    connection.wrongCodes += 1
    if let address = connection.peer.address.ip { addressTable.noteWrongCode(address, at: now) }
    log.write("wrong-code")
    return mayTryCode(connection)
  }

  func noteGuesser(_ connection: Connection) {
    log.write(
      "closed",
      [
        ("why", .text(CloseReason.wrongCodes.rawValue)),
        ("guesses-of", .text(hasGuessedEnough(connection) ? "connection" : "address")),
      ])
  }

  private func hasGuessedEnough(_ connection: Connection) -> Bool {
    limits.wrongCodes > 0 && connection.wrongCodes >= limits.wrongCodes
  }

  func mayTryCode(_ connection: Connection) -> Bool {
    if hasGuessedEnough(connection) { return false }
    guard let address = connection.peer.address.ip else { return true }
    return addressTable.mayTryCode(address, limits, at: now)
  }
}

/// The times among the limits as whole nanoseconds, because they are added for every line, and short
/// enough that no sum can overflow.
struct Times {
  let lineTime: Int64
  let firstLine: Int64
  let idle: Int64
  let idleNotice: Int64
  let behind = Limits.behindTime.wholeNanoseconds
  let farewell = Limits.farewellTime.wholeNanoseconds
  let proxyHeader = Limits.proxyHeaderTime.wholeNanoseconds

  init(_ limits: Limits) {
    func time(_ limit: Duration) -> Int64 { min(limit, Limits.longestTime).wholeNanoseconds }
    lineTime = time(limits.lineTime)
    firstLine = time(limits.firstLine)
    idle = time(limits.idle)
    idleNotice = idle - min(Limits.idleNotice.wholeNanoseconds, idle / 2)
  }
}
