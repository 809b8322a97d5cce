import DialogEngine
import DialogSyntax

/// What is wrong although every name and kind fits: where steps lead, and what is never used.
extension Diagnostic {
  // Variables

  static func neverRead(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "never-read", site, "\"\(name)\" is set, but nothing ever looks at it",
      label: "never shown or compared", fix: Fix("show it in a text, use it, or remove it"))
  }

  static func neverSet(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "never-set", site, "\"\(name)\" is used, but nothing ever sets it",
      label: "always empty", fix: Fix("ask for it with `answer: \(name)`, or remove it"))
  }

  static func neverUsed(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "never-used", site, "nothing uses the variable \"\(name)\"", label: "not used",
      fix: Fix("remove it, or ask for it with `answer: \(name)`"))
  }

  static func maybeUnset(_ name: String, at site: Site, _ way: String) -> Diagnostic {
    Diagnostic(
      .warning, "maybe-unset", site, "\"\(name)\" may not be set here",
      label: "would show nothing", why: "not set after: \(way)",
      fix: Fix("give words for that case, like {\(name) | some words}, or ask before"))
  }

  // Switches

  static func switchGap(_ missing: [String], at verb: SyntaxNode, _ way: String?) -> Diagnostic {
    Diagnostic(
      .warning, "switch-gap", verb.site, "no case fits \(list(missing, "or"))",
      label: "goes on below", why: way.map { "such as after: \($0)" },
      fix: Fix("add the missing cases, or an `else`"))
  }

  static func switchOverlap(_ both: String, at site: Site, first: Site) -> Diagnostic {
    Diagnostic(
      .warning, "switch-overlap", site, "\(both) fits two cases, and only the first is taken",
      label: "the second case", notes: [Note(site: first, label: "the first case", besides: site)],
      fix: Fix("let each number stand in one case"))
  }

  // Names

  static func oldNameInUse(_ thing: String, _ name: String, at site: Site, other: Site)
    -> Diagnostic
  {
    Diagnostic(
      .warning, "old-name-in-use", site,
      "the \(thing) \"\(name)\" is there, so it cannot be an old name of another",
      label: "claims the old name \"\(name)\"",
      notes: [Note(site: other, label: "\"\(name)\" is here", besides: site)],
      fix: Fix("remove it from `was`"))
  }

  static func conceptCircle(_ names: [String], at site: Site) -> Diagnostic {
    let all = names.map { "\"\($0)\"" }
    return Diagnostic(
      .error, "concept-circle", site,
      names.count == 1
        ? "the concept \(all[0]) is part of itself"
        : "the concepts \(list(all)) are parts of one another",
      label: "a circle", fix: Fix("take one of them out of the others"))
  }

  // Words that always work

  static func hiddenByCommand(_ label: String, _ command: Command, at site: Site) -> Diagnostic {
    // After the other words the visitor is asked which of the two was meant.
    let isHidden = [.help, .quit, .hide].contains(command)
    return Diagnostic(
      isHidden ? .warning : .advice, "hidden-by-command", site,
      isHidden
        ? "\"\(label)\" is a word that always works, so it never chooses this choice"
        : "\"\(label)\" is a word that always works, so it is asked about before this choice",
      label: "\"\(label)\" means \(command.rawValue)", fix: Fix("use another label"))
  }

  /// In a longer reply the word still means its choice.
  static func hiddenByCommand(
    _ phrase: String, choice: String, _ command: Command, at site: Site
  ) -> Diagnostic {
    Diagnostic(
      .advice, "hidden-by-command", site,
      "alone, \"\(phrase)\" is a word that always works; only a longer reply with it chooses"
        + " \"\(choice)\"",
      label: "alone it means \(command.rawValue)", fix: Fix("use other words for this choice"))
  }

  static func conceptHiddenByCommand(
    _ word: String, _ concept: String, _ command: Command, at site: Site
  ) -> Diagnostic {
    Diagnostic(
      .warning, "hidden-by-command", site,
      "\"\(word)\" is a word that always works, so it never means the concept \"\(concept)\"",
      label: "\"\(word)\" means \(command.rawValue)", fix: Fix("take it out of this concept"))
  }

  // Contacts

  static func noContacts(_ pack: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .warning, "no-contacts", pack.site,
      "no contacts file is there, so `help` cannot show how to reach a person",
      label: "a pack without contacts", fix: Fix("add a file that begins with `contacts: none`"))
  }

  static func noGeneralContacts(_ site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "no-general-contacts", site,
      "there is no `contacts: none`, which speaks where no country is chosen",
      label: "only this country", fix: Fix("add a file that begins with `contacts: none`"))
  }

  // Where steps lead

  static func neverRuns(_ site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "never-runs", site, "this step can never run",
      label: "everything before it leads elsewhere",
      fix: Fix("remove it, or move it before the step that leads away"))
  }

  static func neverRuns(_ site: Site, after node: String, called: Site) -> Diagnostic {
    Diagnostic(
      .warning, "never-runs", site, "this step can never run", label: "below a call",
      why: "\(node) never runs off its end, so the call never comes back",
      notes: [Note(site: called, label: "never comes back", besides: site)],
      fix: Fix("let one way through \(node) run off its end, or remove the step"))
  }

  static func neverReached(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "never-reached", site, "nothing leads to the node \"\(name)\"",
      label: "never reached", fix: Fix("lead there with `goto`, `call` or a choice, or remove it"))
  }

  static func deadEnd(_ name: String, at site: Site, _ way: String) -> Diagnostic {
    Diagnostic(
      .warning, "dead-end", site, "the node \"\(name)\" runs off its end and leads nowhere",
      label: "a dead end",
      why: "nothing has called it, so there is no place to go back to; reached by: \(way)",
      fix: Fix("end it with `goto`, or with `end`"))
  }

  static func callCircle(_ way: [String], at site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "call-circle", site, "this call comes round to itself before it comes back",
      label: "a circle of calls",
      why: "the way is \((way).joined(separator: ", "))",
      fix: Fix("use `goto` where the conversation does not come back"))
  }

  static func loopNeverAsks(_ nodes: [String], at site: Site, _ way: String) -> Diagnostic {
    Diagnostic(
      .warning, "loop-never-asks", site,
      "\(nodes.count == 1 ? "the node" : "the nodes") \(list(nodes.map { "\"\($0)\"" }))"
        + " can go round for ever without a question",
      label: "goes round", why: "reached by: \(way)",
      fix: Fix("ask or wait somewhere in the loop, or lead out of it"))
  }

  static func interruptKeeps(_ name: String, node: String, at site: Site, defined: Site)
    -> Diagnostic
  {
    Diagnostic(
      .warning, "interrupt-keeps", site,
      "the interrupt \"\(name)\" never leads back to where the visitor was",
      label: "no way back",
      notes: [Note(site: defined, label: "no way out of here ends", besides: site)],
      fix: Fix("let one choice of \(node) run off the end, such as `Go back: next`"))
  }

  static func checkNeverCalls(_ name: String, node: String, at site: Site, defined: Site)
    -> Diagnostic
  {
    Diagnostic(
      .warning, "check-never-calls", site,
      "the question of the interrupt \"\(name)\" never leads to its help",
      label: "a yes leads elsewhere",
      notes: [Note(site: defined, label: "the question is asked here", besides: site)],
      fix: Fix("let the yes of \(node) go to the node of `call`"))
  }

  static func noWayOut(_ nodes: [String], at site: Site, _ way: String?) -> Diagnostic {
    Diagnostic(
      .warning, "no-way-out", site,
      "from \(list(nodes.map { "\"\($0)\"" })) no way leads to an end or back",
      label: "goes round for ever", why: way.map { "reached by: \($0)" },
      fix: Fix("add a choice that ends, or leads to the main menu"))
  }

  // Conditions

  static func neverTrue(at site: Site, _ why: String?, cut: [(String, Site)]) -> Diagnostic {
    Diagnostic(
      .warning, "never-true", site, "this condition can never hold", label: "never holds here",
      why: why, notes: cutOff(cut, site),
      fix: Fix("change the condition, or remove what hangs on it"))
  }

  static func neverOffered(
    _ choice: String, at site: Site, _ why: String?, cut: [(String, Site)]
  ) -> Diagnostic {
    Diagnostic(
      .warning, "never-true", site,
      "this condition can never hold, so \"\(choice)\" is never offered",
      label: "never holds here", why: why, notes: cutOff(cut, site),
      fix: Fix("change the condition, or remove the choice"))
  }

  static func alwaysTrue(at site: Site, _ why: String?, cut: [(String, Site)]) -> Diagnostic {
    Diagnostic(
      .warning, "always-true", site, "this condition always holds", label: "always holds here",
      why: why, notes: cutOff(cut, site), fix: Fix("change the condition, or leave it out"))
  }

  static func alwaysOffered(_ choice: String, at site: Site, _ why: String?) -> Diagnostic {
    Diagnostic(
      .warning, "always-true", site,
      "this condition always holds, so \"\(choice)\" is always offered",
      label: "always holds here", why: why, fix: Fix("change the condition, or leave it out"))
  }

  static func caseNever(
    _ cases: [String], at site: Site, _ why: String?, cut: [(String, Site)]
  ) -> Diagnostic {
    let isOne = cases.count == 1
    return Diagnostic(
      .warning, "case-never", site,
      isOne
        ? "the case \"\(cases[0])\" is never taken here"
        : "the cases \(list(cases.map { "\"\($0)\"" })) are never taken here",
      label: "never taken", why: why, notes: cutOff(cut, site),
      fix: Fix(isOne ? "remove the case" : "remove the cases"))
  }

  static func wordingNever(_ count: Int, at site: Site, most: Int, _ way: String?) -> Diagnostic {
    Diagnostic(
      .warning, "wording-never", site,
      count == 1
        ? "this wording is never shown" : "this wording and those after it are never shown",
      label: "never shown",
      why: "the line comes up \(most == 1 ? "once" : "\(most) times") in a conversation"
        + " at most\(way.map { "; reached by: \($0)" } ?? "")",
      fix: Fix(count == 1 ? "remove the wording" : "remove the wordings"))
  }

  static func elseNever(
    _ variable: String, at site: Site, _ why: String?, cut: [(String, Site)]
  ) -> Diagnostic {
    Diagnostic(
      .warning, "else-never", site,
      "the cases take everything that \"\(variable)\" can be here",
      label: "never runs", why: why, notes: cutOff(cut, site), fix: Fix("remove the `else`"))
  }

  /// The nodes that are lost with what never happens.
  private static func cutOff(_ nodes: [(String, Site)], _ site: Site) -> [Note] {
    nodes.prefix(3).map { Note(site: $1, label: "never reached because of it", besides: site) }
  }

  // Choices

  static func labelIsAlarm(
    _ label: String, _ interrupt: String, _ hit: String, at site: Site
  ) -> Diagnostic {
    Diagnostic(
      .advice, "label-is-alarm", site,
      "typed at another question, \"\(label)\" sets off the interrupt \"\(interrupt)\"",
      label: "by the words \"\(hit)\"", fix: Fix("use other words, unless it is meant so"))
  }

  static func labelNumber(_ label: String, _ plain: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "label-number", site, "the program numbers the choices, so two numbers are shown",
      label: "a number of its own",
      fix: Fix("leave the number out", edits: [Edit(site.range, plain)]))
  }

  static func labelIsNumber(_ label: String, _ other: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "label-number", site,
      "typed as it stands, \"\(label)\" is the number of the choice \"\(other)\"",
      label: "means another choice", fix: Fix("give the label a word in place of the number"))
  }

  /// What an interrupt asks about first may well be what the author wants.
  static func phraseIsAlarm(
    _ phrase: String, _ interrupt: String, _ hit: String, at site: Site, isAsked: Bool
  ) -> Diagnostic {
    Diagnostic(
      isAsked ? .advice : .warning, "phrase-is-alarm", site,
      "\"\(phrase)\" never means this choice, because "
        + (isAsked
          ? "the interrupt \"\(interrupt)\" asks about it"
          : "it sets off the interrupt \"\(interrupt)\""),
      label: "by the words \"\(hit)\"", fix: Fix("use other words for this choice"))
  }

  static func alarmNeverRaised(_ words: String, _ interrupt: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "alarm-never", site, "\"\(words)\" does not set off the interrupt \"\(interrupt)\"",
      label: "taken for something harmless",
      fix: Fix("look for some of its words under `except`, and in the concept \"idioms\""))
  }

  static func alarmTaken(
    _ words: String, _ interrupt: String, by other: String, _ hit: String, at site: Site
  ) -> Diagnostic {
    Diagnostic(
      .advice, "alarm-taken", site,
      "\"\(words)\" sets off the interrupt \"\(other)\" in place of \"\(interrupt)\"",
      label: "by the words \"\(hit)\"", fix: Fix("leave the words to one of the two"))
  }

  static func phraseTaken(
    _ phrase: String, by other: String, at site: Site, other place: Site
  ) -> Diagnostic {
    Diagnostic(
      .warning, "phrase-taken", site, "\"\(phrase)\" also fits the choice \"\(other)\"",
      label: "not this choice alone",
      notes: [Note(site: place, label: "fits as well", besides: site)],
      fix: Fix("use other words, or add an `except` to one of the two"))
  }

  // Notes that accept

  static func acceptedForm(_ site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "accepted-form", site, "this note does not say why, or until when",
      label: "reason and day are due", fix: Fix("write it like # accepted: why until 2027-11-22"))
  }

  static func acceptedNothing(_ site: Site) -> Diagnostic {
    Diagnostic(
      .advice, "accepted-nothing", site, "nothing is found on this line that could be accepted",
      label: "not needed", fix: Fix("remove the note"))
  }

  static func choicesRunOut(at site: Site, _ way: String) -> Diagnostic {
    Diagnostic(
      .warning, "choices-run-out", site, "it can be that none of these choices is offered",
      label: "could have no choice", why: "none is left after: \(way)",
      fix: Fix("add a choice without `if` and `once`"))
  }

  static func sameWords(_ phrase: String, at site: Site, first: Site) -> Diagnostic {
    Diagnostic(
      .warning, "same-words", site, "\"\(phrase)\" means two choices of this question",
      label: "the second one", notes: [Note(site: first, label: "the first one", besides: site)],
      fix: Fix("leave the words to one of them"))
  }

  // Help

  static func endsWithoutHelp(_ way: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "ends-without-help", site,
      "a conversation can end here without ever showing how to reach a person",
      label: "ends without help", why: "the shortest way: \(way)",
      fix: Fix("show a contact such as {emergency} on the way"))
  }

  static func noFallback(_ pack: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .warning, "no-fallback", pack.site,
      "the pack has no `fallback`, for replies that are not understood", label: "no `fallback`",
      fix: Fix("add `fallback:` with one or more lines"))
  }
}
