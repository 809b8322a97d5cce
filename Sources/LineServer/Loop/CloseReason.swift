/// Why a connection came to its end; the names are those of the metrics and the log.
public enum CloseReason: String, Hashable, Sendable, CaseIterable {
  /// The handler was done with it.
  case finished
  /// The other side has finished speaking.
  case hangup
  /// The connection broke.
  case lost
  case idle
  case firstLine = "first-line"
  case lineTime = "line-time"
  case lineBytes = "line-bytes"
  case subnegotiation
  case unsent
  case wrongCodes = "wrong-codes"
  case foreignHTTP = "http"
  case foreignTLS = "tls"
  case foreignSSH = "ssh"
  case proxyHeader = "proxy-header"
  case shutdown

  init(_ found: ForeignProtocol) {
    switch found {
    case .http: self = .foreignHTTP
    case .tls: self = .foreignTLS
    case .ssh: self = .foreignSSH
    }
  }

  var isForeign: Bool {
    self == .foreignHTTP || self == .foreignTLS || self == .foreignSSH
  }
}

/// Why somebody was turned away before the first word.
public enum RefuseReason: String, Hashable, Sendable, CaseIterable {
  case full
  case perAddress = "per-address"
  case descriptors
  case untrustedProxy = "untrusted-proxy"
}
