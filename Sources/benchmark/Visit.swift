/// One visit, line by line: the welcome, the whole of the motivation dialog, and good-bye. Three
/// replies in four are a number or Enter; the fourth is a sentence, which goes through everything
/// that is listened for.
enum Visit {
  /// To a server that keeps nothing.
  static let plain = [
    "1",
    "3",
    "1",
    "1",
    "3",
    "1",
    "i am not sure what to make of it all yet, to be honest",
    "2",
    "7",
    "i would like to be there for the kids more than i have been",
    "my partner has had enough of it and i can see why really",
    "4",
    "2",
    "it does not fit at all when i look at it straight, i think",
    "5",
    "it helps me switch off after work and then i cant stop",
    "2",
    "1",
    "1",
    "i slept badly again and the whole next day felt like mud",
    "i managed six weeks once, when i was busy with the garden",
    "5",
    "",
    "3",
    "1",
    "1",
    "4",
    "mostly at weekends but it has crept into the week as well",
    "2",
    "5",
    "3",
    "i would like to have more money and more time for myself",
    "2",
    "1",
    "2",
    "a mate of mine stopped last year and he looks well on it",
    "8",
    "4",
  ]

  /// The same visit to a server that asks; the answer is that a copy may be kept.
  static let kept: [String] = Array(plain[..<2]) + ["2"] + plain[2...]
}
