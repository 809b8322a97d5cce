/// Every mistake that can be found before the meaning of a file is asked for, in the author's
/// words. Nothing here decides whether something is a mistake.
public struct SyntaxProblems {
  let file: SourceFile

  func word(_ mistake: SyntaxMistake) -> Diagnostic {
    switch mistake {
    case .notUTF8(let offset, let isGuessed): notUTF8(offset, isGuessed)
    case .otherEncoding(let name): otherEncoding(name)
    case .control(let offset, let scalar): control(offset, scalar)
    case .lineSeparator(let offset, let scalar): lineSeparator(offset, scalar)
    case .loneReturn(let offset): loneReturn(offset)
    case .strayMark(let offset): strayMark(offset)
    case .fileTooLong(let bytes): fileTooLong(bytes)
    case .lineTooLong(let offset, let bytes): lineTooLong(offset, bytes)
    case .tabIndent(let line, let tab): tabIndent(line, tab)
    case .strayTab(let offset): strayTab(offset)
    case .oddSpace(let offset, let scalar): oddSpace(offset, scalar)
    case .badIndent(let place): badIndent(place)
    case .indentedStart(let offset, let column): indentedStart(offset, column)
    case .deeperThanText(let offset, let column, let above, let wanted):
      deeperThanText(offset, column, above, wanted)
    case .lessThanBlock(let offset, let column, let block, let wanted):
      lessThanBlock(offset, column, block, wanted)
    case .deeperBlank(let offset, let column, let wanted): deeperBlank(offset, column, wanted)
    case .unendedBlank(let blank): unendedBlank(blank)
    case .dashTooDeep(let dash, let column, let list, let wanted):
      dashTooDeep(dash, column, list, wanted)
    case .continuedText(let above, let line, let owner, let isPlain):
      continuedText(above, line, owner, isPlain)
    case .textBelow(let text, let value): textBelow(text, value)
    case .dashAmongNames(let offset, let name): dashAmongNames(offset, name)
    case .nameAmongDashes(let name, let dash): nameAmongDashes(name, dash)
    case .tooManyLevels(let offset): tooManyLevels(offset)
    case .noColon(let text): noColon(text)
    case .textAmongDashes(let text, let dash): nameAmongDashes(text, dash)
    case .noSpace(let colon): noSpace(colon)
    case .noSpaceAfterDash(let dash): noSpaceAfterDash(dash)
    case .spaceBeforeColon(let blanks): spaceBeforeColon(blanks)
    case .mergeName(let name): mergeName(name)
    case .duplicate(let name, let first, let depth): duplicate(name, first, depth)
    case .nameTooLong(let name, let characters): nameTooLong(name, characters)
    case .colonInText(let text, let colon): colonInText(text, colon)
    case .hashText(let text, let hash): hashText(text, hash)
    case .openQuote(let quote, let end): openQuote(quote, end)
    case .afterQuote(let quoted, let rest): afterQuote(quoted, rest)
    case .badEscape(let escape): badEscape(escape)
    case .specialStart(let text): specialStart(text)
    case .brace(let text): brace(text)
    case .bracket(let text, let mistake): bracket(text, mistake)
    case .trailingComma(let comma): trailingComma(comma)
    case .questionName(let line): questionName(line)
    case .dashInText(let text): dashInText(text)
    case .blockHeader(let header, let rest): blockHeader(header, rest)
    case .directive(let line): directive(line)
    case .secondDocument(let offset): secondDocument(offset)
    case .endMark(let offset): endMark(offset)
    case .afterMarker(let rest): afterMarker(rest)
    case .loneMarker(let offset): loneMarker(offset)
    }
  }
}

// MARK: - Bytes

extension SyntaxProblems {
  private func notUTF8(_ offset: Int, _ isGuessed: Bool) -> Diagnostic {
    let byte = file.bytes[offset]
    let guess = isGuessed ? Windows1252.character(byte) : nil
    return problem(
      "encoding", offset, offset + 1, "this file is not saved as UTF-8",
      label: "byte 0x" + hexadecimal(UInt32(byte), digits: 2)
        + (guess.map { "; in Windows-1252 this would be \($0)" } ?? ""),
      fix: saveAsUTF8)
  }

  private func otherEncoding(_ name: StaticString) -> Diagnostic {
    problem("encoding", 0, 0, "this file is saved as \(name), not as UTF-8", fix: saveAsUTF8)
  }

  private var saveAsUTF8: Diagnostic.Fix {
    Diagnostic.Fix("in your editor choose \"Save with encoding: UTF-8\" and save again")
  }

  private func control(_ offset: Int, _ scalar: Unicode.Scalar) -> Diagnostic {
    var end = offset + String(scalar).utf8.count
    while end < file.bytes.count, file.bytes[end] == file.bytes[offset] { end += 1 }
    return problem(
      "encoding", offset, end,
      "there is a character here that cannot be seen (\(number(scalar)))",
      label: "a control character",
      fix: .init("delete it", edits: [.init(SourceRange(offset, end), "")]))
  }

