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
    /// It may be shown, with a number.
    var isListed = true
  }

  var items: [Item]

  /// One bit for each that may be shown.
  var listed: UInt64 {
    items.indices.reduce(0) { items[$1].isListed ? $0 | 1 << UInt64($1) : $0 }
  }
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
            condition: choice.condition, isListed: !choice.isNeverListed)
        })
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
}

extension Phrase {
  /// What two phrases have in common that are the same to the matcher: case and apostrophes aside.
  var plainSource: String { source.lowercased().filter { !"'\u{2019}".contains($0) } }
}
