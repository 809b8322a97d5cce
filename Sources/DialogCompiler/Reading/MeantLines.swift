import DialogSyntax

/// Says more of a line that could not be read, for somebody who knows what its words are for:
/// `goto: sleep: signs` wants a slash, and no quotes.
struct MeantLines {
  let lines: FileLines
  private let found: [Diagnostic]

  init(_ file: SourceFile, _ found: [Diagnostic]) {
    lines = FileLines(file)
    self.found = found
  }

  /// The problems as they will be shown.
  var reworded: [Diagnostic] {
    found.map { problem in
      let place = lines.place(of: problem.range.start)
      guard let better = meant(problem, at: place), isMended(by: better) else { return problem }
      return better
    }
  }

  /// A correction is only offered when the file is better with it.
  private func isMended(by problem: Diagnostic) -> Bool {
    guard let edits = problem.fix?.edits, !edits.isEmpty else { return true }
    return parse(lines.file.applying(edits)).problems.count < found.count
  }

  private func meant(_ problem: Diagnostic, at place: Int) -> Diagnostic? {
    switch problem.code {
    case "colon-in-text": colonInText(problem, place)
    case "hash-text": hashText(problem, place)
    case "after-quote": afterQuote(problem, place)
    case "open-quote": openQuote(problem, place)
    case "no-colon": noColon(problem, place)
    case "mixed": mixed(problem, place)
    case "bad-indent": badIndent(problem, place)
    default: nil
    }
  }

  func site(_ range: SourceRange) -> Site { Site(file: lines.file.name, range: range) }

  private func text(_ range: SourceRange) -> String {
    String(decoding: lines.file.bytes[range.start..<range.end], as: UTF8.self)
  }

  // Colons

  private func colonInText(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    guard let (name, range) = lines.name(of: place) else { return nil }
    let line = lines.all[place]
    let colons = lines.colons(from: range.end + 1, to: line.end)
    guard let colon = colons.first else { return nil }
    if let kind = kind(before: colon, from: range.end + 1) {
      return .colonInKind(kind, site(SourceRange(colon, colon + 1)))
    }
    switch StepKey(rawValue: name) {
    case .if where colon + 1 == line.end:
      return .colonAfterCondition(site(SourceRange(colon, colon + 1)))
    case .goto, .call, .skip: return .colonForSlash(site(SourceRange(colon, colon + 1)), line.end)
    case .set: return .colonForEquals(site(SourceRange(colon, colon + 1)))
    default: break
    }
    guard lines.isLabel(place), let last = colons.last, last + 1 < line.end else { return nil }
    return .colonInLabel(
      site(SourceRange(range.end, range.end + 1)), label: SourceRange(range.start, last),
      text(SourceRange(range.start, last)))
  }

  /// `one of` and the like, when nothing else stands before the colon.
  private func kind(before colon: Int, from start: Int) -> String? {
    let words = trimmed(text(SourceRange(start, colon)))
    return words == "one of" || words == "any of" || words.hasPrefix("up to ") ? words : nil
  }

  // Notes

  private func hashText(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    guard let (name, _) = lines.name(of: place),
      ["goto", "call", "skip", "answer", "start", "opening", "landing", "ask"].contains(name),
      name != "ask" || lines.isLabel(place)
    else { return nil }
    var better = problem
    let sign = SourceRange(problem.range.start + 1, problem.range.start + 1)
    better.fix = Diagnostic.Fix(
      "for a note, put a space after the #", edits: [Diagnostic.Edit(sign, " ")])
    return better
  }

  // Quotes

  /// `match: "film", "series"`
  private func afterQuote(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    guard let (name, range) = lines.name(of: place),
      ["match", "except", "check", "include"].contains(name)
    else { return nil }
    let value = SourceRange(range.end + 2, lines.all[place].end)
    let words = text(value).filter { $0 != "\"" && $0 != "'" }
    var better = problem
    better.fix = Diagnostic.Fix(
      "phrases need no quotes, only commas between them", edits: [Diagnostic.Edit(value, words)])
    return better
  }

  /// `"Something else: next`
  private func openQuote(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    let line = lines.all[place]
    guard problem.range.start == line.content, lines.isLabel(place),
      let colon = lines.colons(from: line.content, to: line.end).last
    else { return nil }
    let sign = text(SourceRange(line.content, line.content + 1))
    var better = problem
    better.fix = Diagnostic.Fix(
      "close it after the label",
      edits: [Diagnostic.Edit(SourceRange(colon, colon), sign)])
    return better
  }

