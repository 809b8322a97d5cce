import Platform
import Support
import Testing

/// Eight bytes at a time says what one byte at a time says.
@Suite struct PlainTextTests {
  @Test func `one byte of any kind is seen wherever it stands`() {
    for length in [1, 7, 8, 9, 17] {
      for place in 0..<length {
        for byte in UInt8.min...UInt8.max {
          var bytes = Array(repeating: UInt8(ascii: "a"), count: length)
          bytes[place] = byte
          let isPlain = byte == 0x0A || (0x20..<0x7F).contains(byte)
          #expect(bytes.span.isPlainText == isPlain, "\(byte) at \(place) of \(length)")
          #expect(bytes.span.lineBreak(from: 0) == (byte == 0x0A ? place : length))
        }
      }
    }
  }

  @Test func `line breaks are found in bytes of any kind, from any place on`() {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let bytes = (0..<40).map { _ in [0x0A, 0x09, 0x0B, 0x8A, 0x61].randomElement(using: &random)!
      }
      .map { UInt8($0) }
      for start in 0...40 {
        let expected = bytes[start...].firstIndex(of: 0x0A) ?? 40
        #expect(bytes.span.lineBreak(from: start) == expected)
      }
    }
  }
}
