import Foundation
import Support
import Testing

@testable import Transcripts

@Suite struct FlatWriterTests {
  private func written(_ text: String) -> String {
    var bytes: [UInt8] = []
    FlatWriter.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain, é, 漢 and 😀", "\"plain, é, 漢 and 😀\""),
    ("\"quoted\" \\ /", "\"\\\"quoted\\\" \\\\ /\""),
    ("two\nlines\t\r\u{0}\u{7F}", "\"two\\u000alines\\u0009\\u000d\\u0000\\u007f\""),
    ("\u{202E}abc\u{2066}\u{200F}", "\"\\u202eabc\\u2066\\u200f\""),
    ("\u{1B}]52;c;AAAA\u{7}\u{9B}31m", "\"\\u001b]52;c;AAAA\\u0007\\u009b31m\""),
    ("\u{2028}\u{2029}\u{FEFF}\u{AD}", "\"\\u2028\\u2029\\ufeff\\u00ad\""),
    ("a\u{200D}b\u{200C}c", "\"a\u{200D}b\u{200C}c\""),
    ("\u{E000}\u{FFFE}\u{E0041}", "\"\\ue000\\ufffe\\udb40\\udc41\""),
    ("\u{115F}\u{1160}\u{3164}\u{FFA0}", "\"\\u115f\\u1160\\u3164\\uffa0\""),
  ])
  func `what could act on a screen is escaped`(text: String, line: String) {
    #expect(written(text) == line)
  }

  @Test func `every character comes back, and so it does from another reader of JSON`() throws {
    var text = String.UnicodeScalarView()
    for value in UInt32(0)...0x10FFFF {
      if let scalar = Unicode.Scalar(value), value < 0x3000 || value % 61 == 0 {
        text.append(scalar)
      }
    }
    let object = FlatObject([.init("text", .text(String(text)))])
    let line = FlatWriter.line(object)
    #expect(try FlatReader.read(line.dropLast()) == object)
    let other = try JSONSerialization.jsonObject(with: Data(line)) as? [String: String]
    #expect(other?["text"].map { Array($0.unicodeScalars) } == Array(text))
    #expect(line.dropLast().allSatisfy { $0 >= 0x20 && $0 != 0x7F })
  }

  @Test func `random objects come back as they were`() throws {
    var random = SeededGenerator(seed: 42)
    for _ in 0..<2_000 {
      let object = Self.object(&random)
      let line = FlatWriter.line(object)
      #expect(try FlatReader.read(line.dropLast()) == object)
    }
  }

  private static func object(_ random: inout SeededGenerator) -> FlatObject {
    let count = Int.random(in: 0..<6, using: &random)
    return FlatObject(
      (0..<count).map { index in
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .init("k\(index)", .number(Int.random(in: .min + 1 ... .max, using: &random)))
        case 1: .init("k\(index)", .truth(Bool.random(using: &random)))
        case 2: .init("k\(index)", .list((0..<3).map { _ in text(&random) }))
        default: .init("k\(index)", .text(text(&random)))
        }
      })
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0..<9, using: &random) {
      let value = UInt32.random(in: 0...0x2FFF, using: &random)
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }
}
