import Platform

/// Everything that happens because time passes.
extension EventLoop {
  /// Sees to it that a connection is looked at when its next moment comes. Moments that moved away
  /// are noticed when the old one comes, so that an ordinary line costs nothing here.
  func schedule(_ connection: Connection) {
    let next = nextMoment(of: connection)
    if let planned = deadlines.time(of: connection.slot), planned.nanoseconds <= next { return }
    if next < .max { deadlines.set(connection.slot, to: MonotonicTime(nanoseconds: next)) }
  }

  private func nextMoment(of connection: Connection) -> Int64 {
    switch connection.phase {
    case .proxyHeader: return connection.openedAt.nanoseconds + times.proxyHeader
    case .finishing: return (connection.closingAt ?? now).nanoseconds + times.behind
    case .farewell: return (connection.closingAt ?? now).nanoseconds + times.farewell
    case .closed: return .max
    case .open: break
    }
    var next = Int64.max
    if times.idle > 0 { next = connection.lastLineAt.nanoseconds + idleTime(of: connection) }
    if times.firstLine > 0, !connection.hasSpoken {
      next = min(next, connection.openedAt.nanoseconds + times.firstLine)
    }
    if times.lineTime > 0, let began = connection.lineBeganAt {
      next = min(next, began.nanoseconds + times.lineTime)
    }
    if let since = connection.outbox.behindSince {
      next = min(next, since.nanoseconds + times.behind)
    }
    if let until = connection.throttledUntil { next = min(next, until.nanoseconds) }
    if let wakeAt = connection.wakeAt { next = min(next, wakeAt.nanoseconds) }
    return next
  }

  private func idleTime(of connection: Connection) -> Int64 {
    connection.hasIdleNotice ? times.idle : times.idleNotice
  }

  func meetDeadlines() {
    while let slot = deadlines.popDue(at: now) {
      guard let connection = connections[slot] else { continue }
      meetDeadline(of: connection)
      schedule(connection)
    }
    resumeAccepting()
    resumeAcceptingToMetrics()
    if now >= nextSecond { passSecond() }
    if let watchdogInterval, now >= nextWatchdog {
      notifier.send("WATCHDOG=1")
      nextWatchdog = now + watchdogInterval
    }
    if let drainUntil, now >= drainUntil { isStopped = true }
  }

  private func passSecond() {
    nextSecond = now + .seconds(1)
    log.tellLeftOut()
    counters.logLinesDropped = log.dropped
    dropSlowMetricsVisitors()
    if connectionCount != toldCount {
      toldCount = connectionCount
      notifier.send("STATUS=\(connectionCount) connections")
    }
    handler.secondPassed()
  }

  private func meetDeadline(of connection: Connection) {
    switch connection.phase {
    case .proxyHeader:
      if isDue(connection.openedAt, times.proxyHeader) { drop(connection, because: .proxyHeader) }
    case .finishing:
      if isDue(connection.closingAt, times.behind) { drop(connection, because: connection.reason) }
    case .farewell:
      if isDue(connection.closingAt, times.farewell) { remove(connection) }
    case .open: meetOpenDeadline(of: connection)
    case .closed: break
    }
  }

  private func meetOpenDeadline(of connection: Connection) {
    if let until = connection.throttledUntil, until <= now {
      connection.throttledUntil = nil
      connection.touch()
    }
    if let wakeAt = connection.wakeAt, wakeAt <= now {
      connection.wakeAt = nil
      connection.replyBytes = 0
      handler.woke(connection)
    }
    guard connection.phase == .open else { return }
    if isDue(connection.outbox.behindSince, times.behind) {
      drop(connection, because: .unsent)
    } else if times.lineTime > 0, isDue(connection.lineBeganAt, times.lineTime) {
      end(connection, because: .lineTime, texts.lineTime)
    } else if times.firstLine > 0, !connection.hasSpoken,
      isDue(connection.openedAt, times.firstLine)
    {
      end(connection, because: .firstLine, texts.firstLine)
    } else if times.idle > 0 {
      meetIdleDeadline(of: connection)
    }
  }

  private func meetIdleDeadline(of connection: Connection) {
    guard isDue(connection.lastLineAt, idleTime(of: connection)) else { return }
    if connection.hasIdleNotice {
      end(connection, because: .idle, texts.idle)
    } else {
      connection.hasIdleNotice = true
      connection.replyBytes = 0
      handler.idles(connection)
    }
  }

  private func isDue(_ start: MonotonicTime?, _ time: Int64) -> Bool {
    guard let start else { return false }
    return start.nanoseconds + time <= now.nanoseconds
  }
}
