import DialogEngine
import DialogSyntax

/// The second pass: everything is read for what it means.
extension Compiler {
  mutating func lower() {
    lowerConcepts()
    lowerMeanings()
    scope = Scope()
    if let root = packs.first { lowerPack(root) }
    for index in dialogs.indices { lowerDialog(index) }
    sortInterrupts()
    // What only a test sets or looks at is of no use to a visitor.
    let used = usage
    if options.tests { for root in testFiles { lowerTests(root) } }
    usage = used
    check()
  }

  private mutating func sortInterrupts() {
    let order = interrupts.indices.sorted {
      (interrupts[$0].priority, $0) < (interrupts[$1].priority, $1)
    }
    tables.interrupts = order.map { interrupts[$0] }
    origins.interrupts = order.map { origins.interrupts[$0] }
  }

  private mutating func lowerDialog(_ index: Int) {
    let draft = dialogs[index]
    let fields = draft.fields
    scope = Scope(dialog: draft.id)
    let name = tables.dialogs[index].id
    tables.dialogs[index].title = text(fields, .title) ?? name
    if fields[.title] == nil {
      miss(
        .missingKey("title", of: "a dialog", in: fields[.dialog]?.name ?? fields.map), in: fields)
    }
    tables.dialogs[index].about = text(fields, .about)
    tables.dialogs[index].language = text(fields, .language) ?? tables.language
    tables.dialogs[index].was = names(fields[.was].map { ($0.name, $0.value) })
    lowerReview(index, fields)
    for node in draft.nodes { lowerNode(node) }
    scope = Scope(dialog: draft.id)
    if let interrupts = fields[.interrupts] { lowerInterrupts(interrupts) }
  }

  private mutating func lowerReview(_ index: Int, _ fields: Fields<DialogKey>) {
    guard let review = fields[.review] else {
      if let dialog = fields[.dialog] { miss(.noReview(dialog.value), in: fields) }
      return
    }
    guard review.value.kind == .map else {
      problems.append(
        .expected(
          "`version`, `author`, `by`, `on` and `next`", of: review.name, found: review.value))
      return
    }
    let keys = self.fields(review.value, of: "a review", as: ReviewKey.self)
    tables.dialogs[index].review = Review(
      version: text(keys, .version), author: text(keys, .author), by: text(keys, .by),
      on: text(keys, .on), next: text(keys, .next),
      sources: keys[.sources].map { texts($0.value, of: $0.name).map(\.words) } ?? [])
    checkReview(keys)
  }

  private mutating func checkReview(_ keys: Fields<ReviewKey>) {
    if let by = keys[.by], by.value.words == "not yet reviewed" {
      problems.append(.notYetReviewed(by.value))
    }
    for key in [ReviewKey.on, .next] {
      guard let field = keys[key], field.value.kind == .text else { continue }
      guard let day = CalendarDay(field.value.words) else {
        problems.append(.notADate(field.value, of: field.name))
        continue
      }
      if key == .next, let today = options.today.flatMap(CalendarDay.init), day < today {
        problems.append(.reviewIsPast(field.value))
      }
    }
    if keys[.next] == nil { problems.append(.missingReviewDate(keys.map)) }
  }

  // Nodes

  private mutating func lowerNode(_ draft: NodeDraft) {
    scope = Scope(dialog: scope.dialog, node: draft.id)
    let index = Int(draft.id.value)
    tables.nodes[index].start = here
    switch draft.value.kind {
    case .list: steps(draft.value, of: draft.name)
    case .map: lowerNodeMap(draft, index)
    case .empty: problems.append(.emptyNode(draft.name))
    case .text: problems.append(.expectedSteps(draft.value, of: draft.name))
    }
    emit(.leave, at: draft.name.site)
    tables.nodes[index].end = here
  }

  private mutating func lowerNodeMap(_ draft: NodeDraft, _ index: Int) {
    if let verb = draft.value.entries.first(where: {
      StepKey(rawValue: $0.key.words)?.isVerb ?? false
    }) {
      problems.append(.stepWithoutDash(verb.key))
      return emitBad(at: verb.key.site)
    }
    let fields = fields(draft.value, of: "a node", as: NodeKey.self)
    tables.nodes[index].was = names(fields[.was].map { ($0.name, $0.value) })
    tables.nodes[index].tag = text(fields, .tag)
    if let other = fields[.ifThisChanges] {
      tables.nodes[index].ifThisChanges = node(other.value, of: other.name)
    }
    guard let list = fields[.steps] else {
      problems.append(.missingKey("steps", of: "a node", in: draft.name))
      return
    }
    steps(list.value, of: list.name)
  }

