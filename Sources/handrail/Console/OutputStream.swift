import Platform

/// Where a command writes: a file of the system, or the memory of a test.
final class OutputStream {
  enum Target {
    case descriptor(Int32)
    case memory
  }

  private let target: Target
  /// What was written to memory.
  private(set) var bytes: [UInt8] = []
  let isTerminal: Bool
  private let fixedColumns: Int?

  init(_ target: Target, isTerminal: Bool, columns: Int? = nil) {
    self.target = target
    self.isTerminal = isTerminal
    fixedColumns = columns
  }

  static func descriptor(_ number: Int32) -> OutputStream {
    let isTerminal = Terminal.isTerminal(FileDescriptor(borrowing: number))
    return OutputStream(.descriptor(number), isTerminal: isTerminal)
  }

  /// How wide the window is now, where there is one.
  var columns: Int? {
    guard isTerminal, case .descriptor(let number) = target else { return fixedColumns }
    return Terminal.size(of: FileDescriptor(borrowing: number))?.columns
  }

  /// Bytes that have passed `ScreenText` where they came from elsewhere.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    switch target {
    case .descriptor(let number): try FileDescriptor(borrowing: number).write(bytes)
    case .memory: self.bytes += bytes
    }
  }

  func write(_ text: String) throws(SystemError) {
    try write(Array(text.utf8))
  }

  /// One or more whole lines, with whatever could harm a terminal made visible.
  func print(_ text: String) throws(SystemError) {
    var bytes: [UInt8] = []
    ScreenText.append(text, for: .reviewer, to: &bytes)
    bytes.append(0x0A)
    try write(bytes)
  }
}
