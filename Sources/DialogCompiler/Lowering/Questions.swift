import DialogEngine
import DialogSyntax

/// `ask` and `wait`.
extension Compiler {
  mutating func wait(_ verb: StepFields.Field, _ fields: StepFields) {
    let words = lowerText(verb.value, of: verb.name)
    let id = questionID(fields, variable: nil)
    addQuestion(
      Question(
        node: scope.node, id: id.id, isIDPlace: id.isPlace, tag: text(fields, .tag), text: words,
        form: .wait, next: Address(tables.code.count + 1)), verb)
  }

  mutating func ask(_ verb: StepFields.Field, _ fields: StepFields) {
    let words = lowerText(verb.value, of: verb.name)
    if let choices = fields[.choices], let answer = fields[.answer] {
      problems.append(.choicesAndAnswer(choices.name, answer.name))
    }
    let fallback = fields[.fallback].map { field in
      texts(field.value, of: field.name).map { lowerText($0, .said) }
    }
    if let choices = fields[.choices] {
      askChoices(verb, fields, words, fallback ?? [], choices)
    } else if let answer = fields[.answer] {
      askAnswer(verb, fields, words, fallback ?? [], answer)
    } else {
      problems.append(.askWithoutAnswer(verb.name))
      emitBad(at: verb.name.site)
    }
  }

  private mutating func addQuestion(_ question: Question, _ verb: StepFields.Field) {
    tables.questions.append(question)
    origins.questions.append(verb.value.kind == .empty ? verb.name.site : verb.value.site)
    origins.choices.append([])
    emit(.ask(QuestionID(tables.questions.count - 1)), at: verb.name.site)
  }

  /// The id of the next question of this node, which must be its own.
  private mutating func questionID(
    _ fields: StepFields, variable: VariableID?
  ) -> (id: String, isPlace: Bool) {
    scope.questions += 1
    let own = text(fields, .id)
    let id = own ?? variable.map { tables.variables[$0].name } ?? String(scope.questions)
    let site = (fields[.id]?.value ?? fields[.answer]?.value ?? fields.map).site
    if let first = scope.questionIDs[id] {
      problems.append(.questionIDTwice(id, at: site, first: first))
    }
    scope.questionIDs[id] = site
    return (id, own == nil && variable == nil)
  }

  // Answers

  private mutating func askAnswer(
    _ verb: StepFields.Field, _ fields: StepFields, _ words: Text, _ fallback: [Text],
    _ answer: StepFields.Field
  ) {
    guard expectText(answer.value, of: answer.name),
      let variable = variable(
        answer.value.words, at: answer.value.site(of: 0..<answer.value.textCount))
    else { return emitBad(at: verb.name.site) }
    sets(variable)
    let id = questionID(fields, variable: variable)
    let number = tables.questions.count
    addQuestion(
      Question(
        node: scope.node, id: id.id, isIDPlace: id.isPlace, tag: text(fields, .tag), text: words,
        form: .answer(variable), fallback: fallback, next: here), verb)
    tables.questions[number].next = here
    lowerSkip(fields, of: number)
  }

  private mutating func lowerSkip(_ fields: StepFields, of number: Int) {
    guard let skip = fields[.skip] else { return }
    if skip.value.kind == .text, ["yes", "next", "no"].contains(skip.value.words) {
      if skip.value.words != "no" { tables.questions[number].skip = tables.questions[number].next }
      return
    }
    if skip.value.kind == .text, ["true", "Yes", "YES", "on"].contains(skip.value.words),
      lookUp(node: skip.value.words) == nil
    {
      problems.append(
        .unknownNode(skip.value.words, at: skip.value.site, nearest: "yes", defined: nil))
      return
    }
    let jump = emit(.jump(here), at: skip.name.site)
    tables.questions[number].next = jump
    tables.questions[number].skip = here
    goto(skip.value, of: skip.name)
    tables.code[Int(jump.value)] = .jump(here)
  }

  // Choices

  private mutating func askChoices(
    _ verb: StepFields.Field, _ fields: StepFields, _ words: Text, _ fallback: [Text],
    _ choices: StepFields.Field
  ) {
    guard choices.value.kind == .map, choices.value.entries.contains(where: { _ in true }) else {
      problems.append(.expectedChoices(choices.value, of: choices.name))
      return emitBad(at: verb.name.site)
    }
    let id = questionID(fields, variable: nil)
    let number = tables.questions.count
    addQuestion(
      Question(
        node: scope.node, id: id.id, isIDPlace: id.isPlace, tag: text(fields, .tag), text: words,
        form: .choices([]), fallback: fallback, next: here), verb)
    let below = emit(.jump(here), at: verb.name.site)
    var offered: [Choice] = []
    var sites: [Site] = []
    var outs = [below]
    for (label, value) in choices.value.entries {
      offered.append(choice(label, value, &outs))
      sites.append(label.site)
    }
    if let skip = fields[.skip] {
      if skip.value.kind == .text, ["yes", "next"].contains(skip.value.words) {
        tables.questions[number].skip = below
      } else if skip.value.words != "no" {
        tables.questions[number].skip = here
        goto(skip.value, of: skip.name)
      }
    }
    for out in outs { tables.code[Int(out.value)] = .jump(here) }
    tables.questions[number].next = here
    tables.questions[number].form = .choices(offered)
    origins.choices[number] = sites
    checkChoiceIDs(offered, sites)
    checkListing(offered, sites)
  }

