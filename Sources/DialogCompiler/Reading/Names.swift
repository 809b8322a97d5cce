import DialogEngine
import DialogSyntax

/// Everything that an author can refer to by name.
struct Names {
  var dialogs: [String: DialogID] = [:]
  /// By dialog.
  var nodes: [[String: NodeID]] = []
  var packVariables: [String: VariableID] = [:]
  var variables: [[String: VariableID]] = []
  var packConcepts: [String: ConceptID] = [:]
  var concepts: [[String: ConceptID]] = []
  var contacts: [String: ContactID] = [:]
  var countries: [String: Int] = [:]
}

extension Compiler {
  /// Where a reference leads: `name`, `dialog/name` or `dialog/`.
  mutating func node(_ reference: SyntaxNode, of name: SyntaxNode) -> NodeID? {
    guard expectText(reference, of: name) else { return nil }
    let words = reference.words
    return resolve(words, at: reference.site(of: 0..<words.utf8.count))
  }

  mutating func resolve(_ words: String, at site: Site) -> NodeID? {
    if let node = lookUp(node: words) { return node }
    if let better = plainReference(words) {
      problems.append(.unknownNode(words, at: site, nearest: better, defined: nil))
      return nil
    }
    guard let (dialogName, nodeName) = parts(of: words) else {
      reportLocal(words, at: site)
      return nil
    }
    guard let dialog = names.dialogs[dialogName] else {
      if !isIncomplete { problems.append(unknownDialog(dialogName, node: nodeName, at: site)) }
      return nil
    }
    report(unknownNode: nodeName, in: dialog, written: words, at: site)
    return nil
  }

  func lookUp(node words: String) -> NodeID? {
    guard let (dialogName, nodeName) = parts(of: words) else {
      return scope.dialog.flatMap { names.nodes[Int($0.value)][words] }
    }
    guard let dialog = names.dialogs[dialogName] else { return nil }
    return nodeName.isEmpty
      ? tables.dialogs[dialog].start : names.nodes[Int(dialog.value)][nodeName]
  }

  /// What stands before and after the slash; nil where there is none.
  private func parts(of words: String) -> (dialog: String, node: String)? {
    let bytes = words.utf8
    guard let slash = bytes.firstIndex(of: 47) else { return nil }
    return (String(words[..<slash]), String(words[bytes.index(after: slash)...]))
  }

  /// `sleep / evening`, `sleep\\evening` and `sleep.yaml`, as they are written; nil for what is
  /// none of these.
  private func plainReference(_ words: String) -> String? {
    var plain = words
    if let end = words.utf8.firstIndex(of: 92) {
      plain = words[..<end] + "/" + words[words.utf8.index(after: end)...]
    }
    if plain.hasSuffix(".yaml") { plain = plain.dropLast(5) + "/" }
    let parts = plain.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let dialog = names.dialogs[trimmed(parts[0])] else { return nil }
    let node = trimmed(parts[1])
    let better = tables.dialogs[dialog].id + "/" + node
    guard better != words, node.isEmpty || names.nodes[Int(dialog.value)][node] != nil else {
      return nil
    }
    return better
  }

  private mutating func reportLocal(_ words: String, at site: Site) {
    guard let dialog = scope.dialog else {
      problems.append(.nodeWithoutDialog(words, at: site, dialog: dialogOfNode(words)))
      return
    }
    report(unknownNode: words, in: dialog, written: words, at: site)
  }

