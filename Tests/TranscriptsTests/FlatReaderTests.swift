import Testing

@testable import Transcripts

@Suite struct FlatReaderTests {
  private func read(_ text: String) throws -> FlatObject {
    try FlatReader.read(Array(text.utf8)[...])
  }

  @Test(arguments: [
    ("{}", []),
    (" { } \r", []),
    (#"{"a":"b"}"#, [FlatObject.Field("a", .text("b"))]),
    (#"{ "a" : -12 , "b" : true }"#, [.init("a", .number(-12)), .init("b", .truth(true))]),
    (#"{"a":[],"b":["x","y"]}"#, [.init("a", .list([])), .init("b", .list(["x", "y"]))]),
    (
      #"{"a":"\"\\\/\b\f\n\r\t\u0041\ud83d\ude00é"}"#,
      [
        .init("a", .text("\"\\/\u{8}\u{C}\n\r\tA😀é"))
      ]
    ),
    (#"{"a":9223372036854775807}"#, [.init("a", .number(.max))]),
  ])
  func `flat objects are read`(line: String, fields: [FlatObject.Field]) throws {
    #expect(try read(line).fields == fields)
  }

  @Test(arguments: [
    ("", 1), ("[]", 1), ("hello", 1), ("{", 2), (#"{"a""#, 5), (#"{"a":"#, 6), (#"{"a":"x"#, 6),
    (#"{"a":{}}"#, 6), (#"{"a":[["x"]]}"#, 7), (#"{"a":[1]}"#, 7), (#"{"a":null}"#, 6),
    (#"{"a":1.5}"#, 6), (#"{"a":1e3}"#, 6), (#"{"a":01}"#, 6), (#"{"a":9223372036854775808}"#, 6),
    (#"{"a":"\x"}"#, 7), (#"{"a":"\ud800"}"#, 7), (#"{"a":"\ud800\u0041"}"#, 7),
    (#"{"a":"\u00g0"}"#, 7), ("{\"a\":\"\u{1}\"}", 7), (#"{"a":1,"a":2}"#, 8), (#"{"a":1,}"#, 8),
    (#"{"a":1} {"#, 9), (#"{a:1}"#, 2), (#"{"a":tru}"#, 6), ("{\"a\":\u{feff}1}", 6),
  ])
  func `anything else is refused, with the byte where it shows`(line: String, column: Int) {
    do {
      let object = try FlatReader.read(Array(line.utf8)[...])
      Issue.record("\(line) was read as \(object)")
    } catch {
      #expect(error.column == column, "\(line): \(error.wording)")
    }
  }

  @Test func `broken UTF-8 is refused`() {
    let bytes = Array("{\"a\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
    #expect(throws: FlatReader.Problem(kind: .notUTF8, column: 6)) {
      try FlatReader.read(bytes[...])
    }
  }

  @Test func `a line with very many keys is refused, not searched for ever`() {
    let fields = (0..<100_000).map { "\"k\($0)\":1" }.joined(separator: ",")
    do {
      _ = try FlatReader.read(Array("{\(fields)}".utf8)[...])
      Issue.record("it was read")
    } catch {
      #expect(error.kind == .tooManyKeys)
    }
  }
}
