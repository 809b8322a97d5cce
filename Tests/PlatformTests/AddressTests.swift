import Testing

@testable import Platform

struct IPAddressTests {
  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("::", "::"), ("2001:DB8::", "2001:db8::"),
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("::ffff:10.0.0.1", "10.0.0.1"),
    ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("fe80::1:0", "fe80::1:0"),
    ("1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"), ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
  ])
  func `an address is written the one usual way`(text: String, usual: String) {
    #expect(IPAddress(text)?.description == usual)
    #expect(IPAddress(usual) == IPAddress(text))
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.-4", ":", ":::", "1::2::3",
    "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "1.2.3.4::", "::1%eth0", "+1::",
    "1:2:3:4:5:6:7::8", "localhost",
  ])
  func `what is no address is none`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test func `a loopback address is one of this machine`() {
    #expect(IPAddress("127.255.0.9")?.isLoopback == true)
    #expect(IPAddress("::1")?.isLoopback == true)
    #expect(IPAddress("::ffff:127.0.0.1")?.isLoopback == true)
    #expect(IPAddress("128.0.0.1")?.isLoopback == false)
    #expect(IPAddress("1::1")?.isLoopback == false)
  }

  @Test func `a house of version 6 is one neighbourhood`() {
    let first = IPAddress("2001:db8:1:2:3:4:5:6")?.neighbourhood
    #expect(first == IPAddress("2001:db8:1:2::9")?.neighbourhood)
    #expect(first != IPAddress("2001:db8:1:3::9")?.neighbourhood)
    #expect(IPAddress("10.0.0.1")?.neighbourhood != IPAddress("10.0.0.2")?.neighbourhood)
  }
}

struct SocketAddressTests {
  @Test(arguments: ["127.0.0.1:4747", "[::1]:0", "unix:/run/handrail", "0.0.0.0:65535"])
  func `an address and its text are the same`(text: String) {
    #expect(SocketAddress(text)?.description == text)
  }

  @Test func `localhost needs no looking up`() {
    #expect(SocketAddress("localhost:1") == .ip(.loopback, port: 1))
  }

  @Test(arguments: [
    "", "4747", ":4747", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "::1:4747", "[::1]",
    "unix:", "127.0.0.1:+1", "127.0.0.1:-1", "host.example:1", "[127.0.0.1:1",
    "unix:/" + String(repeating: "x", count: 108),
  ])
  func `what cannot be listened on is no address`(text: String) {
    #expect(SocketAddress(text) == nil)
  }
}
