/// An address of a machine, of version 4 or 6, without a port.
public struct IPAddress: Hashable, Sendable {
  let high: UInt64
  let low: UInt64
  public let isVersion4: Bool

  public init(version4 value: UInt32) {
    high = 0
    low = UInt64(value)
    isVersion4 = true
  }

  /// An address of version 4 that came in the clothes of version 6 is taken out of them.
  public init(version6 high: UInt64, _ low: UInt64) {
    isVersion4 = high == 0 && low >> 32 == 0xFFFF
    self.high = high
    self.low = isVersion4 ? low & 0xFFFF_FFFF : low
  }

  /// 4 or 16 bytes, the most telling first.
  public init?(_ bytes: ArraySlice<UInt8>) {
    switch bytes.count {
    case 4: self.init(version4: bytes.reduce(0) { $0 << 8 | UInt32($1) })
    case 16: self.init(version6: joined(bytes.prefix(8)), joined(bytes.suffix(8)))
    default: return nil
    }
  }

  /// Numbers only: a name would have to be looked up.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    if let value = version4(bytes[...]) {
      self.init(version4: value)
    } else if let groups = version6(bytes) {
      let halves = (groups[..<4], groups[4...])
      self.init(
        version6: halves.0.reduce(0) { $0 << 16 | UInt64($1) },
        halves.1.reduce(0) { $0 << 16 | UInt64($1) })
    } else {
      return nil
    }
  }

  public static let loopback = IPAddress(version4: 0x7F00_0001)
  public static let loopback6 = IPAddress(version6: 0, 1)
  public static let any = IPAddress(version4: 0)
  public static let any6 = IPAddress(version6: 0, 0)

  public var isLoopback: Bool {
    isVersion4 ? low >> 24 == 127 : high == 0 && low == 1
  }

  /// Those who share it count as one visitor: a house gets a /64 of version 6, not one address.
  public var neighbourhood: IPAddress {
    isVersion4 ? self : IPAddress(version6: high, 0)
  }

  /// Whether the first bits of both are the same.
  public func sharesPrefix(with other: IPAddress, bits: Int) -> Bool {
    guard isVersion4 == other.isVersion4 else { return false }
    if isVersion4 { return bits <= 0 || (low ^ other.low) >> UInt64(32 - min(bits, 32)) == 0 }
    let top = bits <= 0 ? 0 : (high ^ other.high) >> UInt64(64 - min(bits, 64))
    let bottom = bits <= 64 ? 0 : (low ^ other.low) >> UInt64(128 - min(bits, 128))
    return top == 0 && bottom == 0
  }
}

extension IPAddress: CustomStringConvertible {
  public var description: String {
    isVersion4 ? version4Text : version6Text
  }

  private var version4Text: String {
    [24, 16, 8, 0].map { String(low >> UInt64($0) & 0xFF) }.joined(separator: ".")
  }

  /// The longest run of zero groups, of at least two, is left out (RFC 5952).
  private var version6Text: String {
    let groups = groups
    var best = 0..<0
    var start = 0
    for index in 0...8 where index == 8 || groups[index] != 0 {
      if index - start > max(best.count, 1) { best = start..<index }
      start = index + 1
    }
    let texts = groups.map { String($0, radix: 16) }
    if best.isEmpty { return texts.joined(separator: ":") }
    return texts[..<best.lowerBound].joined(separator: ":") + "::"
      + texts[best.upperBound...].joined(separator: ":")
  }

  private var groups: [UInt16] {
    [high, low].flatMap { half in
      [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: half >> UInt64($0)) }
    }
  }
}

private func joined(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reduce(0) { $0 << 8 | UInt64($1) }
}

private func version4(_ bytes: ArraySlice<UInt8>) -> UInt32? {
  let parts = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
  guard parts.count == 4 else { return nil }
  var value: UInt32 = 0
  for part in parts {
    // A zero in front means octal to some programs and nothing to others.
    guard part.count <= 3, let byte = number(part), byte <= 255,
      part.count == 1 || part.first != 0x30
    else { return nil }
    value = value << 8 | UInt32(byte)
  }
  return value
}

private func version6(_ bytes: [UInt8]) -> [UInt16]? {
  guard bytes.count >= 2, bytes.count <= 45 else { return nil }
  guard
    let gap = bytes.indices.dropLast().first(where: { bytes[$0] == 0x3A && bytes[$0 + 1] == 0x3A })
  else {
    let groups = hexGroups(bytes[...])
    return groups?.count == 8 ? groups : nil
  }
  guard let front = hexGroups(bytes[..<gap], mayEndInVersion4: false),
    let back = hexGroups(bytes[(gap + 2)...]),
    front.count + back.count <= 7
  else { return nil }
  return front + Array(repeating: 0, count: 8 - front.count - back.count) + back
}

/// Groups between colons; the last one may be an address of version 4.
private func hexGroups(_ bytes: ArraySlice<UInt8>, mayEndInVersion4: Bool = true)
  -> [UInt16]?
{
  if bytes.isEmpty { return [] }
  var groups: [UInt16] = []
  let parts = bytes.split(separator: 0x3A, omittingEmptySubsequences: false)
  for (index, part) in parts.enumerated() {
    if mayEndInVersion4, index == parts.count - 1, let value = version4(part) {
      groups += [UInt16(value >> 16), UInt16(value & 0xFFFF)]
    } else {
      guard (1...4).contains(part.count), part.first != 0x2B, part.first != 0x2D,
        let group = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
      else { return nil }
      groups.append(group)
    }
  }
  return groups
}
