import DialogEngine
import DialogSyntax

/// What can be wrong with nodes, steps, questions and phrases.
extension Diagnostic {
  private static let verbs =
    "`say`, `ask`, `wait`, `if`, `switch`, `first`, `set`, `goto`, `call`, `keep`, `mark`, `end`"

  // Nodes

  static func expectedNodes(_ value: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "wrong-shape", value.kind == .empty ? name.site : value.firstSite,
      "`nodes` takes names with steps under them, but \(value.shape) stands here",
      label: value.kind == .empty ? "nothing under it" : value.shape,
      fix: Fix("write a name and a colon, and below it a dash for each step"))
  }

  static func nodeNamedNext(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "node-name", name.site,
      "no node can be called \"next\", which means the step below a question",
      label: "has a meaning",
      fix: Fix("give the node another name"))
  }

  static func badNodeName(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "node-name", name.site, "the name of a node is plain words without a slash",
      label: "has a slash", why: "a slash stands between a dialog and its node",
      fix: Fix("leave the slash out"))
  }

  static func emptyNode(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "no-steps", name.site, "the node \"\(name.words)\" has no steps",
      label: "nothing under it", fix: Fix("add a step below, such as `- say: …`"))
  }

  static func expectedSteps(_ value: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    if value.kind == .empty { return missingValue(of: name) }
    return Diagnostic(
      .error, "steps-shape", value.firstSite,
      "steps are due under `\(name.words)`, each with a dash; \(value.shape) stands here",
      label: value.shape, fix: Fix("begin each step with a dash, like `- say: …`"))
  }

  /// A name of a choice in the place of a label.
  static func choiceKeyAsLabel(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "misplaced", name.site, "`\(name.words)` stands in the place of a label",
      label: "not further in than the labels",
      fix: Fix("put two more spaces in front, so that it belongs to the label above"))
  }

  static func stepWithoutDash(_ verb: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "steps-shape", verb.site, "this step has no dash in front",
      label: "a dash is missing", fix: Fix("begin each step with a dash, like `- \(verb.words): …`")
    )
  }

  static func notAStep(_ item: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    if let almost = almostAStep(item) { return almost }
    if item.kind == .text, StepKey(rawValue: item.words)?.isVerb == true {
      return Diagnostic(
        .error, "steps-shape", item.site, "nothing follows `\(item.words)`",
        label: "a colon and more is due", fix: Fix("write it like `\(item.words): …`"))
    }
    return Diagnostic(
      .error, "steps-shape", item.firstSite,
      "a step begins with what it does, such as `say:`; \(item.shape) stands here",
      label: item.kind == .text ? "say, ask or goto?" : item.shape,
      fix: item.kind == .text && item.style == .plain
        ? Fix(
          "to say it, write",
          edits: [Edit(SourceRange(item.range.start, item.range.start), "say: ")])
        : Fix("write `say:`, `ask:`, `goto:` or another word for what it does"))
  }

  /// `goto after` and `goto:after`, where only the colon or the space behind it is missing.
  private static func almostAStep(_ item: SyntaxNode) -> Diagnostic? {
    guard item.kind == .text, item.style == .plain else { return nil }
    let bytes = Array(item.words.utf8)
    let end = bytes.firstIndex { !(97...122).contains($0) } ?? bytes.count
    let word = String(decoding: bytes[..<end], as: UTF8.self)
    guard StepKey(rawValue: word)?.isVerb == true, end < bytes.count else { return nil }
    let rest = bytes[end...].firstIndex { !([32, 58, 59, 61] as [UInt8]).contains($0) }
    let start = item.range.start
    let edit = Edit(SourceRange(start + end, start + (rest ?? bytes.count)), ": ")
    if bytes[end] == 58 {
      return Diagnostic(
        .error, "no-space", item.site(of: end..<end + 1), "there is no space after the colon",
        label: "put a space after this", fix: Fix("write", edits: [edit]))
    }
    return Diagnostic(
      .error, "no-colon", item.site(of: 0..<bytes.count), "there is no colon after `\(word)`",
      label: "expected `\(word): …`", fix: Fix("write", edits: [edit]))
  }

  static func emptyStep(_ item: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "steps-shape", item.firstSite, "this step does nothing", label: "nothing here",
      fix: Fix("write what it does, or remove the dash"))
  }

  // Verbs

  static func unknownVerb(_ name: SyntaxNode, known: [String]) -> Diagnostic {
    if let verb = known.first(where: { name.words.hasPrefix($0 + " ") }), verb == "if" {
      return colonTooLate(name, verb)
    }
    let near = StepKey.meant(by: name.words)
    return Diagnostic(
      .error, "unknown-step", name.site, "no step is called `\(name.words)`",
      label: near.map { "did you mean `\($0)`?" } ?? "not a step",
      fix: .spelling(near, name) ?? Fix("a step is one of \(verbs)"))
  }

  /// `if nights > 3:`
  private static func colonTooLate(_ name: SyntaxNode, _ verb: String) -> Diagnostic {
    let start = name.range.start + verb.utf8.count
    return Diagnostic(
      .error, "unknown-step", name.site, "the colon stands after `\(verb)`, not after what follows",
      label: "the colon comes too late",
      fix: Fix(
        "write",
        edits: [
          Edit(SourceRange(start, start), ":"),
          Edit(SourceRange(name.range.end, name.range.end + 1), ""),
        ]))
  }

  static func extraWithoutVerb(_ name: SyntaxNode, owners: [String]) -> Diagnostic {
    Diagnostic(
      .error, "step-alone", name.site,
      "`\(name.words)` cannot stand alone; it belongs to \(list(owners.map { "`\($0)`" }, "or"))",
      label: "stands alone",
      fix: Fix("put it under the step that it belongs to, without a dash"))
  }

  static func twoVerbs(_ first: SyntaxNode, _ second: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "two-steps", second.site,
      "one step does one thing, but here are `\(first.words)` and `\(second.words)`",
      label: "the second one", notes: [Note(range: first.range, label: "the first one")],
      fix: Fix(
        "make it a step of its own",
        edits: [Edit(SourceRange(second.dashStart, second.range.start), "- ")]))
  }

  static func misplacedKey(_ name: SyntaxNode, verb: SyntaxNode, owners: [String]) -> Diagnostic {
    Diagnostic(
      .error, "misplaced", name.site,
      "`\(name.words)` does not belong to `\(verb.words)`",
      label: "belongs to \(list(owners.map { "`\($0)`" }, "or"))",
      fix: Fix("move it to the step that it belongs to, or remove it"))
  }

  static func twoVariants(_ first: SyntaxNode, _ second: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "two-variants", second.site,
      "a `say` has one way to choose its words, but here are `\(first.words)` and `\(second.words)`",
      label: "the second one", fix: Fix("keep one of the two"))
  }

  static func ifWithoutThen(_ verb: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "if-without-then", verb.site, "this `if` has nothing to do", label: "no `then`",
      fix: Fix("add `then:` with a node or steps, or put the `if` under another step"))
  }

  static func elseInFirst(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "else-in-first", name.site, "a step of `first` has no `else`",
      label: "never used", fix: Fix("make it the last step of `first`, without an `if`"))
  }

  static func expectedCases(_ value: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "wrong-shape", value.kind == .empty ? name.site : value.firstSite,
      "`cases` takes values with a node or steps each, but \(value.shape) stands here",
      label: value.shape, fix: Fix("write one line for each, like `1 to 3: low`"))
  }

  static func elseAmongCases(_ label: SyntaxNode, of cases: SyntaxNode) -> Diagnostic {
    let lines = FileLines(label.tree.file)
    let place = lines.place(of: label.range.start)
    let column = lines.all[place].spaces
    let wanted = lines.all[lines.place(of: cases.range.start)].spaces
    let block = lines.block(from: place) { $0.spaces == column }
    let edits = block.filter { !lines.all[$0].isBlank && column > wanted }.map {
      Edit(SourceRange(lines.all[$0].start, lines.all[$0].start + column - wanted), "")
    }
    return Diagnostic(
      .error, "unknown-value", label.site, "`\(label.words)` is no value, so it is no case",
      label: "stands among the cases",
      fix: label.words == "else"
        ? Fix("put it on the column of `cases`", edits: edits)
        : Fix("write `else:` on the column of `cases`"))
  }

  /// The labels are no further in than `choices`.
  static func labelsTooShallow(_ labels: [SyntaxNode]) -> Diagnostic {
    let lines = FileLines(labels[0].tree.file)
    let place = lines.place(of: labels[0].range.start)
    let last = lines.place(of: labels[labels.count - 1].range.start)
    let end = lines.block(from: last) { $0.spaces == lines.all[last].spaces }.upperBound
    return Diagnostic(
      .error, "unknown-key", labels[0].site, "labels stand further in than `choices`",
      label: "on the column of `choices`",
      fix: Fix("put two more spaces in front", edits: lines.indented(place..<end, by: 2)))
  }

  static func switchNeedsOneValue(_ name: String, _ kind: Kind, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "switch-kind", site, "`switch` needs one value, but \"\(name)\" is `\(kind.written)`",
      label: "not one value", fix: Fix("use `first` with conditions"))
  }

  static func unexpectedEndOfSwitch(_ site: Site) -> Diagnostic {
    Diagnostic(.error, "switch-kind", site, "this switch has no cases")
  }

  // Questions

  static func askWithoutAnswer(_ verb: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "ask-without-answer", verb.site, "this question has neither `choices` nor `answer`",
      label: "no way to answer",
      fix: Fix("add `choices:` with labels, or `answer:` with a variable"))
  }

  static func choicesAndAnswer(_ choices: SyntaxNode, _ answer: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "choices-and-answer", answer.site,
      "a question has either `choices` or `answer`, not both", label: "the second one",
      notes: [Note(range: choices.range, label: "the first one")],
      fix: Fix("keep one; a choice can `set` a variable"))
  }

  static func expectedChoices(_ value: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    let isNothing = value.kind == .empty || value.kind == .map
    let dashes = value.dashEdits
    return Diagnostic(
      .error, "wrong-shape", isNothing ? name.site : value.firstSite,
      "`choices` takes labels with what follows, but \(isNothing ? "nothing" : value.shape)"
        + " stands here",
      label: isNothing ? "nothing under it" : value.shape,
      fix: dashes.isEmpty
        ? Fix("write a label, a colon and a node for each, without dashes")
        : Fix("leave the dashes out", edits: dashes))
  }

  static func choiceWithoutTarget(_ label: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "choice-leads-nowhere", label.site,
      "nothing follows the choice \"\(label.words)\"", label: "leads nowhere",
      fix: Fix("write a node after the colon, or next to go on below the question"))
  }

  static func stepInChoice(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "step-in-choice", name.site,
      "`\(name.words)` cannot stand directly under a choice", label: "a step",
      fix: Fix("put it under `then:`, with a dash"))
  }

  static func questionIDTwice(_ id: String, at site: Site, first: Site) -> Diagnostic {
    Diagnostic(
      .warning, "question-twice", Site(file: site.file, range: site.range),
      "two questions of this node have the id \"\(id)\"", label: "the second one",
      why: "transcripts and `back` could not tell them apart",
      notes: [Note(site: first, label: "the first one", besides: site)],
      fix: Fix("give one of them its own `id`"))
  }

  static func choiceIDTwice(_ id: String, at site: Site, first: Site) -> Diagnostic {
    Diagnostic(
      .error, "choice-twice", site, "two choices of this question have the id \"\(id)\"",
      label: "the second one", notes: [Note(site: first, label: "the first one", besides: site)],
      fix: Fix("give one of them another `id`"))
  }

  static func nothingListed(_ label: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "nothing-listed", site,
      "the choice \"\(label)\" is not always shown, and none beside it is",
      label: "is not always shown", why: "a question could stand there with nothing to choose",
      fix: Fix("take `listed` away, or add a choice without `listed`, `if` and `once`"))
  }

  // Phrases

  static func emptyPhrase(_ site: Site, in text: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "empty-phrase", text.site, "a phrase is missing beside a comma",
      label: "one comma too many", fix: Fix("remove the comma, or write the phrase"))
  }

  static func phraseOfNothing(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "empty-phrase", site, "this phrase would fit every reply", label: "no word is needed",
      fix: Fix("add a word that has to be there"))
  }

  static func emptyAlternative(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "phrase-sign", site, "a word is missing beside this sign", label: "a word is missing",
      fix: Fix("write the word, or remove the sign"))
  }

  static func signInsideWord(_ site: Site, in text: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "phrase-sign", site, "the signs * and ? stand at the end of a word",
      label: "a sign inside", fix: Fix("write it like craving*, or to?"))
  }

  static func foreignPhrase(_ site: Site, _ better: String) -> Diagnostic {
    Diagnostic(
      .error, "phrase-sign", site, "a phrase has no such sign; commas stand between two of them",
      label: "another sign", fix: Fix("write", edits: [Edit(site.range, better)]))
  }

  static func openConcept(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "phrase-sign", site, "a concept stands alone between < and >", label: "not closed",
      fix: Fix("write it like <someone>; for two of them make two phrases"))
  }

  // Interrupts

  static func interruptLeadsNowhere(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "interrupt-nowhere", name.site, "the interrupt \"\(name.words)\" leads nowhere",
      label: "`call` is missing", fix: Fix("add `call:` with the node that helps"))
  }

  static func checkWithoutAsk(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "check-without-ask", name.site, "`\(name.words)` needs a node that asks",
      label: "no `ask`",
      fix: Fix("add `ask:` with the node that asks one question"))
  }

  static func signWeight(_ weight: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "sign-weight", weight.site,
      "a sign weighs 1 to 9, or -1 to -9 when it speaks against", label: "not such a weight",
      fix: Fix("write a weight and its words, such as `2: goodbye, funeral`"))
  }

  // Tests

  static func notATestStep(_ item: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "steps-shape", item.firstSite,
      "a line of a test begins with `you:`, `bot:` or the like; \(item.shape) stands here",
      label: "you or bot?",
      fix: Fix("write `you:` before what is typed, `bot:` before what is said"))
  }
}

extension SyntaxNode {
  /// Takes away the dashes of a list whose items are names with values.
  var dashEdits: [Diagnostic.Edit] {
    guard kind == .list, !isOneLine, items.allSatisfy({ $0.kind == .map }) else { return [] }
    return items.map { item in
      let start = item.range.start
      return Diagnostic.Edit(SourceRange(max(start - 2, 0), start), "  ")
    }
  }

  var firstSite: Site { Site(file: site.file, range: firstLine) }

  /// Two bytes before it, where a dash would stand when the names of a step line up.
  var dashStart: Int {
    let bytes = tree.file.bytes
    let start = range.start
    return start >= 2 && bytes[start - 1] == 32 && bytes[start - 2] == 32 ? start - 2 : start
  }
}
