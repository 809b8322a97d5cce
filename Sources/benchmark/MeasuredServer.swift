import Platform

/// A server in a process of its own, whose processor time and memory can be read.
struct MeasuredServer: ~Copyable {
  let process: ChildProcess
  let address: SocketAddress
  /// From its start to the line that says it listens.
  let startTime: Duration

  init(_ command: [String]) throws {
    let began = Clocks.system.monotonic()
    let process = try ChildProcess(command)
    let address = try Self.address(from: process.output)
    self.process = process
    self.address = address
    startTime = Clocks.system.monotonic() - began
  }

  var processorTime: Duration {
    get throws {
      guard let time = process.processorTime else {
        throw Wish.Mistake(text: "this system does not tell the processor time of a process")
      }
      return time
    }
  }

  var residentBytes: Int { process.residentBytes ?? 0 }

  private static func address(from output: borrowing FileDescriptor) throws -> SocketAddress {
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 512)
    while !text.contains(0x0A) {
      let count = try output.read(into: &piece)
      if count == 0 { throw Wish.Mistake(text: "the server ended before it listened") }
      text += piece[..<count]
    }
    let line = String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self)
    guard line.hasPrefix("listening "), let address = SocketAddress(String(line.dropFirst(10)))
    else { throw Wish.Mistake(text: "expected \"listening ADDRESS:PORT\", not \"\(line)\"") }
    return address
  }
}