  private func lineSeparator(_ offset: Int, _ scalar: Unicode.Scalar) -> Diagnostic {
    let end = offset + String(scalar).utf8.count
    return problem(
      "encoding", offset, end,
      "there is a hidden line break here (\(number(scalar)))",
      label: "looks like nothing",
      why: "some programs begin a new line here and others do not",
      fix: .init("put a space in its place", edits: [.init(SourceRange(offset, end), " ")]))
  }

  private func loneReturn(_ offset: Int) -> Diagnostic {
    problem(
      "encoding", offset, offset + 1,
      "this line ends in a way that only very old programs use (U+000D alone)",
      fix: .init("in your editor choose line endings \"LF\" and save again"))
  }

  private func strayMark(_ offset: Int) -> Diagnostic {
    problem(
      "encoding", offset, offset + 3,
      "there is a hidden mark here (U+FEFF) that belongs only at the start of a file",
      label: "looks like nothing",
      why: "it gets there when one file is pasted into another",
      fix: .init("delete it", edits: [.init(SourceRange(offset, offset + 3), "")]))
  }

  private func fileTooLong(_ bytes: Int) -> Diagnostic {
    problem(
      "limit", 0, 0,
      "this file has \(bytes) bytes; a file can have at most \(Limits.fileBytes)",
      fix: .init("put a part of it into another file"))
  }

  private func lineTooLong(_ offset: Int, _ bytes: Int) -> Diagnostic {
    problem(
      "limit", offset, offset + 1,
      "this line has \(bytes) bytes; a line can have at most \(Limits.lineBytes)",
      fix: .init("put the text on several lines with | or >"))
  }
}

// MARK: - Indentation

extension SyntaxProblems {
  private func tabIndent(_ line: Int, _ tab: Int) -> Diagnostic {
    let above = file.contentLine(before: line)
    let (wanted, advice) = spacesLike(above)
    let message =
      tab == line
      ? "this line starts with a tab; indent with spaces"
      : "this line has a tab before its first word; indent with spaces"
    let context = above.map { [Diagnostic.Note(range: SourceRange($0, $0), label: "")] } ?? []
    return problem(
      "tab-indent", tab, tab + 1, message, label: "a tab", notes: context,
      fix: .init(advice, edits: tabEdits(line, wanted)))
  }

  private func spacesLike(_ above: Int?) -> (wanted: Int, advice: String) {
    guard let above else { return (0, "begin in the first column") }
    let (content, spaces) = file.content(ofLine: above)
    if opensBlock(content) {
      return (spaces + 2, "use \(counted(spaces + 2, "space")), two more than the line above")
    }
    // What stands after a dash on its line lies further in than the dash.
    var wanted = spaces
    var offset = content
    while offset + 1 < file.bytes.count, file.bytes[offset] == Byte.dash,
      file.bytes[offset + 1] == Byte.space
    {
      wanted += 2
      offset += 2
    }
    return (wanted, "use \(counted(wanted, "space")), like the line above")
  }

  /// Whether the lines below belong to this one.
  private func opensBlock(_ content: Int) -> Bool {
    let text = file.beforeNote(SourceRange(content, file.lineEnd(of: content)))
    guard text.end > text.start else { return false }
    let last = file.bytes[text.end - 1]
    return last == Byte.colon || last == Byte.bar || last == Byte.greater
      || text.end - text.start == 1 && last == Byte.dash
  }

  /// The tabs of this line and of those below it that have some as well, two spaces for each
  /// that this line does not have.
  private func tabEdits(_ line: Int, _ wanted: Int) -> [Diagnostic.Edit] {
    var edits: [Diagnostic.Edit] = []
    var start = line
    var first: Int?
    while start < file.bytes.count, edits.count < 12 {
      let (blanks, tabs) = leadingBlanks(start)
      guard tabs > 0, !file.isBlankLine(start) else { break }
      let level = first ?? tabs
      first = level
      let spaces = max(0, wanted + (tabs - level) * 2)
      edits.append(.init(SourceRange(start, blanks), String(repeating: " ", count: spaces)))
      start = file.nextLine(after: start)
    }
    return edits
  }

  private func leadingBlanks(_ line: Int) -> (end: Int, tabs: Int) {
    var (offset, tabs) = (line, 0)
    while offset < file.bytes.count, Byte.isBlank(file.bytes[offset]) {
      if file.bytes[offset] == Byte.tab { tabs += 1 }
      offset += 1
    }
    return (offset, tabs)
  }

  private func strayTab(_ offset: Int) -> Diagnostic {
    var end = offset
    while end < file.bytes.count, Byte.isBlank(file.bytes[end]) { end += 1 }
    let isLast = end >= file.bytes.count || Byte.isBreak(file.bytes[end])
    var start = offset
    while isLast, start > 0, file.bytes[start - 1] == Byte.space { start -= 1 }
    let edit = Diagnostic.Edit(SourceRange(start, end), isLast ? "" : " ")
    return problem(
      "stray-tab", offset, offset + 1,
      isLast ? "there is a tab after the end of this line" : "there is a tab here; use a space",
      label: "a tab", fix: .init(isLast ? "delete it" : "put a space in its place", edits: [edit]))
  }

