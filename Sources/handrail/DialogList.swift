import DialogSyntax

/// The ids and titles of dialogs, read off the files without compiling them.
///
/// So the front page shows them even where a file has a mistake.
struct DialogList {
  let rows: [(id: String, title: String)]

  init(_ files: [SourceFile]) {
    rows = files.compactMap { file in
      guard let root = parse(file).tree.root, root.kind == .map,
        let id = root.value(for: "dialog")
      else { return nil }
      return (id.text, root.value(for: "title")?.text ?? "")
    }
  }
}
