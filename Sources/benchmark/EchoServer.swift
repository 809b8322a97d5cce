import LineServer
import Platform

/// The loop of the chat port with a fixed reply of 300 bytes: what serving costs without a bot.
final class EchoServer: LineHandler {
  private let reply: [UInt8] = Array(String(repeating: "x", count: 296).utf8)

  static func serve() throws {
    var setup = EventLoop.Setup()
    setup.listen = [.ip(.loopback, port: 0)]
    setup.limits.lineRate = 0
    let loop = try EventLoop(setup, handler: EchoServer())
    for address in loop.addresses {
      try FileDescriptor.standardOutput.write("listening \(address)\n")
    }
    try loop.run()
  }

  func opened(_ connection: Connection) {
    connection.send(reply)
    connection.prompt()
  }

  func received(_ line: [UInt8], from connection: Connection) {
    connection.send(reply)
    connection.prompt()
  }
}
