import Platform

/// Somebody who asks for the numbers.
final class MetricsVisitor {
  var descriptor: FileDescriptor
  let since: MonotonicTime
  var request: [UInt8] = []
  var answer: [UInt8] = []
  var sent = 0
  var interest: Interest = .reading

  init(_ descriptor: consuming FileDescriptor, at now: MonotonicTime) {
    self.descriptor = descriptor
    since = now
  }
}

/// The metrics port: a little HTTP/1.0, served between the turns of the chat.
extension EventLoop {
  /// How long a question for the metrics may take, and how long it may be.
  static let metricsTime: Duration = .seconds(5)
  static let metricsRequestBytes = 4_096

  func openMetrics() throws(SystemError) {
    guard let address = setup.metrics else { return }
    let descriptor = try FileDescriptor.listening(on: address)
    let listener = try Listener(descriptor, token: Token.metrics)
    try poller.add(listener.descriptor, token: Token.metrics, .reading)
    metricsListener = listener
    log.write("metrics", [("address", .text(listener.address.description))])
  }

  func acceptMetricsVisitors() {
    guard let metricsListener, metricsBackoff.until == nil else { return }
    for _ in 0..<Limits.acceptsPerTick {
      switch metricsListener.descriptor.accept() {
      case .connection(let descriptor, _): admitToMetrics(descriptor)
      case .nobody: return
      case .failed(.connectionAborted): continue
      case .failed(let code):
        counters.acceptErrors += 1
        metricsBackoff.fail(at: now)
        logAcceptFailure(code)
        return poller.remove(metricsListener.descriptor, .reading)
      }
    }
  }

  /// Tries again after the wait.
  func resumeAcceptingToMetrics() {
    guard let metricsListener, metricsBackoff.until != nil, metricsBackoff.isOver(at: now) else {
      return
    }
    try? poller.add(metricsListener.descriptor, token: Token.metrics, .reading)
  }

  private func admitToMetrics(_ descriptor: consuming FileDescriptor) {
    metricsBackoff.succeed()
    let place = metricsVisitors.firstIndex { $0 == nil } ?? metricsVisitors.count
    if place >= Limits.metricsConnections { return log.write("metrics-refused") }
    if place == metricsVisitors.count { metricsVisitors.append(nil) }
    let visitor = MetricsVisitor(descriptor, at: now)
    let token = Token.metricsVisitors + UInt64(place)
    guard (try? poller.add(visitor.descriptor, token: token, .reading)) != nil else { return }
    metricsVisitors[place] = visitor
  }

  func serveMetrics(_ place: Int) {
    guard place < metricsVisitors.count, let visitor = metricsVisitors[place] else { return }
    if visitor.answer.isEmpty {
      readRequest(of: visitor, place)
    } else {
      sendAnswer(visitor, place)
    }
  }

  func dropSlowMetricsVisitors() {
    for (place, visitor) in metricsVisitors.enumerated() {
      if let visitor, now - visitor.since >= Self.metricsTime { forget(place) }
    }
  }

  private func readRequest(of visitor: MetricsVisitor, _ place: Int) {
    guard case .moved(let count) = visitor.descriptor.receive(into: &buffer), count > 0 else {
      return forget(place)
    }
    visitor.request += buffer[..<count]
    if visitor.request.count > Self.metricsRequestBytes { return forget(place) }
    guard isComplete(visitor.request) else { return }
    visitor.answer = answer(to: visitor.request)
    sendAnswer(visitor, place)
  }

  private func isComplete(_ request: [UInt8]) -> Bool {
    let text = String(decoding: request, as: UTF8.self)
    return text.utf8.suffix(4).elementsEqual("\r\n\r\n".utf8)
      || text.utf8.suffix(2).elementsEqual("\n\n".utf8)
  }

  private func sendAnswer(_ visitor: MetricsVisitor, _ place: Int) {
    guard case .moved(let count) = visitor.descriptor.send(visitor.answer, from: visitor.sent)
    else {
      return forget(place)
    }
    visitor.sent += count
    if visitor.sent == visitor.answer.count {
      visitor.descriptor.finishSending()
      return forget(place)
    }
    let token = Token.metricsVisitors + UInt64(place)
    try? poller.change(visitor.descriptor, token: token, from: visitor.interest, to: .writing)
    visitor.interest = .writing
  }

  private func forget(_ place: Int) {
    guard let visitor = metricsVisitors[place] else { return }
    poller.remove(visitor.descriptor, visitor.interest)
    metricsVisitors[place] = nil
  }

  private func answer(to request: [UInt8]) -> [UInt8] {
    let words = request.prefix { $0 >= 0x20 }.split(separator: 0x20)
      .map { String(decoding: $0, as: UTF8.self) }
    let method = words.first ?? ""
    let path = words.dropFirst().first?.prefix { $0 != "?" } ?? ""
    let isAsked = ["GET", "HEAD"].contains(method) && ["/", "/metrics"].contains(path)
    let body = isAsked ? metrics() : "only /metrics is here\n"
    let status = isAsked ? "200 OK" : "404 Not Found"
    return Array(
      """
      HTTP/1.0 \(status)\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\n\
      Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\
      \(method == "HEAD" ? "" : body)
      """.utf8)
  }

  /// All numbers of the server and its handler.
  public func metrics() -> String {
    var text = MetricsText(prefix: setup.metricsPrefix)
    counters.logLinesDropped = log.dropped
    counters.write(to: &text)
    let held = connections.reduce(0) { $0 + ($1?.outbox.count ?? 0) }
    text.gauge("connections", "Connections right now.", connectionCount)
    text.gauge("held_bytes", "Bytes waiting for their readers.", held)
    text.histogram("turn", "One line, from the handler's call to its return.", turnTimes)
    text.histogram("commit", "Writing down what was decided in one tick.", commitTimes)
    text.histogram("tick", "One round of the loop without the wait.", tickTimes)
    handler.addMetrics(to: &text)
    return text.text
  }
}
