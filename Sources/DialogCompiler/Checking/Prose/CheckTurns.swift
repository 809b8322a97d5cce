import DialogEngine
import DialogSyntax

/// What a person gets to read in one go: the lines of a node that come one after another up to a
/// question, whatever holds.
extension ProseCheck {
  /// What is surely on the screen since the last reply.
  private struct Turn {
    var words = 0
    var lines = 0
    var questionMarks = 0
    var isReported = false

    /// Of two ways that meet, what both have at least.
    mutating func meet(_ other: Turn) {
      words = min(words, other.words)
      lines = min(lines, other.lines)
      questionMarks = min(questionMarks, other.questionMarks)
      isReported = isReported || other.isReported
    }

    mutating func add(_ text: Text) {
      let shown = text.plain
      let read = ProseText(shown)
      words += read.words
      questionMarks += read.questionMarks
      for line in shown.split(separator: "\n", omittingEmptySubsequences: false) {
        lines += max(1, (line.utf8.count + ProseBars.lineColumns - 1) / ProseBars.lineColumns)
      }
    }
  }

  mutating func checkTurns(_ id: NodeID) {
    let node = tables.nodes[id]
    let first = Int(node.start.value)
    var waiting: [Turn?] = Array(repeating: nil, count: Int(node.end.value) - first + 1)
    func lead(_ turn: Turn, to address: Address) {
      let place = Int(address.value) - first
      guard waiting.indices.contains(place) else { return }
      if waiting[place] == nil { waiting[place] = turn } else { waiting[place]?.meet(turn) }
    }
    waiting[0] = Turn()
    for address in first..<Int(node.end.value) {
      guard var turn = waiting[address - first] else { continue }
      let below = Address(address + 1)
      switch tables.code[address] {
      case .say(let line):
        tag(tables.lines[line].tag ?? node.tag, node)
        turn.add(longest(tables.lines[line].wording))
        look(&turn, tables.lines[line].tag ?? node.tag, origins.lines[Int(line.value)], node)
        lead(turn, to: below)
      case .ask(let place):
        let question = tables.questions[place]
        tag(question.tag ?? node.tag, node)
        turn.add(question.text)
        let site = origins.questions[Int(place.value)]
        look(&turn, question.tag ?? node.tag, site, node)
        close(turn, node)
        checkChoices(question, origins.choices[Int(place.value)], site)
        for next in question.ways { lead(Turn(), to: next) }
      case .set, .mark, .keep: lead(turn, to: below)
      case .unless(_, let target):
        lead(turn, to: below)
        lead(turn, to: target)
      case .jump(let target): lead(turn, to: target)
      // What was said before comes back below a call at the latest.
      case .call: lead(Turn(), to: below)
      case .goto, .end, .hide, .leave: break
      }
    }
  }

  private mutating func close(_ turn: Turn, _ node: Node) {
    figures[Int(node.dialog.value)].turns += 1
    figures[Int(node.dialog.value)].turnWords += turn.words
  }

  private mutating func tag(_ tag: String?, _ node: Node) {
    if let tag { figures[Int(node.dialog.value)].tags[tag, default: 0] += 1 }
  }

  private func longest(_ wording: Line.Wording) -> Text {
    switch wording {
    case .always(let text): return text
    case .inTurn(let texts, _), .atRandom(let texts, _), .once(let texts, _):
      let longest = texts.max { ProseText($0.plain).words < ProseText($1.plain).words }
      return longest ?? Text("")
    }
  }

  /// One finding for a turn, at the line that is too much.
  private mutating func look(_ turn: inout Turn, _ tag: String?, _ site: Site, _ node: Node) {
    let dialog = Int(node.dialog.value)
    figures[dialog].longestTurn = max(figures[dialog].longestTurn, turn.words)
    let isSteps = tag == "crisis" || node.tag == "crisis"
    let most = isSteps ? ProseBars.crisisTurnWords : ProseBars.turnWords
    guard !turn.isReported else { return }
    if turn.words > most {
      problems.append(.longTurn(turn.words, most: most, at: site))
    } else if turn.lines > ProseBars.turnLines, !isSteps {
      problems.append(.manyLines(turn.lines, at: site))
    } else if turn.questionMarks > 1 {
      problems.append(.stackedQuestions(turn.questionMarks, at: site))
    } else {
      return
    }
    turn.isReported = true
  }

  private mutating func checkChoices(_ question: Question, _ sites: [Site], _ site: Site) {
    guard case .choices(let choices) = question.form else { return }
    // Which of those with a condition are offered together, is not looked at here.
    let own = choices.count { $0.tag != "nav" && $0.condition == nil && $0.isAlwaysListed }
    let all = choices.count { $0.tag != "nav" && !$0.isNeverListed }
    if own > ProseBars.choices.upperBound || all < ProseBars.choices.lowerBound {
      problems.append(.choiceCount(own, at: site))
    }
    for (choice, site) in zip(choices, sites) {
      let words = ProseText(choice.label).words
      if words > ProseBars.choiceWords { problems.append(.longChoice(words, at: site)) }
    }
  }
}

extension Question {
  /// Where an answer may lead.
  fileprivate var ways: [Address] {
    let skip = self.skip.map { [$0] } ?? []
    switch form {
    case .wait, .answer: return [next] + skip
    case .choices(let choices): return choices.map(\.address) + skip
    }
  }
}

extension Text {
  /// With a short stand-in for each slot.
  var plain: String {
    pieces.reduce(into: "") { plain, piece in
      if case .words(let words) = piece { plain += words } else { plain += "{slot}" }
    }
  }
}
