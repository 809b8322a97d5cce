import DialogEngine
import DialogSyntax

/// A text of the bot as it stands in a file.
struct SpokenText {
  enum Role {
    case said, message, label
  }

  var value: SyntaxNode
  var role: Role
  var dialog: DialogID?
  var node: NodeID?
}

/// How the texts of a pack read: what is hard, long, or better said in another way.
extension Compiler {
  /// The findings, and the figures of each dialog.
  mutating func checkProse() -> (problems: [Diagnostic], figures: [ProseFigures]) {
    var prose = ProseCheck(tables, origins, avoid)
    for text in spoken { prose.check(text) }
    for tag in tagValues { prose.checkTag(tag) }
    for node in tables.nodes.indices { prose.checkTurns(NodeID(node)) }
    prose.checkFigures()
    return (prose.problems, prose.figures)
  }
}

/// The state of one such look.
struct ProseCheck {
  let tables: Tables
  let origins: Origins
  let avoid: AvoidedWords
  var problems: [Diagnostic] = []
  var figures: [ProseFigures]
  private var nodes: [ReadingFigures]
  private let tags: LineTags

  init(_ tables: Tables, _ origins: Origins, _ avoid: [(word: String, kinder: String)]) {
    self.tables = tables
    self.origins = origins
    self.avoid = AvoidedWords(avoid)
    figures = tables.dialogs.map { ProseFigures(dialog: $0.id) }
    nodes = tables.nodes.map { _ in ReadingFigures() }
    tags = LineTags(tables, origins)
  }

  mutating func check(_ spoken: SpokenText) {
    let text = ProseText(spoken.value.textBytes)
    checkLetters(text, spoken.value)
    for (range, word, kinder) in avoid.found(in: text) {
      problems.append(.avoidedWord(word, kinder, at: spoken.value.site(of: range)))
    }
    guard spoken.role != .label else { return }
    checkLengths(text, spoken.value)
    guard let dialog = spoken.dialog, let node = spoken.node else { return }
    figures[Int(dialog.value)].reading.add(text)
    nodes[Int(node.value)].add(text)
    if tags.tag(at: spoken.value.site) ?? tables.nodes[Int(node.value)].tag == "crisis" {
      figures[Int(dialog.value)].crisis.add(text)
    }
  }

  private mutating func checkLengths(_ text: ProseText, _ value: SyntaxNode) {
    for sentence in text.sentences where sentence.words.count > ProseBars.sentenceWords {
      problems.append(
        .longSentence(sentence.words.count, at: value.site(of: sentence.range)))
    }
    for paragraph in text.paragraphs where paragraph.count > ProseBars.paragraphSentences {
      // Lines of a list are read one by one.
      let first = text.sentences[paragraph.lowerBound].range
      let last = text.sentences[paragraph.upperBound - 1].range
      guard !text.bytes[first.lowerBound..<last.lowerBound].contains(10) else { continue }
      problems.append(.longParagraph(paragraph.count, at: value.site(of: first)))
    }
  }

  private mutating func checkLetters(_ text: ProseText, _ value: SyntaxNode) {
    if let place = text.bytes.firstIndex(of: 33) {
      problems.append(.exclamation(at: value.site(of: place..<place + 1)))
    }
    let decoded = value.text
    let odd = decoded.unicodeScalars.firstIndex { $0.value > 126 && $0 != "\u{A3}" }
    guard let odd else { return }
    let start = decoded.utf8.distance(from: decoded.startIndex, to: odd)
    let scalar = decoded.unicodeScalars[odd]
    let range = start..<start + scalar.utf8.count
    problems.append(.notPlainLetter(String(scalar), at: value.site(of: range)))
  }

  mutating func checkTag(_ value: SyntaxNode) {
    let tag = value.words
    if tag == "persuade" || tag == "confront" {
      problems.append(.pushingTag(tag, at: value.site))
    } else if !ProseBars.tags.contains(tag) {
      problems.append(.unknownTag(value, near: nearest(to: tag, in: ProseBars.tags)))
    }
  }

