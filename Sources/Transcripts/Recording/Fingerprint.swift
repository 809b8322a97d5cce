import DialogEngine

/// What two packs that say and do the same have in common, wherever their words stand in files.
///
/// Names stand for places, dialogs and concepts are taken in the order of their names, every text
/// has its length in front. So comments, spacing and the order of files leave no trace.
public struct Fingerprint {
  private var form: [UInt8] = []
  private let tables: Tables

  private init(_ tables: Tables) {
    self.tables = tables
  }

  public static func of(_ tables: Tables) -> String {
    var fingerprint = Fingerprint(tables)
    fingerprint.addPack()
    return SHA256.digest(fingerprint.form).short
  }
}

extension Fingerprint {
  private mutating func addPack() {
    add("handrail pack 1")
    add(tables.id, tables.title, tables.language)
    add(name(tables.opening), name(tables.landing))
    add(tables.country.map { tables.countries[$0].id } ?? "")
    for dialog in sorted(tables.dialogs.indices, by: { tables.dialogs[$0].id }) {
      add(dialog: dialog)
    }
    for index in sorted(tables.variables.indices, by: { key(tables.variables[$0]) }) {
      add(tables.variables[index])
    }
    for concept in sorted(tables.concepts.indices, by: { tables.concepts[$0].name }) {
      add(tables.concepts[concept])
    }
    add(count: tables.interrupts.count)
    for interrupt in tables.interrupts { add(interrupt) }
    addWords()
    addContacts()
  }

  private mutating func addWords() {
    add(count: tables.fallback.count)
    for text in tables.fallback { add(text) }
    for message in EngineMessage.allCases {
      guard let text = tables.messages[message] else { continue }
      add(message.rawValue)
      add(text)
    }
    for command in Command.allCases {
      let words = tables.commandWords.filter { $0.command == command }.flatMap(\.words)
      add(command.rawValue)
      add(texts: words)
    }
  }

  private mutating func addContacts() {
    let contacts = sorted(tables.contacts.indices, by: { tables.contacts[$0].name })
    for country in tables.countries {
      add(country.id, country.name, country.language)
      for contact in contacts {
        add(tables.contacts[contact].name)
        let entry = country.entries.indices.contains(contact) ? country.entries[contact] : nil
        add(texts: entry.map { [$0.say, $0.hours ?? "", $0.cost ?? "", $0.bill ?? ""] } ?? [])
      }
    }
  }

  private mutating func add(dialog: Int) {
    let entry = tables.dialogs[dialog]
    add("dialog", entry.id, entry.title, entry.about ?? "", entry.language, name(entry.start))
    add(texts: entry.was)
    let nodes = tables.nodes.indices.filter { Int(tables.nodes[$0].dialog.value) == dialog }
    for node in nodes { add(tables.nodes[node]) }
  }

  private mutating func add(_ node: Node) {
    add("node", node.name, node.tag ?? "", node.ifThisChanges.map(name) ?? "")
    add(texts: node.was)
    for index in Int(node.start.value)..<Int(node.end.value) {
      add(tables.code[index], in: node)
    }
  }
}

extension Fingerprint {
  private mutating func add(_ instruction: Instruction, in node: Node) {
    switch instruction {
    case .say(let line): add(tables.lines[line])
    case .ask(let question): add(tables.questions[question], in: node)
    case .set(let place):
      let assignment = tables.assignments[place]
      add("set", name(assignment.variable))
      add(.expression(assignment.value))
    case .keep(let place):
      add("keep", tables.keeps[place].under)
      if tables.keeps[place].isTop { add("top") }
      add(tables.keeps[place].text)
    case .mark(let place): add("mark", tables.marks[place].name)
    case .unless(let place, let address):
      add("unless", offset(address, in: node))
      add(.condition(tables.conditions[place]))
    case .jump(let address): add("jump", offset(address, in: node))
    case .goto(let target): add("goto", name(target))
    case .call(let target): add("call", name(target))
    case .end(let place): add("end", tables.endings[place].name)
    case .hide: add("hide")
    case .leave: add("leave")
    }
  }

  private mutating func add(_ line: Line) {
    add("say", line.id ?? "", line.tag ?? "")
    switch line.wording {
    case .always(let text): add(variants: [text], "always")
    case .inTurn(let texts, _): add(variants: texts, "in turn")
    case .atRandom(let texts, _): add(variants: texts, "at random")
    case .once(let texts, _): add(variants: texts, "once")
    }
  }

  private mutating func add(variants: [Text], _ kind: String) {
    add(kind)
    add(count: variants.count)
    for text in variants { add(text) }
  }

  private mutating func add(_ question: Question, in node: Node) {
    add("ask", question.id, question.tag ?? "", offset(question.next, in: node))
    add(question.skip.map { offset($0, in: node) } ?? "")
    add(question.text)
    add(variants: question.fallback, "fallback")
    switch question.form {
    case .wait: add("wait")
    case .answer(let variable): add("answer", name(variable))
    case .choices(let choices):
      add("choices")
      add(count: choices.count)
      for choice in choices { add(choice, in: node) }
    }
  }

  private mutating func add(_ choice: Choice, in node: Node) {
    add(choice.id, choice.tag ?? "", choice.once == nil ? "" : "once")
    add(offset(choice.address, in: node))
    add(texts: choice.was)
    add(choice.meaning)
    switch choice.listing {
    case .always: break
    case .never: add("not listed")
    case .whileHolds(let condition):
      add("listed")
      add(.condition(tables.conditions[condition]))
    }
    guard let condition = choice.condition else { return }
    add("if")
    add(.condition(tables.conditions[condition]))
  }

