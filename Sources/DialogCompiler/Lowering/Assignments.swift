import DialogEngine
import DialogSyntax

/// `set` steps, and what a test has `given`: `name = value`.
extension Compiler {
  mutating func assignments(_ value: SyntaxNode, of name: SyntaxNode) -> [(Assignment, Site)] {
    if value.kind == .map {
      problems.append(.setBelow(value, of: name))
      return []
    }
    return texts(value, of: name).compactMap { text in
      assignment(text).map { ($0, text.site) }
    }
  }

  private mutating func assignment(_ text: SyntaxNode) -> Assignment? {
    let bytes = text.textBytes
    guard let sign = bytes.firstIndex(of: 61) else {
      problems.append(.noEqualsSign(text))
      return nil
    }
    let left = trimmedRange(bytes, 0..<sign)
    let right = trimmedRange(bytes, sign + 1..<bytes.count)
    let isForeign = sign > 0 && [43, 45, 58].contains(bytes[sign - 1])
    if right.isEmpty || left.isEmpty || bytes[right.lowerBound] == 61 || isForeign {
      problems.append(.noEqualsSign(text))
      return nil
    }
    let name = String(decoding: bytes[left], as: UTF8.self)
    guard let id = variable(name, at: text.site(of: left)) else { return nil }
    sets(id)
    guard !badVariables.contains(id) else { return nil }
    if tables.variables[id].isPrivate {
      problems.append(.privateSet(name, at: text.site(of: left)))
      return nil
    }
    return expression(text, bytes, right, for: id).map { Assignment(variable: id, value: $0) }
  }

  private mutating func expression(
    _ text: SyntaxNode, _ bytes: [UInt8], _ range: Range<Int>, for id: VariableID
  ) -> Expression? {
    let kind = tables.variables[id].kind
    // The whole may be one value with blanks or signs in it.
    if let value = kind.value(String(decoding: bytes[range], as: UTF8.self)) {
      checkRange(value, kind, text.site(of: range))
      return .value(value)
    }
    var result: Expression?
    var isMinus = false
    var count = 0
    for (part, sign) in operands(bytes, range) {
      count += 1
      guard count <= Limits.terms else {
        problems.append(.conditionTooLong(text.site))
        return nil
      }
      guard let operand = operand(text, bytes, part, kind) else { return nil }
      result = result.map { isMinus ? .difference($0, operand) : .sum($0, operand) } ?? operand
      isMinus = sign == 45
    }
    guard count == 1 || kind.isAdding else {
      problems.append(.sumOfWords(text.site(of: range), kind))
      return nil
    }
    return result
  }

  /// The parts between ` + ` and ` - `, each with the sign that follows it.
  private func operands(
    _ bytes: [UInt8], _ range: Range<Int>
  ) -> [(range: Range<Int>, sign: UInt8)] {
    var parts: [(Range<Int>, UInt8)] = []
    var start = range.lowerBound
    var isQuoted = false
    for index in range {
      if bytes[index] == 34 { isQuoted.toggle() }
      guard !isQuoted, bytes[index] == 43 || bytes[index] == 45, index > start,
        index + 1 < range.upperBound, bytes[index - 1] == 32, bytes[index + 1] == 32
      else { continue }
      parts.append((trimmedRange(bytes, start..<index), bytes[index]))
      start = index + 1
    }
    parts.append((trimmedRange(bytes, start..<range.upperBound), 0))
    return parts
  }

  private mutating func operand(
    _ text: SyntaxNode, _ bytes: [UInt8], _ range: Range<Int>, _ kind: Kind
  ) -> Expression? {
    let site = text.site(of: range)
    guard let first = range.first, let last = range.last else {
      problems.append(.noEqualsSign(text))
      return nil
    }
    let isQuoted = range.count > 1 && bytes[first] == 34 && bytes[last] == 34
    let inside = isQuoted ? first + 1..<last : range
    let word = String(decoding: bytes[inside], as: UTF8.self)
    if isQuoted, case .text(let limit) = kind {
      if word.unicodeScalars.count > limit { problems.append(.textTooLong(site, limit)) }
      return .value(.text(word))
    }
    if let value = kind.value(word) {
      return .value(value)
    }
    if let other = lookUp(variable: word), !isQuoted {
      return operand(other, word, kind, site)
    }
    if case .number = kind, let timesOf = word.after("times "), !isQuoted {
      return resolve(timesOf.replacingQuotes(), at: site).map { .times($0) }
    }
    if isIncomplete { return nil }
    problems.append(.notAValue(word, at: site, of: kind, nearVariables: variableNames()))
    return nil
  }

  private mutating func operand(
    _ other: VariableID, _ word: String, _ kind: Kind, _ site: Site
  ) -> Expression? {
    read(other)
    guard !badVariables.contains(other) else { return nil }
    if tables.variables[other].isPrivate {
      problems.append(.privateSet(word, at: site))
      return nil
    }
    guard tables.variables[other].kind.isAlike(kind) else {
      problems.append(.kindsDiffer(nil, kind, word, tables.variables[other].kind, at: site))
      return nil
    }
    return .variable(other)
  }

  /// A number outside its kind can be neither asked for nor shown as an answer.
  private mutating func checkRange(_ value: Value, _ kind: Kind, _ site: Site) {
    if case .number(let range) = kind, case .number(let number) = value, !range.contains(number) {
      problems.append(.numberOutOfRange(number, range, at: site))
    }
  }

  private func variableNames() -> [String] {
    tables.variables.compactMap { variable in
      switch variable.scope {
      case .pack, .engine: variable.name
      case .dialog(let dialog): dialog == scope.dialog ? variable.name : nil
      }
    }
  }

  func trimmedRange(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, bytes[low] == 32 || bytes[low] == 9 || bytes[low] == 10 { low += 1 }
    while low < high, bytes[high - 1] == 32 || bytes[high - 1] == 9 || bytes[high - 1] == 10 {
      high -= 1
    }
    return low..<high
  }
}

extension Kind {
  /// Numbers and lists can be added to and taken from.
  var isAdding: Bool {
    switch self {
    case .number, .several: true
    case .yesOrNo, .one, .text: false
    }
  }
}

extension String {
  /// Without double quotes at both ends.
  func replacingQuotes() -> String {
    guard utf8.count > 1, utf8.first == 34, utf8.last == 34 else { return self }
    return String(dropFirst().dropLast())
  }
}
