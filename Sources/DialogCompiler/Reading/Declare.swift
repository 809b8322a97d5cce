import DialogEngine
import DialogSyntax

/// The first pass: every name gets its place, before anything that refers to it is read.
extension Compiler {
  mutating func declare() {
    declareContacts()
    declareEngineVariables()
    if let pack = packs.first { declarePack(pack) }
    declareConcepts()
    for index in dialogs.indices { declareDialog(index) }
    tables.counters = tables.nodes.count
    checkNamesOfContacts()
  }

  private mutating func declareEngineVariables() {
    let consent = ["none", "me", "reviewer"].map(plainMember)
    let countries = tables.countries.map {
      Member(id: $0.id, label: $0.name, meaning: Meaning(label: $0.name))
    }
    addVariable(Variable(name: "consent", scope: .engine, kind: .one(consent)), at: nil)
    addVariable(Variable(name: "country", scope: .engine, kind: .one(countries)), at: nil)
    for id in [Variable.consent, Variable.country] {
      usage.reads[Int(id.value)] = true
      usage.sets[Int(id.value)] = true
    }
  }

  private mutating func declarePack(_ root: SyntaxNode) {
    guard let variables = root.value(for: "variables") else { return }
    declareVariables(variables, scope: .pack)
  }

  private mutating func declareDialog(_ index: Int) {
    let draft = dialogs[index]
    scope = Scope(dialog: draft.id)
    if let variables = draft.fields[.variables] {
      declareVariables(variables.value, scope: .dialog(draft.id))
    }
    declareNodes(index)
  }

  private mutating func declareNodes(_ index: Int) {
    let draft = dialogs[index]
    guard let nodes = draft.fields[.nodes] else {
      miss(.missingKey("nodes", of: "a dialog", in: draft.fields.map), in: draft.fields)
      return
    }
    guard nodes.value.kind == .map else {
      problems.append(.expectedNodes(nodes.value, of: nodes.name))
      return
    }
    for (name, value) in nodes.value.entries { declareNode(name, value, of: index) }
    for (name, value) in draft.strays { declareNode(name, value, of: index) }
    tables.dialogs[index].start = dialogs[index].nodes.first?.id ?? NodeID(0)
    declareStart(index)
  }

  private mutating func declareNode(_ name: SyntaxNode, _ value: SyntaxNode, of index: Int) {
    let words = name.words
    if words == "next" {
      problems.append(.nodeNamedNext(name))
    } else if words.utf8.contains(47) || words.isEmpty {
      problems.append(.badNodeName(name))
    }
    let id = NodeID(tables.nodes.count)
    tables.nodes.append(
      Node(
        name: words, dialog: dialogs[index].id, start: Address(0), end: Address(0)))
    origins.nodes.append(name.site)
    names.nodes[index][words] = id
    dialogs[index].nodes.append(NodeDraft(id: id, name: name, value: value))
  }

  private mutating func declareStart(_ index: Int) {
    guard let start = dialogs[index].fields[.start] else { return }
    if let node = node(start.value, of: start.name) { tables.dialogs[index].start = node }
  }

  // Concepts

  private mutating func declareConcepts() {
    scope = Scope()
    for root in conceptFiles {
      let fields = fields(root, of: "a file of concepts", as: ConceptsKey.self)
      if let concepts = fields[.concepts] { declareConcepts(concepts.value, of: concepts.name) }
    }
    for draft in dialogs {
      guard let concepts = draft.fields[.concepts] else { continue }
      scope = Scope(dialog: draft.id)
      declareConcepts(concepts.value, of: concepts.name)
    }
  }

  private mutating func declareConcepts(_ map: SyntaxNode, of name: SyntaxNode) {
    guard map.kind == .map else {
      problems.append(.expected("names with phrases under them", of: name, found: map))
      return
    }
    for (name, _) in map.entries { declareConcept(name) }
  }

  private mutating func declareConcept(_ name: SyntaxNode) {
    let words = name.words
    let id = ConceptID(tables.concepts.count)
    if !isIdentifier(words, also: [45, 46, 95]) || words.isEmpty {
      problems.append(
        .badName(
          "a concept", words, at: name.site,
          takes: "lower-case letters, digits, and the signs . - _"))
    }
    if let dialog = scope.dialog {
      names.concepts[Int(dialog.value)][words] = id
    } else if let other = names.packConcepts[words] {
      problems.append(
        .definedTwice("concept", words, at: name.site, first: origins.concepts[Int(other.value)]))
    } else {
      names.packConcepts[words] = id
    }
    tables.concepts.append(Concept(name: words, dialog: scope.dialog))
    origins.concepts.append(name.site)
  }

  // One name for a variable and a contact

  private mutating func checkNamesOfContacts() {
    for (index, variable) in tables.variables.enumerated() {
      guard let contact = names.contacts[variable.name] else { continue }
      problems.append(
        .variableIsContact(
          variable.name, at: origins.variables[index],
          contact: origins.contacts[Int(contact.value)]))
    }
  }
}

enum ConceptsKey: String, CaseIterable {
  case concepts
}

func plainMember(_ id: String) -> Member {
  Member(id: id, label: id, meaning: Meaning(label: id))
}
