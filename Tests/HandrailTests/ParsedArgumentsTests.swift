import Testing

@testable import handrail

@Suite struct ParsedArgumentsTests {
  private static let seed = Option("seed", .text("HEX"), "a seed")
  private static let times = Option("times", .number("N"), "how often")
  private static let mode = Option("mode", .oneOf(["fast", "slow"]), "how")
  private static let sing = CommandSpec(
    "sing", .optional("SONG"), for: .visitor, "sing a song", examples: [],
    options: [seed, times, mode]
  ) { _ in .fine }

  private func parse(_ words: String...) throws -> ParsedArguments {
    try ParsedArguments(words, commands: [Self.sing])
  }

  private func complaint(_ words: String...) -> String {
    do {
      _ = try ParsedArguments(words, commands: [Self.sing])
      return "none"
    } catch {
      let failure = Failure(error)
      #expect(failure.code == .usage)
      return ([failure.message] + failure.advice.filter { !$0.isEmpty }).joined(separator: "\n")
    }
  }

  @Test func `options that every command takes stand before or after it`() throws {
    let before = try parse("--width", "40", "sing")
    let after = try parse("sing", "--width=40")
    #expect(before[.width] == "40" && after[.width] == "40")
    #expect(before.command?.name == "sing")
  }

  @Test func `values come behind a space or an equals sign, or at once behind a letter`() throws {
    #expect(try parse("sing", "--seed=a=b")[Self.seed] == "a=b")
    #expect(try parse("sing", "--seed", "-7")[Self.seed] == "-7")
    #expect(try parse("sing", "-qv").has(.verbose))
  }

  @Test func `the last of several values counts, and all can be had`() throws {
    let parsed = try parse("sing", "--seed", "1", "--seed", "2")
    #expect(parsed[Self.seed] == "2")
    #expect(parsed.all(Self.seed) == ["1", "2"])
  }

  @Test func `behind two dashes everything is an operand`() throws {
    #expect(try parse("sing", "--", "--seed").operands == ["--seed"])
    #expect(try parse("sing", "-").operands == ["-"])
  }

  @Test(arguments: [
    (["sign"], "there is no command named \"sign\"\ndid you mean \"sing\"?"),
    (["sing", "--sead", "1"], "there is no option --sead for sing\ndid you mean \"--seed\"?"),
    (["--seed", "1"], "there is no option --seed\nit belongs to sing"),
    (["sing", "--seed"], "--seed HEX: the value is missing"),
    (["sing", "--plain=yes"], "--plain takes no value"),
    (["sing", "--times", "-3"], "--times takes a whole number, not \"-3\""),
    (
      ["sing", "--mode", "fats"], "--mode takes fast or slow, not \"fats\"\ndid you mean \"fast\"?"
    ),
    (["sing", "a", "b"], "only one SONG is taken here, not \"b\" too"),
  ]) func `a mistake is named, with what would work`(words: [String], begins: String) {
    do {
      _ = try ParsedArguments(words, commands: [Self.sing])
      Issue.record("it was taken: \(words)")
    } catch {
      let failure = Failure(error)
      let text = ([failure.message] + failure.advice).filter { !$0.isEmpty }
      #expect(failure.code == .usage)
      #expect(text.joined(separator: "\n").hasPrefix(begins))
    }
  }

  @Test func `any words whatever are read or refused as wrong usage`() {
    let pieces = [
      "--", "-", "sing", "--seed", "=", "--=", "-q", "-h", "--help", "", "-x", "--\u{1F600}",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces { _ = complaint(first, second, third) }
      }
    }
  }
}
