import DialogEngine
import DialogSyntax

/// Conditions: parsed, resolved and checked by kind. What was reported becomes `unknown`, which
/// later checks leave alone.
extension Compiler {
  mutating func condition(_ value: SyntaxNode, of name: SyntaxNode) -> Condition {
    guard expectText(value, of: name) else { return .unknown }
    var parser = ConditionParser(value)
    return parser.condition(&self)
  }

  /// Adds a condition to its table.
  mutating func place(_ value: SyntaxNode, of name: SyntaxNode) -> Place<Condition> {
    add(condition(value, of: name), at: value.site)
  }

  mutating func add(_ condition: Condition, at site: Site) -> Place<Condition> {
    tables.conditions.append(condition)
    origins.conditions.append(site)
    return Place(tables.conditions.count - 1)
  }
}

extension Condition {
  /// Stands for a condition with a mistake in it, which has been reported.
  static let unknown = Condition.known(VariableID(-1))
}

/// Reads one condition. The first mistake ends it.
struct ConditionParser {
  private let source: SyntaxNode
  private let words: [ConditionWord]
  private var index = 0
  private var depth = 0
  private var terms = 0
  private var isBroken = false
  /// The name on the left of the comparison before.
  private var lastName: String?

  init(_ source: SyntaxNode) {
    self.source = source
    words = ConditionWord.all(in: source.textBytes)
  }

  private var word: ConditionWord { words[index] }

  private func site(_ word: ConditionWord) -> Site {
    guard word.kind != .end else {
      let end = words.count > 1 ? words[words.count - 2].range.upperBound : 0
      return source.site(of: end..<end)
    }
    return source.site(of: word.range)
  }

  private mutating func advance() {
    if index < words.count - 1 { index += 1 }
  }

  private mutating func fail(_ compiler: inout Compiler, _ problem: Diagnostic) {
    if !isBroken { compiler.problems.append(problem) }
    isBroken = true
  }

  private mutating func take(_ text: String) -> Bool {
    guard word.kind == .word, word.text == text else { return false }
    advance()
    return true
  }

  mutating func condition(_ compiler: inout Compiler) -> Condition {
    let condition = either(&compiler)
    if !isBroken, word.kind != .end {
      fail(&compiler, unexpected())
    }
    return isBroken ? .unknown : condition
  }

  // Parentheses nest at most `Limits.brackets` deep, so that these three may call each other.

  private mutating func either(_ compiler: inout Compiler) -> Condition {
    var left = both(&compiler)
    while !isBroken, take("or") { left = .or(left, both(&compiler)) }
    return left
  }

  private mutating func both(_ compiler: inout Compiler) -> Condition {
    var left = negated(&compiler)
    while !isBroken, take("and") { left = .and(left, negated(&compiler)) }
    return left
  }

  private mutating func negated(_ compiler: inout Compiler) -> Condition {
    var isNegated = false
    while take("not") { isNegated.toggle() }
    let condition = single(&compiler)
    return isNegated ? .not(condition) : condition
  }

  private mutating func single(_ compiler: inout Compiler) -> Condition {
    terms += 1
    guard terms <= Limits.terms else {
      fail(&compiler, .conditionTooLong(source.site))
      return .unknown
    }
    if word.kind == .open { return bracketed(&compiler) }
    if take("known") { return known(&compiler) }
    if take("visited") { return visited(&compiler) }
    return comparison(&compiler)
  }

  private mutating func bracketed(_ compiler: inout Compiler) -> Condition {
    let open = word
    depth += 1
    defer { depth -= 1 }
    guard depth <= Limits.brackets else {
      fail(&compiler, .bracketsTooDeep(site(open)))
      return .unknown
    }
    advance()
    let inside = either(&compiler)
    guard !isBroken else { return .unknown }
    guard word.kind == .close else {
      fail(&compiler, word.kind == .end ? .openBracket(site(open)) : unexpected())
      return .unknown
    }
    advance()
    return inside
  }

