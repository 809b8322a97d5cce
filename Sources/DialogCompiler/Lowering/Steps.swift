import DialogEngine
import DialogSyntax

enum StepKey: String, CaseIterable {
  case say, ask, wait, `if`, `switch`, first, set, goto, call, keep, mark, end
  case choices, answer, fallback, skip, then, `else`, cases, under, top, tag, id

  var isVerb: Bool {
    switch self {
    case .say, .ask, .wait, .if, .switch, .first, .set, .goto, .call, .keep, .mark, .end: true
    case .choices, .answer, .fallback, .skip, .then, .else, .cases, .under, .top, .tag, .id: false
    }
  }

  /// What may stand beside a verb.
  var extras: [StepKey] {
    switch self {
    case .say, .wait: [.if, .tag, .id]
    case .ask: [.if, .choices, .answer, .fallback, .skip, .tag, .id]
    case .if: [.then, .else]
    case .switch: [.if, .cases, .else]
    case .keep: [.if, .under, .top]
    case .first, .set, .goto, .call, .mark, .end: [.if]
    case .choices, .answer, .fallback, .skip, .then, .else, .cases, .under, .top, .tag, .id: []
    }
  }
}

extension StepKey {
  /// What other programs call a step, and what comes to mind for it.
  private static let otherWords = [
    "text": "say", "message": "say", "send": "say", "tell": "say", "speak": "say", "write": "say",
    "print": "say", "bot": "say", "question": "ask", "prompt": "ask", "input": "ask",
    "go to": "goto", "go": "goto", "jump": "goto", "jump to": "goto", "next": "goto",
    "stop": "end", "exit": "end", "finish": "end", "quit": "end", "pause": "wait",
    "remember": "keep", "save": "keep", "note": "keep", "case": "switch",
  ]

  /// The verb that was probably meant.
  static func meant(by words: String) -> String? {
    let verbs = allCases.filter(\.isVerb).map(\.rawValue)
    return otherWords[words.lowercased()] ?? nearest(to: words, in: verbs)
  }
}

typealias StepFields = Fields<StepKey>

extension StepFields {
  /// What the step does; an `if` stands beside it as its condition.
  var verb: Field? { all.first(where: \.isVerb) }
}

extension StepFields.Field {
  fileprivate var isVerb: Bool { key.isVerb && key != .if }
}

/// Steps become instructions. A step inside a step calls these again, at most as deep as a file
/// may be indented (`DialogSyntax.Limits.levels`).
extension Compiler {
  @discardableResult
  mutating func emit(_ instruction: Instruction, at site: Site) -> Address {
    tables.code.append(instruction)
    origins.code.append(site)
    return Address(tables.code.count - 1)
  }

  var here: Address { Address(tables.code.count) }

  /// Stands for a step that was reported; later checks take it for an end that is fine.
  mutating func emitBad(at site: Site) {
    badCode.insert(emit(.hide, at: site))
  }

  mutating func steps(_ list: SyntaxNode, of name: SyntaxNode) {
    switch list.kind {
    case .list: for item in list.items { step(item, of: name) }
    case .empty: break
    case .map, .text: problems.append(.expectedSteps(list, of: name))
    }
  }

  /// A node's name, or a list of steps.
  mutating func stepsOrNode(_ value: SyntaxNode, of name: SyntaxNode) {
    switch value.kind {
    case .text: goto(value, of: name)
    case .list: steps(value, of: name)
    case .empty: problems.append(.missingValue(of: name))
    case .map: problems.append(.expectedSteps(value, of: name))
    }
  }

  mutating func goto(_ value: SyntaxNode, of name: SyntaxNode) {
    let site = value.kind == .text ? value.site : name.site
    if let node = node(value, of: name) {
      emit(.goto(node), at: site)
    } else {
      emitBad(at: site)
    }
  }

  mutating func call(_ value: SyntaxNode, of name: SyntaxNode) {
    guard let node = node(value, of: name) else { return emitBad(at: name.site) }
    emit(.call(node), at: value.site)
  }

  private mutating func step(_ item: SyntaxNode, of name: SyntaxNode) {
    guard item.kind == .map else {
      problems.append(.notAStep(item, of: name))
      return emitBad(at: item.site)
    }
    guard let step = fields(ofStep: item) else { return emitBad(at: item.site) }
    guard let condition = step.fields[.if], step.verb.key != .if else {
      return perform(step.verb, step.fields)
    }
    let skip = emit(.jump(here), at: condition.name.site)
    let place = place(condition.value, of: condition.name)
    perform(step.verb, step.fields)
    tables.code[Int(skip.value)] = .unless(place, here)
  }

