import DialogEngine
import DialogSyntax

/// What may be remembered: names, kinds and first values.
extension Compiler {
  mutating func declareVariables(_ map: SyntaxNode, scope: Variable.Scope) {
    guard map.kind == .map else {
      if map.kind != .empty { problems.append(.expectedVariables(map)) }
      return
    }
    for (name, value) in map.entries { declareVariable(name, value, scope: scope) }
  }

  private mutating func declareVariable(
    _ name: SyntaxNode, _ value: SyntaxNode, scope: Variable.Scope
  ) {
    let words = name.words
    let isBad = !isIdentifier(words, also: [95]) || words.isEmpty
    defer { if isBad { alias(words, scope) } }
    if isBad {
      problems.append(
        .badName("a variable", words, at: name.site, takes: "lower-case letters, digits and _"))
    }
    if let other = lookUp(variable: words) {
      let site = origins.variables[Int(other.value)]
      let isEngine = tables.variables[other].scope == .engine
      problems.append(
        isEngine
          ? .engineVariable(name) : .definedTwice("variable", words, at: name.site, first: site))
      return
    }
    var variable = Variable(name: words, scope: scope, kind: .text(limit: Limits.textCharacters))
    guard describe(&variable, name, value) else {
      badVariables.insert(VariableID(tables.variables.count))
      addVariable(variable, at: name.site)
      return
    }
    addVariable(variable, at: name.site)
  }

  /// Whoever uses it by the name that it should have makes no second mistake.
  private mutating func alias(_ name: String, _ scope: Variable.Scope) {
    let better = Diagnostic.plainName(name, hyphen: 95)
    guard let id = lookUp(variable: name), lookUp(variable: better) == nil else { return }
    switch scope {
    case .pack, .engine: names.packVariables[better] = id
    case .dialog(let dialog): names.variables[Int(dialog.value)][better] = id
    }
  }

  mutating func addVariable(_ variable: Variable, at site: Site?) {
    let id = VariableID(tables.variables.count)
    tables.variables.append(variable)
    origins.variables.append(site ?? Site(file: "", range: .init(0, 0)))
    usage.reads.append(false)
    usage.sets.append(false)
    switch variable.scope {
    case .pack, .engine: names.packVariables[variable.name] = id
    case .dialog(let dialog): names.variables[Int(dialog.value)][variable.name] = id
    }
  }

  /// False when its kind could not be understood.
  private mutating func describe(
    _ variable: inout Variable, _ name: SyntaxNode, _ value: SyntaxNode
  ) -> Bool {
    guard value.kind == .map else {
      guard let kind = kind(value, of: name) else { return false }
      variable.kind = kind
      return true
    }
    let fields = fields(value, of: "a variable", as: VariableKey.self)
    guard let field = fields[.kind] else {
      miss(.missingKey("kind", of: "a variable", in: name), in: fields)
      return false
    }
    guard var kind = kind(field.value, of: field.name) else { return false }
    if let values = fields[.values] { label(&kind, values.value, of: values.name) }
    variable.kind = kind
    variable.was = names(fields[.was].map { ($0.name, $0.value) })
    if let field = fields[.private] {
      variable.isPrivate = isYes(field.value, of: field.name) ?? false
      if variable.isPrivate, !kind.isText {
        problems.append(.privateKind(field.name, kind))
        variable.isPrivate = false
      }
    }
    if let start = fields[.start] {
      variable.start = firstValue(start.value, as: kind, of: start.name)
    }
    return true
  }

  /// The first value of a variable.
  private mutating func firstValue(_ node: SyntaxNode, as kind: Kind, of name: SyntaxNode) -> Value?
  {
    if case .text = kind { return text(node, of: name).map { .text($0) } }
    guard expectText(node, of: name) else { return nil }
    if case .number(let range) = kind, let number = wholeNumber(node.words),
      !range.contains(number)
    {
      problems.append(.numberOutOfRange(number, range, at: node.site(of: 0..<node.textCount)))
      return nil
    }
    if let value = kind.value(node.words) { return value }
    problems.append(.notAValue(node.words, at: node.site(of: 0..<node.textCount), of: kind))
    return nil
  }

