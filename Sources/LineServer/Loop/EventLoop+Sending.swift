import Platform

/// Commit, then speak; and how connections end.
extension EventLoop {
  /// Everything that was decided in this tick is written down once, and only then sent.
  func commitAndSend() {
    dirty.append(contentsOf: untold)
    untold.removeAll(keepingCapacity: true)
    if dirty.isEmpty { return beginSync() }
    tellClosed()
    let start = setup.clocks.monotonic()
    handler.commit()
    commitTimes.add(from: start, to: setup.clocks.monotonic())
    beginSync()
    var index = 0
    // The list may grow while it is worked through.
    while index < dirty.count {
      settle(dirty[index])
      index += 1
    }
    dirty.removeAll(keepingCapacity: true)
  }

  private func tellClosed() {
    var index = 0
    while index < dirty.count {
      let connection = dirty[index]
      if connection.phase.rawValue > Connection.Phase.open.rawValue { tell(connection) }
      index += 1
    }
  }

  /// One whose last words wait for the disk is told of when they leave: until then the handler may
  /// have to say something else.
  private func tell(_ connection: Connection) {
    if connection.isToldClosed || connection.isHeld && connection.phase == .finishing { return }
    connection.isToldClosed = true
    handler.closed(connection, because: connection.reason)
  }

  private func settle(_ connection: Connection) {
    connection.isDirty = false
    if connection.phase == .closed { return }
    if connection.phase == .finishing, !connection.isHeld, !connection.isToldClosed {
      // It was let go after the commit, so its end is told, and committed, in the next tick.
      return untold.append(connection)
    }
    if !connection.isHeld { flush(connection) }
    if connection.phase == .closed { return }
    if wantsPending(connection), !connection.isPending {
      connection.isPending = true
      pending.append(connection)
    }
    updateInterest(of: connection)
    schedule(connection)
  }

  private func flush(_ connection: Connection) {
    if !connection.outbox.isEmpty, !connection.isBlocked { send(connection) }
    if connection.phase == .closed { return }
    judge(connection)
    if connection.phase == .finishing, connection.outbox.isEmpty { sayFarewell(connection) }
  }

  private func send(_ connection: Connection) {
    switch connection.descriptor.send(connection.outbox.bytes, from: connection.outbox.sent) {
    case .moved(let count):
      counters.bytesSent += count
      connection.outbox.remove(count)
      connection.isBlocked = !connection.outbox.isEmpty
    case .wouldBlock: connection.isBlocked = true
    case .failed: drop(connection, because: .lost)
    }
  }

  private func judge(_ connection: Connection) {
    switch connection.outbox.judge(limits, at: now) {
    case .fine: connection.isBehind = false
    case .behind: connection.isBehind = true
    case .hopeless: drop(connection, because: .unsent)
    }
  }

  private func sayFarewell(_ connection: Connection) {
    connection.descriptor.finishSending()
    if connection.hasEnded { return remove(connection) }
    connection.phase = .farewell
    connection.closingAt = now
    connection.isHeld = false
  }

  func updateInterest(of connection: Connection) {
    if connection.phase == .closed { return }
    var wanted: Interest = []
    if wantsReading(connection) { wanted.insert(.reading) }
    if connection.isBlocked, !connection.isHeld { wanted.insert(.writing) }
    if wanted == connection.interest { return }
    let old = connection.interest
    connection.interest = wanted
    do {
      try poller.change(connection.descriptor, token: connection.token, from: old, to: wanted)
    } catch {
      drop(connection, because: .lost)
    }
  }

  private func wantsReading(_ connection: Connection) -> Bool {
    if connection.hasEnded { return false }
    switch connection.phase {
    case .proxyHeader, .finishing, .farewell: return true
    case .closed: return false
    case .open:
      return connection.rest.isEmpty && !connection.isPaused && !connection.isHeld
        && !connection.isBehind && connection.throttledUntil == nil
    }
  }
}

extension EventLoop {
  /// Ends it with a line of explanation.
  func end(_ connection: Connection, because reason: CloseReason, _ text: String) {
    guard connection.phase == .open else { return drop(connection, because: reason) }
    connection.replyBytes = 0
    connection.send("\n" + text + "\n")
    connection.close(because: reason)
    log.write("closed", [("why", .text(reason.rawValue))])
  }

  /// Ends it now; nobody is there to hear anything.
  func drop(_ connection: Connection, because reason: CloseReason) {
    if connection.phase == .open || connection.phase == .proxyHeader {
      connection.reason = reason
      if reason != .lost { log.write("closed", [("why", .text(reason.rawValue))]) }
    }
    // What happens to it after the commit is told, and committed, in the next tick.
    if !connection.isToldClosed, connection.isCounted { untold.append(connection) }
    remove(connection)
  }

  func remove(_ connection: Connection) {
    if connection.phase == .closed { return }
    // One who was refused after the terminator had spoken is counted as that alone.
    if !connection.isRefused { counters.close(connection.reason) }
    poller.remove(connection.descriptor, connection.interest)
    connection.descriptor = FileDescriptor(borrowing: -1)
    connection.phase = .closed
    connection.outbox.clear()
    connection.rest = []
    deadlines.remove(connection.slot)
    connections[connection.slot] = nil
    freeSlots.append(connection.slot)
    connectionCount -= 1
    if connection.isCounted, let ip = connection.peer.address.ip { addressTable.leave(ip) }
  }
}
