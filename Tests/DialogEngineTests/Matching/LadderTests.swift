import Testing

@testable import DialogEngine

private let words = TestLexicon([
  "yes": "yes, yeah, yep, aye, sure, y, no yeah",
  "no": "no, nope, nah, n, not really, no thanks, yeah no, no way",
  "maybe": "maybe, yes and no, sort of",
  "dontknow": "do not know, not sure",
  "negation": "not, no, never, without",
  "clause": "but, i, because",
  "drink": "drink*, booze, vodka, on the ... lash",
  "back": "go back, back one", "help": "help me",
])

/// "1 label", "which 1 3", "close 2" and so on, numbered from 1.
private func described(_ choosing: Choosing) -> String {
  switch choosing {
  case .one(let place, let by, _): "\(place + 1) \(by.rawValue)"
  case .which(let places): "which " + places.map { "\($0 + 1)" }.joined(separator: " ")
  case .close(let place): "close \(place + 1)"
  case .opposed(let place): "opposed \(place + 1)"
  case .none: "none"
  }
}

@Suite struct LadderTests {
  private static let lexicon = words.lexicon
  private static let strength = lexicon.choiceSet([
    words.meaning("Just a flicker", "little, mild"), words.meaning("Strong", "bad, awful"),
    words.meaning("Plan to stop"), words.meaning("I can not sleep"),
    words.meaning("Drinking", "<drink>"), words.meaning("I am safe at home"),
  ])

  @Test(arguments: [
    ("1", "1 number"), ("two", "2 number"), ("number 3", "3 number"), ("3 please", "3 number"),
    ("the second one", "2 number"), ("the last one", "6 number"), ("b", "2 number"),
    ("7", "none"), ("0", "none"), ("no 2", "none"),
    ("STRONG!", "2 label"), ("just a flicker", "1 label"), ("i cant sleep", "4 label"),
    ("str", "2 prefix"), ("plan to", "3 prefix"), ("st", "none"),
    ("its really bad", "2 phrase"), ("not bad", "none"), ("on the vodka", "5 phrase"),
    ("drinkin", "5 prefix"), ("on the bleedin lash", "5 phrase"), ("bad but mild", "which 1 2"),
    ("a flicker", "1 words"), ("i want to stop", "3 words"), ("safe", "6 words"),
    ("not safe", "none"), ("i am not safe at home", "none"), ("sleep", "opposed 4"),
    ("i can not get to sleep", "4 words"),
    ("strng", "close 2"), ("flciker", "close 1"), ("flickers", "close 1"), ("strange", "none"),
    ("blah", "none"), ("", "none"),
  ])
  func `a reply finds its choice`(_ line: String, _ expected: String) {
    let reply = Self.lexicon.listen(to: Cleaning.clean(line))
    #expect(described(Self.lexicon.choose(reply, from: Self.strength)) == expected)
  }

  @Test func `numbers count what is offered`() {
    let reply = Self.lexicon.listen(to: "2")
    let choosing = Self.lexicon.choose(reply, from: Self.strength, offered: 0b100101)
    #expect(described(choosing) == "3 number")
  }

