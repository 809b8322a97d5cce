import Platform

/// The name of a transcript: the day and six letters, nothing about the person or the machine.
public struct TranscriptID: Hashable, Sendable, CustomStringConvertible {
  public let description: String

  static let letters = 6

  public init(on day: CalendarDate, chance: Chance) throws(SystemError) {
    description = try day.compact + "-" + chance.letters(Self.letters)
  }

  /// Nil for anything that could not be one, so that no other file is ever named by it.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 9 + Self.letters, bytes[8] == UInt8(ascii: "-"),
      bytes[..<8].allSatisfy({ (0x30...0x39).contains($0) }),
      bytes[9...].allSatisfy({ Chance.letters.contains($0) })
    else { return nil }
    description = text
  }

  public var fileName: String { description + ".jsonl" }
}
