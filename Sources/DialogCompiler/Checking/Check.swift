import DialogEngine
import DialogSyntax

/// The last pass: what is wrong although every name and kind fits.
extension Compiler {
  mutating func check() {
    // What is left of a file with a mistake in its lines says little about the rest of it.
    let meant = problems[readingProblems...].filter { !unreadFiles.contains($0.file) }
    problems.replaceSubrange(readingProblems..., with: meant)
    let broken = Set(problems.filter { $0.severity == .error }.map(\.file))
    let found = problems.count
    checkConceptCircles()
    if !tables.nodes.isEmpty, !isIncomplete, !broken.contains(packs[0].site.file) {
      checkWays(broken)
    } else if !options.errorsOnly {
      checkSwitches(nil)
    }
    if !options.errorsOnly { checkWhatCanWait(broken) }
    // What a mistake of the same file may have caused is not worth a second message.
    let later = problems[found...].filter { !broken.contains($0.file) }
    problems.replaceSubrange(found..., with: later)
  }

  private mutating func checkWhatCanWait(_ broken: Set<String>) {
    checkOldNames()
    checkCommandWords()
    checkContacts()
    if broken.isEmpty { checkVariables() }
  }

  private mutating func checkWays(_ broken: Set<String>) {
    guard !options.errorsOnly else {
      if broken.isEmpty { checkHelpQuickly() }
      return
    }
    let flow = Flow(tables)
    checkSteps(flow)
    checkCalls(flow)
    checkInterrupts(flow)
    checkSameWords()
    // A step that leads to a misspelt node leaves its target without a way to it.
    guard broken.isEmpty else { return checkSwitches(nil) }
    checkReach(flow)
    checkPaths(Reach(tables))
  }

  /// What comes of all conditions on the way.
  private mutating func checkPaths(_ reach: Reach) {
    checkHelp(reach.finder)
    let loops = checkLoops(reach)
    checkConditions(reach, besides: loops)
    checkSwitches(reach)
    checkWordings(reach)
    checkOffers(reach)
    checkDeadEnds(reach)
    checkWaysOut(reach)
    checkUnset(reach)
  }

  // Variables

  private mutating func checkVariables() {
    for (index, variable) in tables.variables.enumerated() where variable.scope != .engine {
      guard !badVariables.contains(VariableID(index)), !isIncomplete else { continue }
      let site = origins.variables[index]
      let isSet = usage.sets[index] || variable.start != nil
      switch (isSet, usage.reads[index]) {
      case (true, true): break
      case (true, false): problems.append(.neverRead(variable.name, at: site))
      case (false, true): problems.append(.neverSet(variable.name, at: site))
      case (false, false): problems.append(.neverUsed(variable.name, at: site))
      }
    }
  }

  // Old names

  private mutating func checkOldNames() {
    for (index, node) in tables.nodes.enumerated() {
      let known = names.nodes[Int(node.dialog.value)]
      for old in node.was {
        guard let other = known[old] else { continue }
        problems.append(
          .oldNameInUse(
            "node", old, at: origins.nodes[index], other: origins.nodes[Int(other.value)]))
      }
    }
    for (index, dialog) in tables.dialogs.enumerated() {
      for old in dialog.was {
        guard let other = names.dialogs[old] else { continue }
        problems.append(
          .oldNameInUse(
            "dialog", old, at: origins.dialogs[index], other: origins.dialogs[Int(other.value)]))
      }
    }
  }

  // Concepts

  private mutating func checkConceptCircles() {
    let uses = tables.concepts.map { concept in
      let named = [concept.match, concept.except].joined().flatMap { $0.concepts }
      return (concept.include + named).map { Int($0.value) }
    }
    let group = groups(count: uses.count) { uses[$0] }
    var seen: Set<Int> = []
    for (index, next) in uses.enumerated() {
      guard next.contains(where: { group[$0] == group[index] }), seen.insert(group[index]).inserted
      else { continue }
      let members = uses.indices.filter { group[$0] == group[index] }
      problems.append(
        .conceptCircle(members.map { tables.concepts[$0].name }, at: origins.concepts[index]))
    }
  }

  // Command words

  private mutating func checkCommandWords() {
    var commands: [String: Command] = [:]
    for command in Command.allCases {
      for word in command.builtIn { commands[word] = command }
    }
    for (command, words) in tables.commandWords {
      for word in words { commands[word.lowercased()] = command }
    }
    for item in menus.flatMap(\.items) {
      let label = item.meaning.label
      if let command = commands[label.lowercased()] {
        problems.append(.hiddenByCommand(label, command, at: item.site))
      }
      for (phrase, site) in zip(item.meaning.match, item.phrases) {
        guard let command = commands[phrase.source.lowercased()] else { continue }
        problems.append(.hiddenByCommand(phrase.source, choice: label, command, at: site))
      }
    }
    for (index, concept) in tables.concepts.enumerated() {
      guard Command(rawValue: concept.name) == nil else { continue }
      guard let hidden = concept.match.first(where: { commands[$0.source.lowercased()] != nil }),
        let command = commands[hidden.source.lowercased()]
      else { continue }
      problems.append(
        .conceptHiddenByCommand(
          hidden.source, concept.name, command, at: origins.concepts[index]))
    }
  }

  // Contacts

  private mutating func checkContacts() {
    guard !tables.contacts.isEmpty else {
      if let pack = packs.first, !isIncomplete { problems.append(.noContacts(pack.firstName)) }
      return
    }
    if names.countries["none"] == nil, let site = origins.countries.first {
      problems.append(.noGeneralContacts(site))
    }
    var seen: Set<String> = []
    for (contact, field, site) in contactUses {
      for (index, country) in tables.countries.enumerated() {
        let entry = country.entry(contact)
        guard !has(entry, field) else { continue }
        let name = tables.contacts[contact].name + (field == .say ? "" : ".\(field.rawValue)")
        guard seen.insert("\(index) \(name)").inserted else { continue }
        // One message for the contact; its parts are missing with it.
        if field != .say, entry == nil { continue }
        problems.append(
          .contactMissing(name, country: country.name, at: origins.countries[index], used: site))
      }
    }
  }

  private func has(_ entry: Country.Entry?, _ field: Contact.Field) -> Bool {
    switch field {
    case .say: entry != nil
    case .hours: entry?.hours != nil
    case .cost: entry?.cost != nil
    case .bill: entry?.bill != nil
    }
  }
}
