import Platform

/// What somebody does with the lines that arrive. It is called on the thread of the loop, between
/// waiting and sending, and must never wait for anything itself.
///
/// A server that says everything twice:
///
///     final class Echo: LineHandler {
///       func opened(_ connection: Connection) {
///         connection.send("Hello.")
///         connection.prompt()
///       }
///
///       func received(_ line: [UInt8], from connection: Connection) {
///         connection.send(line + line)
///         connection.prompt()
///       }
///     }
///
///     var setup = EventLoop.Setup()
///     setup.listen = [.ip(.loopback, port: 4747)]
///     let loop = try EventLoop(setup, handler: Echo())
///     for address in loop.addresses { print("listening \(address)") }
///     try loop.run()                                     // until SIGTERM, and all have left
///
/// With transcripts: `received` collects records, `commit` writes them, and where a reply has to
/// wait for the disk `received` or `commit` calls `connection.holdUntilSynced()`.
public protocol LineHandler: AnyObject {
  /// Somebody has come. Keep what belongs to them by `connection.slot`, or in `connection.context`.
  func opened(_ connection: Connection)
  /// A line without its end, as valid UTF-8 without controls.
  func received(_ line: [UInt8], from connection: Connection)
  /// A line past `line-bytes` was dropped.
  func droppedLongLine(from connection: Connection)
  /// What was begun was dropped (Ctrl-C): the prompt is wanted again.
  func interrupted(_ connection: Connection)
  /// Ctrl-D: the visitor wants to leave.
  func left(_ connection: Connection)
  /// The other side has sent its last line and may still read.
  func inputEnded(_ connection: Connection)
  /// `connection.width` has changed.
  func resized(_ connection: Connection)
  /// `connection.wake(after:)` is over.
  func woke(_ connection: Connection)
  /// Time for the notice before `idle`.
  func idles(_ connection: Connection)
  /// The server stops: time for last words. Afterwards the connection is closed.
  func drains(_ connection: Connection)
  /// Told once of every connection that was opened, before the commit; what is sent now still goes
  /// out if anybody is there to read it. Of one that waits for the disk it is told after that.
  func closed(_ connection: Connection, because reason: CloseReason)
  /// Once a tick in which anything happened, before anything is sent: write, then speak.
  func commit()
  /// A batch begins: all that was written before this moment is made safe. Where the system can't
  /// do that for a whole disk at once, these open files are.
  func syncBegins() -> [Int32]
  /// The disk refused a batch. What these connections are owed has not been sent yet: `retract` and
  /// say something else, or `reopen` one that was closed with it. Never believe a second try.
  func syncFailed(_ error: SystemError, _ waiting: [Connection])
  /// About once a second.
  func secondPassed()
  /// SIGHUP.
  func reload()
  /// Adds to the answer of the metrics port; names must differ from the server's own.
  func addMetrics(to text: inout MetricsText)
  /// Adds to the line of counters that SIGUSR1 asks for.
  var report: [(name: String, value: Int)] { get }
}

extension LineHandler {
  public func droppedLongLine(from connection: Connection) {
    connection.send("\n" + connection.loop.texts.lineTooLong + "\n")
    connection.prompt()
  }

  public func interrupted(_ connection: Connection) {
    connection.prompt()
  }

  public func left(_ connection: Connection) {
    connection.close()
  }

  public func inputEnded(_ connection: Connection) {
    connection.close(because: .hangup)
  }

  public func resized(_ connection: Connection) {}
  public func woke(_ connection: Connection) {}

  public func idles(_ connection: Connection) {
    connection.send("\n" + connection.loop.texts.idleNotice + "\n")
    connection.prompt()
  }

  public func drains(_ connection: Connection) {
    connection.send("\n" + connection.loop.texts.shutdown + "\n")
  }

  public func closed(_ connection: Connection, because reason: CloseReason) {}
  public func commit() {}
  public func syncBegins() -> [Int32] { [] }
  public func syncFailed(_ error: SystemError, _ waiting: [Connection]) {}
  public func secondPassed() {}
  public func reload() {}
  public func addMetrics(to text: inout MetricsText) {}
  public var report: [(name: String, value: Int)] { [] }
}