  private mutating func known(_ compiler: inout Compiler) -> Condition {
    guard word.kind == .word else {
      fail(&compiler, .expectedVariable(after: "known", at: site(word), found: word.text))
      return .unknown
    }
    let variable = compiler.variable(word.text, at: site(word))
    advance()
    guard let variable else { return broken() }
    compiler.read(variable)
    return .known(variable)
  }

  private mutating func visited(_ compiler: inout Compiler) -> Condition {
    let verb = words[index - 1]
    guard let node = nodeName(&compiler, after: "visited") else { return broken() }
    if case .sign = word.kind {
      fail(&compiler, .visitedWithNumber(at: site(word), verb: site(verb).range))
      return .unknown
    }
    return .visited(node)
  }

  private mutating func nodeName(
    _ compiler: inout Compiler, after verb: String
  ) -> NodeID? {
    guard word.kind == .word || word.kind == .quoted else {
      fail(
        &compiler,
        word.kind == .openQuote
          ? .openQuoteInCondition(site(word)) : .expectedNode(after: verb, at: site(word)))
      return nil
    }
    let name = word.text
    let place = word.kind == .quoted ? inner(word) : site(word)
    let count = compiler.problems.count
    let node = compiler.resolve(name, at: place)
    advance()
    if node == nil {
      isBroken = true
      if word.kind == .word, !["and", "or", "not"].contains(word.text),
        compiler.problems.count > count, let joined = joinedName()
      {
        compiler.problems[compiler.problems.count - 1] = .nodeNameNeedsQuotes(
          joined.text, at: source.site(of: joined.range))
      }
    }
    return node
  }

  /// The name with all plain words that follow it.
  private func joinedName() -> (text: String, range: Range<Int>)? {
    guard index > 0 else { return nil }
    var last = index
    while words[last + 1].kind == .word, !["and", "or", "not"].contains(words[last + 1].text) {
      last += 1
    }
    let text = words[index - 1...last].map(\.text).joined(separator: " ")
    return (text, words[index - 1].range.lowerBound..<words[last].range.upperBound)
  }

  private func inner(_ word: ConditionWord) -> Site {
    source.site(of: word.range.lowerBound + 1..<word.range.upperBound - 1)
  }

  private mutating func broken() -> Condition {
    isBroken = true
    return .unknown
  }

  private func unexpected() -> Diagnostic {
    if case .foreign(let instead) = word.kind {
      if word.text.straightQuotes != word.text {
        let curly = words[index...].filter { $0.text.straightQuotes != $0.text }
        return .curlyQuotes(curly.map { (site($0).range, $0.text.straightQuotes) }, at: site(word))
      }
      return .foreignSign(word.text, at: site(word), instead: instead)
    }
    switch word.kind {
    case .openQuote: return .openQuoteInCondition(site(word))
    case .close: return .closeBracket(site(word))
    case .end: return .conditionEnds(site(word), in: source)
    case .sign where word.text == "=":
      return .foreignSign("=", at: site(word), instead: "is")
    default: return .unexpectedWord(word.text, at: site(word))
    }
  }

  // Comparisons

  /// One side of a comparison: a name alone, or something that is worked out.
  private enum Side {
    case variable(VariableID, ConditionWord)
    /// A word that is no variable.
    case word(ConditionWord)
    case number(Expression)
  }

  private mutating func comparison(_ compiler: inout Compiler) -> Condition {
    let start = word
    if case .sign = start.kind, let name = lastName {
      fail(&compiler, .comparisonWithoutName(start.text, name, at: site(start)))
      return .unknown
    }
    guard let left = side(&compiler, isLeft: true) else { return broken() }
    let sign = word
    guard sign.kind == .sign, !["=", "+", "-"].contains(sign.text) else {
      fail(&compiler, missingSign(left, start, compiler))
      return .unknown
    }
    advance()
    if case .variable(_, let name) = left { lastName = name.text }
    if sign.text == "says" { return says(&compiler, left, sign) }
    guard let right = side(&compiler, isLeft: false) else { return broken() }
    return compare(&compiler, left, sign, right)
  }