  // Kinds

  private mutating func kind(_ value: SyntaxNode, of name: SyntaxNode) -> Kind? {
    guard expectText(value, of: name) else { return nil }
    let words = value.words
    if words == "yes or no" { return .yesOrNo }
    if words == "text" { return .text(limit: Limits.textCharacters) }
    if let rest = words.after("text up to ") { return limitedText(rest, value) }
    if let rest = words.after("number ") { return number(rest, value) }
    if let rest = words.after("one of ") { return members(rest, value).map { .one($0) } }
    if let rest = words.after("any of ") {
      return members(rest, value).map { .several($0, most: $0.count) }
    }
    if let rest = words.after("up to ") { return upTo(rest, value) }
    problems.append(.unknownKind(value))
    return nil
  }

  private mutating func limitedText(_ rest: String, _ value: SyntaxNode) -> Kind? {
    guard let limit = wholeNumber(rest), (1...Limits.textCharacters).contains(limit) else {
      problems.append(.textLimit(rest, value))
      return nil
    }
    return .text(limit: limit)
  }

  private mutating func number(_ rest: String, _ value: SyntaxNode) -> Kind? {
    guard let (low, high) = numberRange(rest) else {
      problems.append(.unknownKind(value))
      return nil
    }
    guard low < high else {
      problems.append(.emptyRange(low, high, value))
      return nil
    }
    return .number(low...high)
  }

  private mutating func upTo(_ rest: String, _ value: SyntaxNode) -> Kind? {
    let parts = rest.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, parts[1] == "of", let most = wholeNumber(String(parts[0])) else {
      problems.append(.unknownKind(value))
      return nil
    }
    guard let members = members(String(parts[2]), value) else { return nil }
    guard (1...members.count).contains(most) else {
      problems.append(.upToOutOfRange(most, members.count, value))
      return nil
    }
    return .several(members, most: most)
  }

  private mutating func members(_ list: String, _ value: SyntaxNode) -> [Member]? {
    var ids: [String] = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let id = trimmed(part)
      if id.isEmpty {
        problems.append(.emptyMember(value))
        return nil
      }
      if ids.contains(id) {
        problems.append(.memberTwice(id, value))
        return nil
      }
      ids.append(id)
    }
    guard (2...64).contains(ids.count) else {
      problems.append(.memberCount(ids.count, value))
      return nil
    }
    return ids.map(plainMember)
  }

  // Labels

  private mutating func label(_ kind: inout Kind, _ values: SyntaxNode, of name: SyntaxNode) {
    guard values.kind == .map else {
      problems.append(.expected("a label for each value", of: name, found: values))
      return
    }
    var members = kind.members
    guard !members.isEmpty else {
      problems.append(.valuesWithoutList(name, kind))
      return
    }
    for (id, value) in values.entries {
      let words = id.words
      guard let place = members.firstIndex(where: { $0.id == words }) else {
        problems.append(.notAValue(words, at: id.site, of: kind))
        continue
      }
      label(&members[place], id, value)
    }
    switch kind {
    case .one: kind = .one(members)
    case .several(_, let most): kind = .several(members, most: most)
    case .yesOrNo, .number, .text: break
    }
  }

  private mutating func label(_ member: inout Member, _ id: SyntaxNode, _ value: SyntaxNode) {
    if !options.errorsOnly {
      memberSites[VariableID(tables.variables.count), default: [:]][member.id] = id.site
    }
    if value.kind == .map {
      let fields = fields(value, of: "a value", as: MemberKey.self)
      if let label = text(fields, .label) { member.label = label }
      member.meaning.label = member.label
      pendingMeanings.append(
        PendingMeaning(
          variable: VariableID(tables.variables.count), value: member.id, scope: scope,
          match: fields[.match].map { ($0.name, $0.value) },
          except: fields[.except].map { ($0.name, $0.value) }))
    } else if let label = text(value, of: id) {
      member.label = label
      member.meaning.label = label
    }
  }

  /// Words of values may use concepts, which are declared after the variables.
  mutating func lowerMeanings() {
    for pending in pendingMeanings {
      scope = pending.scope
      let match = pending.match.map { phrases($0.value, of: $0.name) } ?? []
      if let site = memberSites[pending.variable]?[pending.value] { matchSites[site] = phraseSites }
      let except = pending.except.map { phrases($0.value, of: $0.name) } ?? []
      tables.variables[Int(pending.variable.value)].kind.change(pending.value) {
        $0.meaning.match = match
        $0.meaning.except = except
      }
    }
  }
}

