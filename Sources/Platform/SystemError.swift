/// A call that the operating system refused: which one, on what, and why.
public struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  public let call: String
  public let path: String
  public let code: Errno

  public init(_ call: String, path: String = "", code: Errno) {
    self.call = call
    self.path = path
    self.code = code
  }

  /// For use right after a failed call, while its reason can still be read.
  init(last call: String, path: String = "") {
    let code = Errno.last
    self.init(call, path: path, code: code)
  }

  public var description: String {
    path.isEmpty ? "\(call): \(code)" : "\(call) \(path): \(code)"
  }
}

/// Makes a call again as long as a signal interrupts it, and returns its last answer.
@inline(__always)
func retryingInterrupts<Answer: FixedWidthInteger>(_ call: () -> Answer) -> Answer {
  while true {
    let answer = call()
    if answer != -1 || Errno.last != .interrupted { return answer }
  }
}