  /// The name of a concept stands behind it.
  private mutating func says(
    _ compiler: inout Compiler, _ left: Side, _ sign: ConditionWord
  ) -> Condition {
    guard case .variable(let id, let name) = left else {
      fail(&compiler, .unexpectedWord(sign.text, at: site(sign)))
      return .unknown
    }
    if compiler.badVariables.contains(id) { return broken() }
    let variable = compiler.tables.variables[id]
    guard case .text = variable.kind else {
      fail(&compiler, .saysOfNoText(name.text, at: site(sign), kind: variable.kind))
      return .unknown
    }
    if variable.isPrivate {
      fail(&compiler, .privateCompared(name.text, at: site(name)))
      return .unknown
    }
    guard word.kind == .word else {
      fail(&compiler, word.kind == .end ? .conditionEnds(site(word), in: source) : unexpected())
      return .unknown
    }
    let concept = compiler.concept(word.text, at: site(word))
    advance()
    return concept.map { .says(id, $0) } ?? broken()
  }

  private func missingSign(_ left: Side, _ start: ConditionWord, _ compiler: Compiler) -> Diagnostic
  {
    let isOver = word.kind == .end || word.kind == .close || ["and", "or"].contains(word.text)
    if case .variable(let id, let name) = left, isOver {
      return .conditionIsOnlyName(
        name.text, at: site(name), kind: compiler.tables.variables[id].kind)
    }
    if case .variable = left, word.kind == .word, word.text == "not" {
      return .notWithoutIs(at: site(word))
    }
    if case .variable = left, word.kind == .word, !isOver {
      let isNot = ["isnt", "isn't", "aint", "isnot"].contains(word.text)
      return .foreignSign(word.text, at: site(word), instead: isNot ? "is not" : nil)
    }
    return isOver && word.kind == .end ? .conditionEnds(site(word), in: source) : unexpected()
  }

  private mutating func side(_ compiler: inout Compiler, isLeft: Bool) -> Side? {
    let first = word
    if first.kind == .quoted {
      if isLeft { return name(&compiler, isLeft: true) }
      advance()
      return .word(first)
    }
    if first.kind == .word, first.text != "times" || !isNodeNext, wholeNumber(first.text) == nil,
      !isSumSign(words[min(index + 1, words.count - 1)])
    {
      return name(&compiler, isLeft: isLeft)
    }
    return sum(&compiler).map { .number($0) }
  }

  /// Whether `times` stands before a node, and is not a word by itself.
  private var isNodeNext: Bool {
    let next = words[min(index + 1, words.count - 1)]
    return next.kind == .quoted || next.kind == .word && !["and", "or"].contains(next.text)
  }

  private func isSumSign(_ word: ConditionWord) -> Bool {
    word.kind == .sign && (word.text == "+" || word.text == "-")
  }

  private mutating func name(_ compiler: inout Compiler, isLeft: Bool) -> Side? {
    let word = word
    advance()
    if let id = compiler.lookUp(variable: word.text) {
      compiler.read(id)
      return .variable(id, word)
    }
    guard isLeft else { return .word(word) }
    _ = compiler.variable(word.text, at: site(word))
    isBroken = true
    return nil
  }

  private mutating func sum(_ compiler: inout Compiler) -> Expression? {
    guard var left = term(&compiler) else { return nil }
    while isSumSign(word) {
      let isMinus = word.text == "-"
      terms += 1
      guard terms <= Limits.terms else {
        fail(&compiler, .conditionTooLong(source.site))
        return nil
      }
      advance()
      guard let right = term(&compiler) else { return nil }
      left = isMinus ? .difference(left, right) : .sum(left, right)
    }
    return left
  }

