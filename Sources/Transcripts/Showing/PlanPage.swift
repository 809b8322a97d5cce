/// The plan of a saved conversation, to take away: the visitor's own choices and nothing else.
public struct PlanPage {
  private var headings: [(under: String, lines: [String])] = []

  /// What was kept on the way as it stands: what was undone is not in it.
  public init(_ transcript: Transcript) {
    var kept: [(turn: Int, under: String, text: String, isTop: Bool)] = []
    var turn = 0
    for record in transcript.records {
      turn = record.turn ?? turn
      switch record.event {
      case .keep(let under, let text, let isTop): kept.append((turn, under, text, isTop))
      // What still follows from the other answers is kept again after this.
      case .undo(_, let earlier), .change(let earlier, _):
        while let last = kept.last, last.turn >= earlier { kept.removeLast() }
      default: break
      }
    }
    let top = kept.filter(\.isTop).map(\.under)
    self.init(kept.map { ($0.under, $0.text) }, top: top)
  }

  /// The headings that are named as `top` stand before the others.
  public init(_ kept: [(under: String, text: String)], top: [String] = []) {
    for under in top where !headings.contains(where: { $0.under == under }) {
      headings.append((under, []))
    }
    for (under, text) in kept { add(under, text) }
  }

  public var isEmpty: Bool { headings.isEmpty }

  private mutating func add(_ under: String, _ text: String) {
    guard let place = headings.firstIndex(where: { $0.under == under }) else {
      return headings.append((under, [text]))
    }
    if !headings[place].lines.contains(text) { headings[place].lines.append(text) }
  }

  public var markdown: String {
    var page = "# My plan\n"
    for (under, lines) in headings {
      page += "\n## \(MarkdownPage.inline(under))\n\n"
      page += lines.map { "- \(MarkdownPage.inline($0))\n" }.joined()
    }
    return page
  }

  public var html: String {
    var page = HTMLPage.begin(title: "My plan") + "<h1>My plan</h1>\n"
    for (under, lines) in headings {
      page += "<h2>\(HTMLPage.escaped(under))</h2>\n<ul>\n"
      page += lines.map { "<li><bdi>\(HTMLPage.escaped($0))</bdi></li>\n" }.joined() + "</ul>\n"
    }
    return page + HTMLPage.end
  }
}
