import Platform

/// What a visitor types to come back: the id of the transcript, and letters that open it.
public struct ReturnCode: Equatable, Sendable {
  public let id: TranscriptID
  private let secret: String

  /// 62 bits; with a limit on wrong codes nobody lives to see one guessed.
  static let letters = 13

  public init(for id: TranscriptID, chance: Chance) throws(SystemError) {
    self.id = id
    secret = try chance.letters(Self.letters)
  }

  /// Takes what people make of it: capitals, spaces, hyphens or none, and whatever stood around it
  /// where it was copied from.
  public init?(typed: String) {
    var letters: [UInt8] = []
    for byte in Self.bare(typed) where byte != 0x20 && byte != UInt8(ascii: "-") {
      letters.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
      if letters.count > 14 + Self.letters { return nil }
    }
    let text = String(decoding: letters, as: UTF8.self)
    guard letters.count == 14 + Self.letters,
      let id = TranscriptID(text.prefix(8) + "-" + text.dropFirst(8).prefix(6)),
      letters[14...].allSatisfy({ Chance.letters.contains($0) })
    else { return nil }
    self.id = id
    secret = String(text.dropFirst(14))
  }

  /// Without a full stop behind it, and without the quotes or brackets that it stood in.
  private static func bare(_ typed: String) -> some Sequence<UInt8> {
    typed.utf8.drop { !isAlphanumeric($0) }.reversed().drop { !isAlphanumeric($0) }.reversed()
  }

  /// Of ASCII, as all signs of a code are.
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// As it is shown: `20261122-k7qf3m-x4tq-9bwhn-7dkc`.
  public var shown: String {
    let groups = [secret.prefix(4), secret.dropFirst(4).prefix(5), secret.dropFirst(9)]
    return id.description + "-" + groups.joined(separator: "-")
  }

  /// The one thing that is written of it.
  public var hash: String {
    SHA256.digest("\(id)-\(secret)".utf8).whole
  }

  /// Takes as long for a wrong code as for the right one.
  public func opens(_ written: String) -> Bool {
    let expected = Array(written.utf8)
    let given = Array(hash.utf8)
    var difference: UInt8 = expected.count == given.count ? 0 : 1
    for (index, byte) in given.enumerated() {
      difference |= byte ^ (index < expected.count ? expected[index] : 0)
    }
    return difference == 0
  }
}