  private mutating func term(_ compiler: inout Compiler) -> Expression? {
    let word = word
    guard word.kind == .word else {
      fail(&compiler, unexpected())
      return nil
    }
    advance()
    if let number = wholeNumber(word.text) { return .value(.number(number)) }
    if word.text == "times" {
      return nodeName(&compiler, after: "times").map { .times($0) }
    }
    guard let id = compiler.variable(word.text, at: site(word)) else {
      isBroken = true
      return nil
    }
    compiler.read(id)
    guard case .number = compiler.tables.variables[id].kind else {
      fail(
        &compiler, .notANumber(word.text, at: site(word), kind: compiler.tables.variables[id].kind))
      return nil
    }
    return .variable(id)
  }

  private mutating func compare(
    _ compiler: inout Compiler, _ left: Side, _ sign: ConditionWord, _ right: Side
  ) -> Condition {
    switch (left, right) {
    case (.word(let word), _):
      _ = compiler.variable(word.text, at: site(word))
      return broken()
    case (.number(let a), .number(let b)):
      return numbers(&compiler, a, sign, b)
    case (.number(let a), .variable(let id, let name)):
      guard let b = number(&compiler, id, name) else { return broken() }
      return numbers(&compiler, a, sign, b)
    case (.number, .word(let word)):
      fail(&compiler, .wordForNumber(word.text, at: site(word)))
      return .unknown
    case (.variable(let id, let name), _):
      return compare(&compiler, id, name, sign, right)
    }
  }

  private mutating func number(
    _ compiler: inout Compiler, _ id: VariableID, _ name: ConditionWord
  ) -> Expression? {
    if case .number = compiler.tables.variables[id].kind { return .variable(id) }
    if !compiler.badVariables.contains(id) {
      fail(
        &compiler,
        .notANumber(name.text, at: site(name), kind: compiler.tables.variables[id].kind))
    }
    return nil
  }

  private mutating func numbers(
    _ compiler: inout Compiler, _ a: Expression, _ sign: ConditionWord, _ b: Expression
  ) -> Condition {
    guard let comparison = Comparison(rawValue: sign.text) else {
      fail(&compiler, .hasWithoutList(site(sign)))
      return .unknown
    }
    return .compare(a, comparison, b)
  }

  private mutating func compare(
    _ compiler: inout Compiler, _ id: VariableID, _ name: ConditionWord, _ sign: ConditionWord,
    _ right: Side
  ) -> Condition {
    let variable = compiler.tables.variables[id]
    guard !compiler.badVariables.contains(id) else { return broken() }
    if variable.isPrivate {
      fail(&compiler, .privateCompared(name.text, at: site(name)))
      return .unknown
    }
    if case .number = variable.kind {
      guard let b = numberSide(&compiler, id, name, right) else { return broken() }
      if case .value(let value) = b, sign.text == "is" { return .isValue(id, value) }
      if case .value(let value) = b, sign.text == "is not" { return .not(.isValue(id, value)) }
      return numbers(&compiler, .variable(id), sign, b)
    }
    switch sign.text {
    case "is": return equals(&compiler, id, name, sign, right)
    case "is not": return .not(equals(&compiler, id, name, sign, right))
    case "has": return has(&compiler, id, name, sign, right)
    default:
      fail(
        &compiler,
        .orderOfWords(name.text, at: site(name), sign: sign.text, kind: variable.kind))
      return .unknown
    }
  }

  private mutating func numberSide(
    _ compiler: inout Compiler, _ id: VariableID, _ name: ConditionWord, _ right: Side
  ) -> Expression? {
    switch right {
    case .number(let expression): return expression
    case .variable(let other, let word): return number(&compiler, other, word)
    case .word(let word):
      fail(
        &compiler,
        .notAValue(word.text, at: site(word), of: compiler.tables.variables[id].kind))
      return nil
    }
  }

