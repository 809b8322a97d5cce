import Platform

/// Where ids and codes get their letters from; a test gives its own.
public struct Chance: Sendable {
  let bytes: @Sendable (Int) throws(SystemError) -> [UInt8]

  public init(bytes: @escaping @Sendable (Int) throws(SystemError) -> [UInt8]) {
    self.bytes = bytes
  }

  public static let system = Chance { count throws(SystemError) in
    try SecureRandom.bytes(count)
  }

  /// Small letters and digits without those that look alike (0 o, 1 l i) and without a, e and u, so
  /// that no words come out.
  static let letters = Array("23456789bcdfghjkmnpqrstvwxyz".utf8)

  /// Each letter is worth 4.8 bits.
  func letters(_ count: Int) throws(SystemError) -> String {
    // Above this a byte would make the first letters more likely.
    let limit = 256 / Self.letters.count * Self.letters.count
    var found: [UInt8] = []
    while found.count < count {
      for byte in try bytes(count - found.count) where Int(byte) < limit {
        found.append(Self.letters[Int(byte) % Self.letters.count])
      }
    }
    return String(decoding: found, as: UTF8.self)
  }
}