  /// The verb and the extras of a step; nil when there is none, which is reported.
  private mutating func fields(
    ofStep item: SyntaxNode
  ) -> (verb: StepFields.Field, fields: StepFields)? {
    var fields = StepFields(owner: "a step", map: item)
    var unknown: [(name: SyntaxNode, value: SyntaxNode)] = []
    for (name, value) in item.entries {
      if let key = StepKey(rawValue: name.words) {
        fields.all.append(.init(key: key, name: name, value: value))
      } else {
        unknown.append((name, value))
      }
    }
    if !unknown.isEmpty, let verb = misspeltVerb(fields, &unknown) { fields.all.append(verb) }
    guard let verb = fields.verb ?? fields[.if] else {
      // A dash too many parts a question from its answers, which is one mistake.
      if fields[.choices] != nil || fields[.answer] != nil,
        problems.last?.code == "ask-without-answer"
      {
        problems.removeLast()
      }
      problems.append(noVerb(fields, unknown.map(\.name), item))
      return nil
    }
    if let choices = fields[.choices], choices.value.kind == .empty, !unknown.isEmpty {
      problems.append(.labelsTooShallow(unknown.map(\.name)))
      return nil
    }
    for (name, _) in unknown { problems.append(unknownKey(name, beside: verb)) }
    if !unknown.isEmpty { fields.add(misspelt: unknown, among: verb.key.extras) }
    if fields.all.count > 1 { checkExtras(of: verb, fields) }
    return (verb, fields)
  }

  /// Beside a verb stands only what belongs to it.
  private mutating func checkExtras(of verb: StepFields.Field, _ fields: StepFields) {
    let verbs = fields.all.indices.filter { fields.all[$0].isVerb }
    if verbs.count > 1 {
      problems.append(.twoVerbs(fields.all[verbs[0]].name, fields.all[verbs[1]].name))
    }
    let extras = verb.key.extras
    for place in fields.all.indices where !fields.all[place].isVerb {
      let key = fields.all[place].key
      if key == verb.key || extras.contains(key) { continue }
      problems.append(
        .misplacedKey(fields.all[place].name, verb: verb.name, owners: owners(of: key)))
    }
  }

  /// The verb that was probably meant where none is written; the name is reported.
  private mutating func misspeltVerb(
    _ fields: StepFields, _ unknown: inout [(name: SyntaxNode, value: SyntaxNode)]
  ) -> StepFields.Field? {
    guard fields.verb == nil, fields[.then] == nil, fields[.else] == nil else { return nil }
    let verbs = StepKey.allCases.filter(\.isVerb).map(\.rawValue)
    let extras = fields[.if] == nil ? [] : StepKey.if.extras.map(\.rawValue)
    for (index, (name, value)) in unknown.enumerated() {
      guard let near = StepKey.meant(by: name.words), let key = StepKey(rawValue: near),
        nearest(to: name.words, in: extras) == nil
      else { continue }
      problems.append(.unknownVerb(name, known: verbs))
      unknown.remove(at: index)
      return StepFields.Field(key: key, name: name, value: value)
    }
    return nil
  }

  private func owners(of key: StepKey) -> [String] {
    StepKey.allCases.filter { $0.extras.contains(key) }.map(\.rawValue)
  }

  private func noVerb(
    _ fields: StepFields, _ unknown: [SyntaxNode], _ item: SyntaxNode
  ) -> Diagnostic {
    let verbs = StepKey.allCases.filter(\.isVerb).map(\.rawValue)
    if let name = unknown.first { return .unknownVerb(name, known: verbs) }
    if let field = fields.all.first {
      return .extraWithoutVerb(field.name, owners: owners(of: field.key))
    }
    return .emptyStep(item)
  }

  private func unknownKey(_ name: SyntaxNode, beside verb: StepFields.Field) -> Diagnostic {
    let known = verb.key.extras.map(\.rawValue)
    let verbs = StepKey.allCases.filter(\.isVerb).map(\.rawValue)
    return .unknownKey(
      name, of: "`\(verb.key.rawValue)`", known: known, alsoNear: verbs)
  }

  private mutating func perform(_ verb: StepFields.Field, _ fields: StepFields) {
    switch verb.key {
    case .say: say(verb, fields)
    case .ask: ask(verb, fields)
    case .wait: wait(verb, fields)
    case .if: branch(verb, fields)
    case .switch: choose(verb, fields)
    case .first: first(verb)
    case .set: set(verb.value, of: verb.name)
    case .goto: goto(verb.value, of: verb.name)
    case .call: call(verb.value, of: verb.name)
    case .keep: keep(verb, fields)
    case .mark: mark(verb)
    case .end: end(verb)
    case .choices, .answer, .fallback, .skip, .then, .else, .cases, .under, .top, .tag, .id: break
    }
  }

  // What is shown

