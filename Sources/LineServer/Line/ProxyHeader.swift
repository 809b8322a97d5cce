import Platform

/// The few bytes with which a trusted terminator says for whom it speaks (PROXY protocol 1 and 2).
public struct ProxyHeader: Hashable, Sendable {
  public enum Versions: String, Hashable, Sendable, CaseIterable {
    case v1, v2, both
  }

  public enum Parsed: Hashable, Sendable {
    case incomplete
    case header(ProxyHeader, length: Int)
    case invalid
  }

  /// Nothing when the terminator speaks for itself, as in a health check.
  public let source: SocketAddress?
  /// The visitor's way to the terminator was encrypted; nil: version 1 can't say.
  public let isEncrypted: Bool?

  /// The longest header that is waited for; extensions may lengthen one of version 2.
  public static let longest = 2_048

  private static let signature: [UInt8] = [
    0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A,
  ]

  public static func parse(_ bytes: [UInt8], _ versions: Versions) -> Parsed {
    if versions != .v1, sharesBeginning(bytes, signature) {
      return bytes.count < 16 ? .incomplete : parseVersion2(bytes)
    }
    if versions != .v2, sharesBeginning(bytes, Array("PROXY ".utf8)) {
      return parseVersion1(bytes)
    }
    return .invalid
  }

  private static func sharesBeginning(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    zip(bytes, wanted).allSatisfy { $0 == $1 }
  }
}

extension ProxyHeader {
  /// `PROXY TCP4 192.0.2.1 192.0.2.2 56324 443` in at most 107 bytes.
  private static func parseVersion1(_ bytes: [UInt8]) -> Parsed {
    let beginning = bytes.prefix(107)
    guard let end = beginning.firstIndex(of: 0x0A) else {
      return bytes.count < 107 ? .incomplete : .invalid
    }
    guard end > 0, bytes[end - 1] == 0x0D else { return .invalid }
    let words = bytes[..<(end - 1)].split(separator: 0x20, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if words.count > 1, words[1] == "UNKNOWN" {
      return .header(ProxyHeader(source: nil, isEncrypted: nil), length: end + 1)
    }
    guard words.count == 6, let source = source(of: words) else { return .invalid }
    return .header(ProxyHeader(source: source, isEncrypted: nil), length: end + 1)
  }

  private static func source(of words: [String]) -> SocketAddress? {
    guard let address = IPAddress(words[2]), IPAddress(words[3]) != nil,
      let port = portNumber(words[4]), portNumber(words[5]) != nil
    else { return nil }
    switch words[1] {
    case "TCP4" where address.isVersion4: return .ip(address, port: port)
    // One of version 4 may stand here in the form of version 6.
    case "TCP6": return .ip(address, port: port)
    default: return nil
    }
  }

  private static func portNumber(_ text: String) -> UInt16? {
    let isPlain = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isPlain ? UInt16(text) : nil
  }
}

extension ProxyHeader {
  private static func parseVersion2(_ bytes: [UInt8]) -> Parsed {
    let length = 16 + (Int(bytes[14]) << 8 | Int(bytes[15]))
    guard bytes[12] >> 4 == 2, length <= longest else { return .invalid }
    if bytes.count < length { return .incomplete }
    switch bytes[12] & 0x0F {
    case 0: return .header(ProxyHeader(source: nil, isEncrypted: nil), length: length)
    case 1: return parseAddresses(bytes, length)
    default: return .invalid
    }
  }

  private static func parseAddresses(_ bytes: [UInt8], _ length: Int) -> Parsed {
    let size: Int
    switch bytes[13] {
    case 0x11: size = 4
    case 0x21: size = 16
    case 0x31:
      guard length >= 16 + 216 else { return .invalid }
      return header(.unix(""), bytes[232..<length], length)
    case 0x00: return header(nil, bytes[16..<length], length)
    default: return .invalid
    }
    let end = 16 + 2 * size + 4
    guard length >= end, let address = IPAddress(bytes[16..<16 + size]) else { return .invalid }
    let port = UInt16(bytes[16 + 2 * size]) << 8 | UInt16(bytes[17 + 2 * size])
    return header(.ip(address, port: port), bytes[end..<length], length)
  }

  private static func header(
    _ source: SocketAddress?, _ extensions: ArraySlice<UInt8>, _ length: Int
  ) -> Parsed {
    guard let isEncrypted = encryption(in: extensions) else { return .invalid }
    return .header(ProxyHeader(source: source, isEncrypted: isEncrypted), length: length)
  }

  /// Extensions are a type, a length of two bytes, and so many bytes; 0x20 tells of TLS.
  private static func encryption(in extensions: ArraySlice<UInt8>) -> Bool? {
    var rest = extensions
    var isEncrypted = false
    while rest.count >= 3 {
      let start = rest.startIndex
      let size = Int(rest[start + 1]) << 8 | Int(rest[start + 2])
      guard rest.count >= 3 + size else { return nil }
      if rest[start] == 0x20, size > 0, rest[start + 3] & 1 == 1 { isEncrypted = true }
      rest = rest.dropFirst(3 + size)
    }
    return rest.isEmpty ? isEncrypted : nil
  }
}
