import Platform
import Support
import Testing

@testable import Transcripts

@Suite struct ReturnCodeTests {
  static func chance(seed: UInt64) -> Chance {
    let random = Generator(seed: seed)
    return Chance { count throws(SystemError) in random.bytes(count) }
  }

  final class Generator: @unchecked Sendable {
    private var random: SeededGenerator

    init(seed: UInt64) {
      random = SeededGenerator(seed: seed)
    }

    func bytes(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
  }

  private func id() throws -> TranscriptID {
    try TranscriptID(on: CalendarDate(daysSince1970: 20_000), chance: Self.chance(seed: 1))
  }

  @Test func `an id is the day and six letters`() throws {
    let id = try id()
    #expect(id.description.hasPrefix("20241004-"))
    #expect(id.description.utf8.count == 15)
    #expect(TranscriptID(id.description) == id)
  }

  @Test(arguments: [
    "", "20261122", "20261122-k7qf3", "20261122-k7qf3m4", "../../../etc/x", "2026112a-k7qf3m",
    "20261122-K7QF3M", "20261122-aeiou1",
  ])
  func `nothing else is taken for an id`(text: String) {
    #expect(TranscriptID(text) == nil)
  }

  @Test func `a code is read however people type it`() throws {
    let code = try ReturnCode(for: id(), chance: Self.chance(seed: 2))
    let shown = code.shown
    for typed in [
      shown, shown.uppercased(), shown.filter { $0 != "-" },
      " " + shown.replacing("-", with: " ") + " ", shown + ".", shown + ",", "\"\(shown)\"",
      "(\(shown))", "“\(shown)”.", "<\(shown)>;", "«\(shown)»", "'\(shown)'!", "`\(shown)`",
    ] {
      #expect(ReturnCode(typed: typed) == code)
    }
    #expect(ReturnCode(typed: shown + "2") == nil)
    #expect(ReturnCode(typed: String(shown.dropLast())) == nil)
    #expect(ReturnCode(typed: "...") == nil)
    #expect(ReturnCode(typed: shown.replacing("-", with: ".")) == nil)
    #expect(ReturnCode(typed: String(repeating: "b", count: 100_000)) == nil)
  }

  @Test func `only the same code opens, and only its hash is known`() throws {
    let code = try ReturnCode(for: id(), chance: Self.chance(seed: 2))
    let other = try ReturnCode(for: id(), chance: Self.chance(seed: 3))
    #expect(code.opens(code.hash))
    #expect(!other.opens(code.hash))
    #expect(!code.opens(""))
    #expect(code.hash.hasPrefix("sha256:") && code.hash.utf8.count == 71)
  }

  @Test func `all letters come up, about equally often`() throws {
    let text = try Self.chance(seed: 4).letters(28_000)
    let counts = Dictionary(grouping: text.utf8) { $0 }.mapValues(\.count)
    #expect(counts.count == 28)
    #expect(counts.values.allSatisfy { (800...1200).contains($0) })
  }
}
