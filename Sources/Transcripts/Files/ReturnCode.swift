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

  /// Takes what people make of it: capitals, spaces, hyphens or none.
  public init?(typed: String) {
    var letters: [UInt8] = []
    for byte in typed.utf8 where byte != 0x20 && byte != UInt8(ascii: "-") {
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
