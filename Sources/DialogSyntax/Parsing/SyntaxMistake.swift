/// What can be wrong with a file before anybody asks what it means. Found by the parser with the
/// places that take part in it, and worded in `SyntaxProblems`.
enum SyntaxMistake {
  // Bytes
  case notUTF8(at: Int, looksLikeWindows1252: Bool)
  case otherEncoding(name: StaticString)
  case control(at: Int, scalar: Unicode.Scalar)
  case lineSeparator(at: Int, scalar: Unicode.Scalar)
  case loneReturn(at: Int)
  case strayMark(at: Int)
  case fileTooLong(bytes: Int)
  case lineTooLong(at: Int, bytes: Int)

  // The start of a line
  case tabIndent(line: Int, tab: Int)
  case strayTab(at: Int)
  case oddSpace(at: Int, scalar: Unicode.Scalar)
  case badIndent(Place)
  case indentedStart(at: Int, column: Int)
  case deeperThanText(at: Int, column: Int, above: SourceRange, wanted: Int)
  case lessThanBlock(at: Int, column: Int, block: SourceRange, wanted: Int)
  case deeperBlank(at: Int, column: Int, wanted: Int)
  case unendedBlank(SourceRange)
  case dashTooDeep(dash: Int, column: Int, item: SourceRange, wanted: Int)
  case continuedText(above: SourceRange, line: SourceRange, owner: Int, isPlain: Bool)
  case textBelow(text: SourceRange, value: Int)
  case dashAmongNames(at: Int, name: SourceRange)
  case nameAmongDashes(name: SourceRange, dash: Int)
  case textAmongDashes(text: SourceRange, dash: Int)
  case tooManyLevels(at: Int)

  // Names
  case noColon(text: SourceRange)
  case noSpace(colon: Int)
  case noSpaceAfterDash(Int)
  case spaceBeforeColon(blanks: SourceRange)
  case mergeName(SourceRange)
  case duplicate(name: SourceRange, first: SourceRange, depth: Int)
  case nameTooLong(SourceRange, characters: Int)

  // Values
  case colonInText(text: SourceRange, colon: Int)
  case hashText(text: SourceRange, hash: Int)
  case openQuote(quote: Int, end: Int)
  case afterQuote(quoted: SourceRange, rest: SourceRange)
  case badEscape(SourceRange)
  case specialStart(text: SourceRange)
  case brace(text: SourceRange)
  case bracket(text: SourceRange, BracketMistake)
  case trailingComma(at: Int)
  case questionName(text: SourceRange)
  case dashInText(text: SourceRange)
  case blockHeader(header: Int, rest: SourceRange)

  // The file as a whole
  case directive(line: SourceRange)
  case secondDocument(at: Int)
  case endMark(at: Int)
  case afterMarker(rest: SourceRange)
  case loneMarker(at: Int)

  enum BracketMistake {
    case open, nested, names, after
    case afterItem(at: Int)
    case empty(comma: Int)
    case special(item: SourceRange)
  }

  /// A line between two levels, and the lines that show the levels.
  struct Place {
    let offset: Int
    let column: Int
    let outer: SourceRange
    let outerColumn: Int
    let inner: SourceRange
    let innerColumn: Int
  }
}
