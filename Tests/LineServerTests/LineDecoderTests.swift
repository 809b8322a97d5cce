import Support
import Testing

@testable import LineServer

/// Bytes from a text in which `<FF>` is a byte and all else stands for itself.
func bytes(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var rest = Array(text.utf8)[...]
  while let byte = rest.popFirst() {
    if byte == 0x3C, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
      bytes.append(value)
      rest = rest.dropFirst(3)
    } else {
      bytes.append(byte)
    }
  }
  return bytes
}

/// All events of these pieces, and of the end of the input after them.
func decode(_ pieces: [[UInt8]], lineBytes: Int = 4_096) -> [LineDecoder.Event] {
  var decoder = LineDecoder(lineBytes: lineBytes)
  var events: [LineDecoder.Event] = []
  for piece in pieces {
    var offset = 0
    while let event = decoder.next(piece.span, from: &offset) { events.append(event) }
  }
  if let event = decoder.finish() { events.append(event) }
  return events
}

/// The events as words: what was said, and what else happened in brackets.
private func words(_ events: [LineDecoder.Event]) -> String {
  events.map { event in
    switch event {
    case .line(let line): String(decoding: line, as: UTF8.self) + "|"
    case .answer(let bytes): "[" + bytes.map { String($0, radix: 16) }.joined(separator: " ") + "]"
    case .width(let width): "[width \(width)]"
    case .lineTooLong: "[too long]"
    case .leave: "[leave]"
    case .interrupted: "[interrupted]"
    case .promptLost: "[prompt lost]"
    case .areYouThere: "[are you there]"
    case .foreign(let found): "[\(found)]"
    case .hopeless(let excess): "[\(excess)]"
    }
  }.joined()
}