  // Lines without a colon

  private func noColon(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    let line = lines.all[place]
    if line.words.hasPrefix("//") {
      return .noteSign(problem, SourceRange(line.content, line.content + 2), "#")
    }
    if line.words.count > 2, line.words.prefix(3).allSatisfy({ "-=*_~".contains($0) }) {
      return .noteSign(problem, SourceRange(line.content, line.content), "# ")
    }
    for arrow in [" -> ", " => ", " \u{2192} ", " > "] {
      guard lines.isLabel(place), let range = line.words.ranges(of: arrow).first else { continue }
      let start = line.content + line.words[..<range.lowerBound].utf8.count
      return .arrow(problem, SourceRange(start, start + arrow.utf8.count))
    }
    return nil
  }

  // Lines at the column of a dash

  private func mixed(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    let line = lines.all[place]
    if line.hasDash { return dashAmongNames(problem, place) }
    if let better = dashesBelowNames(problem, place) { return better }
    if let dash = line.words.first, "\u{2013}\u{2014}\u{2212}\u{2022}*+".contains(dash) {
      let size = String(dash).utf8.count
      return .longDash(
        site(SourceRange(line.content, line.content + size)), String(dash))
    }
    guard let (name, range) = lines.name(of: place), let key = StepKey(rawValue: name),
      !key.isVerb
    else { return nil }
    let block = lines.block(from: place) { $0.spaces == line.spaces && $0.hasDash }
    return .underDash(name, site(range), lines.indented(block, by: 2))
  }

  /// A step among the names of a choice.
  private func dashAmongNames(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    guard let owner = lines.owner(of: place), lines.isLabel(owner) else { return nil }
    let line = lines.all[place]
    let block = lines.block(from: place) { $0.spaces == line.spaces && !$0.hasDash }
    let steps = block.filter { lines.all[$0].spaces == line.spaces }
    let first = lines.name(of: place).flatMap { ChoiceKey(rawValue: $0.words) }
    if steps.count == 1, first != nil {
      return .dashInChoice(problem, SourceRange(line.content, line.content + 2))
    }
    let indentation = String(repeating: " ", count: line.spaces)
    return .stepsInChoice(
      problem,
      [Diagnostic.Edit(SourceRange(line.start, line.start), indentation + "then:\n  ")]
        + lines.indented(block.dropFirst().lowerBound..<block.upperBound, by: 2))
  }

  // Lines at a column of nothing

  private func badIndent(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    if let better = verbWithoutColon(place) ?? missingName(problem, place) { return better }
    if lines.all[place].hasDash, let above = lines.owner(of: place),
      let better = listBelowKind(place, above)
    {
      return better
    }
    guard lines.file.bytes.starts(with: Array("dialog:".utf8)) else { return nil }
    let margin = (0..<place).last { !lines.all[$0].isBlank && lines.all[$0].spaces == 0 }
    guard let margin, let (name, range) = lines.name(of: margin),
      DialogKey(rawValue: name) == nil,
      (0..<margin).contains(where: { lines.all[$0].words == "nodes:" && lines.all[$0].spaces == 0 })
    else { return nil }
    return .nodeAtMargin(name, site(range), lines.indented(margin..<margin + 1, by: 2))
  }

  /// `one of`, and the values below with dashes.
  private func listBelowKind(_ place: Int, _ above: Int) -> Diagnostic? {
    guard let (_, range) = lines.name(of: above) else { return nil }
    let kind = SourceRange(range.end + 1, lines.all[above].end)
    let words = trimmed(text(kind))
    guard words == "one of" || words == "any of" || words.hasPrefix("up to ") else { return nil }
    let block = lines.block(from: place)
    let values = block.compactMap { index in
      lines.all[index].hasDash ? trimmed(lines.all[index].words.dropFirst(2)) : nil
    }
    let end = lines.all[block.upperBound - 1].end
    let line = lines.all[place]
    return .listBelowKind(
      words, site(SourceRange(line.content, line.content + 1)),
      Diagnostic.Edit(SourceRange(kind.start, end), " \(words) \(values.joined(separator: ", "))"))
  }
}