  private func oddSpace(_ offset: Int, _ scalar: Unicode.Scalar) -> Diagnostic {
    let width = String(scalar).utf8.count
    let line = file.lineStart(of: offset)
    let atStart = file.content(ofLine: line).offset == offset
    // The first line of a file begins without any.
    let isIndented = atStart && file.contentLine(before: line) != nil
    let name = Invisible.name(scalar)
    return problem(
      "odd-space", offset, offset + width,
      "this \(atStart ? "line" : "text") starts with \(name) (\(number(scalar))), "
        + "which looks like a space but is not",
      label: name,
      fix: .init(
        isIndented ? "put a space in its place" : "delete it",
        edits: oddSpaceEdits(offset, isIndented: isIndented)))
  }

  private func oddSpaceEdits(_ start: Int, isIndented: Bool) -> [Diagnostic.Edit] {
    var offset = start
    var spaces = ""
    while offset < file.bytes.count {
      if let scalar = Invisible.oddSpace(file.bytes.span, offset) {
        if !Invisible.hasNoWidth(scalar) { spaces += " " }
        offset += String(scalar).utf8.count
      } else if file.bytes[offset] == Byte.space {
        spaces += " "
        offset += 1
      } else {
        break
      }
    }
    return [.init(SourceRange(start, offset), isIndented ? spaces : "")]
  }

  private func badIndent(_ place: SyntaxMistake.Place) -> Diagnostic {
    let levels = [
      Diagnostic.Note(range: place.outer, label: "lines at this level have \(place.outerColumn)"),
      Diagnostic.Note(range: place.inner, label: "lines at this level have \(place.innerColumn)"),
    ]
    return problem(
      "bad-indent", place.offset, place.offset + 1,
      "this line is indented by \(counted(place.column, "space")), which matches nothing above it",
      label: "\(place.column)", notes: levels,
      fix: belongsOutside(place)
        ? .init(
          "use \(counted(place.outerColumn, "space"))"
            + (name(at: place.outer.start).map { ", like `\($0)`" } ?? ""),
          edits: shift(place.offset, from: place.column, to: place.outerColumn))
        : .init(
          adviceForIndent(place),
          edits: shift(place.offset, from: place.column, to: place.innerColumn)))
  }

  /// A name cannot stand among dashes, so it belongs to the outer level where that has names.
  private func belongsOutside(_ place: SyntaxMistake.Place) -> Bool {
    file.bytes[place.offset] != Byte.dash && file.bytes[place.inner.start] == Byte.dash
      && file.bytes[place.outer.start] != Byte.dash
  }

  private func adviceForIndent(_ place: SyntaxMistake.Place) -> String {
    let count = "use \(counted(place.innerColumn, "space")) if "
    let line = name(at: place.offset).map { "`\($0)`" } ?? "this line"
    guard let outer = name(at: place.outer.start) else { return count + line + " belongs there" }
    let like = name(at: place.inner.start).map { ", like `\($0)`" } ?? ""
    return count + line + " belongs to `\(outer)`" + like
  }

  private func indentedStart(_ offset: Int, _ column: Int) -> Diagnostic {
    problem(
      "bad-indent", offset, offset + 1,
      "the first line is indented by \(counted(column, "space")); a file begins without any",
      label: "\(column)",
      fix: .init("begin in the first column", edits: shift(offset, from: column, to: 0)))
  }

  private func deeperThanText(
    _ offset: Int, _ column: Int, _ above: SourceRange, _ wanted: Int
  ) -> Diagnostic {
    let owner = name(at: above.start).map { "`\($0)`" }
    let like = owner.map { ", like \($0)" } ?? ""
    let advice =
      file.bytes[offset] == Byte.dash
      ? "for a list put nothing else after \(owner ?? "the dash"); for more text use > or |"
      : "use \(wanted == 0 ? "no spaces" : counted(wanted, "space"))" + like
    return problem(
      "bad-indent", offset, offset + 1,
      "this line is indented by \(counted(column, "space")), but "
        + (owner.map { "\($0) above it has its text already" } ?? "the line above has its text"),
      label: "\(column)",
      notes: [.init(range: above, label: "lines at this level have \(wanted)")],
      fix: .init(advice, edits: shift(offset, from: column, to: wanted)))
  }

  private func lessThanBlock(
    _ offset: Int, _ column: Int, _ block: SourceRange, _ wanted: Int
  ) -> Diagnostic {
    problem(
      "bad-indent", offset, offset + 1,
      "this line is less indented than the text above it, and belongs to nothing else",
      label: "\(column)",
      notes: [
        .init(range: SourceRange(block.start, block.start + 1), label: "the text begins here")
      ],
      fix: .init(
        "use \(counted(wanted, "space")) if it is part of the text",
        edits: shift(offset, from: column, to: wanted)))
  }

