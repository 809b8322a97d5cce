import DialogSyntax

/// What a line that could not be read lacks above it.
extension MeantLines {
  /// `ask Are you safe?`, with what belongs to it below.
  func verbWithoutColon(_ place: Int) -> Diagnostic? {
    guard let above = lines.before(place), lines.name(of: above) == nil else { return nil }
    let line = lines.all[above]
    let start = line.content + (line.hasDash ? 2 : 0)
    let word = lines.file.bytes[start..<line.end].prefix { $0 != 32 }
    let verb = String(decoding: word, as: UTF8.self)
    guard StepKey(rawValue: verb)?.isVerb == true else { return nil }
    return .verbWithoutColon(verb, site(SourceRange(word.startIndex, word.endIndex)))
  }

  /// `switch: mood`, and the cases below without `cases`.
  func missingName(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    guard let above = lines.before(place), let (verb, range) = lines.name(of: above),
      let key = StepKey(rawValue: verb), let missing = missingName(below: key, at: place)
    else { return nil }
    let column = range.start - lines.all[above].start
    guard lines.all[place].spaces > column + 1 else { return nil }
    let start = lines.all[place].start
    let indentation = String(repeating: " ", count: column)
    return .missingAbove(
      problem, missing.rawValue, of: verb,
      Diagnostic.Edit(SourceRange(start, start), "\(indentation)\(missing.rawValue):\n"))
  }

  private func missingName(below verb: StepKey, at place: Int) -> StepKey? {
    let isStep = lines.name(of: place).flatMap { StepKey(rawValue: $0.words) } != nil
    switch verb {
    case .switch where !lines.all[place].hasDash: return .cases
    case .ask where !lines.all[place].hasDash && !isStep: return .choices
    case .if where lines.all[place].hasDash: return .then
    default: return nil
    }
  }

  /// Names with dashes where none belong, so that the one without looks wrong.
  func dashesBelowNames(_ problem: Diagnostic, _ place: Int) -> Diagnostic? {
    guard let owner = lines.owner(of: place), let name = lines.name(of: owner)?.words,
      ["variables", "nodes", "concepts", "lines", "cases", "messages", "values", "interrupts"]
        .contains(name)
    else { return nil }
    let column = lines.all[place].spaces
    let dashes = lines.block(from: owner + 1).filter {
      lines.all[$0].hasDash && lines.all[$0].spaces == column
    }
    let signs = dashes.map { SourceRange(lines.all[$0].content, lines.all[$0].content + 2) }
    guard let first = signs.first else { return nil }
    return .dashesBelowNames(
      name, site(SourceRange(first.start, first.start + 1)),
      signs.map { Diagnostic.Edit($0, "") })
  }
}
