import DialogEngine
import DialogSyntax

/// How texts read. All of it is advice: a figure is a hint, and readers decide.
extension Diagnostic {
  static func hardToRead(_ what: String, _ grade: Double, bar: Double, at site: Site)
    -> Diagnostic
  {
    Diagnostic(
      .advice, "hard-to-read", site,
      "\(what) reads at grade \(tenths(grade)), the bar is \(tenths(bar))",
      label: "hard to read", fix: Fix("use shorter words, and end sentences sooner"))
  }

  static func longSentence(_ words: Int, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "long-sentence", site,
      "this sentence has \(words) words, the bar is \(ProseBars.sentenceWords)",
      label: "\(words) words", fix: Fix("make two sentences of it"))
  }

  static func longOnAverage(_ what: String, _ words: Double, at site: Site) -> Diagnostic {
    let bar = what == "turn" ? ProseBars.meanTurnWords : ProseBars.meanSentenceWords
    return Diagnostic(
      .advice, "long-on-average", site,
      "a \(what) of this dialog has \(tenths(words)) words on average, the bar is \(tenths(bar))",
      label: "long on average", fix: Fix("shorten the longest ones first"))
  }

  static func longTurn(_ words: Int, most: Int, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "long-turn", site,
      "up to here \(words) words are said in one go, the bar is \(most)", label: "too much at once",
      fix: Fix("say less, or put a `wait` in between"))
  }

  static func manyLines(_ lines: Int, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "many-lines", site,
      "up to here \(lines) lines come in one go, the bar is \(ProseBars.turnLines)",
      label: "many lines at once", fix: Fix("say less, or put a `wait` in between"))
  }

  static func stackedQuestions(_ marks: Int, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "stacked-questions", site,
      "\(marks) questions are put before anybody can answer", label: "another question",
      fix: Fix("ask one of them, and the other one after the answer"))
  }

  static func choiceCount(_ count: Int, at site: Site) -> Diagnostic {
    let bar = "\(ProseBars.choices.lowerBound) to \(ProseBars.choices.upperBound)"
    return Diagnostic(
      .advice, "choice-count", site,
      "this question has \(count) choice\(count == 1 ? "" : "s"), the bar is \(bar)",
      label: count < 2 ? "few choices" : "many choices",
      fix: Fix("keep \(bar), and tag those that only lead elsewhere with `nav`"))
  }

  static func longChoice(_ words: Int, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "long-choice", site,
      "this choice has \(words) words, the bar is \(ProseBars.choiceWords)",
      label: "\(words) words",
      fix: Fix("say it in fewer words"))
  }

  static func longParagraph(_ sentences: Int, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "long-paragraph", site,
      "this paragraph has \(sentences) sentences, the bar is \(ProseBars.paragraphSentences)",
      label: "begins here", fix: Fix("put an empty line in between, or say less"))
  }

  static func avoidedWord(_ word: String, _ kinder: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "avoided-word", site, "this pack does not say \"\(word)\"", label: "better not",
      fix: Fix("say it in kinder words: \(kinder)"))
  }

  static func exclamation(at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "exclamation", site, "an exclamation mark sounds like shouting", label: "loud",
      fix: Fix("write a full stop", edits: [Edit(site.range, ".")]))
  }

  static func notPlainLetter(_ letter: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "not-plain-letter", site,
      "\"\(letter)\" is not on every screen, and not every screen reader says it",
      label: "not a plain letter", fix: Fix("write it with plain letters and signs"))
  }

  static func unknownTag(_ value: SyntaxNode, near: String?) -> Diagnostic {
    Diagnostic(
      .advice, "unknown-tag", value.site, "the tag \"\(value.words)\" is not counted anywhere",
      label: near.map { "did you mean `\($0)`?" } ?? "not one of the tags",
      fix: .spelling(near, value) ?? Fix("use one of \(list(ProseBars.tags, "or"))"))
  }

  static func pushingTag(_ tag: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "pushing", site, "a line with the tag \"\(tag)\" pushes the person",
      label: "pushes", fix: Fix("ask for their own reasons, or offer and let them choose"))
  }

  static func fewComplex(_ percent: Int, of reflections: Int, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "few-complex", site,
      "\(percent) percent of \(reflections) reflections are complex, the bar is "
        + "\(ProseBars.complexPercent)",
      label: "few complex reflections",
      fix: Fix("add meaning, feeling or contrast to some, and tag them `reflect.complex`"))
  }

  static func fewOpen(_ percent: Int, of questions: Int, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "few-open", site,
      "\(percent) percent of \(questions) questions are open, the bar is \(ProseBars.openPercent)",
      label: "few open questions",
      fix: Fix("ask some in a way that yes or no does not answer, and tag them `question.open`"))
  }

  static func littleSupport(_ lines: Int, of questions: Int, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "little-support", site,
      "\(lines) line\(lines == 1 ? "" : "s") for \(questions) questions affirm, leave the choice, "
        + "or ask for it, the bar is one for \(ProseBars.turnsPerSupport)",
      label: "little support", fix: Fix("add lines with the tag `affirm`, `autonomy` or `seek`"))
  }

  /// With one digit behind the point.
  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
