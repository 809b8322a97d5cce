import Testing

@testable import DialogEngine

private func normalised(_ line: String, knowing words: String = "") -> String {
  let lexicon = TestLexicon(["known": words]).lexicon
  return lexicon.read(Cleaning.clean(line)).normalised
}

@Suite struct ReadingTests {
  @Test(arguments: [
    ("I DON\u{2019}T Know", "i do not know"), ("dont", "do not"), ("can't", "can not"),
    ("cannot", "can not"), ("couldn't've", "could not have"), ("gonna", "going to"),
    ("I'm fine", "i am fine"), ("they'll", "they will"), ("mum's", "mums"),
    ("  caf\u{e9}   na\u{ef}ve ", "cafe naive"), ("cafe\u{301}", "cafe"),
    ("\u{ff28}\u{ff45}\u{ff4c}\u{ff4c}\u{ff4f}", "hello"), ("Stra\u{df}e", "strasse"),
    ("seven", "7"), ("Twenty-one", "20 1"), ("color", "colour"), ("7/10", "7 10"),
    ("\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}", "\u{43f}\u{440}\u{438}\u{432}\u{435}\u{442}"),
    ("", ""), ("?!...", ""), ("'hello'", "hello"), ("my self", "myself"), ("2 much", "too much"),
    ("dinnae ken", "do not know"),
  ])
  func `a line is brought to one form`(_ line: String, _ form: String) {
    #expect(normalised(line) == form)
  }

  @Test(arguments: [
    ("heeellllp", "help"), ("sooooo sad", "so sad"), ("stresssssed", "stressed"),
    ("k i l l me", "kill me"), ("su1c1de", "suicide"), ("s u i c i d e", "suicide"),
    ("k*ll", "kill"), ("k!ll", "kill"), ("thinkin", "thinking"), ("realize", "realise"),
    ("stres sed", "stressed"), ("d3ad", "dead"), ("7 days", "7 days"),
  ])
  func `a word that is known is found behind how it is written`(_ line: String, _ form: String) {
    let words = "help,so,sad,stressed,kill,suicide,thinking,realise,dead,days"
    #expect(normalised(line, knowing: words) == form)
  }

  @Test(arguments: [
    ("aa", "aa"), ("aaa", "aa"), ("AAAAAH", "aah"), ("too", "too"),
    ("see", "see"), ("soo", "soo"), ("sooo", "so"), ("bee", "bee"), ("wantt", "want"),
    ("kisss", "kiss"),
  ])
  func `letters that are drawn out never make another short word`(_ line: String, _ form: String) {
    #expect(normalised(line, knowing: "a,too,so,see,be,want,kiss") == form)
  }
}

@Suite struct CleaningTests {
  @Test(arguments: [
    ("  hi  ", "hi"), ("a\tb", "a b"), ("a\u{202e}b\u{200b}c\u{7}d", "abcd"), ("\u{feff}x", "x"),
    ("\u{0}", ""), ("a\r\n", "a"),
  ])
  func `what can't be seen is dropped`(_ line: String, _ cleaned: String) {
    #expect(Cleaning.clean(line) == cleaned)
  }

  @Test func `two thousand characters are read`() {
    #expect(Cleaning.clean(String(repeating: "\u{e9}", count: 3000)).unicodeScalars.count == 2000)
  }

  @Test func `broken UTF-8 is repaired`() {
    #expect(Cleaning.clean(bytes: [0x61, 0xff, 0x62]) == "a\u{fffd}b")
  }
}
