import DialogSyntax

@testable import DialogCompiler

/// An example of a page of `explain` or of the language reference, in the middle of a small pack
/// without a mistake.
struct Example {
  /// The example as a whole file.
  let file: SourceFile
  /// The part of the file that is the example itself.
  let range: SourceRange
  /// Everything that stands around it.
  let others: [SourceFile]

  init(_ text: String, code: String? = nil) {
    let (before, after) = Self.frame(of: text)
    let inside = text.hasPrefix("- ") ? indented(indented(text)) : text
    let name = "example.yaml"
    file = SourceFile(name: name, bytes: Array((before + inside + after).utf8))
    range = SourceRange(before.utf8.count, (before + inside).utf8.count)
    others = Self.others(beside: text, code: code)
  }

  var files: [SourceFile] { others + [file] }

  /// The problems of the example, and those that it causes elsewhere.
  func problems(prose: Bool = false) -> [Diagnostic] {
    let options = CompilerOptions(today: "2026-11-22", prose: prose)
    return compile(files, options: options).problems.filter {
      // A figure of the whole dialog stands at its first line.
      prose || $0.file != file.name || range.start <= $0.range.start && $0.range.start <= range.end
    }
  }

  // What stands around it

  private static let kinds = ["dialog:", "concepts:", "contacts:", "tests:", "pack:", "title:"]

  private static func frame(of text: String) -> (before: String, after: String) {
    if text.isEmpty || kinds.contains(where: { text.hasPrefix($0) && isWhole(text, $0) }) {
      return ("", "")
    }
    if text.hasPrefix("- ") { return (dialog + variables + "nodes:\n  start:\n", after) }
    return text.contains("nodes:") ? (dialog, "") : (dialog, "nodes:\n  start:\n    - end: over\n")
  }

  /// `concepts:` with `nodes:` below it is a part of a dialog.
  private static func isWhole(_ text: String, _ kind: String) -> Bool {
    kind != "concepts:" || !text.contains("\nnodes:")
  }

  private static let dialog = """
    dialog: example
    title: Example
    review:
      by: somebody, counsellor
      next: 2027-11-22

    """

  private static let variables = """
    variables:
      days: number 0 to 30
      safe: yes or no
      substance: one of alcohol, opioids
      signs: any of stress, sleep
      secret:
        kind: text
        private: yes

    """

  private static let after = """
      after:
        - ask: How many days?
          answer: days
        - ask: Are you safe?
          answer: safe
        - ask: Which one?
          answer: substance
        - ask: Which signs?
          answer: signs
        - ask: What is on your mind?
          answer: secret
          skip: yes
        - say: "{days}, {safe}, {substance}, {signs}, {secret | your words}"
        - ask: Shall we go on?
          choices:
            From the start: start
            Not now:
              - end: over

    """

  private static func others(beside text: String, code: String?) -> [SourceFile] {
    var files: [SourceFile] = []
    let isPack = text.hasPrefix("pack:") && code != "two-packs"
    if !isPack, code != "no-pack" { files.append(file("pack.yaml", pack)) }
    let isBare = code == "no-contacts" && !text.hasPrefix("contacts:")
    if !isBare, code != "no-general-contacts", !text.hasPrefix("contacts: none") {
      files.append(file("none.yaml", contacts))
    }
    files.append(file("other.yaml", isBare ? other.replacing(help, with: "") : other))
    return files
  }

  private static func file(_ name: String, _ text: String) -> SourceFile {
    SourceFile(name: name, bytes: Array(text.utf8))
  }

  private static let pack = """
    pack: example
    opening: other/hello
    landing: other/menu
    fallback: Sorry, I did not follow.

    """

  private static let contacts = """
    contacts: none
    country: Another country
    lines:
      emergency:
        say: your local emergency number
        checked: 2026-11-22

    """

  private static let help = "    - say: In danger, {emergency}.\n"

  private static let other = """
    dialog: other
    title: Another one
    review:
      by: somebody, counsellor
      next: 2027-11-22
    nodes:
      hello:
        - say: In danger, {emergency}.
        - goto: menu
      menu:
        - ask: What now?
          choices:
            Rest: quiet
            Talk: menu
      quiet:
        - end: over

    """
}
