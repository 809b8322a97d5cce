import Testing

@testable import DialogEngine

@Suite struct RedactionTests {
  @Test(arguments: [
    ("ring me on 07700 900123 ok", "ring me on [phone 1] ok"),
    ("07700900123", "[phone 1]"), ("+44 7700 900 123", "[phone 1]"),
    ("0044 7700 900123", "[phone 1]"), ("(020) 7946 0018", "[phone 1]"),
    ("020 7946 0018.", "[phone 1]."), ("01632 960 001 or 01632 960002", "[phone 1] or [phone 2]"),
    ("085 012 3456", "[phone 1]"), ("+353 85 012 3456", "[phone 1]"),
    ("212-555-0123", "[phone 1]"), ("(212) 555 0123", "[phone 1]"), ("1-212-555-0123", "[phone 1]"),
    ("0491 570 156", "[phone 1]"), ("+61 491 570 156", "[phone 1]"), ("555-0123", "[phone 1]"),
    ("a.b+c@mail.example.org!", "[email 1]!"), ("me@home", "me@home"),
    ("i live in SW1A 1AA now", "i live in [postcode 1] now"), ("m1 1ae", "[postcode 1]"),
    ("ec1a1bb", "[postcode 1]"), ("D02 AF30", "[postcode 1]"), ("K1A 0B1", "[postcode 1]"),
    ("12345-6789", "[postcode 1]"), ("4111 1111 1111 1111", "[card 1]"),
    ("4111 1111 1111 1112", "4111 1111 1111 1112"), ("943 476 5919", "[nhs 1]"),
    ("QQ 12 34 56 C", "QQ 12 34 56 C"), ("AB 12 34 56 C", "[insurance 1]"),
    ("ab123456c", "[insurance 1]"),
    ("my code is 20261122-k7qf3m-x4tq-9bwhn-7dkc.", "my code is [code 1]."),
    ("20261122K7QF3MX4TQ9BWHN7DKC", "[code 1]"),
    ("20261122 k7qf3m x4tq 9bwhn 7dkc please", "[code 1] please"),
    ("20261122–k7qf3m–x4tq–9bwhn–7dkc", "[code 1]"),
    ("20261122-k7qf3m-x4tq-9bwhn-7dk", "[code 1]"), ("20261122-k7qf3m-x4tq-9bwhn-7dka", "[code 1]"),
    ("the end is x4tq-9bwhn-7dkc", "the end is [code 1]"),
  ])
  func `personal details become tags`(_ text: String, _ redacted: String) {
    #expect(Redaction.redact(text).text == redacted)
  }

  @Test(arguments: [
    "7/10", "2019", "300 mg", "b12 3mg", "in 2019 i spent 4000", "999", "111", "116 123",
    "10 20 30",
    "01/02/2019", "3 days, 12 hours", "0.5", "24/7", "1, 3", "about 200-300", "0800 1111",
    "a1 in 2020", "12345", "since 1998 2004", "o2 2 go",
    "20261122-k7qf3m", "20261122 try my gym", "on 20261122 i went",
  ])
  func `ordinary numbers stay`(_ text: String) {
    #expect(Redaction.redact(text).text == text)
    #expect(Redaction.redact(text).details.isEmpty)
  }
}