  private mutating func say(_ verb: StepFields.Field, _ fields: StepFields) {
    wordingSites = []
    let wording = wording(verb)
    if !options.errorsOnly { origins.wordings.append(wordingSites) }
    tables.lines.append(
      Line(
        node: scope.node, id: text(fields, .id), tag: text(fields, .tag), wording: wording))
    origins.lines.append(verb.value.kind == .empty ? verb.name.site : verb.value.site)
    emit(.say(LineID(tables.lines.count - 1)), at: verb.name.site)
  }

  private mutating func wording(_ verb: StepFields.Field) -> Line.Wording {
    guard verb.value.kind == .map else { return .always(lowerText(verb.value, of: verb.name)) }
    let fields = fields(verb.value, of: "`say`", as: VariantKey.self)
    guard let field = fields.all.first else { return .always(Text("")) }
    if fields.all.count > 1 { problems.append(.twoVariants(field.name, fields.all[1].name)) }
    let wordings = texts(field.value, of: field.name)
    let texts = wordings.map { lowerText($0, .said) }
    if !options.errorsOnly { wordingSites = wordings.map(\.site) }
    guard !texts.isEmpty else {
      if field.value.kind == .list { problems.append(.missingValue(of: field.name)) }
      return .always(Text(""))
    }
    let counter = counter()
    return switch field.key {
    case .inTurn: .inTurn(texts, counter)
    case .atRandom: .atRandom(texts, counter)
    case .once: .once(texts, counter)
    }
  }

  mutating func counter() -> CounterID {
    tables.counters += 1
    return CounterID(tables.counters - 1)
  }

  private mutating func keep(_ verb: StepFields.Field, _ fields: StepFields) {
    let words = lowerText(verb.value, of: verb.name)
    for case .variable(let id, _) in words.pieces where tables.variables[id].isPrivate {
      problems.append(.privateKept(tables.variables[id].name, at: verb.value.site))
    }
    let title = scope.dialog.map { tables.dialogs[$0].title } ?? ""
    let isTop = fields[.top].flatMap { isYes($0.value, of: $0.name) } ?? false
    tables.keeps.append(
      Keep(under: text(fields, .under) ?? title, text: words, isTop: isTop))
    origins.keeps.append(verb.value.kind == .empty ? verb.name.site : verb.value.site)
    emit(.keep(Place(tables.keeps.count - 1)), at: verb.name.site)
  }

  private mutating func mark(_ verb: StepFields.Field) {
    guard let name = text(verb.value, of: verb.name) else { return }
    tables.marks.append(Mark(name))
    emit(.mark(Place(tables.marks.count - 1)), at: verb.name.site)
  }

  private mutating func end(_ verb: StepFields.Field) {
    guard let name = text(verb.value, of: verb.name) else { return emitBad(at: verb.name.site) }
    if name == "hide" {
      emit(.hide, at: verb.name.site)
    } else {
      tables.endings.append(EndingName(name))
      emit(.end(Place(tables.endings.count - 1)), at: verb.name.site)
    }
  }

  mutating func set(_ value: SyntaxNode, of name: SyntaxNode) {
    for (assignment, site) in assignments(value, of: name) {
      tables.assignments.append(assignment)
      origins.assignments.append(site)
      emit(.set(Place(tables.assignments.count - 1)), at: site)
    }
  }

  // Where it goes on

  private mutating func branch(_ verb: StepFields.Field, _ fields: StepFields) {
    let test = emit(.jump(here), at: verb.name.site)
    let condition = place(verb.value, of: verb.name)
    if fields[.then] == nil, fields[.else] == nil { problems.append(.ifWithoutThen(verb.name)) }
    if let then = fields[.then] { stepsOrNode(then.value, of: then.name) }
    guard let other = fields[.else] else {
      tables.code[Int(test.value)] = .unless(condition, here)
      return
    }
    let out = emit(.jump(here), at: other.name.site)
    tables.code[Int(test.value)] = .unless(condition, here)
    stepsOrNode(other.value, of: other.name)
    tables.code[Int(out.value)] = .jump(here)
  }

  private mutating func choose(_ verb: StepFields.Field, _ fields: StepFields) {
    guard let variable = switched(verb) else { return emitBad(at: verb.name.site) }
    guard let cases = fields[.cases] else {
      problems.append(.missingKey("cases", of: "`switch`", in: verb.name))
      return emitBad(at: verb.name.site)
    }
    guard cases.value.kind == .map else {
      problems.append(.expectedCases(cases.value, of: cases.name))
      return emitBad(at: verb.name.site)
    }
    var outs: [Address] = []
    var covered = SwitchCases(variable: variable, verb: verb.name, other: fields[.else]?.name)
    for (label, value) in cases.value.entries {
      if ["else", "default", "otherwise"].contains(label.words) {
        problems.append(.elseAmongCases(label, of: cases.name))
        covered.isBroken = true
        continue
      }
      let condition = `case`(label, of: variable, &covered)
      let place = add(condition, at: label.site)
      if !options.errorsOnly { casePlaces.insert(place) }
      let test = emit(.jump(here), at: label.site)
      covered.tests.append((test, label))
      stepsOrNode(value, of: label)
      outs.append(emit(.jump(here), at: label.site))
      tables.code[Int(test.value)] = .unless(place, here)
    }
    switches.append(covered)
    if let other = fields[.else] { stepsOrNode(other.value, of: other.name) }
    for out in outs { tables.code[Int(out.value)] = .jump(here) }
  }

