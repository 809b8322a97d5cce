/// How people and files outside name the things of a pack.
extension Pack {
  /// `dialog/node`.
  public func name(of node: NodeID) -> String {
    let found = tables.nodes[node]
    return tables.dialogs[found.dialog].id + "/" + found.name
  }

  public func dialog(named name: String) -> DialogID? {
    names.dialogs[name]
  }

  /// `dialog/node`, or `dialog/` for its start; old names count.
  public func node(named name: String) -> NodeID? {
    if let node = names.nodes[name] { return node }
    guard let slash = name.firstIndex(of: "/") else { return nil }
    guard let dialog = dialog(named: String(name[..<slash])) else { return nil }
    let rest = name[name.index(after: slash)...]
    if rest.isEmpty { return tables.dialogs[dialog].start }
    return names.nodes[tables.dialogs[dialog].id + "/" + rest]
  }

  /// A variable as a dialog sees it: its own, else the pack's.
  public func variable(named name: String, in dialog: DialogID?) -> VariableID? {
    if let dialog, let own = names.variables["\(dialog.value)/\(name)"] { return own }
    return names.variables["/" + name]
  }

  /// What a transcript stores for a value.
  public func pick(of value: Value, in variable: VariableID) -> Pick {
    let members = tables.variables[variable].kind.members
    switch value {
    case .yesOrNo(let yes): return .yesOrNo(yes)
    case .number(let number): return .number(number)
    case .one(let place): return .word(members[place].id)
    case .several(let bits): return .words(Value.places(bits).map { members[$0].id })
    case .text(let text): return .word(text)
    }
  }

  /// The value that a transcript or a command line names, where it still fits the kind.
  public func value(of pick: Pick, in variable: VariableID) -> Value? {
    switch (tables.variables[variable].kind, pick) {
    case (.yesOrNo, .yesOrNo(let yes)): return .yesOrNo(yes)
    case (.number(let range), .number(let number)):
      return range.contains(number) ? .number(number) : nil
    case (.one(let members), .word(let id)):
      return members.firstIndex { $0.id == id }.map { .one($0) }
    case (.several(let members, let most), .words(let ids)):
      let places = ids.compactMap { id in members.firstIndex { $0.id == id } }
      guard places.count == ids.count, places.count <= most else { return nil }
      return .several(places.reduce(0) { $0 | 1 << UInt64($1) })
    case (.text, .word(let text)): return .text(text)
    default: return nil
    }
  }
}

/// Names to places, old names too.
struct Names: Sendable {
  var dialogs: [String: DialogID] = [:]
  var nodes: [String: NodeID] = [:]
  /// `/name` for those of the pack and the engine, `3/name` for those of the dialog at 3.
  var variables: [String: VariableID] = [:]

  init(_ tables: Tables) {
    for (place, dialog) in tables.dialogs.enumerated() {
      for name in dialog.was where dialogs[name] == nil { dialogs[name] = DialogID(place) }
    }
    for (place, dialog) in tables.dialogs.enumerated() { dialogs[dialog.id] = DialogID(place) }
    for (place, node) in tables.nodes.enumerated() {
      let dialog = tables.dialogs[node.dialog].id + "/"
      for name in node.was where nodes[dialog + name] == nil {
        nodes[dialog + name] = NodeID(place)
      }
    }
    for (place, node) in tables.nodes.enumerated() {
      nodes[tables.dialogs[node.dialog].id + "/" + node.name] = NodeID(place)
    }
    for (place, variable) in tables.variables.enumerated() {
      var prefix = "/"
      if case .dialog(let dialog) = variable.scope { prefix = "\(dialog.value)/" }
      for name in variable.was where variables[prefix + name] == nil {
        variables[prefix + name] = VariableID(place)
      }
      variables[prefix + variable.name] = VariableID(place)
    }
  }
}