  private mutating func report(
    unknownNode name: String, in dialog: DialogID, written: String, at site: Site
  ) {
    guard !unreadFiles.contains(origins.dialogs[Int(dialog.value)].file),
      !doubledDialogs.contains(dialog), dialogs[Int(dialog.value)].fields[.nodes] != nil
    else { return }
    let own = dialogs[Int(dialog.value)].nodes
    if let target = name.after("goto ") ?? name.after("go to "),
      let node = names.nodes[Int(dialog.value)][target]
    {
      let place = origins.nodes[Int(node.value)]
      problems.append(.unknownNode(written, at: site, nearest: target, defined: place))
      return
    }
    if let other = dialogOfNode(name) {
      problems.append(
        .unknownNode(
          written, at: site, nearest: other.reference,
          defined: origins.nodes[Int(other.node.value)]))
      return
    }
    let prefix = name == written ? "" : tables.dialogs[dialog].id + "/"
    if let near = likely(name, among: own.map { tables.nodes[$0.id].name }),
      let id = names.nodes[Int(dialog.value)][near]
    {
      let place = origins.nodes[Int(id.value)]
      problems.append(
        .unknownNode(written, at: site, nearest: prefix + near, defined: place))
      return
    }
    problems.append(.unknownNode(written, at: site, nearest: nil, defined: nil))
  }

  /// The first dialog that has a node of this name, and how it is referred to from elsewhere.
  private func dialogOfNode(_ name: String) -> (reference: String, node: NodeID)? {
    for (index, nodes) in names.nodes.enumerated() {
      if let node = nodes[name] { return (tables.dialogs[index].id + "/" + name, node) }
    }
    if let dialog = names.dialogs[name], !tables.nodes.isEmpty {
      return (name + "/", tables.dialogs[dialog].start)
    }
    return nil
  }

  private func unknownDialog(_ name: String, node: String, at site: Site) -> Diagnostic {
    let known = tables.dialogs.map(\.id)
    guard let near = nearest(to: name, in: known), let id = names.dialogs[near] else {
      return .unknownDialog(name, at: site, nearest: nil, node: node, defined: nil)
    }
    return .unknownDialog(
      name, at: site, nearest: near, node: node, defined: origins.dialogs[Int(id.value)])
  }

  // Variables

  func lookUp(variable name: String) -> VariableID? {
    if let dialog = scope.dialog, let id = names.variables[Int(dialog.value)][name] { return id }
    return names.packVariables[name]
  }

  /// The variable of this name; one that does not exist is reported.
  mutating func variable(_ name: String, at site: Site) -> VariableID? {
    if let id = lookUp(variable: name) { return id }
    guard !isIncomplete || scope.dialog == nil else { return nil }
    let visible = visibleVariables
    let near = likely(name, among: visible.map { tables.variables[$0].name })
    let defined = near.flatMap { lookUp(variable: $0) }.map { origins.variables[Int($0.value)] }
    let elsewhere = tables.variables.firstIndex { $0.name == name && $0.scope != .pack }
    problems.append(
      .unknownVariable(
        name, at: site, nearest: near, defined: defined,
        elsewhere: elsewhere.map { origins.variables[$0] }))
    return nil
  }

  /// In the order in which they are declared.
  private var visibleVariables: [VariableID] {
    tables.variables.indices.map { VariableID($0) }.filter {
      switch tables.variables[$0].scope {
      case .pack, .engine: true
      case .dialog(let dialog): dialog == scope.dialog
      }
    }
  }

  mutating func read(_ id: VariableID) {
    usage.reads[Int(id.value)] = true
  }

  mutating func sets(_ id: VariableID) {
    usage.sets[Int(id.value)] = true
  }

  // Concepts

  mutating func concept(_ name: String, at site: @autoclosure () -> Site) -> ConceptID? {
    if let dialog = scope.dialog, let id = names.concepts[Int(dialog.value)][name] { return id }
    if let id = names.packConcepts[name] { return id }
    guard !isIncomplete else { return nil }
    let visible = tables.concepts.filter { $0.dialog == nil || $0.dialog == scope.dialog }
    let near = likely(name, among: visible.map(\.name))
    problems.append(
      .unknownConcept(
        name, at: site(), nearest: near, defined: near.flatMap(siteOfConcept),
        elsewhere: siteOfConcept(name)))
    return nil
  }

  private func siteOfConcept(_ name: String) -> Site? {
    tables.concepts.firstIndex { $0.name == name }.map { origins.concepts[$0] }
  }
}