  // Interrupts

  private mutating func lowerInterrupts(_ field: Fields<DialogKey>.Field) {
    guard field.value.kind == .map else {
      problems.append(.expected("names with rules under them", of: field.name, found: field.value))
      return
    }
    for (name, value) in field.value.entries {
      guard value.kind == .map else {
        problems.append(.expected("`match`, `call` and the rest", of: name, found: value))
        continue
      }
      if let index = interrupts.firstIndex(where: { $0.name == name.words }) {
        problems.append(
          .definedTwice("interrupt", name.words, at: name.site, first: origins.interrupts[index]))
      }
      lowerInterrupt(name, value)
    }
  }

  private mutating func lowerInterrupt(_ name: SyntaxNode, _ value: SyntaxNode) {
    let fields = fields(value, of: "an interrupt", as: InterruptKey.self)
    let priority = fields[.priority].flatMap { number($0.value, of: $0.name) }
    if fields[.priority] == nil {
      miss(.missingKey("priority", of: "an interrupt", in: name), in: fields)
    }
    let match = fields[.match].map { phrases($0.value, of: $0.name) } ?? []
    if !options.errorsOnly { alarmSites[name.words] = match.isEmpty ? [] : phraseSites }
    let check = fields[.check].map { phrases($0.value, of: $0.name) } ?? []
    let except = fields[.except].map { phrases($0.value, of: $0.name) } ?? []
    let signs = fields[.signs].map { self.signs($0.value, of: $0.name) } ?? []
    let askFrom = fields[.askFrom].flatMap { number($0.value, of: $0.name) }
    let ask = fields[.ask].flatMap { node($0.value, of: $0.name) }
    if let field = fields[.check] ?? fields[.signs], fields[.ask] == nil {
      problems.append(.checkWithoutAsk(field.name))
    }
    if let field = fields[.signs], fields[.askFrom] == nil {
      problems.append(.missingKey("ask from", of: "an interrupt with signs", in: field.name))
    }
    if fields[.match] == nil, fields[.check] == nil, fields[.signs] == nil {
      miss(.missingKey("match", of: "an interrupt", in: name), in: fields)
    }
    guard let call = fields[.call] else {
      miss(.interruptLeadsNowhere(name), in: fields)
      return
    }
    guard let target = node(call.value, of: call.name) else { return }
    interrupts.append(
      Interrupt(
        name: name.words, priority: priority ?? Int.max, match: match, check: check,
        except: except, signs: signs, askFrom: askFrom ?? .max, ask: ask, call: target))
    origins.interrupts.append(name.site)
  }
}

extension Compiler {
  /// Weights with phrases behind them: `3: goodbye, <hear.dead>`.
  private mutating func signs(_ value: SyntaxNode, of name: SyntaxNode) -> [Sign] {
    guard value.kind == .map else {
      problems.append(.expected("weights with words behind them", of: name, found: value))
      return []
    }
    let lists = value.entries.map { weight, words -> [Sign] in
      let phrases = phrases(words, of: weight)
      guard let number = wholeNumber(weight.words), (1...9).contains(abs(number)) else {
        problems.append(.signWeight(weight))
        return []
      }
      return phrases.map { Sign($0, weight: number) }
    }
    // There are thousands, and they are kept: room for them and no more.
    var signs: [Sign] = []
    signs.reserveCapacity(lists.reduce(0) { $0 + $1.count })
    for list in lists { signs += list }
    return signs
  }
}

enum ReviewKey: String, CaseIterable {
  case version, author, by, on, next, sources
}

enum NodeKey: String, CaseIterable {
  case steps, was, tag
  case ifThisChanges = "if this changes"
}

enum InterruptKey: String, CaseIterable {
  case priority, match, check, except, signs
  case askFrom = "ask from"
  case ask, call
}
