import Platform

/// Signals, and how a server leaves without cutting anybody short.
extension EventLoop {
  func openSignals() throws(SystemError) {
    guard setup.handlesSignals else { return }
    let signals = try SignalDescriptor([.interrupt, .terminate, .hangUp, .user1])
    try poller.add(signals.descriptor, token: Token.signals, .reading)
    self.signals = consume signals
  }

  func collectSignals() {
    while let signal = signals?.next() { raised.append(signal) }
  }

  /// After the turns in hand, so that a signal never comes between a line and its reply.
  func answerSignals() {
    let arrived = raised
    raised = []
    for signal in arrived { answer(signal) }
    if drainUntil != nil, connectionCount == 0, dirty.isEmpty, untold.isEmpty { isStopped = true }
  }

  private func answer(_ signal: Signal) {
    switch signal {
    case .interrupt, .terminate: stop()
    case .hangUp: handler.reload()
    case .user1: reportCounters()
    default: break
    }
  }

  public func reportCounters() {
    let held = connections.reduce(0) { $0 + ($1?.outbox.count ?? 0) }
    log.writeCounters(
      [("connections", connectionCount), ("held_bytes", held)] + counters.report + handler.report)
  }

  /// Lets nobody in and everybody leave; asked a second time, at once.
  public func stop() {
    if drainUntil != nil {
      isStopped = true
      return
    }
    log.write("stopping", [("connections", .number(connectionCount))])
    notifier.send("STOPPING=1")
    drainUntil = now + setup.drain
    closeListeners()
    for connection in connections {
      guard let connection else { continue }
      if connection.phase == .proxyHeader { drop(connection, because: .shutdown) }
      guard connection.phase == .open else { continue }
      connection.replyBytes = 0
      handler.drains(connection)
      connection.close(because: .shutdown)
    }
  }

  private func closeListeners() {
    for listener in listeners {
      poller.remove(listener.descriptor, .reading)
      // A file of its own is left by no other way.
      if case .unix(let path) = listener.address, setup.inherited.isEmpty { try? File.remove(path) }
    }
    listeners = []
  }
}