/// Input, and what is made of it; tried whole and cut at every place.
let decoderCases: [(String, String)] = [
  // Line ends, and a last line without one.
  ("a<0A>b<0D><0A>c<0D><00>d<0D>e", "a|b|c|d|e|"),
  ("<0A><0D><0D><0A><0A>", "||||"),
  ("<0D><00><0A>", "||"),
  ("", ""),
  // Erasing.
  ("abc<08><7F>d<0A>", "ad|"),
  ("a<C3><A9><08>b<E2><82><AC><7F><0A>", "ab|"),
  ("<08><08>a<0A>", "a|"),
  ("a<C3><08>b<0A>", "ab|"),
  // Controls.
  ("a<00><01><1B>[A<09>b<0A>", "a[A b|"),
  ("a<C2><85>b<C2><9F><C2><A0><0A>", "ab\u{A0}|"),
  // Leaving.
  ("<04>", "[leave]"),
  ("hi<0A><04>", "hi|[leave]"),
  ("h<04>i<0A>", "hi|"),
  ("<FF><EC>", "[leave]"),
  ("a<FF><EC><0A>", "a|"),
  // Broken UTF-8, one mark for each piece that cannot go on.
  ("<FF><FF><0A>", "\u{FFFD}|"),
  ("<C3><0A>", "\u{FFFD}|"),
  ("<F0><9F><98><80><0A>", "😀|"),
  ("<F0><9F><98><0A>", "\u{FFFD}|"),
  ("<F0><9F><98>a<0A>", "\u{FFFD}a|"),
  ("<ED><A0><80><0A>", "\u{FFFD}\u{FFFD}\u{FFFD}|"),
  ("<C0><AF><E0><80><AF><0A>", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}|"),
  ("<F4><90><80><80><F5><0A>", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}|"),
  ("<E2><82>", "\u{FFFD}|"),
  ("<C3><FF><F1><A9><0A>", "é|"),
  // Telnet.
  ("a<FF><F1><FF><F9><FF><F2>b<0A>", "ab|"),
  ("<FF><F6>", "[are you there]"),
  ("abc<FF><F7>d<FF><F8>e<0A>", "e|"),
  ("half<FF><F4><FF><FD><06>whole<0A>", "[interrupted][ff fc 6][prompt lost]whole|"),
  ("half<FF><F3>whole<0A>", "[interrupted]whole|"),
  ("<FF><FD><06><FF><FD><06>", "[ff fc 6][ff fc 6]"),
  ("a<0D><FF><F1><0A>b<0A>", "a|b|"),
  // Negotiation: on a change, and refusals once.
  ("<FF><FD><03><FF><FD><03>", "[ff fb 3]"),
  ("<FF><FD><03><FF><FE><03><FF><FE><03>", "[ff fb 3][ff fc 3]"),
  ("<FF><FD><01><FF><FD><01><FF><FB><01><FF><FB><01>", "[ff fc 1][ff fe 1]"),
  ("<FF><FC><18><FF><FE><18>", ""),
  ("<FF><FB><22>", "[ff fe 22]"),
  ("<FF><FB><1F><FF><FA><1F><00><50><00><18><FF><F0>", "[ff fd 1f][width 80]"),
  ("<FF><FA><1F><00><05><00><18><FF><F0>", "[width 20]"),
  ("<FF><FA><1F><FF><FF><FF><FF><00><18><FF><F0>", "[width 500]"),
  ("<FF><FA><1F><00><00><00><18><FF><F0>", ""),
  ("<FF><FA><1F><00><50><FF><F0>x<0A>", "x|"),
  ("<FF><FA><1F><00><FF><F6>x<0A>", "[are you there]x|"),
  ("<FF><FB><2A>", "[ff fd 2a]"),
  (
    "<FF><FB><2A><FF><FA><2A><01>;latin1;utf-8<FF><F0>",
    "[ff fd 2a][ff fa 2a 2 75 74 66 2d 38 ff f0]"
  ),
  ("<FF><FB><2A><FF><FA><2A><01>;latin1<FF><F0>", "[ff fd 2a][ff fa 2a 3 ff f0]"),
  ("<FF><FA><2A><01>;UTF-8<FF><F0>", ""),
  ("<FF><FD><2A>", "[ff fb 2a ff fa 2a 1 3b 55 54 46 2d 38 ff f0]"),
  // Other protocols.
  ("GET / HTTP/1.1<0D><0A>Host: x<0D><0A>", "[http]"),
  ("POST /a b HTTP/1.0<0A>", "[http]"),
  ("PRI * HTTP/2.0<0D><0A>", "[http]"),
  ("PROPFIND / HTTP/1.1<0D><0A>", "[http]"),
  ("BASELINE-CONTROL /a HTTP/1.1<0D><0A>", "[http]"),
  ("GET UP<0A>", "GET UP|"),
  ("I-AM-NOT-SO-GOOD-TODAY / HTTP/1.1<0A>", "I-AM-NOT-SO-GOOD-TODAY / HTTP/1.1|"),
  ("-- / HTTP/1.1<0A>", "-- / HTTP/1.1|"),
  ("--- / HTTP/1.1<0A>", "--- / HTTP/1.1|"),
  ("get / http/1.1<0A>", "get / http/1.1|"),
  ("hi<0A>GET / HTTP/1.1<0A>", "hi|GET / HTTP/1.1|"),
  ("<16><03><01><02><00>", "[tls]"),
  ("<16><04>hi<0A>", "hi|"),
  ("hi<0A><16><03>x<0A>", "hi|x|"),
  ("SSH-2.0-OpenSSH_9.6<0D><0A>", "[ssh]"),
  ("ssh-2<0A>", "ssh-2|"),
]

struct LineDecoderTests {
  @Test(arguments: decoderCases.indices)
  func `what was sent is understood however it was cut`(index: Int) {
    let (text, expected) = decoderCases[index]
    let whole = bytes(text)
    #expect(words(decode([whole])) == expected)
    for cut in whole.indices {
      #expect(words(decode([Array(whole[..<cut]), Array(whole[cut...])])) == expected)
    }
    #expect(words(decode(whole.map { [$0] })) == expected)
  }

  @Test func `a line may be as long as allowed and no longer`() {
    let line = [UInt8](repeating: 0x61, count: 4_096)
    #expect(decode([line + [0x0A]]) == [.line(line)])
    #expect(decode([line + [0x61, 0x0A]]) == [.lineTooLong])
    #expect(words(decode([line + [0x61, 0x0D, 0x0A], bytes("b<0A>")])) == "[too long]b|")
    #expect(decode([line + [0x61]]) == [.lineTooLong])
  }

  @Test func `a doubled 255 counts as one byte of the line`() {
    let line = [UInt8](repeating: 255, count: 2 * 4_096)
    #expect(decode([line + [0x0A]]).count == 1)
    #expect(decode([line + [0x0A]]) != [.lineTooLong])
    #expect(decode([line + [255, 255, 0x0A]]) == [.lineTooLong])
  }

  @Test func `a line without end is hopeless in the end`() {
    let most = [UInt8](repeating: 0x61, count: LineDecoder.endlessLineBytes)
    #expect(decode([most]) == [.lineTooLong])
    #expect(decode([most + [0x61]]) == [.hopeless(.endlessLine)])
    #expect(decode([most + [0x61]], lineBytes: 0) == [.hopeless(.endlessLine)])
    #expect(decode([most], lineBytes: 0) == [.line(most)])
  }

