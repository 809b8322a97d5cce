import DialogEngine
import DialogSyntax

/// How the problems of dialog files are worded; one page for each theme. This one: files, names
/// before a colon, and the shape of what follows them.
extension Diagnostic {
  init(
    _ severity: Severity, _ code: String, _ site: Site, _ message: String, label: String = "",
    why: String? = nil, notes: [Note] = [], fix: Fix? = nil
  ) {
    self.init(
      severity, code, file: site.file, range: site.range, message, label: label, why: why,
      notes: notes, fix: fix)
  }

  // Files

  static func emptyFile(_ file: SourceFile) -> Diagnostic {
    Diagnostic(
      .error, "empty-file", Site(file: file.name, range: SourceRange(0, 0)),
      "there is nothing in this file",
      fix: Fix("begin with `dialog:`, `concepts:`, `contacts:`, `tests:` or `pack:`"))
  }

  static func listFile(_ root: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "file-kind", Site(file: root.site.file, range: root.firstLine),
      "this file begins with a dash, so it does not say what it is", label: "a list begins here",
      fix: Fix("begin with `dialog:`, `concepts:`, `contacts:`, `tests:` or `pack:`"))
  }

  static func unknownFileKind(_ name: SyntaxNode, of root: SyntaxNode) -> Diagnostic {
    let known = FileKind.allCases.map(\.rawValue)
    let later = root.entries.first { known.contains($0.key.words) }
    if let later {
      return Diagnostic(
        .error, "file-kind", name.site, "`\(later.key.words)` has to be the first name of the file",
        label: "this stands first",
        notes: [Note(range: later.key.range, label: "this says what the file is")],
        fix: Fix("move the line with `\(later.key.words)` to the top"))
    }
    return Diagnostic(
      .error, "file-kind", name.site,
      "a file begins with what it is, and `\(name.words)` is none of the five kinds",
      label: "not a kind of file",
      fix: .spelling(nearest(to: name.words, in: known), name)
        ?? Fix("begin with `dialog:`, `concepts:`, `contacts:`, `tests:` or `pack:`"))
  }

  static func noPack(_ files: [SourceFile]) -> Diagnostic {
    Diagnostic(
      .error, "no-pack", Site(file: files.first?.name ?? "", range: SourceRange(0, 0)),
      "none of the files begins with `pack:`",
      why: "it says where a conversation begins and what holds for all dialogs",
      fix: Fix("add a file pack.yaml that begins with `pack:`"))
  }

  static func secondPack(_ root: SyntaxNode, first: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "two-packs", root.firstName.site, "there is another file that begins with `pack:`",
      label: "the second one",
      notes: [Note(site: first.firstName.site, label: "the first one", besides: root)],
      fix: Fix("keep one of the two files"))
  }

  // Names before a colon

  static func unknownKey(
    _ name: SyntaxNode, of owner: String, known: [String], alsoNear: [String] = []
  ) -> Diagnostic {
    let words = name.words
    let near =
      nearest(to: words, in: known) ?? nearest(to: words, in: alsoNear)
      ?? known.first { words.hasPrefix($0 + " ") }
    let few = known.count <= 12 ? known : []
    return Diagnostic(
      .error, "unknown-key", name.site, "\(owner) has no `\(words)`",
      label: near.map { "did you mean `\($0)`?" } ?? "not known here",
      fix: .spelling(near, name)
        ?? (few.isEmpty ? nil : Fix("it can have \(list(few.map { "`\($0)`" }))")))
  }

  static func missingKey(_ key: String, of owner: String, in node: SyntaxNode) -> Diagnostic {
    let site = node.kind == .text ? node.site : node.firstName.site
    return Diagnostic(
      .error, "missing-key", site, "\(owner) needs `\(key)`", label: "`\(key)` is missing here",
      fix: Fix("add a line `\(key): …`"))
  }

  static func missingValue(of name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "missing-value", name.site, "nothing stands after `\(name.words):`",
      label: "a value is missing", fix: Fix("write the value after the colon, or remove the line"))
  }

  static func emptyItem(_ item: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "missing-value", item.site, "nothing stands after this dash",
      label: "a value is missing", fix: Fix("write the value after the dash, or remove the line"))
  }

  static func expected(
    _ what: String, of name: SyntaxNode, found: SyntaxNode
  ) -> Diagnostic {
    var fix: Fix?
    if found.kind == .list, found.isOneLine {
      fix = Fix("put quotes around it", edits: found.quotedEdit)
    } else if found.kind == .list, name.words == "say" {
      fix = Fix(
        "make it one text with |, or put `in turn:`, `at random:` or `once:` above the list")
    }
    return Diagnostic(
      .error, "wrong-shape", Site(file: found.site.file, range: found.firstLine),
      "`\(name.words)` takes \(what), but \(found.shape) stands here", label: found.shape,
      fix: fix)
  }

  static func expectedYesOrNo(_ value: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    let words = value.words.lowercased()
    let meant: String? =
      ["true", "y", "on"].contains(words)
      ? "yes" : ["false", "n", "off"].contains(words) ? "no" : ["yes", "no"].first { $0 == words }
    return Diagnostic(
      .error, "yes-or-no", value.site, "`\(name.words)` takes `yes` or `no`",
      label: "neither yes nor no",
      fix: meant.map { Fix("write", edits: [Edit(value.range, $0)]) } ?? Fix("write yes or no"))
  }

  static func expectedNumber(_ value: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "whole-number", value.site, "`\(name.words)` takes a whole number in digits",
      label: "not a whole number", fix: Fix("write a number such as 3"))
  }

  static func notADate(_ value: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "date", value.site, "`\(name.words)` takes a date as year, month and day",
      label: "not such a date", fix: Fix("write it like 2027-11-22"))
  }

  static func notASeed(_ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "seed", value.site, "`seed` takes up to 16 of the signs 0 to 9 and a to f",
      label: "not a seed", fix: Fix("write it like 2a"))
  }

  static func definedTwice(
    _ thing: String, _ name: String, at site: Site, first: Site
  ) -> Diagnostic {
    Diagnostic(
      .error, "defined-twice", site, "the \(thing) \"\(name)\" is defined twice",
      label: "defined again",
      notes: [Note(site: first, label: "first defined here", besides: site)],
      fix: Fix("give one of the two another name"))
  }

  static func badName(_ owner: String, _ name: String, at site: Site, takes: String) -> Diagnostic {
    let better = plainName(name, hyphen: takes.contains("_") ? 95 : 45)
    let isMechanical = !better.isEmpty && better != name
    return Diagnostic(
      .error, "name-letters", site, "the name of \(owner) takes \(takes)",
      label: "has other letters",
      fix: isMechanical
        ? Fix("write", edits: [Edit(site.range, better)]) : Fix("give it a name of such letters"))
  }

  static func plainName(_ name: String, hyphen: UInt8) -> String {
    var bytes: [UInt8] = []
    for byte in name.lowercased().utf8 {
      if (97...122).contains(byte) || (48...57).contains(byte) {
        bytes.append(byte)
      } else if byte < 128, let last = bytes.last, last != hyphen {
        bytes.append(hyphen)
      }
    }
    if bytes.last == hyphen { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func looksTyped(_ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .advice, "needs-quotes", value.site,
      "other YAML programs would not read this as text", label: "here it is text",
      fix: Fix("put it in quotes", edits: value.quotedEdit))
  }
}

