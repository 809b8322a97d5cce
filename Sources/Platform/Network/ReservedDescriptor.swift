/// One descriptor kept back, so that there is a way to refuse politely when all others are in use.
public struct ReservedDescriptor: ~Copyable {
  private var spare: FileDescriptor?

  public init() {
    spare = try? FileDescriptor.open("/dev/null", .readOnly)
  }

  /// Accepts one visitor, says `line` and hangs up. Nothing is left of it either way.
  public mutating func refuse(at listener: borrowing FileDescriptor, with line: [UInt8]) -> Bool {
    spare = nil
    var isRefused = false
    if case .connection(let visitor, _) = listener.accept() {
      _ = visitor.send(line)
      isRefused = true
    }
    // The descriptor of the visitor is free again by now.
    spare = try? FileDescriptor.open("/dev/null", .readOnly)
    return isRefused
  }
}
