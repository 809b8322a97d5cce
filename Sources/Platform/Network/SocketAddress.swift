#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

#if os(Linux)
  import CEpoll
#endif

/// Where a socket listens or somebody speaks from.
public enum SocketAddress: Hashable, Sendable {
  case ip(IPAddress, port: UInt16)
  case unix(String)

  /// Reads `127.0.0.1:4747`, `[::1]:4747`, `localhost:4747` or `unix:/path`.
  public init?(_ text: String) {
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      guard !path.isEmpty, path.utf8.count < Self.pathBytes, !path.utf8.contains(0) else {
        return nil
      }
      self = .unix(path)
      return
    }
    guard let colon = text.lastIndex(of: ":"),
      let port = Self.port(text[text.index(after: colon)...]),
      let address = Self.address(text[..<colon])
    else { return nil }
    self = .ip(address, port: port)
  }

  /// Nobody on the way can listen in.
  public var isLocal: Bool {
    switch self {
    case .ip(let address, _): address.isLoopback
    case .unix: true
    }
  }

  public var ip: IPAddress? {
    if case .ip(let address, _) = self { return address }
    return nil
  }

  /// What the kernel has room for, its closing zero included.
  private static let pathBytes = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

  private static func port(_ text: Substring) -> UInt16? {
    guard (1...5).contains(text.utf8.count), let value = number(Array(text.utf8)[...]) else {
      return nil
    }
    return UInt16(exactly: value)
  }

  private static func address(_ text: Substring) -> IPAddress? {
    if text == "localhost" { return .loopback }
    guard text.hasPrefix("["), text.hasSuffix("]") else {
      // Without brackets nobody could tell where an address of version 6 ends.
      return text.contains(":") ? nil : IPAddress(String(text))
    }
    return IPAddress(String(text.dropFirst().dropLast()))
  }
}

extension SocketAddress: CustomStringConvertible {
  public var description: String {
    switch self {
    case .ip(let address, let port):
      address.isVersion4 ? "\(address):\(port)" : "[\(address)]:\(port)"
    case .unix(let path): "unix:\(path)"
    }
  }
}

extension SocketAddress {
  var family: Int32 {
    switch self {
    case .ip(let address, _): address.isVersion4 ? AF_INET : AF_INET6
    case .unix: AF_UNIX
    }
  }

  /// Calls with the address as the kernel wants it.
  func withKernelForm<Answer>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Answer) -> Answer {
    switch self {
    case .ip(let address, let port) where address.isVersion4:
      var form = sockaddr_in()
      form.sin_family = sa_family_t(AF_INET)
      form.sin_port = port.bigEndian
      form.sin_addr.s_addr = UInt32(address.low).bigEndian
      return passing(&form, size: MemoryLayout<sockaddr_in>.size, to: body)
    case .ip(let address, let port):
      var form = sockaddr_in6()
      form.sin6_family = sa_family_t(AF_INET6)
      form.sin6_port = port.bigEndian
      withUnsafeMutableBytes(of: &form.sin6_addr) { bytes in
        bytes.storeBytes(of: address.high.bigEndian, as: UInt64.self)
        bytes.storeBytes(of: address.low.bigEndian, toByteOffset: 8, as: UInt64.self)
      }
      return passing(&form, size: MemoryLayout<sockaddr_in6>.size, to: body)
    case .unix(let path):
      var form = sockaddr_un()
      form.sun_family = sa_family_t(AF_UNIX)
      let bytes = Array(path.utf8.prefix(Self.pathBytes - 1))
      withUnsafeMutableBytes(of: &form.sun_path) { $0.copyBytes(from: bytes) }
      let offset = MemoryLayout<sockaddr_un>.size - Self.pathBytes
      // The abstract names of Linux begin with a zero and end with the length.
      let size = bytes.first == 0x40 ? offset + bytes.count : MemoryLayout<sockaddr_un>.size
      if bytes.first == 0x40 { form.sun_path.0 = 0 }
      return passing(&form, size: size, to: body)
    }
  }

  /// Understands what the kernel filled in; a Unix socket without a name has an empty path.
  init(kernelForm storage: inout sockaddr_storage) {
    let family = Int32(storage.ss_family)
    self = withUnsafeBytes(of: &storage) { bytes in
      switch family {
      case AF_INET:
        let form = bytes.load(as: sockaddr_in.self)
        let address = IPAddress(version4: UInt32(bigEndian: form.sin_addr.s_addr))
        return .ip(address, port: UInt16(bigEndian: form.sin_port))
      case AF_INET6:
        let port = bytes.load(as: sockaddr_in6.self).sin6_port
        let high = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        let low = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        let address = IPAddress(version6: UInt64(bigEndian: high), UInt64(bigEndian: low))
        return .ip(address, port: UInt16(bigEndian: port))
      default:
        let path = bytes.dropFirst(MemoryLayout<sockaddr_un>.size - Self.pathBytes)
        return .unix(String(decoding: path.prefix { $0 != 0 }, as: UTF8.self))
      }
    }
  }
}

private func passing<Form, Answer>(
  _ form: inout Form, size: Int, to body: (UnsafePointer<sockaddr>, socklen_t) -> Answer
) -> Answer {
  withUnsafePointer(to: &form) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(size)) }
  }
}