  private func deeperBlank(_ offset: Int, _ column: Int, _ wanted: Int) -> Diagnostic {
    let start = file.lineStart(of: offset)
    return problem(
      "bad-indent", offset, offset + column - wanted,
      "this empty line has more spaces than the first line of the text below it",
      label: "\(counted(column - wanted, "space")) too many",
      fix: .init(
        "delete the spaces", edits: [.init(SourceRange(start, file.lineEnd(of: start)), "")]))
  }

  private func unendedBlank(_ blank: SourceRange) -> Diagnostic {
    problem(
      "bad-indent", blank.start, blank.end, "the last line of this file has only spaces",
      why: "some programs would count it as one more line of the text, and others would not",
      fix: .init("delete the spaces", edits: [.init(blank, "")]))
  }

  private func dashTooDeep(
    _ dash: Int, _ column: Int, _ list: SourceRange, _ wanted: Int
  ) -> Diagnostic {
    let distance = column - wanted
    return problem(
      "dash-too-deep", dash, dash + 1,
      "this dash is \(written(distance)) \(distance == 1 ? "space" : "spaces") further in "
        + "than the list it belongs to",
      label: "column \(column + 1)", why: readElsewhere(list, dash),
      notes: [
        .init(
          range: SourceRange(list.start, list.start + 1),
          label: "the list starts at column \(wanted + 1)")
      ],
      fix: .init(
        "move it \(written(distance)) \(distance == 1 ? "space" : "spaces") to the left",
        edits: shift(dash, from: column, to: wanted)))
  }

  /// What other readers make of a dash below a one-line item.
  private func readElsewhere(_ item: SourceRange, _ dash: Int) -> String? {
    let above = file.beforeNote(SourceRange(item.start + 1, item.end))
    let line = file.beforeNote(SourceRange(dash, file.lineEnd(of: dash)))
    let text = trimmed(file.text(above)) + " " + file.text(line)
    let isPlain = !file.text(above).contains("\"") && !file.text(above).contains("'")
    guard isPlain,
      item.end == file.beforeNote(SourceRange(item.start, file.lineEnd(of: item.start))).end,
      !file.text(above).contains(": "), text.count <= 60
    else { return nil }
    return "other YAML programs would read this as one item, \"\(text)\""
  }

  /// Moves a line, and those below that are not less indented, to another column.
  private func shift(_ offset: Int, from column: Int, to wanted: Int) -> [Diagnostic.Edit] {
    var edits: [Diagnostic.Edit] = []
    let first = file.lineStart(of: offset)
    var start = first
    while start < file.bytes.count {
      let spaces = file.content(ofLine: start).spaces
      if !file.isBlankLine(start) {
        guard spaces >= column else { break }
        // What stands where this line is to go, or is further in than a name alone, stays.
        if start != first, wanted > column, spaces == wanted || isNameAlone(first) { break }
        // Nobody reads a correction of a hundred lines.
        guard edits.count < 12 else { return [] }
        edits.append(
          wanted > column
            ? .init(SourceRange(start, start), String(repeating: " ", count: wanted - column))
            : .init(SourceRange(start, start + column - wanted), ""))
      }
      start = file.nextLine(after: start)
    }
    return edits
  }
}

extension SyntaxProblems {
  /// A name with nothing after its colon, and not behind a dash.
  private func isNameAlone(_ line: Int) -> Bool {
    let text = file.beforeNote(
      SourceRange(file.content(ofLine: line).offset, file.lineEnd(of: line)))
    guard text.end > text.start else { return false }
    return file.bytes[text.end - 1] == Byte.colon && file.bytes[text.start] != Byte.dash
  }
}

// MARK: - Lines that belong to nothing

extension SyntaxProblems {
  private func continuedText(
    _ above: SourceRange, _ line: SourceRange, _ owner: Int, _ isPlain: Bool
  ) -> Diagnostic {
    problem(
      "continued-text", line.start, line.end,
      "this looks like more of the text on the line above",
      notes: [.init(range: above, label: "the text so far")],
      fix: .init(
        "use > to join the lines with spaces, or | to keep them as lines",
        edits: isPlain ? folding(above, owner) : []))
  }

  /// Turns a text and the deeper lines below it into one text with `>`.
  private func folding(_ above: SourceRange, _ owner: Int) -> [Diagnostic.Edit] {
    guard file.lineEnd(of: above.start) == above.end else { return [] }
    let indentation = String(repeating: " ", count: owner + 2)
    var edits = [Diagnostic.Edit(SourceRange(above.start, above.start), ">\n" + indentation)]
    var start = file.nextLine(after: above.end)
    while start < file.bytes.count, edits.count < 13 {
      let (content, spaces) = file.content(ofLine: start)
      if !file.isBlankLine(start) {
        guard spaces > owner else { break }
        edits.append(.init(SourceRange(start, content), indentation))
      }
      start = file.nextLine(after: start)
    }
    return edits
  }

