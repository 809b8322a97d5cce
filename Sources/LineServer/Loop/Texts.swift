import Platform

/// What the server itself says to a visitor; one who serves another language gives other words, in
/// lines that fit on every screen.
public struct Texts: Hashable, Sendable {
  public var full = "This service is full at the moment. Please try again later."
  public var tooManyFromAddress =
    "There are too many connections from your address.\nPlease close one and try again."
  public var lineTooLong =
    "That line was too long, so it was not read.\nPlease say it in fewer words."
  public var lineTime =
    "A line was begun and not finished for too long,\nso this connection ends."
  public var firstLine = "Nothing was typed for a while, so this connection ends."
  public var idleNotice =
    "Are you still there?\nThis connection ends soon unless you type something."
  public var idle = "Nothing was typed for a while, so this connection ends."
  public var http = "This is a text chat for telnet or nc, not a web page."
  public var tls = "This is a plain text chat without TLS."
  public var ssh = "This is a plain text chat for telnet or nc, not SSH."
  public var shutdown = "This service is stopping now. Please come back later."

  public init() {}

  func foreign(_ found: ForeignProtocol) -> String {
    switch found {
    case .http: http
    case .tls: tls
    case .ssh: ssh
    }
  }
}

/// Lines as telnet wants them to end.
func networkText(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count + 16)
  for byte in text.utf8 {
    if byte == 0x0A, bytes.last != 0x0D { bytes.append(0x0D) }
    bytes.append(byte)
  }
  return bytes
}