  /// What is only heard needs something that is always shown beside it.
  private mutating func checkListing(_ choices: [Choice], _ sites: [Site]) {
    let isShown = choices.contains {
      $0.isAlwaysListed && $0.condition == nil && $0.once == nil
    }
    guard !isShown, let hidden = choices.firstIndex(where: { !$0.isAlwaysListed }) else { return }
    problems.append(.nothingListed(choices[hidden].label, at: sites[hidden]))
  }

  private mutating func checkChoiceIDs(_ choices: [Choice], _ sites: [Site]) {
    for (index, choice) in choices.enumerated() {
      guard let last = choices[..<index].lastIndex(where: { $0.id == choice.id }) else { continue }
      problems.append(.choiceIDTwice(choice.id, at: sites[index], first: sites[last]))
    }
  }

  private mutating func choice(
    _ label: SyntaxNode, _ value: SyntaxNode, _ outs: inout [Address]
  ) -> Choice {
    let words = label.words
    if ["goto", "match", "except", "people say"].contains(words) {
      problems.append(.choiceKeyAsLabel(label))
    }
    if !options.errorsOnly { spoken.append(SpokenText(value: label, role: .label)) }
    if words.utf8.contains(123) { _ = lowerText(label, .label) }
    var choice = Choice(
      id: words, meaning: Meaning(label: words), address: here)
    switch value.kind {
    case .text:
      if value.words != "next" { goto(value, of: label) }
    case .list: steps(value, of: label)
    case .map: lower(&choice, label, value)
    case .empty: problems.append(.choiceWithoutTarget(label))
    }
    addConceptOfLabel(&choice.meaning)
    outs.append(emit(.jump(here), at: label.site))
    return choice
  }

  private mutating func lower(_ choice: inout Choice, _ label: SyntaxNode, _ value: SyntaxNode) {
    let fields = fields(ofChoice: value)
    if let id = text(fields, .id) { choice.id = id }
    choice.tag = text(fields, .tag)
    choice.was = names(fields[.was].map { ($0.name, $0.value) })
    if let match = fields[.match] {
      choice.meaning.match = phrases(match.value, of: match.name)
      if !options.errorsOnly { matchSites[label.site] = phraseSites }
    }
    if let except = fields[.except] {
      choice.meaning.except = phrases(except.value, of: except.name)
    }
    if let people = fields[.peopleSay] {
      choice.peopleSay = texts(people.value, of: people.name).map(\.words)
    }
    if let condition = fields[.if] {
      choice.condition = place(condition.value, of: condition.name)
    }
    if let once = fields[.once], isYes(once.value, of: once.name) == true {
      choice.once = counter()
    }
    if let listed = fields[.listed] { choice.listing = listing(listed) }
    // Conditions emit nothing, so the steps still begin where the choice does.
    if let set = fields[.set] { self.set(set.value, of: set.name) }
    if let then = fields[.then] {
      if then.value.kind == .text, then.value.words != "next" {
        goto(then.value, of: then.name)
      } else if then.value.kind != .text {
        steps(then.value, of: then.name)
      }
    }
    if let call = fields[.call] { self.call(call.value, of: call.name) }
    if let goto = fields[.goto], goto.value.kind != .text || goto.value.words != "next" {
      self.goto(goto.value, of: goto.name)
    }
  }

  /// `yes`, `no`, or a condition.
  private mutating func listing(_ field: Fields<ChoiceKey>.Field) -> Choice.Listing {
    let words = field.value.kind == .text ? field.value.words : ""
    if ["yes", "no", "true", "false"].contains(words.lowercased()) {
      return isYes(field.value, of: field.name) == false ? .never : .always
    }
    return .whileHolds(place(field.value, of: field.name))
  }

  private mutating func fields(ofChoice map: SyntaxNode) -> Fields<ChoiceKey> {
    var fields = Fields<ChoiceKey>(owner: "a choice", map: map)
    var unknown: [(name: SyntaxNode, value: SyntaxNode)] = []
    for (name, value) in map.entries {
      let words = name.words
      if let key = ChoiceKey(rawValue: words) {
        fields.all.append(.init(key: key, name: name, value: value))
      } else if let step = StepKey(rawValue: words), step.isVerb {
        problems.append(.stepInChoice(name))
      } else {
        problems.append(
          .unknownKey(name, of: "a choice", known: ChoiceKey.allCases.map(\.rawValue)))
        unknown.append((name, value))
      }
    }
    if !unknown.isEmpty { fields.add(misspelt: unknown, among: ChoiceKey.allCases) }
    return fields
  }

  /// `Yes` and `No` also mean the concepts of these names.
  private mutating func addConceptOfLabel(_ meaning: inout Meaning) {
    let label = meaning.label
    for (word, concept) in [("Yes", "yes"), ("No", "no")] {
      guard label == word || label.hasPrefix(word + ","),
        let id = names.packConcepts[concept]
      else { continue }
      meaning.match = meaning.match + [Phrase("<\(concept)>", concepts: [id])]
    }
  }
}

enum ChoiceKey: String, CaseIterable {
  case match, except, `if`, once, listed, id, was, tag
  case peopleSay = "people say"
  case set, then, call, goto
}
