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
      problems += found
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
    let fields = fields(root, of: "a dialog", as: DialogKey.self)
    guard let id = fields[.dialog] else { return }
    let name = text(id.value, of: id.name) ?? ""
    let number = DialogID(tables.dialogs.count)
    checkDialogName(name, id.value, number)
    dialogs.append(DialogDraft(id: number, fields: fields))
    origins.dialogs.append(id.value.site)
    names.nodes.append([:])
    names.variables.append([:])
    names.concepts.append([:])
    tables.dialogs.append(
      Dialog(id: name, title: name, language: "en", start: NodeID(0)))
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
