import DialogEngine
import DialogSyntax

/// A file has one kind, told by its first name.
enum FileKind: String, CaseIterable {
  case pack, dialog, concepts, contacts, tests
}

extension Compiler {
  /// Parses every file and sorts them by kind.
  mutating func read(_ files: [SourceFile]) {
    var trees: [SyntaxTree] = []
    for file in files {
      let (tree, found) = parse(file)
      problems += found.isEmpty ? [] : MeantLines(file, found).reworded
      if found.contains(where: { $0.severity == .error }) { unreadFiles.insert(file.name) }
      trees.append(tree)
    }
    readingProblems = problems.count
    for tree in trees { sort(tree) }
    checkPacks(files)
  }

  private mutating func sort(_ tree: SyntaxTree) {
    guard let root = tree.root else {
      if !unreadFiles.contains(tree.file.name) { problems.append(.emptyFile(tree.file)) }
      return
    }
    guard root.kind == .map, let first = root.entries.first(where: { _ in true }) else {
      if !unreadFiles.contains(tree.file.name) { problems.append(.listFile(root)) }
      return
    }
    guard let kind = FileKind(rawValue: first.key.words) else {
      if !unreadFiles.contains(tree.file.name) {
        problems.append(.unknownFileKind(first.key, of: root))
        hasUnknownFile = true
      }
      return
    }
    switch kind {
    case .pack: packs.append(root)
    case .dialog: draftDialog(root)
    case .concepts: conceptFiles.append(root)
    case .contacts: contactFiles.append(root)
    case .tests: testFiles.append(root)
    }
  }

  private mutating func checkPacks(_ files: [SourceFile]) {
    if packs.isEmpty, !isUnreadable { problems.append(.noPack(files)) }
    for extra in packs.dropFirst() { problems.append(.secondPack(extra, first: packs[0])) }
  }

  private mutating func draftDialog(_ root: SyntaxNode) {
    let known = problems.count
    let fields = fields(root, of: "a dialog", as: DialogKey.self)
    let strays = strayNodes(root, fields)
    // The names were reported as parts that no dialog has.
    let names = Set(strays.map(\.key.range.start))
    let others = problems[known...].filter { !names.contains($0.range.start) }
    problems.replaceSubrange(known..., with: others)
    problems += strays.map { .nodeAtMargin($0.key) }
    guard let id = fields[.dialog] else { return }
    let name = text(id.value, of: id.name) ?? ""
    let number = DialogID(tables.dialogs.count)
    checkDialogName(name, id.value, number)
    dialogs.append(DialogDraft(id: number, fields: fields, strays: strays))
    origins.dialogs.append(id.value.site)
    self.names.nodes.append([:])
    self.names.variables.append([:])
    self.names.concepts.append([:])
    tables.dialogs.append(
      Dialog(id: name, title: name, language: "en", start: NodeID(0)))
  }

  /// Nodes that stand at the margin, below those that do not.
  private func strayNodes(
    _ root: SyntaxNode, _ fields: Fields<DialogKey>
  ) -> [(key: SyntaxNode, value: SyntaxNode)] {
    guard let nodes = fields[.nodes], nodes.value.kind == .map else { return [] }
    return root.entries.filter { key, value in
      DialogKey(rawValue: key.words) == nil && key.range.start > nodes.name.range.start
        && value.kind == .list && value.items.allSatisfy { $0.kind == .map }
    }
  }

  private mutating func checkDialogName(_ name: String, _ value: SyntaxNode, _ id: DialogID) {
    guard !name.isEmpty else { return }
    if let other = names.dialogs[name] {
      problems.append(
        .definedTwice(
          "dialog", name, at: value.site, first: origins.dialogs[Int(other.value)]))
      doubledDialogs.insert(other)
      hasUnknownFile = true
      return
    }
    names.dialogs[name] = id
    if !isIdentifier(name, also: [45]) {
      problems.append(
        .badName("a dialog", name, at: value.site, takes: "lower-case letters, digits and hyphens"))
    }
  }
}

/// Lower-case letters and digits, and what else is named.
func isIdentifier(_ name: String, also: [UInt8]) -> Bool {
  name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || also.contains($0) }
}
