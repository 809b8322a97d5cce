/// What somebody wants to be told about a descriptor.
public struct Interest: OptionSet, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let reading = Interest(rawValue: 1)
  public static let writing = Interest(rawValue: 2)
}

/// What a descriptor is ready for. One that broke is reported whether asked for or not.
public struct Readiness: Hashable, Sendable {
  public let token: UInt64
  public let canRead: Bool
  public let canWrite: Bool
  public let isBroken: Bool
}

/// Waits for many descriptors at once: with the kernel's own queue, or with `poll(2)` to compare.
///
/// A descriptor is reported again as long as it is ready and must be removed before it is closed.
public struct Poller: ~Copyable {
  public enum Backend: Hashable, Sendable, CaseIterable {
    /// epoll on Linux, kqueue on macOS.
    case kernel
    case poll
  }

  /// The most descriptors reported by one wait.
  public static let eventsAtOnce = 512

  private let backend: Backend
  private var queue: KernelQueue?
  private var table = PollTable()

  public init(_ backend: Backend = .kernel) throws(SystemError) {
    let queue: KernelQueue? = backend == .kernel ? try KernelQueue() : nil
    self.queue = consume queue
    self.backend = backend
  }

  public mutating func add(
    _ descriptor: borrowing FileDescriptor, token: UInt64, _ interest: Interest
  ) throws(SystemError) {
    switch backend {
    case .kernel: try queue?.add(descriptor.number, token, interest)
    case .poll: table.add(descriptor.number, token, interest)
    }
  }

  public mutating func change(
    _ descriptor: borrowing FileDescriptor, token: UInt64, from old: Interest, to new: Interest
  ) throws(SystemError) {
    if old == new { return }
    switch backend {
    case .kernel: try queue?.change(descriptor.number, token, from: old, to: new)
    case .poll: table.change(descriptor.number, new)
    }
  }

  public mutating func remove(_ descriptor: borrowing FileDescriptor, _ interest: Interest) {
    switch backend {
    case .kernel: queue?.remove(descriptor.number, interest)
    case .poll: table.remove(descriptor.number)
    }
  }

  /// How many are ready, after at most `limit`. A signal may end the wait with none.
  public mutating func wait(_ limit: Duration?) throws(SystemError) -> Int {
    let milliseconds = limit.map { Int32(clamping: max(0, $0.wholeMilliseconds)) } ?? -1
    switch backend {
    case .kernel: return try queue?.wait(milliseconds) ?? 0
    case .poll: return try table.wait(milliseconds)
    }
  }

  /// One of those counted by the last `wait`.
  public func readiness(_ index: Int) -> Readiness {
    switch backend {
    case .kernel: queue?.readiness(index) ?? table.readiness(index)
    case .poll: table.readiness(index)
    }
  }
}