  private func textBelow(_ text: SourceRange, _ value: Int) -> Diagnostic {
    if looksLikeName(text) { return noColon(text) }
    return problem(
      "no-colon", text.start, text.end,
      "this text stands on the line below, where a name or a dash is expected",
      label: "no name, no dash",
      fix: .init(
        "write it on the line above, or use | for text over several lines",
        edits: [.init(SourceRange(value, text.start), " ")]))
  }

  private func noColon(_ text: SourceRange) -> Diagnostic {
    let isName = looksLikeName(text) || hasLinesBelow(text)
    let word = firstWord(text.start)?.utf8.count ?? text.end - text.start
    let colon = Diagnostic.Edit(SourceRange(text.start + word, text.start + word), ":")
    return problem(
      "no-colon", text.start, text.end, "this line has no colon after its name",
      label: "expected `name: text`",
      fix: isName
        ? .init("did you mean", edits: [colon])
        : .init("begin it with a name and a colon; for text over several lines use | or >"))
  }

  /// One word, and lines further in below it.
  private func hasLinesBelow(_ text: SourceRange) -> Bool {
    let bytes = file.bytes[text.start..<text.end]
    guard bytes.allSatisfy({ (0x61...0x7A).contains($0) }),
      let next = file.contentLine(after: text.end)
    else { return false }
    return file.content(ofLine: next).spaces > text.start - file.lineStart(of: text.start)
  }

  private func dashAmongNames(_ offset: Int, _ name: SourceRange) -> Diagnostic {
    problem(
      "mixed", offset, offset + 1,
      "this block uses names (`\(short(name)):`); a dash cannot start here",
      label: "a dash", notes: [.init(range: name, label: "names are used here")],
      fix: .init("give it a name, or indent it below the name that it belongs to"))
  }

  private func nameAmongDashes(_ name: SourceRange, _ dash: Int) -> Diagnostic {
    let line = file.lineStart(of: name.start)
    return problem(
      "mixed", name.start, name.end, "this block uses dashes; each of its lines begins with one",
      label: "no dash here",
      notes: [.init(range: SourceRange(dash, dash + 1), label: "dashes are used here")],
      fix: .init(
        "put a dash before it",
        edits: [
          .init(SourceRange(name.start, name.start), "- ")
        ] + deeperLines(name.start, than: name.start - line)))
  }

  /// Two more spaces for the lines that belong to the one at `offset`.
  private func deeperLines(_ offset: Int, than column: Int) -> [Diagnostic.Edit] {
    var edits: [Diagnostic.Edit] = []
    var start = file.nextLine(after: offset)
    while start < file.bytes.count, edits.count < 12 {
      if !file.isBlankLine(start) {
        guard file.content(ofLine: start).spaces > column else { break }
        edits.append(.init(SourceRange(start, start), "  "))
      }
      start = file.nextLine(after: start)
    }
    return edits
  }

  private func tooManyLevels(_ offset: Int) -> Diagnostic {
    problem(
      "limit", offset, offset + 1,
      "this is level \(Limits.levels + 1); a file can have at most \(Limits.levels) levels",
      fix: .init("put a part of it in a place of its own"))
  }
}

// MARK: - Names

extension SyntaxProblems {
  private func noSpace(_ colon: Int) -> Diagnostic {
    problem(
      "no-space", colon, colon + 1, "there is no space after the colon",
      label: "put a space after this",
      fix: .init("write", edits: [.init(SourceRange(colon + 1, colon + 1), " ")]))
  }

  private func noSpaceAfterDash(_ dash: Int) -> Diagnostic {
    problem(
      "no-space", dash, dash + 1, "there is no space after the dash",
      label: "put a space after this",
      fix: .init("write", edits: [.init(SourceRange(dash + 1, dash + 1), " ")]))
  }

  private func spaceBeforeColon(_ blanks: SourceRange) -> Diagnostic {
    problem(
      "space-before-colon", blanks.start, blanks.end, "there is a space before the colon",
      label: "not here", fix: .init("write", edits: [.init(blanks, "")]))
  }

  private func mergeName(_ name: SourceRange) -> Diagnostic {
    problem(
      "special-start", name.start, name.end, "a name that is only `<<` needs quotes",
      why: "in other YAML files this repeats a part of the file; dialog files do not do that",
      fix: .init("put the name in double quotes", edits: [quoting(name)]))
  }

  private func duplicate(_ name: SourceRange, _ first: SourceRange, _ depth: Int) -> Diagnostic {
    let place =
      switch depth {
      case 1: "in this file"
      case 2: "here"
      default: "in this node"
      }
    return problem(
      "duplicate", name.start, name.end, "`\(short(name))` is already used \(place)",
      label: "used again", notes: [.init(range: first, label: "first used here")],
      fix: .init("keep one of the two, or put both in one text with |"))
  }

