import Platform
import Testing

@testable import Transcripts

/// Words that would like to act instead of being read.
@Suite struct ShowingTests {
  static let hostile = [
    "\u{1B}[2J\u{1B}]52;c;ZXZpbA==\u{7}", "\u{1B}]8;;http://evil.example\u{1B}\\link", "\u{9B}31m",
    "\u{202E}evil\u{2066}", "a\u{2028}b\u{2029}c", "=HYPERLINK(\"http://evil.example\")", "+1+1",
    "-1", "@SUM(A1)", "  =1", "\t=1", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\"quoted\", with a comma", "# heading", "1. list", "[link](http://evil.example)", "`code`",
    "two\nlines", "</bdi></p><p>", "&lt;", "--- ", "> quote",
  ]

  private func record(_ text: String) -> Record {
    Record(time: 1, .you(.init(turn: 1, by: "free", text: text)))
  }

  private var header: Header {
    Header(
      id: "20261122-k7qf3m", started: "2026-11-22T18:40:03Z", pack: "p", fingerprint: "f",
      engine: "e", seed: "0", language: "en", via: "terminal", consent: "me")
  }

  @Test(arguments: hostile) func `nothing acts on a screen, in any format`(text: String) {
    var page = MarkdownPage()
    let transcript = Transcript(path: "a", header: header, records: [record(text)])
    let outputs = [
      page.add(record(text)), HTMLPage.article(transcript), CSVTable(header).row(record(text)),
    ]
    for output in outputs {
      let lines = output.replacing("\r\n", with: "\n")
      #expect(lines.unicodeScalars.allSatisfy { $0 == "\n" || ScreenText.isHarmless($0) })
    }
  }

  @Test(arguments: hostile) func `no element is made of words on a page`(text: String) {
    let transcript = Transcript(path: "a", header: header, records: [record(text)])
    let page = HTMLPage.article(transcript)
    let start = page.range(of: "<bdi>")
    let end = page.range(of: "</bdi>")
    guard let start, let end else {
      Issue.record("the words are not set apart")
      return
    }
    let words = page[start.upperBound..<end.lowerBound].replacing("<br>", with: "")
    #expect(!words.contains("<") && !words.contains(">") && !words.contains("\""))
  }

  @Test func `a page may load and run nothing, and has its own style`() {
    let page = HTMLPage.begin(title: "T")
    #expect(page.contains("content=\"default-src 'none'; style-src 'sha256-"))
    #expect(!page.contains("<script") && !page.contains("http:") && !page.contains("https:"))
    #expect(HTMLPage.base64(Array("Man".utf8)) == "TWFu")
    #expect(HTMLPage.base64(Array("Ma".utf8)) == "TWE=")
    #expect(HTMLPage.base64(Array("M".utf8)) == "TQ==")
  }

  @Test(arguments: [
    ("=1", "\"'=1\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""), ("@a", "\"'@a\""), (" =1", "\"' =1\""),
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\nb", "a b"),
    ("1-1", "1-1"),
  ])
  func `cells of a table are no formulas`(text: String, cell: String) {
    #expect(CSVTable.cell(text) == cell)
  }

  @Test(arguments: [
    ("# no", "\\# no"), ("1. no", "1\\. no"), ("- no", "\\- no"),
    ("in 2026-11-22", "in 2026-11-22"),
    ("[a](b)", "\\[a\\](b)"), ("<b>", "\\<b\\>"), ("a_b*c", "a\\_b\\*c"),
    ("well-known", "well-known"),
  ])
  func `words stay words in Markdown`(text: String, shown: String) {
    #expect(MarkdownPage.inline(text) == shown)
  }

  @Test func `undone replies are marked, and private ones stay private`() throws {
    let passages = Passage.all(try Transcript.read(Sample.bytes, path: "a").records)
    #expect(passages.filter(\.isUndone).map(\.turn) == [1, 2])
    #expect(passages.contains { $0.kind == .withheld("a private answer") })
    #expect(
      passages.contains {
        $0.kind == .withheld("the words are not kept: suicide, to be asked about")
      })
    #expect(passages.filter { $0.mark != nil }.map(\.mark) == ["plan made"])
  }

  @Test func `a heading for the top stands before the others, wherever it was kept`() {
    func keep(_ under: String, isTop: Bool) -> Record {
      Record(time: 0, .keep(under: under, text: "a line", isTop: isTop))
    }
    let records = [keep("Later", isTop: false), keep("Why", isTop: true)]
    let page = PlanPage(Transcript(path: "a", header: header, records: records))
    #expect(page.markdown == "# My plan\n\n## Why\n\n- a line\n\n## Later\n\n- a line\n")
  }

  @Test func `a plan has what still stands, each line once`() {
    func keep(_ text: String) -> Record {
      Record(time: 0, .keep(under: "When hard", text: text, isTop: false))
    }
    let page = PlanPage(
      Transcript(
        path: "a", header: header,
        records: [
          record("1"), keep("Call Sam"), keep("Call Sam"),
          Record(time: 0, .you(.init(turn: 2, by: "free", text: "2"))), keep("Walk"),
          Record(time: 0, .undo(turn: 3, to: 2)),
          Record(time: 0, .you(.init(turn: 4, by: "free", text: "3"))), keep("Sleep *well*"),
        ]))
    #expect(page.markdown == "# My plan\n\n## When hard\n\n- Call Sam\n- Sleep \\*well\\*\n")
  }

  @Test func `a redacted copy has a sum of its own, and keeps the numbers of helplines`() throws {
    let number = "07700 900123"
    let records = [
      record("ring me on \(number)"),
      Record(
        time: 2, .bot(.init(at: "a/b", text: "You wrote: ring me on \(number). Call \(number)"))),
      Record(time: 3, .end(.init(why: "quit", turns: 1, sum: "old"))),
    ]
    var redactor = Redactor()
    let bytes = redactor.copy(header) + records.flatMap { redactor.copy($0) }
    let copy = try Transcript.read(bytes, path: "a")
    guard case .you(let reply) = copy.records[0].event, case .bot(let bot) = copy.records[1].event
    else { return #expect(Bool(false)) }
    #expect(reply.text == "ring me on [phone 1]" && reply.redacted == ["phone"])
    #expect(bot.text == "You wrote: ring me on [phone 1]. Call \(number)")
    let before = bytes.prefix(bytes.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    #expect(copy.end?.sum == SHA256.digest(before).short)
  }
}
