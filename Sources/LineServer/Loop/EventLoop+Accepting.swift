import Platform

/// A socket that visitors come in by.
final class Listener {
  let descriptor: FileDescriptor
  let address: SocketAddress
  let token: UInt64

  init(_ descriptor: consuming FileDescriptor, token: UInt64) throws(SystemError) {
    let address = try descriptor.localAddress()
    self.descriptor = descriptor
    self.address = address
    self.token = token
  }
}

/// Letting people in, or turning them away with a word.
extension EventLoop {
  func openListeners() throws(SystemError) {
    for number in setup.inherited {
      let descriptor = FileDescriptor(adopting: number)
      try descriptor.adoptListening()
      try add(Listener(descriptor, token: Token.listeners + UInt64(listeners.count)))
    }
    if !setup.inherited.isEmpty { return }
    for address in setup.listen {
      let descriptor = try FileDescriptor.listening(on: address)
      try add(Listener(descriptor, token: Token.listeners + UInt64(listeners.count)))
    }
  }

  private func add(_ listener: Listener) throws(SystemError) {
    try poller.add(listener.descriptor, token: listener.token, .reading)
    listeners.append(listener)
    log.write("listening", [("address", .text(listener.address.description))])
  }

  func acceptVisitors(_ listener: Listener) {
    if drainUntil != nil || acceptBackoff.until != nil { return }
    for _ in 0..<Limits.acceptsPerTick {
      switch listener.descriptor.accept() {
      case .connection(let descriptor, let address): admit(descriptor, from: address)
      case .nobody: return
      case .failed(.connectionAborted): continue
      case .failed(let code): return accepting(at: listener, failedWith: code)
      }
    }
  }

  /// Usually there are no descriptors left. The visitor is told with the one kept back for it, and
  /// the socket is left alone for a while, as it would be reported over and over.
  private func accepting(at listener: Listener, failedWith code: Errno) {
    counters.acceptErrors += 1
    if code == .tooManyFiles,
      reserved.refuse(at: listener.descriptor, with: networkText(texts.full + "\n"))
    {
      counters.refuse(.descriptors)
    }
    acceptBackoff.fail(at: now)
    logAcceptFailure(code)
    for listener in listeners { poller.remove(listener.descriptor, .reading) }
  }

  /// What goes wrong here goes wrong many times a second.
  func logAcceptFailure(_ code: Errno) {
    log.write("accept-failed", [("why", .text("\(code)"))], atMost: 1)
  }

  /// Tries again after the wait.
  func resumeAccepting() {
    guard acceptBackoff.until != nil, acceptBackoff.isOver(at: now) else { return }
    for listener in listeners {
      try? poller.add(listener.descriptor, token: listener.token, .reading)
    }
  }

  private func admit(_ descriptor: consuming FileDescriptor, from address: SocketAddress) {
    acceptBackoff.succeed()
    if connectionCount >= limits.connections {
      return refuse(descriptor, .full, texts.full)
    }
    if setup.proxy != nil {
      if !isTrusted(address) { return refuse(descriptor, .untrustedProxy, nil) }
      let peer = Connection.Peer(address: address, isEncrypted: nil, isLocal: false)
      _ = add(descriptor, peer, .proxyHeader)
      return
    }
    if let ip = address.ip, !addressTable.enter(ip, limits) {
      return refuse(descriptor, .perAddress, texts.tooManyFromAddress)
    }
    let peer = Connection.Peer(address: address, isEncrypted: nil, isLocal: address.isLocal)
    if let connection = add(descriptor, peer, .open) { open(connection) }
  }

  private func isTrusted(_ address: SocketAddress) -> Bool {
    guard let ip = address.ip else { return true }
    if setup.trustedProxies.isEmpty { return ip.isLoopback }
    return setup.trustedProxies.contains { $0.contains(ip) }
  }

  private func refuse(
    _ descriptor: consuming FileDescriptor, _ reason: RefuseReason, _ text: String?
  ) {
    counters.refuse(reason)
    log.write("refused", [("why", .text(reason.rawValue))])
    guard let text else { return }
    _ = descriptor.send(networkText(text + "\n"))
    descriptor.finishSending()
    // Closed with something unread, the kernel would throw our line away.
    _ = descriptor.receive(into: &buffer)
  }

  private func add(
    _ descriptor: consuming FileDescriptor, _ peer: Connection.Peer, _ phase: Connection.Phase
  ) -> Connection? {
    let slot = freeSlots.popLast() ?? newSlot()
    generations[slot] &+= 1
    let token = UInt64(generations[slot]) << 32 | UInt64(slot)
    let connection = Connection(
      descriptor, slot: slot, token: token, peer: peer, phase: phase, loop: self, at: now)
    guard (try? poller.add(connection.descriptor, token: token, .reading)) != nil else {
      freeSlots.append(slot)
      if phase == .open, let ip = peer.address.ip { addressTable.leave(ip) }
      return nil
    }
    connections[slot] = connection
    connectionCount += 1
    connection.isCounted = phase == .open
    schedule(connection)
    return connection
  }

  private func newSlot() -> Int {
    connections.append(nil)
    generations.append(0)
    return connections.count - 1
  }

  func open(_ connection: Connection) {
    counters.accepted += 1
    connection.phase = .open
    connection.openedAt = now
    connection.lastLineAt = now
    connection.replyBytes = 0
    handler.opened(connection)
    connection.touch()
  }

  /// Reads the terminator's header; whatever came behind it is the visitor's.
  func takeProxyHeader(_ connection: Connection, _ bytes: [UInt8]) {
    connection.rest += bytes
    switch ProxyHeader.parse(connection.rest, setup.proxy ?? .both) {
    case .incomplete: return
    case .invalid: drop(connection, because: .proxyHeader)
    case .header(let header, let length):
      connection.rest.removeFirst(length)
      introduce(connection, header)
    }
  }

  private func introduce(_ connection: Connection, _ header: ProxyHeader) {
    let address = header.source ?? connection.peer.address
    if let ip = address.ip, !addressTable.enter(ip, limits) {
      counters.refuse(.perAddress)
      log.write("refused", [("why", .text(RefuseReason.perAddress.rawValue))])
      connection.phase = .open
      connection.isRefused = true
      connection.send(texts.tooManyFromAddress + "\n")
      connection.isToldClosed = true
      return connection.close()
    }
    connection.isCounted = true
    connection.peer = Connection.Peer(
      address: address, isEncrypted: header.isEncrypted, isLocal: header.source?.isLocal ?? true)
    open(connection)
  }
}
