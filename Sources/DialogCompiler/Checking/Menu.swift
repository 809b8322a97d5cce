import DialogEngine
import DialogSyntax

/// What a visitor picks from: the choices of a question, or the values of a variable.
struct Menu {
  struct Item {
    var meaning: Meaning
    /// Where its label stands, or the value.
    var site: Site
    /// Where its phrases stand.
    var phrases: [Site]
    var condition: Place<Condition>?
    /// The node that it leads to, unless something is asked first.
    var leads: NodeID?
  }

  var items: [Item]
  /// One bit for each that may be shown.
  var listed = UInt64.max
}

extension Compiler {
  /// All menus of the pack: a variable has one, however often it is asked for.
  var menus: [Menu] {
    let questions = tables.questions.indices.compactMap { index -> Menu? in
      guard case .choices(let choices) = tables.questions[index].form else { return nil }
      return Menu(
        items: zip(choices, origins.choices[index]).map { choice, site in
          Menu.Item(
            meaning: choice.meaning, site: site, phrases: matchSites[site] ?? [],
            condition: choice.condition, leads: firstNode(from: choice.address))
        }, listed: choices.listed)
    }
    let variables = tables.variables.indices.compactMap { index -> Menu? in
      let members = tables.variables[index].kind.members
      guard tables.variables[index].scope != .engine, !members.isEmpty else { return nil }
      return Menu(
        items: members.map { member in
          let site = memberSites[VariableID(index)]?[member.id] ?? origins.variables[index]
          return Menu.Item(
            meaning: member.meaning, site: site, phrases: matchSites[site] ?? [])
        })
    }
    return questions + variables
  }

  /// The first node that is entered from here, before anything else is asked or decided.
  private func firstNode(from address: Address) -> NodeID? {
    for instruction in tables.code[Int(address.value)...] {
      switch instruction {
      case .goto(let node), .call(let node): return node
      case .say, .set, .keep, .mark: continue
      case .ask, .unless, .jump, .end, .hide, .leave: return nil
      }
    }
    return nil
  }
}

extension Phrase {
  /// What two phrases have in common that are the same to the matcher: case and apostrophes aside.
  var plainSource: String { source.lowercased().filter { !"'\u{2019}".contains($0) } }
}