  private mutating func equals(
    _ compiler: inout Compiler, _ id: VariableID, _ name: ConditionWord, _ sign: ConditionWord,
    _ right: Side
  ) -> Condition {
    let kind = compiler.tables.variables[id].kind
    if case .several = kind {
      fail(&compiler, .isWithList(name.text, at: site(sign), sign: sign.text))
      return .unknown
    }
    if case .text = kind, case .word(let word) = right, word.kind == .quoted {
      return .isValue(id, .text(word.text))
    }
    guard let word = valueWord(right) else {
      fail(&compiler, .notAValue(text(of: right), at: siteOfLast(), of: kind))
      return .unknown
    }
    // A word that is a value of the kind on the left is that value, else a variable.
    if let value = kind.value(word.text) { return .isValue(id, value) }
    if case .variable(let other, _) = right {
      guard compiler.tables.variables[other].kind.isAlike(kind) else {
        fail(
          &compiler,
          .kindsDiffer(
            name.text, kind, word.text, compiler.tables.variables[other].kind, at: site(word)))
        return .unknown
      }
      return .same(id, other)
    }
    if compiler.isIncomplete, id == Variable.country { return broken() }
    fail(&compiler, unknownValue(word, kind, after: sign))
    return .unknown
  }

  private func unknownValue(
    _ word: ConditionWord, _ kind: Kind, after sign: ConditionWord
  ) -> Diagnostic {
    if sign.text == "is not", case .word = word.kind {
      // "is not so good": the "not" may belong to the value.
      var joined = "not " + word.text
      var end = word.range.upperBound
      var at = index
      while words[at].kind == .word, !["and", "or"].contains(words[at].text) {
        joined += " " + words[at].text
        end = words[at].range.upperBound
        at += 1
      }
      if kind.value(joined) != nil {
        return .valueNeedsQuotes(
          joined, at: source.site(of: sign.range.upperBound - 3..<end))
      }
    }
    if case .word = word.kind, self.word.kind == .word {
      // Several words in a row: the value probably wants quotes.
      var joined = word.text
      var end = word.range.upperBound
      var at = index
      while words[at].kind == .word, !["and", "or", "not"].contains(words[at].text) {
        joined += " " + words[at].text
        end = words[at].range.upperBound
        at += 1
      }
      if kind.value(joined) != nil {
        return .valueNeedsQuotes(joined, at: source.site(of: word.range.lowerBound..<end))
      }
    }
    return .notAValue(word.text, at: site(word), of: kind)
  }

  private func siteOfLast() -> Site { site(words[max(index - 1, 0)]) }

  private func text(of side: Side) -> String {
    switch side {
    case .variable(_, let word), .word(let word): word.text
    case .number: words[max(index - 1, 0)].text
    }
  }

  private func valueWord(_ side: Side) -> ConditionWord? {
    switch side {
    case .variable(_, let word), .word(let word): word
    // A value may look like a number: `one of 1, 2, 3`.
    case .number(.value): words[max(index - 1, 0)]
    case .number: nil
    }
  }

  private mutating func has(
    _ compiler: inout Compiler, _ id: VariableID, _ name: ConditionWord, _ sign: ConditionWord,
    _ right: Side
  ) -> Condition {
    let kind = compiler.tables.variables[id].kind
    guard case .several(let members, _) = kind else {
      fail(&compiler, .hasWithoutList(site(sign)))
      return .unknown
    }
    guard let word = valueWord(right), let place = members.firstIndex(where: { $0.id == word.text })
    else {
      if let word = valueWord(right) {
        fail(&compiler, unknownValue(word, kind, after: sign))
      } else {
        fail(&compiler, .notAValue(text(of: right), at: siteOfLast(), of: kind))
      }
      return .unknown
    }
    return .has(id, place)
  }
}

extension Kind {
  /// Holds the same values, so that one may be given to the other.
  func isAlike(_ other: Kind) -> Bool {
    switch (self, other) {
    case (.yesOrNo, .yesOrNo), (.number, .number), (.text, .text): true
    case (.one(let a), .one(let b)), (.several(let a, _), .several(let b, _)):
      a.map(\.id) == b.map(\.id)
    default: false
    }
  }
}
