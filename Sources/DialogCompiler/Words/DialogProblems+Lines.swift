import DialogSyntax

/// How lines are worded that cannot be read as they stand, where it shows what they are for.
extension Diagnostic {
  typealias LineEdits = [Edit]

  static func colonInKind(_ kind: String, _ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "colon-in-text", site, "no colon stands after `\(kind)`", label: "not here",
      fix: Fix("write", edits: [Edit(site.range, "")]))
  }

  static func colonAfterCondition(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "colon-in-text", site, "no colon stands at the end of a condition",
      label: "not here", fix: Fix("write", edits: [Edit(site.range, "")]))
  }

  /// With the end of the line: what follows the colon moves up to it.
  static func colonForSlash(_ site: Site, _ end: Int) -> Diagnostic {
    let gap = SourceRange(site.range.start, min(site.range.end + 1, end))
    return Diagnostic(
      .error, "colon-in-text", site, "a slash stands between a dialog and its node",
      label: "a colon", fix: Fix("write", edits: [Edit(gap, "/")]))
  }

  static func colonForEquals(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "colon-in-text", site, "`set` has an equals sign between name and value",
      label: "a colon", fix: Fix("write", edits: [Edit(site.range, " =")]))
  }

  static func colonInLabel(_ site: Site, label: SourceRange, _ words: String) -> Diagnostic {
    Diagnostic(
      .error, "colon-in-text", site,
      "this label has a colon followed by a space, so it needs quotes", label: "it would end here",
      fix: Fix("put quotes around the label", edits: [Edit(label, quoted(words))]))
  }

  private static func quoted(_ words: String) -> String {
    words.contains("\"") ? "'\(words)'" : "\"\(words)\""
  }

  static func noteSign(_ problem: Diagnostic, _ range: SourceRange, _ sign: String) -> Diagnostic {
    var better = problem
    better.fix = Fix("a note to yourself begins with #", edits: [Edit(range, sign)])
    return better
  }

  static func arrow(_ problem: Diagnostic, _ range: SourceRange) -> Diagnostic {
    var better = problem
    better.fix = Fix("a colon leads from a label to its node", edits: [Edit(range, ": ")])
    return better
  }

  static func verbWithoutColon(_ verb: String, _ site: Site) -> Diagnostic {
    let end = site.range.end
    return Diagnostic(
      .error, "no-colon", site, "a colon stands after `\(verb)`", label: "without its colon",
      fix: Fix("write", edits: [Edit(SourceRange(end, end), ":")]))
  }

  static func missingAbove(
    _ problem: Diagnostic, _ name: String, of verb: String, _ edit: Edit
  ) -> Diagnostic {
    Diagnostic(
      .error, "bad-indent", Site(file: problem.file, range: problem.range),
      "what stands below `\(verb)` needs `\(name):` above it", label: "`\(name)` is missing",
      fix: Fix("write", edits: [edit]))
  }

  static func dashesBelowNames(_ owner: String, _ site: Site, _ edits: LineEdits) -> Diagnostic {
    Diagnostic(
      .error, "mixed", site, "what stands below `\(owner)` has names and no dashes",
      label: "not here",
      fix: Fix(edits.count == 1 ? "leave the dash out" : "leave the dashes out", edits: edits))
  }

  static func longDash(_ site: Site, _ dash: String) -> Diagnostic {
    Diagnostic(
      .error, "mixed", site, "a step begins with a short dash, and this one has \"\(dash)\"",
      label: "another sign", fix: Fix("write", edits: [Edit(site.range, "-")]))
  }

  static func underDash(_ name: String, _ site: Site, _ edits: LineEdits) -> Diagnostic {
    Diagnostic(
      .error, "bad-indent", site,
      "`\(name)` belongs to the step above, so it stands further in than the dash",
      label: "on the column of the dash", fix: Fix("put it two spaces further in", edits: edits))
  }

  static func dashInChoice(_ problem: Diagnostic, _ dash: SourceRange) -> Diagnostic {
    var better = problem
    better.fix = Fix("leave the dash out", edits: [Edit(dash, "")])
    return better
  }

  static func stepsInChoice(_ problem: Diagnostic, _ edits: LineEdits) -> Diagnostic {
    var better = problem
    better.fix = Fix("put the steps below `then:`", edits: edits)
    return better
  }

  static func nodeAtMargin(_ name: SyntaxNode) -> Diagnostic {
    let lines = FileLines(name.tree.file)
    let place = lines.place(of: name.range.start)
    let isFlat = place + 1 < lines.all.count && lines.all[place + 1].spaces < 3
    let block =
      isFlat ? lines.block(from: place) { $0.spaces == 0 && !$0.hasDash } : place..<place + 1
    return nodeAtMargin(name.words, name.site, lines.indented(block, by: 2))
  }

  static func nodeAtMargin(_ name: String, _ site: Site, _ edits: LineEdits) -> Diagnostic {
    Diagnostic(
      .error, "bad-indent", site,
      "the node \"\(name)\" stands at the margin, so that it is not below `nodes`",
      label: "nodes stand two spaces in", fix: Fix("put it two spaces further in", edits: edits))
  }

  static func listBelowKind(_ kind: String, _ site: Site, _ edit: Edit) -> Diagnostic {
    Diagnostic(
      .error, "bad-indent", site, "the values of `\(kind)` stand on its line",
      label: "a list below it", fix: Fix("write them with commas between", edits: [edit]))
  }
}
