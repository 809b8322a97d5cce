import DialogEngine
import DialogSyntax

/// Files of expected conversations.
extension Compiler {
  mutating func lowerTests(_ root: SyntaxNode) {
    scope = Scope()
    let fields = fields(root, of: "a file of tests", as: TestsKey.self)
    let name = text(fields, .tests) ?? ""
    guard let cases = fields[.cases] else {
      miss(
        .missingKey("cases", of: "a file of tests", in: fields[.tests]?.name ?? root), in: fields)
      return
    }
    guard cases.value.kind == .map else {
      problems.append(.expected("cases by their names", of: cases.name, found: cases.value))
      return
    }
    var suite = TestSuite(name: name, file: root.tree.file.name, cases: [])
    for (name, value) in cases.value.entries {
      if let found = testCase(name, value) { suite.cases.append(found) }
    }
    suites.append(suite)
  }

  private mutating func testCase(_ name: SyntaxNode, _ value: SyntaxNode) -> TestCase? {
    guard value.kind == .map else {
      problems.append(.expected("`dialog` and `steps`", of: name, found: value))
      return nil
    }
    let fields = fields(value, of: "a test", as: TestKey.self)
    guard let start = start(fields, name) else { return nil }
    var test = TestCase(
      name: name.words, range: name.range, start: start, given: [], country: nil, seed: nil,
      steps: [])
    if let given = fields[.given] {
      test.given = assignments(given.value, of: given.name).map(\.0)
    }
    if let country = fields[.country], let id = text(country.value, of: country.name) {
      test.country = names.countries[id]
      if test.country == nil, !isIncomplete {
        problems.append(.unknownCountry(country.value, known: tables.countries.map(\.id)))
      }
    }
    if let seed = fields[.seed] { test.seed = self.seed(seed.value, of: seed.name) }
    guard let steps = fields[.steps] else {
      miss(.missingKey("steps", of: "a test", in: name), in: fields)
      return test
    }
    guard steps.value.kind == .list else {
      problems.append(.expectedSteps(steps.value, of: steps.name))
      return test
    }
    for item in steps.value.items {
      if let step = testStep(item, of: steps.name) { test.steps.append(step) }
    }
    return test
  }

  /// Where the case begins; names in its steps are those of that dialog.
  private mutating func start(_ fields: Fields<TestKey>, _ name: SyntaxNode) -> NodeID? {
    scope = Scope()
    var start: NodeID?
    if let dialog = fields[.dialog], let id = text(dialog.value, of: dialog.name) {
      guard let found = names.dialogs[id] else {
        if !isIncomplete {
          let near = nearest(to: id, in: tables.dialogs.map(\.id))
          let place = near.flatMap { names.dialogs[$0] }.map { origins.dialogs[Int($0.value)] }
          problems.append(
            .unknownDialog(id, at: dialog.value.site, nearest: near, node: nil, defined: place))
        }
        return nil
      }
      scope = Scope(dialog: found)
      start = tables.dialogs[found].start
    }
    if let from = fields[.from] {
      guard expectText(from.value, of: from.name) else { return nil }
      start = resolve(from.value.words, at: from.value.site)
      if let start { scope = Scope(dialog: tables.nodes[start].dialog) }
    }
    if fields[.dialog] == nil, fields[.from] == nil {
      miss(.missingKey("dialog", of: "a test", in: name), in: fields)
    }
    return start
  }

  private mutating func seed(_ value: SyntaxNode, of name: SyntaxNode) -> UInt64? {
    guard expectText(value, of: name) else { return nil }
    guard let seed = UInt64(value.words, radix: 16) else {
      problems.append(.notASeed(value))
      return nil
    }
    return seed
  }

  private mutating func testStep(_ item: SyntaxNode, of name: SyntaxNode) -> TestStep? {
    guard item.kind == .map else {
      problems.append(.notATestStep(item))
      return nil
    }
    let fields = fields(item, of: "a line of a test", as: TestStepKey.self)
    guard let field = fields.all.first else { return nil }
    if fields.all.count > 1 { problems.append(.twoVerbs(field.name, fields.all[1].name)) }
    guard let action = action(field) else { return nil }
    return TestStep(action: action, range: item.range)
  }

  private mutating func action(_ field: Fields<TestStepKey>.Field) -> TestStep.Action? {
    let (name, value) = (field.name, field.value)
    switch field.key {
    // An empty reply is a reply.
    case .you where value.kind == .empty: return .you("")
    case .you: return text(value, of: name).map { .you($0) }
    case .bot: return text(value, of: name).map { .bot($0) }
    case .not: return text(value, of: name).map { .not($0) }
    case .kept: return text(value, of: name).map { .kept($0) }
    case .ends: return text(value, of: name).map { .ends($0) }
    case .endsWithin: return number(value, of: name).map { .endsWithin($0) }
    case .holds:
      let reads = usage.reads
      let condition = condition(value, of: name)
      // A test is not a use: what only tests look at is never read.
      usage.reads = reads
      return .holds(condition)
    case .at, .never:
      guard expectText(value, of: name) else { return nil }
      guard let node = resolve(value.words, at: value.site(of: 0..<value.textCount)) else {
        return nil
      }
      return field.key == .at ? .at(node) : .never(node)
    }
  }
}

enum TestsKey: String, CaseIterable {
  case tests, cases
}

enum TestKey: String, CaseIterable {
  case dialog, from, given, country, seed, steps
}

enum TestStepKey: String, CaseIterable {
  case bot, not, you, at, kept, holds, never, ends
  case endsWithin = "ends within"
}