  mutating func checkFigures() {
    for (place, node) in nodes.enumerated() {
      guard node.words >= ProseBars.nodeWords, node.grade > ProseBars.nodeGrade else { continue }
      problems.append(
        .hardToRead(
          "the node \"\(tables.nodes[place].name)\"", node.grade, bar: ProseBars.nodeGrade,
          at: origins.nodes[place]))
    }
    for place in figures.indices { checkDialog(figures[place], origins.dialogs[place]) }
  }

  private mutating func checkDialog(_ dialog: ProseFigures, _ site: Site) {
    if dialog.reading.grade > ProseBars.grade {
      problems.append(
        .hardToRead("this dialog", dialog.reading.grade, bar: ProseBars.grade, at: site))
    }
    if dialog.crisis.grade > ProseBars.crisisGrade {
      let grade = dialog.crisis.grade
      problems.append(
        .hardToRead(
          "what this dialog says in a crisis", grade, bar: ProseBars.crisisGrade, at: site))
    }
    if dialog.reading.wordsPerSentence > ProseBars.meanSentenceWords {
      problems.append(.longOnAverage("sentence", dialog.reading.wordsPerSentence, at: site))
    }
    if dialog.wordsPerTurn > ProseBars.meanTurnWords {
      problems.append(.longOnAverage("turn", dialog.wordsPerTurn, at: site))
    }
    if let percent = dialog.complexPercent, percent < ProseBars.complexPercent {
      problems.append(.fewComplex(percent, of: dialog.reflections, at: site))
    }
    if let percent = dialog.openPercent, percent < ProseBars.openPercent {
      problems.append(.fewOpen(percent, of: dialog.questions, at: site))
    }
    // Only where somebody is talked with in this way at all.
    if dialog.reflections > 0, dialog.support * ProseBars.turnsPerSupport < dialog.questions {
      problems.append(.littleSupport(dialog.support, of: dialog.questions, at: site))
    }
  }
}

/// The words that a pack avoids, found as whole words.
struct AvoidedWords {
  private var phrases: [String: [(words: [String], kinder: String)]] = [:]

  init(_ avoid: [(word: String, kinder: String)]) {
    for (word, kinder) in avoid {
      let words = word.lowercased().split(separator: " ").map(String.init)
      if let first = words.first { phrases[first, default: []].append((words, kinder)) }
    }
  }

  func found(in text: ProseText) -> [(Range<Int>, word: String, kinder: String)] {
    var all: [(Range<Int>, word: String, kinder: String)] = []
    guard !phrases.isEmpty else { return all }
    for sentence in text.sentences {
      let words = sentence.words.map { text.word($0) }
      for place in words.indices {
        for (phrase, kinder) in phrases[words[place]] ?? []
        where words[place...].starts(with: phrase) {
          let last = sentence.words[place + phrase.count - 1]
          let range = sentence.words[place].lowerBound..<last.upperBound
          all.append((range, phrase.joined(separator: " "), kinder))
        }
      }
    }
    return all
  }
}

/// The tag of the line or question that a text belongs to.
struct LineTags {
  private var lines: [String: [(range: SourceRange, tag: String?)]] = [:]

  init(_ tables: Tables, _ origins: Origins) {
    for (line, site) in zip(tables.lines, origins.lines) { add(line.tag, site) }
    for (question, site) in zip(tables.questions, origins.questions) { add(question.tag, site) }
    for file in lines.keys { lines[file]?.sort { $0.range.start < $1.range.start } }
  }

  private mutating func add(_ tag: String?, _ site: Site) {
    lines[site.file, default: []].append((site.range, tag))
  }

  func tag(at site: Site) -> String? {
    guard let lines = lines[site.file] else { return nil }
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].range.start <= site.range.start { low = middle + 1 } else { high = middle }
    }
    guard low > 0, site.range.end <= lines[low - 1].range.end else { return nil }
    return lines[low - 1].tag
  }
}
