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

/// What became of an attempt to move bytes without waiting.
public enum Transfer: Hashable, Sendable {
  /// Zero bytes received: the other side has finished speaking.
  case moved(Int)
  case wouldBlock
  case failed(Errno)
}

/// What became of an attempt to accept somebody.
public enum Acceptance: ~Copyable {
  case connection(FileDescriptor, from: SocketAddress)
  case nobody
  case failed(Errno)
}

/// How long a silent connection is trusted before the kernel asks whether anybody is still there.
public let keepAliveTime: Duration = .seconds(300)

/// The most visitors the kernel lets wait before it turns them away.
public let listenBacklog: Int32 = 4_096

/// What the kernel may hold of one visitor's bytes in either direction, by its own count. Left to
/// itself it gives one who never reads several megabytes.
public let kernelBufferBytes: Int32 = 65_536

extension FileDescriptor {
  /// A socket that people can connect to. What is set on it holds for those it accepts, too.
  public static func listening(on address: SocketAddress) throws(SystemError) -> FileDescriptor {
    let socket = try open(streamTo: address, "socket")
    try socket.set(SOL_SOCKET, SO_REUSEADDR, 1)
    if case .ip(let ip, _) = address, !ip.isVersion4 { try socket.set(IPPROTO6, IPV6_V6ONLY, 1) }
    try socket.prepareVisitors(of: address)
    try socket.bind(to: address)
    guard listen(socket.number, listenBacklog) == 0 else {
      throw SystemError(last: "listen", path: address.description)
    }
    return socket
  }

  /// Takes over a listening socket that the service manager has opened.
  public func adoptListening() throws(SystemError) {
    try setNonBlocking(true)
    try prepareVisitors(of: localAddress())
  }

  /// Begins to connect; whether it worked shows when it can be written to.
  public static func connecting(to address: SocketAddress, waiting: Bool = false)
    throws(SystemError) -> FileDescriptor
  {
    let socket = try open(streamTo: address, "socket")
    if waiting { try socket.setNonBlocking(false) }
    if case .ip = address { try socket.set(Int32(IPPROTO_TCP), TCP_NODELAY, 1) }
    let answer = retryingInterrupts {
      address.withKernelForm { connect(socket.number, $0, $1) }
    }
    if answer == 0 { return socket }
    let error = SystemError(last: "connect", path: address.description)
    guard error.code == .inProgress else { throw error }
    return socket
  }

  /// The next visitor, if one is there.
  public func accept() -> Acceptance {
    var storage = sockaddr_storage()
    let number = acceptNumber(&storage)
    if number >= 0 {
      return .connection(
        FileDescriptor(owning: number), from: SocketAddress(kernelForm: &storage))
    }
    let code = Errno.last
    return code == .wouldBlock ? .nobody : .failed(code)
  }

  public func localAddress() throws(SystemError) -> SocketAddress {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    let answer = withUnsafeMutablePointer(to: &storage) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(number, $0, &size)
      }
    }
    guard answer == 0 else { throw SystemError(last: "getsockname") }
    return SocketAddress(kernelForm: &storage)
  }
}

extension FileDescriptor {
  /// Fills `buffer` with what has arrived, without waiting.
  @inline(__always)
  public func receive(into buffer: inout [UInt8]) -> Transfer {
    let count = buffer.withUnsafeMutableBytes { bytes in
      retryingInterrupts { recv(number, bytes.baseAddress, bytes.count, 0) }
    }
    return transfer(count)
  }

  /// Hands over what the kernel takes of `bytes` from `start` on, without waiting.
  @inline(__always)
  public func send(_ bytes: [UInt8], from start: Int = 0) -> Transfer {
    let count = bytes.withUnsafeBytes { all in
      retryingInterrupts {
        sendBytes(number, all.baseAddress?.advanced(by: start), all.count - start)
      }
    }
    return transfer(count)
  }

  /// We have finished speaking; what was sent still arrives.
  public func finishSending() {
    _ = shutdown(number, Int32(SHUT_WR))
  }

  private func transfer(_ count: Int) -> Transfer {
    if count >= 0 { return .moved(count) }
    let code = Errno.last
    return code == .wouldBlock ? .wouldBlock : .failed(code)
  }
}

extension FileDescriptor {
  func set(_ level: Int32, _ option: Int32, _ value: Int32) throws(SystemError) {
    var value = value
    let size = socklen_t(MemoryLayout<Int32>.size)
    guard setsockopt(number, level, option, &value, size) == 0 else {
      throw SystemError(last: "setsockopt")
    }
  }

  func option(_ level: Int32, _ option: Int32) -> Int32? {
    var value: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(number, level, option, &value, &size) == 0 ? value : nil
  }

