import Platform

/// From bytes to the handler's turns.
extension EventLoop {
  func read(_ connection: Connection) {
    switch connection.descriptor.receive(into: &buffer) {
    case .moved(0): noteEnd(of: connection)
    case .moved(let count): take(count, from: connection)
    case .wouldBlock: break
    case .failed: drop(connection, because: .lost)
    }
  }

  private func take(_ count: Int, from connection: Connection) {
    counters.bytesReceived += count
    switch connection.phase {
    case .proxyHeader: takeProxyHeader(connection, Array(buffer[..<count]))
    case .open:
      // Out of the loop while it is looked at: the handler may do anything to the loop.
      let bytes = buffer
      decode(bytes.span.extracting(0..<count), of: connection)
    case .finishing, .farewell, .closed: break
    }
  }

  private func noteEnd(of connection: Connection) {
    connection.hasEnded = true
    switch connection.phase {
    case .open: connection.touch()
    case .finishing: updateInterest(of: connection)
    case .proxyHeader: drop(connection, because: .proxyHeader)
    case .farewell, .closed: remove(connection)
    }
  }

  /// Takes what may be taken now and keeps the rest.
  private func decode(_ bytes: borrowing Span<UInt8>, of connection: Connection) {
    var offset = 0
    let repairs = connection.decoder.repairs
    while mayTake(connection) {
      guard let event = connection.decoder.next(bytes, from: &offset) else { break }
      handle(event, of: connection)
    }
    counters.badUTF8 += connection.decoder.repairs - repairs
    if connection.phase == .open {
      noteLineBegin(of: connection)
      keepRest(bytes, from: offset, of: connection)
    }
    connection.touch()
  }

  private func keepRest(
    _ bytes: borrowing Span<UInt8>, from offset: Int, of connection: Connection
  ) {
    if offset == bytes.count {
      connection.rest = []
      return
    }
    var rest: [UInt8] = []
    rest.reserveCapacity(bytes.count - offset)
    for index in offset..<bytes.count { rest.append(bytes[index]) }
    connection.rest = rest
  }

  private func noteLineBegin(of connection: Connection) {
    if !connection.decoder.isMidway {
      connection.lineBeganAt = nil
    } else if connection.lineBeganAt == nil {
      connection.lineBeganAt = now
      schedule(connection)
    }
  }

  /// Whether the next event may be taken; if only for the rate, when.
  private func mayTake(_ connection: Connection) -> Bool {
    if connection.phase != .open || connection.isPaused || connection.isHeld
      || connection.isBehind || (limits.unsent > 0 && connection.outbox.count > limits.unsentSoft)
    {
      return false
    }
    if connection.tick != tickNumber {
      connection.tick = tickNumber
      connection.linesInTick = 0
    }
    if connection.linesInTick >= Limits.linesPerTick { return false }
    connection.throttledUntil = connection.rate.wait(limits, at: now)
    return connection.throttledUntil == nil
  }

  /// Those whose input had to wait for this tick.
  func takePending() {
    if pending.isEmpty { return }
    let waiting = pending
    pending = []
    for connection in waiting {
      connection.isPending = false
      takeRest(of: connection)
    }
  }

  private func takeRest(of connection: Connection) {
    guard connection.phase == .open else { return }
    let bytes = connection.rest
    if !bytes.isEmpty { decode(bytes.span, of: connection) }
    if connection.hasEnded, connection.rest.isEmpty, mayTake(connection) {
      finishInput(of: connection)
    }
    connection.touch()
  }

  /// A last line without an end is answered like any other.
  private func finishInput(of connection: Connection) {
    if connection.hasFinishedInput { return }
    connection.hasFinishedInput = true
    connection.lineBeganAt = nil
    if let event = connection.decoder.finish() { handle(event, of: connection) }
    if connection.phase == .open {
      connection.replyBytes = 0
      handler.inputEnded(connection)
    }
  }

  /// Whether it should be looked at again without new bytes.
  func wantsPending(_ connection: Connection) -> Bool {
    guard connection.phase == .open, !connection.isPaused, !connection.isHeld,
      !connection.isBehind, connection.throttledUntil == nil
    else { return false }
    return !connection.rest.isEmpty || connection.hasEnded && !connection.hasFinishedInput
  }
}

extension EventLoop {
  private func handle(_ event: LineDecoder.Event, of connection: Connection) {
    connection.replyBytes = 0
    switch event {
    case .line(let line): handleLine(line, of: connection)
    case .lineTooLong:
      countLine(of: connection)
      counters.linesTooLong += 1
      log.write("line-too-long")
      handler.droppedLongLine(from: connection)
    case .leave: handler.left(connection)
    case .interrupted, .promptLost:
      countTelnet(of: connection)
      handler.interrupted(connection)
    case .areYouThere:
      countTelnet(of: connection)
      connection.send("\n[Yes]\n")
      connection.prompt()
    case .answer(let bytes):
      connection.touch()
      connection.outbox.append(bytes)
    case .width(let width): handleWidth(width, of: connection)
    case .foreign(let found):
      end(connection, because: CloseReason(found), texts.foreign(found))
    case .hopeless(.endlessLine): end(connection, because: .lineBytes, texts.lineTooLong)
    case .hopeless(.endlessSubnegotiation): drop(connection, because: .subnegotiation)
    }
  }

  private func handleLine(_ line: [UInt8], of connection: Connection) {
    countLine(of: connection)
    let start = setup.clocks.monotonic()
    handler.received(line, from: connection)
    turnTimes.add(from: start, to: setup.clocks.monotonic())
    if connection.replyBytes > 0 { counters.replies += 1 }
  }

  private func countLine(of connection: Connection) {
    counters.lines += 1
    connection.linesInTick += 1
    connection.rate.spend(limits, at: now)
    connection.lastLineAt = now
    connection.lineBeganAt = nil
    connection.hasSpoken = true
    connection.hasIdleNotice = false
  }

  /// What telnet is asked over and over is answered no faster than lines are.
  private func countTelnet(of connection: Connection) {
    connection.linesInTick += 1
    connection.rate.spend(limits, at: now)
  }

  private func handleWidth(_ width: Int, of connection: Connection) {
    if connection.width == width { return }
    connection.width = width
    handler.resized(connection)
  }
}
