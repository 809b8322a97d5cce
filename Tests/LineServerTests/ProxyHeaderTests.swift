import Platform
import Testing

@testable import LineServer

private func version2(
  _ command: UInt8, _ family: UInt8, _ body: [UInt8], length: Int? = nil
) -> [UInt8] {
  let size = length ?? body.count
  return bytes("<0D><0A><0D><0A><00><0D><0A>QUIT<0A>")
    + [command, family, UInt8(size >> 8), UInt8(size & 0xFF)] + body
}

private let v4Body: [UInt8] = [192, 0, 2, 1, 10, 0, 0, 1, 0xDC, 0x04, 0x01, 0xBB]

struct ProxyHeaderTests {
  @Test(arguments: [
    ("PROXY TCP4 192.0.2.1 10.0.0.1 56324 443\r\n", "192.0.2.1:56324"),
    ("PROXY TCP6 2001:db8::1 ::1 1 65535\r\n", "[2001:db8::1]:1"),
  ])
  func `version 1 names the visitor`(text: String, source: String) {
    let header = ProxyHeader(source: SocketAddress(source), isEncrypted: nil)
    let input = Array(text.utf8)
    #expect(ProxyHeader.parse(input + [0x61], .v1) == .header(header, length: input.count))
    #expect(ProxyHeader.parse(input, .both) == .header(header, length: input.count))
    #expect(ProxyHeader.parse(input, .v2) == .invalid)
    for cut in input.indices {
      #expect(ProxyHeader.parse(Array(input[..<cut]), .v1) == .incomplete)
    }
  }

  @Test func `version 1 may not know`() {
    let header = ProxyHeader(source: nil, isEncrypted: nil)
    #expect(ProxyHeader.parse(bytes("PROXY UNKNOWN<0D><0A>"), .v1) == .header(header, length: 15))
    #expect(
      ProxyHeader.parse(bytes("PROXY UNKNOWN a b<0D><0A>"), .v1) == .header(header, length: 19))
  }

  @Test(arguments: [
    "hello\r\n", "PROXY\r\n", "PROXY TCP4 1.2.3.4 1.2.3.4 1\r\n", "PROXY TCP4 ::1 ::1 1 1\r\n",
    "PROXY TCP4 1.2.3.4 1.2.3.4 1 99999\r\n", "PROXY TCP4 1.2.3.4 1.2.3.4 +1 1\r\n",
    "PROXY TCP4  1.2.3.4 1.2.3.4 1 1\r\n", "PROXY TCP4 1.2.3.4 1.2.3.4 1 1\n",
    "PROXY UDP4 1.2.3.4 1.2.3.4 1 1\r\n", "proxy TCP4 1.2.3.4 1.2.3.4 1 1\r\n",
    "PROXY TCP4 " + String(repeating: "1", count: 100),
  ])
  func `what is no header is refused`(text: String) {
    #expect(ProxyHeader.parse(Array(text.utf8), .both) == .invalid)
  }

  @Test func `version 2 names the visitor`() {
    let input = version2(0x21, 0x11, v4Body)
    let header = ProxyHeader(source: SocketAddress("192.0.2.1:56324"), isEncrypted: false)
    #expect(ProxyHeader.parse(input + [0x61], .v2) == .header(header, length: 28))
    #expect(ProxyHeader.parse(input, .v1) == .invalid)
    for cut in input.indices {
      #expect(ProxyHeader.parse(Array(input[..<cut]), .both) == .incomplete)
    }
    let v6 = version2(0x21, 0x21, [UInt8](repeating: 0x11, count: 32) + [0, 7, 0, 8])
    let source = SocketAddress("[1111:1111:1111:1111:1111:1111:1111:1111]:7")
    #expect(
      ProxyHeader.parse(v6, .v2)
        == .header(ProxyHeader(source: source, isEncrypted: false), length: 52))
  }

  @Test func `version 2 tells of encryption`() {
    let extensions: [UInt8] = [0x04, 0, 1, 9, 0x20, 0, 5, 1, 0, 0, 0, 0]
    let source = SocketAddress("192.0.2.1:56324")
    let input = version2(0x21, 0x11, v4Body + extensions)
    #expect(
      ProxyHeader.parse(input, .v2)
        == .header(ProxyHeader(source: source, isEncrypted: true), length: input.count))
  }

  @Test func `a health check speaks for itself`() {
    let header = ProxyHeader(source: nil, isEncrypted: nil)
    #expect(ProxyHeader.parse(version2(0x20, 0, []), .v2) == .header(header, length: 16))
  }

  @Test func `a broken version 2 is refused`() {
    for input in [
      version2(0x11, 0x11, v4Body), version2(0x22, 0x11, v4Body), version2(0x21, 0x12, v4Body),
      version2(0x21, 0x11, Array(v4Body.dropLast())), version2(0x21, 0x11, [], length: 2_033),
      version2(0x21, 0x11, v4Body + [4, 0]), version2(0x21, 0x11, v4Body + [4, 0, 9]),
    ] {
      #expect(ProxyHeader.parse(input, .v2) == .invalid)
    }
  }
}