  private func prepareVisitors(of address: SocketAddress) throws(SystemError) {
    guard case .ip = address else { return }
    try set(Int32(IPPROTO_TCP), TCP_NODELAY, 1)
    try set(SOL_SOCKET, SO_KEEPALIVE, 1)
    // Telnet marks some commands as urgent; taken out of the line they would leave half a command.
    try set(SOL_SOCKET, SO_OOBINLINE, 1)
    try boundBuffers()
    let seconds = Int32(keepAliveTime.components.seconds)
    #if canImport(Darwin)
      try set(Int32(IPPROTO_TCP), TCP_KEEPALIVE, seconds)
    #else
      try set(Int32(IPPROTO_TCP), TCP_KEEPIDLE, seconds)
    #endif
  }

  private func boundBuffers() throws(SystemError) {
    #if os(Linux)
      // It makes twice as much of what it is told, for its own needs.
      let wanted = kernelBufferBytes / 2
    #else
      let wanted = kernelBufferBytes
    #endif
    try set(SOL_SOCKET, SO_SNDBUF, wanted)
    try set(SOL_SOCKET, SO_RCVBUF, wanted)
  }

  private func bind(to address: SocketAddress) throws(SystemError) {
    if case .unix(let path) = address {
      try removeDeadSocket(path)
      // Between bind and chmod the file is already private.
      let mask = umask(0o177)
      defer { _ = umask(mask) }
      return try bindNow(to: address)
    }
    try bindNow(to: address)
  }

  private func bindNow(to address: SocketAddress) throws(SystemError) {
    guard address.withKernelForm({ bindSocket(number, $0, $1) }) == 0 else {
      throw SystemError(last: "bind", path: address.description)
    }
  }

  /// The file of a socket outlives its program. It is removed only if nobody answers there.
  private func removeDeadSocket(_ path: String) throws(SystemError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw SystemError("bind", path: "unix:\(path)", code: .notASocket)
    }
    do {
      _ = try FileDescriptor.connecting(to: .unix(path))
    } catch {
      if error.code == .connectionRefused { try File.remove(path) }
      return
    }
    throw SystemError("bind", path: "unix:\(path)", code: .addressInUse)
  }
}

private let IPPROTO6 = Int32(IPPROTO_IPV6)

extension FileDescriptor {
  #if os(Linux)
    private static func open(streamTo address: SocketAddress, _ call: String) throws(SystemError)
      -> FileDescriptor
    {
      #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
      #else
        let kind = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC
      #endif
      let number = socket(address.family, kind, 0)
      guard number >= 0 else { throw SystemError(last: call, path: address.description) }
      return FileDescriptor(owning: number)
    }

    private func acceptNumber(_ storage: inout sockaddr_storage) -> Int32 {
      #if canImport(Glibc)
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
      #else
        let flags = SOCK_NONBLOCK | SOCK_CLOEXEC
      #endif
      var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
      return withUnsafeMutablePointer(to: &storage) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { form in
          retryingInterrupts { accept4(number, form, &size, flags) }
        }
      }
    }
  #else
    private static func open(streamTo address: SocketAddress, _ call: String) throws(SystemError)
      -> FileDescriptor
    {
      let number = socket(address.family, SOCK_STREAM, 0)
      guard number >= 0 else { throw SystemError(last: call, path: address.description) }
      let socket = FileDescriptor(owning: number)
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      try socket.setNonBlocking(true)
      try socket.set(SOL_SOCKET, SO_NOSIGPIPE, 1)
      return socket
    }

    private func acceptNumber(_ storage: inout sockaddr_storage) -> Int32 {
      var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
      let accepted = withUnsafeMutablePointer(to: &storage) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { form in
          retryingInterrupts { acceptSocket(number, form, &size) }
        }
      }
      if accepted >= 0 {
        _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
        _ = fcntl(accepted, F_SETFL, fcntl(accepted, F_GETFL) | O_NONBLOCK)
      }
      return accepted
    }
  #endif
}

/// Names that the methods above would hide.
private func bindSocket(
  _ number: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t
) -> Int32 {
  bind(number, address, size)
}

#if !os(Linux)
  private func acceptSocket(
    _ number: Int32, _ address: UnsafeMutablePointer<sockaddr>, _ size: inout socklen_t
  ) -> Int32 {
    accept(number, address, &size)
  }
#endif

@inline(__always)
private func sendBytes(_ number: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  #if os(Linux)
    send(number, bytes, count, Int32(MSG_NOSIGNAL))
  #else
    send(number, bytes, count, 0)
  #endif
}
