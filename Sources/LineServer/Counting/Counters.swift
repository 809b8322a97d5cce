/// What has happened since the start.
public struct Counters: Hashable, Sendable {
  public var accepted = 0
  public var acceptErrors = 0
  public var lines = 0
  public var replies = 0
  public var bytesReceived = 0
  public var bytesSent = 0
  public var badUTF8 = 0
  public var linesTooLong = 0
  public var repliesCut = 0
  public var wrongCodes = 0
  public var logLinesDropped = 0
  private var closedBy = [Int](repeating: 0, count: CloseReason.allCases.count)
  private var refusedBy = [Int](repeating: 0, count: RefuseReason.allCases.count)

  public func closed(_ reason: CloseReason) -> Int {
    closedBy[place(of: reason)]
  }

  public func refused(_ reason: RefuseReason) -> Int {
    refusedBy[place(of: reason)]
  }

  mutating func close(_ reason: CloseReason) {
    closedBy[place(of: reason)] += 1
  }

  mutating func refuse(_ reason: RefuseReason) {
    refusedBy[place(of: reason)] += 1
  }

  func write(to text: inout MetricsText) {
    text.counter("connections_accepted", "Visitors let in.", accepted)
    text.counter(
      "connections_refused", "Visitors turned away, by reason.",
      RefuseReason.allCases.map { ($0.rawValue, refused($0)) }, label: "reason")
    text.counter(
      "connections_closed", "Connections ended, by reason.",
      CloseReason.allCases.map { ($0.rawValue, closed($0)) }, label: "reason")
    text.counter("accept_errors", "Failed attempts to accept.", acceptErrors)
    text.counter("lines", "Lines read.", lines)
    text.counter("replies", "Lines that were answered.", replies)
    text.counter("received_bytes", "Bytes read.", bytesReceived)
    text.counter("sent_bytes", "Bytes sent.", bytesSent)
    text.counter("bad_utf8", "Pieces of broken UTF-8 replaced.", badUTF8)
    text.counter("lines_too_long", "Lines dropped for their length.", linesTooLong)
    text.counter("replies_cut", "Replies cut at their limit.", repliesCut)
    text.counter("wrong_codes", "Wrong codes to come back with.", wrongCodes)
    text.counter("log_lines_dropped", "Log lines left out.", logLinesDropped)
  }

  /// The same on one line.
  var report: [(name: String, value: Int)] {
    [
      ("accepted", accepted), ("accept_errors", acceptErrors), ("lines", lines),
      ("replies", replies), ("received_bytes", bytesReceived), ("sent_bytes", bytesSent),
      ("bad_utf8", badUTF8), ("lines_too_long", linesTooLong), ("replies_cut", repliesCut),
      ("wrong_codes", wrongCodes), ("log_lines_dropped", logLinesDropped),
    ] + RefuseReason.allCases.map { ("refused_" + $0.rawValue, refused($0)) }
      + CloseReason.allCases.map { ("closed_" + $0.rawValue, closed($0)) }
  }

  private func place<Reason: CaseIterable & Equatable>(of reason: Reason) -> Int
  where Reason.AllCases == [Reason] {
    guard let place = Reason.allCases.firstIndex(of: reason) else {
      preconditionFailure("allCases has every case")
    }
    return place
  }
}