  private func nameTooLong(_ name: SourceRange, _ characters: Int) -> Diagnostic {
    problem(
      "limit", name.start, name.end,
      "this name has \(characters) characters; a name can have at most "
        + "\(Limits.nameCharacters)",
      fix: .init("use a short name, and put the text after the colon"))
  }
}

// MARK: - Texts

extension SyntaxProblems {
  private func colonInText(_ text: SourceRange, _ colon: Int) -> Diagnostic {
    problem(
      "colon-in-text", colon, colon + 1,
      "this text has a colon followed by a space, so it needs quotes",
      label: "a name would end here", fix: quoteFix(file.beforeNote(text), "the text"))
  }

  private func hashText(_ text: SourceRange, _ hash: Int) -> Diagnostic {
    var end = file.lineEnd(of: hash)
    while end > hash, Byte.isBlank(file.bytes[end - 1]) { end -= 1 }
    let mayBeText = mayBeText(text, hash)
    let space = Diagnostic.Edit(SourceRange(hash + 1, hash + 1), " ")
    return problem(
      "hash-text", hash, end,
      "everything after ` #` would be a note to yourself and never be said",
      label: "not part of the text",
      fix: mayBeText
        ? .init(
          "if it is part of the text, use quotes; for a note, put a space after the #",
          edits: [quoting(SourceRange(text.start, end))])
        : .init("for a note, put a space after the #", edits: [space]))
  }

  /// Not after a text in quotes, a list or a `|`, and not where deeper lines give the value.
  private func mayBeText(_ text: SourceRange, _ hash: Int) -> Bool {
    guard text.start == hash else {
      switch file.bytes[text.start] {
      case Byte.quote, Byte.apostrophe, Byte.openBracket, Byte.openBrace: return false
      default: return true
      }
    }
    var before = hash
    while before > 0, Byte.isBlank(file.bytes[before - 1]) { before -= 1 }
    guard before > 0 else { return false }
    let sign = file.bytes[before - 1]
    guard sign == Byte.colon || sign == Byte.dash else { return false }
    let line = file.lineStart(of: hash)
    guard let next = file.contentLine(after: hash) else { return true }
    return file.content(ofLine: next).spaces <= file.content(ofLine: line).spaces
      && file.bytes[file.content(ofLine: next).offset] != Byte.dash
  }

  private func openQuote(_ quote: Int, _ end: Int) -> Diagnostic {
    var end = end
    while end > quote + 1, Byte.isBlank(file.bytes[end - 1]) { end -= 1 }
    let sign = file.bytes[quote] == Byte.quote ? "\"" : "'"
    return problem(
      "open-quote", quote, quote + 1, "this quote is never closed on its line",
      label: "opens here",
      fix: .init(
        "close it at the end of the line, or use | for text over several lines",
        edits: [.init(SourceRange(end, end), sign)]))
  }

  private func afterQuote(_ quoted: SourceRange, _ rest: SourceRange) -> Diagnostic {
    problem(
      "after-quote", rest.start, rest.end, "there is text after the closing quote",
      label: "outside the quotes",
      fix: quoteFix(nameOrText(SourceRange(quoted.start, rest.end)), "the whole text"))
  }

  /// What stands between a pair of quotes at both ends, straight or curly, which are to be replaced.
  private func insideQuotes(_ text: String) -> String? {
    for (open, close) in [("\"", "\""), ("'", "'"), ("\u{201C}", "\u{201D}")] {
      guard text.hasPrefix(open), text.hasSuffix(close), text.unicodeScalars.count > 2 else {
        continue
      }
      return String(text.unicodeScalars.dropFirst().dropLast())
    }
    return nil
  }

  private func badEscape(_ escape: SourceRange) -> Diagnostic {
    let written = file.text(escape)
    let isNumber = Escape.digits(after: file.bytes[escape.start + 1]) > 0
    return problem(
      "bad-escape", escape.start, escape.end,
      "`\(written)` means nothing in double quotes",
      fix: .init(
        isNumber
          ? "write the character itself, or \\\\ for a backslash"
          : "for a backslash write \\\\, or use single quotes",
        edits: [.init(SourceRange(escape.start, escape.start), "\\")]))
  }

  private func specialStart(_ text: SourceRange) -> Diagnostic {
    let sign = file.bytes[text.start]
    let why: String? =
      switch sign {
      case Byte.ampersand, Byte.asterisk:
        "in other YAML files this repeats a part of the file; dialog files do not do that"
      case Byte.exclamation:
        "in other YAML files this marks a type; dialog files take no type marks"
      default: nil
      }
    return problem(
      "special-start", text.start, text.start + 1,
      "text that begins with `\(Character(Unicode.Scalar(sign)))` needs quotes", why: why,
      fix: quoteFix(nameOrText(text), "the text"))
  }

  private func brace(_ text: SourceRange) -> Diagnostic {
    problem(
      "brace", text.start, text.start + 1, "text that begins with { needs quotes",
      fix: quoteFix(nameOrText(text), "the whole text"))
  }

