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
    "1",
    "it helps me switch off after work so that i can get to sleep",
    "my health is not what it was, and the doctor said so as well",
    "7",
    "my partner has had enough of it and i can see why really",
    "3",
    "2",
    "it does not fit at all when i look at it straight, i think",
    "5",
    "2",
    "1",
    "i managed six weeks once, when i was busy with the garden",
    "1",
    "1",
    "5",
    "",
    "3",
    "2",
    "on friday, when i would have gone to the bar with the others",
    "1",
    "my sister would help me with it, she has asked me before now",
    "4",
    "i would ring a friend and tell him how it is, he is all right",
    "8",
    "",
    "4",
  ]

  /// The same visit to a server that asks: a copy may be kept from the first topic on, so that the
  /// question at the end, for which there is an Enter, does not come.
  static let kept: [String] = plain[..<2] + ["privacy", "1"] + plain[2..<28] + plain[29...]
}
