import Foundation
import Testing

@testable import Transcripts

@Suite struct ReviewTests {
  /// One who is not understood at first, and then stops or finishes.
  private func talk(saying text: String, finishing: Bool) -> [Record] {
    [
      Record(time: 0, .go(to: "a/start")),
      Record(time: 0, .bot(.init(at: "a/start", tag: "reflect.simple", text: "So."))),
      Record(
        time: 1_000, .ask(.init(at: "a/start", id: "1", tag: "question.open", text: "And?"))),
      Record(time: 4_000, .you(.init(turn: 1, by: "none", text: text))),
      Record(time: 9_000, .you(.init(turn: 2, pick: .text("x"), by: "number", text: "1"))),
      Record(time: 9_000, .go(to: "a/end")),
    ]
      + (finishing
        ? [Record(time: 9_000, .end(.init(why: "done", name: "good", turns: 2, sum: "")))] : [])
  }

  private var full: Review {
    var review = Review()
    for _ in 0..<6 { review.add(talk(saying: "Dunno  really", finishing: true)) }
    for _ in 0..<2 { review.add(talk(saying: "my very own words", finishing: false)) }
    return review
  }

  @Test func `what a few people did is hidden`() {
    let text = ReviewReport(full, minimum: 5, leftOut: 3).text
    #expect(
      text == """
        8 conversations, 6 finished, 16 replies
        3 left out, which reviewers may not read
        groups of fewer than 5 are hidden (--min)

        Nodes (reached, stopped, not understood, went back, median wait seconds)
          8  <5  0  0  -  a/end
          8   0  8  0  3  a/start

        Not understood (conversations)
          6  a/start: dunno really
          1 hidden

        Endings (conversations)
          6  good
          1 hidden

        Reflections for each question (reflections, questions, percent)
          8  8  100  a

        Authors' tags (lines)
          8  a, question.open
          8  a, reflect.simple

        """)
    #expect(!text.contains("very own"))
  }

  @Test func `with a minimum of one everything is shown`() {
    let text = ReviewReport(full, minimum: 1, leftOut: 0).text
    #expect(text.contains("  2  a/start: my very own words"))
    #expect(text.contains("  2  broken off"))
    #expect(!text.contains("hidden"))
  }

  @Test func `the JSON is JSON, and the page holds the same numbers`() throws {
    let report = ReviewReport(full, minimum: 5, leftOut: 0)
    let object = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
    #expect(object?["conversations"] as? Int == 8)
    let nodes = (object?["nodes"] as? [String: Any])?["rows"] as? [[String: Any]]
    #expect(nodes?.last?["name"] as? String == "a/start")
    #expect(nodes?.last?["median_wait_seconds"] as? Int == 3)
    #expect(report.html.contains("<th scope=\"row\"><bdi>a/start</bdi></th><td>8</td>"))
  }
}