  private func questionName(_ text: SourceRange) -> Diagnostic {
    let hasName = nameOrText(text).end < file.beforeNote(text).end
    let sign = SourceRange(text.start, text.start + 2)
    return problem(
      "question-key", text.start, text.start + 1,
      "a line that begins with `? ` has a special meaning in YAML that dialog files do not use",
      fix: hasName ? .init("write", edits: [.init(sign, "")]) : quoteFix(text, "the text"))
  }

  private func dashInText(_ text: SourceRange) -> Diagnostic {
    problem(
      "special-start", text.start, text.start + 1,
      "text that begins with a dash and a space needs quotes",
      why: "a list begins on the line below its name",
      fix: quoteFix(file.beforeNote(text), "the text"))
  }

  private func blockHeader(_ header: Int, _ rest: SourceRange) -> Diagnostic {
    let sign = String(Character(Unicode.Scalar(file.bytes[header])))
    let line = file.lineStart(of: header)
    let indentation = String(repeating: " ", count: file.content(ofLine: line).spaces + 4)
    var start = rest.start
    while start < rest.end, Byte.isBlank(file.bytes[start]) { start += 1 }
    return problem(
      "block-header", start, rest.end, "after \(sign) the text begins on the next line",
      label: "not on this line",
      fix: .init(
        "put the text on a line of its own, further in",
        edits: [.init(SourceRange(header + 1, start), "\n" + indentation)]))
  }
}

// MARK: - Brackets

extension SyntaxProblems {
  private func bracket(
    _ text: SourceRange, _ mistake: SyntaxMistake.BracketMistake
  ) -> Diagnostic {
    let sign = SourceRange(text.start, text.start + 1)
    switch mistake {
    case .after:
      return problem(
        "bracket", sign.start, sign.end, "text that begins with [ needs quotes",
        fix: quoteFix(nameOrText(text), "the whole text"))
    case .open:
      return problem(
        "bracket", sign.start, sign.end, "this bracket is never closed on its line",
        label: "opens here",
        fix: quoteFix(
          file.beforeNote(text), advice: "for text use quotes; for a list, one dash a line"))
    case .nested:
      return problem(
        "bracket", sign.start, sign.end, "a short list in brackets holds only texts",
        label: "this list",
        fix: quoteFix(
          file.beforeNote(text), advice: "for text use quotes; for a list, one dash a line"))
    case .names:
      return problem(
        "bracket", sign.start, sign.end, "a short list in brackets holds no names with a colon",
        label: "this list",
        fix: quoteFix(
          file.beforeNote(text), advice: "for text use quotes; for a list, one dash a line"))
    case .empty(let comma):
      return problem(
        "bracket", comma, comma + 1, "there is nothing before this comma",
        fix: .init("delete the comma", edits: [.init(SourceRange(comma, comma + 1), "")]))
    case .afterItem(let offset):
      return problem(
        "after-quote", offset, offset + 1, "there is text after the closing quote",
        label: "outside the quotes", fix: .init("put a comma between two items"))
    case .special(let item):
      return specialItem(item)
    }
  }

  private func specialItem(_ item: SourceRange) -> Diagnostic {
    problem(
      "special-start", item.start, item.start + 1,
      "text that begins with `\(file.text(SourceRange(item.start, item.start + 1)))` needs quotes",
      fix: quoteFix(item, "the text"))
  }

  private func trailingComma(_ comma: Int) -> Diagnostic {
    problem(
      "trailing-comma", comma, comma + 1, "there is nothing after the last comma",
      fix: .init("delete the comma", edits: [.init(SourceRange(comma, comma + 1), "")]))
  }
}

// MARK: - The file as a whole

extension SyntaxProblems {
  private func directive(_ line: SourceRange) -> Diagnostic {
    problem(
      "directive", line.start, line.end, "dialog files need no `%` lines",
      fix: .init("remove this line", edits: [removing(line.start)]))
  }

  private func secondDocument(_ offset: Int) -> Diagnostic {
    problem(
      "second-document", offset, offset + 3,
      "a file holds one dialog; this `---` would begin another",
      fix: .init("remove this line, or put what follows into a file of its own"))
  }

  private func endMark(_ offset: Int) -> Diagnostic {
    problem(
      "end-mark", offset, offset + 3, "dialog files need no `...` at their end",
      fix: .init("remove this line", edits: [removing(offset)]))
  }

  private func afterMarker(_ rest: SourceRange) -> Diagnostic {
    var marker = rest.start
    while marker > 0, Byte.isBlank(file.bytes[marker - 1]) { marker -= 1 }
    return problem(
      "after-marker", rest.start, rest.end, "nothing can stand beside `---`",
      label: "on this line",
      fix: .init(
        "put it on the next line", edits: [.init(SourceRange(marker, rest.start), "\n")]))
  }

