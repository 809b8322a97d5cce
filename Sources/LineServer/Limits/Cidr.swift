import Platform

/// A range of addresses, such as `10.0.0.0/8`; a single address is a range of one.
public struct Cidr: Hashable, Sendable, CustomStringConvertible {
  private let address: IPAddress
  private let bits: Int

  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let address = IPAddress(String(first)) else { return nil }
    let most = address.isVersion4 ? 32 : 128
    var bits = most
    if parts.count == 2 {
      guard (1...3).contains(parts[1].utf8.count),
        parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 < 0x3A }),
        let number = Int(parts[1]), number <= most
      else { return nil }
      bits = number
    }
    self.address = address
    self.bits = bits
  }

  public func contains(_ other: IPAddress) -> Bool {
    address.sharesPrefix(with: other, bits: bits)
  }

  public var description: String { "\(address)/\(bits)" }
}