extension Diagnostic.Fix {
  /// The name as it is known, in place of the one that was written.
  static func spelling(_ near: String?, _ name: SyntaxNode) -> Diagnostic.Fix? {
    near.map { Diagnostic.Fix("write", edits: [Diagnostic.Edit(name.range, $0)]) }
  }

  static func spelling(_ near: String?, _ site: Site) -> Diagnostic.Fix? {
    near.map { Diagnostic.Fix("write", edits: [Diagnostic.Edit(site.range, $0)]) }
  }
}

extension Diagnostic.Note {
  /// Names the file when it is another one than that of the message.
  init(site: Site, label: String, besides: Site) {
    self.init(file: site.file == besides.file ? nil : site.file, range: site.range, label: label)
  }

  static func usedAgain(_ range: SourceRange, more: Int) -> Diagnostic.Note {
    let places = more == 1 ? "one more place" : "\(more) more places"
    return Diagnostic.Note(
      range: range, label: more > 0 ? "and here, and in \(places)" : "and here")
  }

  init(site: Site, label: String, besides: SyntaxNode) {
    self.init(site: site, label: label, besides: besides.site)
  }
}

extension SyntaxNode {
  /// What it looks like, in the author's words.
  var shape: String {
    switch kind {
    case .text: "a line of text"
    case .list: isOneLine ? "a list in brackets" : "a list with dashes"
    case .map: "a name with a colon"
    case .empty: "nothing"
    }
  }

  /// The first name of a map; itself for everything else.
  var firstName: SyntaxNode {
    entries.first { _ in true }?.key ?? self
  }

  /// The part on its first line, so that a mark stays short.
  var firstLine: SourceRange {
    if kind == .map { return firstName.range }
    let bytes = tree.file.bytes
    var end = range.start
    while end < range.end, bytes[end] != 10, bytes[end] != 13 { end += 1 }
    return SourceRange(range.start, max(end, min(range.start + 1, range.end)))
  }

  /// Written in brackets.
  var isOneLine: Bool {
    kind == .list && range.end > range.start && tree.file.bytes[range.start] == 91
  }

  /// Puts double quotes around it.
  var quotedEdit: [Diagnostic.Edit] {
    let written = String(decoding: tree.file.bytes[range.start..<range.end], as: UTF8.self)
    var quoted = "\""
    for scalar in written.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return [Diagnostic.Edit(range, quoted + "\"")]
  }
}

/// "a, b and c".
func list(_ words: [String], _ last: String = "and") -> String {
  guard let end = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(last) " + end
}