struct PendingMeaning {
  var variable: VariableID
  var value: String
  var scope: Scope
  var match: (name: SyntaxNode, value: SyntaxNode)?
  var except: (name: SyntaxNode, value: SyntaxNode)?
}

enum VariableKey: String, CaseIterable {
  case kind, values, `private`, about, start, was
}

enum MemberKey: String, CaseIterable {
  case label, match, except
}

/// What the dialog language allows at most.
enum Limits {
  /// Characters of a text that a visitor types.
  static let textCharacters = 2000
  /// Brackets inside one another in a condition.
  static let brackets = 32
  /// Comparisons in a condition, and numbers in a sum.
  static let terms = 64
}

extension Kind {
  var isText: Bool {
    if case .text = self { true } else { false }
  }

  /// A value that is not worked out: `yes`, `7`, `alcohol`, or several with commas.
  func value(_ words: String) -> Value? {
    switch self {
    case .yesOrNo: words == "yes" ? .yesOrNo(true) : words == "no" ? .yesOrNo(false) : nil
    case .number: wholeNumber(words).map { .number($0) }
    case .one(let members): members.firstIndex { $0.id == words }.map { .one($0) }
    case .several(let members, _): Self.several(words, members)
    case .text: nil
    }
  }

  private static func several(_ words: String, _ members: [Member]) -> Value? {
    var bits: UInt64 = 0
    for part in words.split(separator: ",", omittingEmptySubsequences: false) {
      let word = trimmed(part)
      guard let place = members.firstIndex(where: { $0.id == word }) else { return nil }
      bits |= 1 << UInt64(place)
    }
    return .several(bits)
  }

  mutating func change(_ value: String, _ change: (inout Member) -> Void) {
    guard let place = members.firstIndex(where: { $0.id == value }) else { return }
    let before = self
    // Lets go of the list, which would be copied for the sake of one value otherwise.
    self = .yesOrNo
    switch consume before {
    case .one(var members):
      change(&members[place])
      self = .one(members)
    case .several(var members, let most):
      change(&members[place])
      self = .several(members, most: most)
    case .yesOrNo, .number, .text: break
    }
  }
}

extension SyntaxNode {
  /// How many bytes its text has.
  var textCount: Int {
    style == .plain && kind == .text ? range.end - range.start : textBytes.count
  }
}

extension String {
  /// What follows a beginning.
  func after(_ start: String) -> String? {
    utf8.starts(with: start.utf8) ? trimmed(self[start.endIndex...]) : nil
  }
}

/// Without blanks at both ends.
func trimmed(_ text: some StringProtocol) -> String {
  var bytes = Array(text.utf8)[...]
  while let first = bytes.first, first == 32 || first == 9 || first == 10 { bytes.removeFirst() }
  while let last = bytes.last, last == 32 || last == 9 || last == 10 { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}

/// `A to B`.
func numberRange(_ words: String) -> (Int, Int)? {
  let parts = words.split(separator: " ")
  guard parts.count == 3, parts[1] == "to", let low = wholeNumber(String(parts[0])),
    let high = wholeNumber(String(parts[2]))
  else { return nil }
  return (low, high)
}