  private mutating func add(_ meaning: Meaning) {
    add(meaning.label)
    add(phrases: meaning.match)
    add(phrases: meaning.except)
  }

  private mutating func add(_ variable: Variable) {
    add("variable", key(variable), variable.isPrivate ? "private" : "")
    add(texts: variable.was)
    if let start = variable.start { add(start) }
    switch variable.kind {
    case .yesOrNo: add("yes or no")
    case .number(let range): add("number", String(range.lowerBound), String(range.upperBound))
    case .one(let members): add(members: members, "one")
    case .several(let members, let most): add(members: members, "several \(most)")
    case .text(let limit): add("text", String(limit))
    }
  }

  private mutating func add(members: [Member], _ kind: String) {
    add(kind)
    add(count: members.count)
    for member in members {
      add(member.id, member.label)
      add(member.meaning)
    }
  }

  private mutating func add(_ concept: Concept) {
    add("concept", concept.name)
    add(phrases: concept.match)
    add(texts: concept.include.map { tables.concepts[$0].name })
    add(phrases: concept.except)
  }

  private mutating func add(_ interrupt: Interrupt) {
    add("interrupt", interrupt.name, String(interrupt.priority))
    add(interrupt.ask.map(name) ?? "", name(interrupt.call))
    add(phrases: interrupt.match)
    add(phrases: interrupt.check)
    add(phrases: interrupt.except)
    if interrupt.signs.isEmpty { return }
    add("signs", String(interrupt.askFrom))
    for sign in interrupt.signs { add(String(sign.weight)) }
    add(phrases: interrupt.signs.map { $0.phrase })
  }

  private mutating func add(phrases: [Phrase]) {
    add(texts: phrases.map(\.source))
  }
}

extension Fingerprint {
  private enum Part {
    case condition(Condition)
    case expression(Expression)
  }

  /// Operator first, then what it works on; a list of what is left takes the place of recursion.
  private mutating func add(_ part: Part) {
    var left = [part]
    while let part = left.popLast() {
      let (words, parts) =
        switch part {
        case .condition(let condition): self.parts(of: condition)
        case .expression(let expression): self.parts(of: expression)
        }
      add(texts: words)
      left += parts.reversed()
    }
  }

  private func parts(of condition: Condition) -> ([String], [Part]) {
    switch condition {
    case .always: (["always"], [])
    case .isValue(let variable, let value): (["is", name(variable)] + form(value), [])
    case .same(let one, let other): (["same", name(one), name(other)], [])
    case .compare(let left, let comparison, let right):
      (["compare", comparison.rawValue], [.expression(left), .expression(right)])
    case .has(let variable, let place): (["has", name(variable), String(place)], [])
    case .known(let variable): (["known", name(variable)], [])
    case .says(let variable, let concept):
      (["says", name(variable), tables.concepts[concept].name], [])
    case .visited(let node): (["visited", name(node)], [])
    case .not(let inner): (["not"], [.condition(inner)])
    case .and(let one, let other): (["and"], [.condition(one), .condition(other)])
    case .or(let one, let other): (["or"], [.condition(one), .condition(other)])
    }
  }

  private func parts(of expression: Expression) -> ([String], [Part]) {
    switch expression {
    case .value(let value): (["value"] + form(value), [])
    case .variable(let variable): (["variable", name(variable)], [])
    case .times(let node): (["times", name(node)], [])
    case .sum(let one, let other): (["sum"], [.expression(one), .expression(other)])
    case .difference(let one, let other):
      (["difference"], [.expression(one), .expression(other)])
    }
  }

  private func form(_ value: Value) -> [String] {
    switch value {
    case .yesOrNo(let truth): ["truth", String(truth)]
    case .number(let number): ["number", String(number)]
    case .one(let place): ["one", String(place)]
    case .several(let places): ["several", String(places)]
    case .text(let text): ["text", text]
    }
  }

  private mutating func add(_ value: Value) {
    add(texts: form(value))
  }

  private mutating func add(_ text: Text) {
    add(count: text.pieces.count)
    for piece in text.pieces {
      switch piece {
      case .words(let words): add("words", words)
      case .variable(let variable, let instead): add("slot", name(variable), instead ?? "")
      case .contact(let contact, let field):
        add("contact", tables.contacts[contact].name, field.rawValue)
      case .argument(let argument): add("argument", argument.rawValue)
      }
    }
  }
}

extension Fingerprint {
  private func name(_ node: NodeID) -> String {
    guard tables.nodes.indices.contains(Int(node.value)) else { return "" }
    return tables.dialogs[tables.nodes[node].dialog].id + "/" + tables.nodes[node].name
  }

  private func name(_ variable: VariableID) -> String {
    key(tables.variables[variable])
  }

  private func key(_ variable: Variable) -> String {
    switch variable.scope {
    case .engine: "/" + variable.name
    case .pack: "pack/" + variable.name
    case .dialog(let dialog): tables.dialogs[dialog].id + "//" + variable.name
    }
  }

  private func offset(_ address: Address, in node: Node) -> String {
    String(address.value - node.start.value)
  }

  private func sorted(_ indices: Range<Int>, by name: (Int) -> String) -> [Int] {
    indices.map { (name($0), $0) }
      .sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
      .map(\.1)
  }

  private mutating func add(_ texts: String...) {
    for text in texts { add(one: text) }
  }

  private mutating func add(texts: [String]) {
    add(count: texts.count)
    for text in texts { add(one: text) }
  }

  private mutating func add(one text: String) {
    add(count: text.utf8.count)
    form.append(contentsOf: text.utf8)
  }

  private mutating func add(count: Int) {
    form.append(contentsOf: String(count).utf8)
    form.append(UInt8(ascii: ":"))
  }
}