  private mutating func switched(_ verb: StepFields.Field) -> VariableID? {
    guard expectText(verb.value, of: verb.name) else { return nil }
    let name = verb.value.words
    guard let id = variable(name, at: verb.value.site(of: 0..<verb.value.textCount)) else {
      return nil
    }
    read(id)
    guard !badVariables.contains(id) else { return nil }
    let variable = tables.variables[id]
    if variable.isPrivate {
      problems.append(.privateCompared(name, at: verb.value.site))
      return nil
    }
    switch variable.kind {
    case .yesOrNo, .number, .one: return id
    case .several, .text:
      problems.append(.switchNeedsOneValue(name, variable.kind, at: verb.value.site))
      return nil
    }
  }

  private mutating func `case`(
    _ label: SyntaxNode, of id: VariableID, _ covered: inout SwitchCases
  ) -> Condition {
    let words = label.words
    let kind = tables.variables[id].kind
    if case .number = kind, let (low, high) = numberRange(words) {
      guard low <= high else {
        problems.append(.emptyRange(low, high, label))
        return .unknown
      }
      covered.add(low...high, label.site)
      return .and(
        .compare(.variable(id), .greaterOrEqual, .value(.number(low))),
        .compare(.variable(id), .lessOrEqual, .value(.number(high))))
    }
    guard let value = kind.value(words) else {
      if !(isIncomplete && id == Variable.country) {
        covered.isBroken = true
        problems.append(
          .notAValue(words, at: label.site, of: kind, inCase: true))
      }
      return .unknown
    }
    covered.add(value, label.site)
    return .isValue(id, value)
  }

  private mutating func first(_ verb: StepFields.Field) {
    guard verb.value.kind == .list else {
      problems.append(.expectedSteps(verb.value, of: verb.name))
      return
    }
    var outs: [Address] = []
    var last: Place<Condition>?
    for item in verb.value.items {
      guard item.kind == .map else {
        problems.append(.notAStep(item, of: verb.name))
        continue
      }
      guard let alternative = fields(ofStep: item) else { continue }
      let test = alternative.fields[.if].map { field in
        (emit(.jump(here), at: field.name.site), place(field.value, of: field.name))
      }
      last = test?.1
      if alternative.verb.key == .if {
        if let then = alternative.fields[.then] { stepsOrNode(then.value, of: then.name) }
        if let other = alternative.fields[.else] { problems.append(.elseInFirst(other.name)) }
      } else {
        perform(alternative.verb, alternative.fields)
      }
      outs.append(emit(.jump(here), at: item.site))
      if let (test, place) = test { tables.code[Int(test.value)] = .unless(place, here) }
    }
    if let last, !options.errorsOnly { lastAlternatives.insert(last) }
    for out in outs { tables.code[Int(out.value)] = .jump(here) }
  }
}

enum VariantKey: String, CaseIterable {
  case inTurn = "in turn"
  case atRandom = "at random"
  case once
}

/// What the cases of a `switch` stand for, so that gaps and overlaps can be found.
struct SwitchCases {
  var variable: VariableID
  var verb: SyntaxNode
  /// The name of the `else`.
  var other: SyntaxNode?
  /// Where each case is tested, and how it is written.
  var tests: [(address: Address, label: SyntaxNode)] = []
  var isBroken = false
  var ranges: [(range: ClosedRange<Int>, site: Site)] = []
  /// Places of the values of a list; for `yes or no`, 0 is no and 1 is yes.
  var values: [(place: Int, site: Site)] = []

  init(variable: VariableID, verb: SyntaxNode, other: SyntaxNode?) {
    self.variable = variable
    self.verb = verb
    self.other = other
  }

  mutating func add(_ range: ClosedRange<Int>, _ site: Site) {
    ranges.append((range, site))
  }

  mutating func add(_ value: Value, _ site: Site) {
    switch value {
    case .number(let number): ranges.append((number...number, site))
    case .yesOrNo(let isYes): values.append((isYes ? 1 : 0, site))
    case .one(let place): values.append((place, site))
    case .several, .text: break
    }
  }
}