  @Test(arguments: [
    ("yeah", "1 phrase"), ("nah", "2 phrase"), ("not really", "2 phrase"), ("not sure", "none"),
    ("yes", "1 label"), ("y", "1 phrase"),
  ])
  func `a label Yes or No means the concept too`(_ line: String, _ expected: String) {
    let choices = Self.lexicon.choiceSet([
      words.meaning("Yes"), words.meaning("No, not now"), words.meaning("Later"),
    ])
    let expected = line == "yes" ? "1 label" : expected
    #expect(
      described(Self.lexicon.choose(Self.lexicon.listen(to: line), from: choices)) == expected)
  }

  @Test(arguments: [
    ("1, 3", 0b101), ("1 and 3", 0b101), ("1 3", 0b101), ("money & sleep", 0b11),
    ("all", 0b1111), ("all of them", 0b1111), ("none", 0), ("none of these", 0), ("work", 0b100),
    ("money, family and friends", 0b1001), ("family and friends", 0b1000),
    ("mostly the booze", 0b10000), ("2.", 0b10),
  ])
  func `several of a list`(_ line: String, _ bits: Int) {
    let choices = Self.lexicon.choiceSet([
      words.meaning("Money worries", "money"), words.meaning("Sleep"), words.meaning("Work"),
      words.meaning("Family and friends"), words.meaning("Drinking", "<drink>"),
    ])
    let offered: UInt64 = bits == 0b10000 ? 0b11111 : 0b1111
    let several = Self.lexicon.several(
      Self.lexicon.listen(to: line), of: choices, offered: offered, most: 5)
    #expect(several == .some(UInt64(bits)))
  }

  @Test(arguments: ["aa", "aaa", "bbbb", "aaah"])
  func `a cry is not the letter of a choice`(_ line: String) {
    let choices = Self.lexicon.choiceSet([words.meaning("A"), words.meaning("B", "b")])
    let choosing = Self.lexicon.choose(Self.lexicon.listen(to: line), from: choices)
    #expect(described(choosing) == "none")
  }

  @Test func `more than are allowed`() {
    let choices = Self.lexicon.choiceSet([
      words.meaning("A"), words.meaning("B"), words.meaning("C"),
    ])
    let several = Self.lexicon.several(Self.lexicon.listen(to: "1 2 3"), of: choices, most: 2)
    #expect(several == .tooMany(2))
  }

  @Test(arguments: [
    ("yes", YesOrNo.yes), ("aye", .yes), ("yes i do", .yes), ("no yeah", .yes), ("no", .no),
    ("yeah no", .no), ("not really", .no), ("no way", .no), ("maybe", .either),
    ("yes and no", .either), ("dunno", .either), ("not sure", .either), ("i dont know", .either),
    ("my brother has no money and yes it hurts", .none), ("purple", .none),
    ("well yeah", .yes),
  ])
  func `yes, no and neither`(_ line: String, _ expected: YesOrNo) {
    #expect(Self.lexicon.yesOrNo(Self.lexicon.listen(to: line)) == expected)
  }

  @Test(arguments: [
    ("7", NumberGiven.number(7)), ("seven", .number(7)), ("about a 7", .number(7)),
    ("7/10", .number(7)), ("7 out of 10", .number(7)), ("10 out of 10", .number(10)),
    ("10/10", .number(10)), ("between 6 and 7", .between(6, 7)), ("6 or 7", .between(6, 7)),
    ("6-7", .between(6, 7)), ("6.5", .between(6, 7)), ("six and a half", .between(6, 7)),
    ("11", .outside(11)), ("zero", .number(0)), ("none", .number(0)), ("-3", .outside(-3)),
    ("lots", .none), ("3 times in 2 weeks", .none), ("99999999999999", .outside(1_000_000_000)),
    ("twenty five", .outside(25)), ("a hundred", .outside(100)),
  ])
  func `numbers`(_ line: String, _ expected: NumberGiven) {
    #expect(Self.lexicon.number(Self.lexicon.read(line), in: 0...10) == expected)
  }
}

@Suite struct CommandTests {
  @Test(arguments: [
    ("help", "help"), ("HELP NOW", "numbers"), ("?", "help"), ("!", "hide"), ("/stop", "quit /"),
    ("quit.", "quit"), ("show  my data", "privacy"), ("resume ab-cd", "resume ab-cd"),
    ("Resume 7KPQ M3XD", "resume 7KPQ M3XD"), ("resume my life", "-"), ("answers 3", "answers 3"),
    ("stop the chat", "-"), ("", "-"), ("aide", "help"), ("/ back", "back /"), ("help!", "help"),
    ("/resume x", "resume x /"),
  ])
  func `a command word alone`(_ line: String, _ expected: String) {
    let lexicon = Lexicon(concepts: [], interrupts: [], commandWords: [(.help, ["aide"])])
    let typed = lexicon.command(line)
    let words = [
      typed?.command.rawValue ?? "-", typed?.argument, typed?.isSlashed == true ? "/" : nil,
    ]
    #expect(words.compactMap { $0 }.joined(separator: " ") == expected)
  }

  @Test func `a wish in other words`() {
    let lexicon = words.lexicon
    #expect(lexicon.wish(lexicon.listen(to: "can we go back one")) == .back)
    #expect(lexicon.wish(lexicon.listen(to: "i want to go back to college and work hard")) == nil)
  }
}