  @Test func `a subnegotiation may be as long as allowed and no longer`() {
    let begin: [UInt8] = [255, 250, 31]
    let end: [UInt8] = [255, 240, 0x61, 0x0A]
    let fitting = [UInt8](repeating: 1, count: Telnet.subnegotiationBytes - 1)
    #expect(decode([begin + fitting + end]) == [.line([0x61])])
    #expect(decode([begin + fitting + [1]]) == [.hopeless(.endlessSubnegotiation)])
  }

  @Test func `after 64 answers the rest is ignored, but for the timing mark`() {
    let change: [UInt8] = [255, 253, 3, 255, 254, 3]
    let events = decode([[UInt8]](repeating: change, count: 200) + [[255, 253, 6]])
    #expect(events.count == 65)
    #expect(events.last == .answer([255, 252, 6]))
  }

  @Test func `an endless argument about every option ends`() {
    var bomb: [UInt8] = []
    for round in 0..<4_000 {
      bomb += [255, UInt8(251 + round % 4), UInt8(truncatingIfNeeded: round * 7)]
    }
    let answers = decode([bomb]).count {
      if case .answer(let bytes) = $0 { bytes[2] != 6 } else { false }
    }
    #expect(answers == 64)
  }

  @Test func `a long HTTP line is seen for what it is`() {
    let line = Array("GET /".utf8) + [UInt8](repeating: 0x61, count: 5_000) + [0x0D, 0x0A]
    #expect(decode([line]) == [.foreign(.http)])
  }

  @Test func `a long line in capitals is not taken for HTTP`() {
    let line = Array("EVERYTHING IS".utf8) + [UInt8](repeating: 0x41, count: 5_000) + [0x0A]
    #expect(decode([line]) == [.lineTooLong])
  }

  @Test func `nothing is understood after a foreign protocol`() {
    #expect(words(decode([bytes("<16><03>"), bytes("hi<0A>")])) == "[tls]")
  }

  @Test func `a begun line is known to be begun`() {
    for (text, isMidway) in [("", false), ("a", true), ("a<0A>", false), ("<FF>", true)] {
      var decoder = LineDecoder()
      var offset = 0
      let input = bytes(text)
      while decoder.next(input.span, from: &offset) != nil {}
      #expect(decoder.isMidway == isMidway)
    }
  }

  @Test func `the decoder holds no more than a line`() {
    #expect(MemoryLayout<LineDecoder>.size <= 128)
  }
}

struct LineDecoderPropertyTests {
  /// Bytes that mean something more often than chance would have it.
  private static let telling: [UInt8] = [
    0, 3, 4, 6, 8, 9, 10, 13, 22, 31, 42, 0x41, 0x61, 0x7F, 0x80, 0xC2, 0xC3, 0xE2, 0xED, 0xF0,
    0xF4,
    236, 240, 241, 243, 244, 246, 247, 248, 250, 251, 252, 253, 254, 255, 255, 255,
  ]

  @Test(arguments: 0..<40)
  func `decoding does not depend on how the bytes were cut`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let input = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        Self.telling.randomElement(using: &random) ?? 0
      }
      let whole = decode([input], lineBytes: 20)
      #expect(decode(input.map { [$0] }, lineBytes: 20) == whole)
      let cut = Int.random(in: 0...input.count, using: &random)
      #expect(decode([Array(input[..<cut]), Array(input[cut...])], lineBytes: 20) == whole)
    }
  }

  @Test(arguments: 0..<40)
  func `lines are valid text without controls, however bad the input`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let input = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    for case .line(let line) in decode([input]) {
      #expect(String(validating: line, as: UTF8.self) != nil)
      #expect(line.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
    }
  }

  @Test(arguments: 0..<20)
  func `text is repaired as the standard library does it`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Neither controls nor telnet, which mean something else here.
    let allowed = (0x80...0xFE).map(UInt8.init) + [0x61, 0x62]
    let input = (0..<500).map { _ in allowed.randomElement(using: &random) ?? 0x61 }
    let text = String(decoding: input, as: UTF8.self)
    let expected = text.unicodeScalars.filter { !(0x80...0x9F).contains($0.value) }
    #expect(
      decode([input + [0x0A]]) == [.line(Array(String(String.UnicodeScalarView(expected)).utf8))])
  }
}