  private func loneMarker(_ offset: Int) -> Diagnostic {
    problem(
      "lone-marker", offset, offset + 3, "there is nothing in this file but `---`",
      fix: .init("write the dialog below it, or remove this line", edits: [removing(offset)]))
  }

  private func removing(_ offset: Int) -> Diagnostic.Edit {
    .init(SourceRange(file.lineStart(of: offset), file.nextLine(after: offset)), "")
  }
}

// MARK: - Parts of messages

extension SyntaxProblems {
  private func problem(
    _ code: String, _ start: Int, _ end: Int, _ message: String, label: String = "",
    why: String? = nil, notes: [Diagnostic.Note] = [], fix: Diagnostic.Fix? = nil
  ) -> Diagnostic {
    Diagnostic(
      .error, code, file: file.name, range: SourceRange(start, max(start, end)), message,
      label: label, why: why, notes: notes, fix: fix)
  }

  /// Advice that says nothing without the corrected lines below it.
  static func needsLines(_ advice: String) -> Bool {
    advice == "did you mean" || advice == "write"
  }

  private func quoteFix(_ text: SourceRange, _ what: String) -> Diagnostic.Fix {
    let edit = quoting(text)
    let kind = edit.replacement.hasPrefix("'") ? "single" : "double"
    return .init("put \(what) in \(kind) quotes", edits: [edit])
  }

  private func quoteFix(_ text: SourceRange, advice: String) -> Diagnostic.Fix {
    .init(advice, edits: [quoting(text)])
  }

  private func quoting(_ range: SourceRange) -> Diagnostic.Edit {
    let written = file.text(range)
    let text = insideQuotes(written) ?? written
    guard !usesSingleQuotes(text) else { return .init(range, "'\(text)'") }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return .init(range, quoted + "\"")
  }

  /// Single quotes where double ones would need a backslash.
  private func usesSingleQuotes(_ text: String) -> Bool {
    let bytes = text.utf8
    return (bytes.contains(Byte.quote) || bytes.contains(Byte.backslash))
      && !bytes.contains(Byte.apostrophe)
  }

  /// At the start of a line only the name needs quotes, when there is one.
  private func nameOrText(_ text: SourceRange) -> SourceRange {
    let whole = file.beforeNote(text)
    let before = SourceRange(file.lineStart(of: text.start), text.start)
    guard file.bytes[before.start..<before.end].allSatisfy({ Byte.isBlank($0) || $0 == Byte.dash })
    else { return whole }
    for offset in whole.start..<whole.end where file.bytes[offset] == Byte.colon {
      let next = offset + 1
      if next == whole.end || file.bytes[next] == Byte.space {
        return SourceRange(whole.start, offset)
      }
    }
    return whole
  }

  /// `say hi` rather than `I hear you.`
  private func looksLikeName(_ text: SourceRange) -> Bool {
    let bytes = file.bytes[text.start..<text.end]
    guard let space = bytes.firstIndex(of: Byte.space) else { return false }
    guard bytes[..<space].allSatisfy({ (0x61...0x7A).contains($0) }) else { return false }
    return bytes.last != Byte.dot && bytes.last != Byte.comma
  }

  /// The name at the start of a line's content.
  private func name(at offset: Int) -> String? {
    let line = file.beforeNote(SourceRange(offset, file.lineEnd(of: offset)))
    for end in line.start..<line.end where file.bytes[end] == Byte.colon {
      if end + 1 == line.end || Byte.isBlank(file.bytes[end + 1]) {
        return short(SourceRange(offset, end))
      }
    }
    return firstWord(offset)
  }

  private func firstWord(_ offset: Int) -> String? {
    var end = offset
    while end < file.bytes.count, !Byte.isBlank(file.bytes[end]), !Byte.isBreak(file.bytes[end]),
      file.bytes[end] != Byte.colon
    {
      end += 1
    }
    guard end > offset, file.bytes[offset] != Byte.dash || end > offset + 1 else { return nil }
    return short(SourceRange(offset, end))
  }

  /// A piece of the file that may stand in a sentence.
  private func short(_ range: SourceRange) -> String {
    let text = file.text(range)
    guard text.count > 40 else { return text }
    return String(text.prefix(39)) + "…"
  }

  private func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let start = bytes.firstIndex { !Byte.isBlank($0) } ?? bytes.count
    let end = bytes.lastIndex { !Byte.isBlank($0) } ?? start - 1
    return String(decoding: bytes[start..<max(start, end + 1)], as: UTF8.self)
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }

  private func written(_ count: Int) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return words.indices.contains(count) ? words[count] : "\(count)"
  }

  private func number(_ scalar: Unicode.Scalar) -> String {
    "U+" + hexadecimal(scalar.value, digits: 4)
  }

  private func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension Diagnostic {
  static func more(at offset: Int, in file: SourceFile) -> Diagnostic {
    Diagnostic(
      .advice, "more", file: file.name, range: SourceRange(offset, offset),
      "and more; the rest is shown when these are mended")
  }
}
