import DialogEngine
import DialogSyntax

/// Kinds and values of variables, conditions, and what `set` gives.
extension Diagnostic {
  private static let kinds =
    "`yes or no`, `number 0 to 10`, `one of a, b`, `any of a, b`, `up to 3 of a, b`, `text`"

  static func unknownKind(_ value: SyntaxNode) -> Diagnostic {
    let near = nearKind(value.words)
    return Diagnostic(
      .error, "unknown-kind", value.site, "\"\(value.words)\" is not a kind of variable",
      label: near.map { "did you mean `\($0)`?" } ?? "not a kind",
      fix: .spelling(near, value) ?? Fix("the kinds are \(kinds)"))
  }

  private static func nearKind(_ words: String) -> String? {
    if let range = words.after("number from ") ?? words.after("from "), numberRange(range) != nil {
      return "number " + range
    }
    if numberRange(words) != nil { return "number " + words }
    if let rest = words.after("number ") {
      let ends = rest.split { $0 == "-" || $0 == "\u{2013}" }
      let range = ends.joined(separator: " to ")
      if ends.count == 2, numberRange(range) != nil { return "number " + range }
    }
    if let rest = words.after("one of: ") { return "one of " + rest }
    if let rest = words.after("list of ") ?? words.after("some of ") { return "any of " + rest }
    switch words.lowercased() {
    case "yes/no", "yes no", "yes or no", "boolean", "bool", "yes, no", "no or yes":
      return "yes or no"
    case "string", "free text", "words", "texts", "txt": return "text"
    default: return nil
    }
  }

  static func textLimit(_ rest: String, _ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "text-limit", value.site, "a text can be up to 1 to \(Limits.textCharacters) long",
      label: "\"\(rest)\" is not such a number", fix: Fix("write it like text up to 500"))
  }

  static func emptyRange(_ low: Int, _ high: Int, _ value: SyntaxNode) -> Diagnostic {
    let better = value.words.replacing("\(low) to \(high)", with: "\(high) to \(low)")
    return Diagnostic(
      .error, "empty-range", value.site,
      "no number lies from \(low) to \(high)", label: "the lower one comes first",
      fix: low == high
        ? Fix("write two different numbers") : Fix("write", edits: [Edit(value.range, better)]))
  }

  static func upToOutOfRange(_ most: Int, _ count: Int, _ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "up-to", value.site, "\(most) of \(count) values cannot be picked",
      label: "1 to \(count) are possible", fix: Fix("write a number from 1 to \(count)"))
  }

  static func emptyMember(_ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "empty-value", value.site, "a value is missing beside a comma",
      label: "one comma too many", fix: Fix("remove the comma, or write the value"))
  }

  static func memberTwice(_ id: String, _ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "value-twice", value.site, "the value \"\(id)\" is in this list twice",
      label: "\"\(id)\" twice", fix: Fix("keep one of the two"))
  }

  static func memberCount(_ count: Int, _ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "value-count", value.site, "a list has 2 to 64 values; this one has \(count)",
      label: count == 1 ? "one value" : "\(count) values",
      fix: count == 1 && value.words.contains("/")
        ? Fix(
          "write",
          edits: [Edit(value.range, value.words.split(separator: "/").joined(separator: ", "))])
        : Fix(count == 1 ? "add another value after a comma" : "make the list shorter"))
  }

  static func valuesWithoutList(_ name: SyntaxNode, _ kind: Kind) -> Diagnostic {
    Diagnostic(
      .error, "values-without-list", name.site,
      "`values` gives labels to a list, but the kind is `\(kind.written)`",
      label: "has no list", fix: Fix("remove it, or make the kind `one of …`"))
  }

  static func privateKind(_ name: SyntaxNode, _ kind: Kind) -> Diagnostic {
    Diagnostic(
      .error, "private-kind", name.site,
      "only text can be private, but the kind is `\(kind.written)`", label: "needs the kind text",
      fix: Fix("remove `private`, or make the kind `text`"))
  }

  static func expectedVariables(_ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "wrong-shape", Site(file: value.site.file, range: value.firstLine),
      "`variables` takes names with a kind each, but \(value.shape) stands here",
      label: value.shape, fix: Fix("write one line for each, like `days: number 0 to 30`"))
  }

  static func engineVariable(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "engine-variable", name.site, "\"\(name.words)\" is always there",
      label: "not declared by a dialog", fix: Fix("remove the line, or use another name"))
  }

  // Values

  static func notAValue(
    _ word: String, at site: Site, of kind: Kind, nearVariables: [String] = [], inCase: Bool = false
  ) -> Diagnostic {
    let members = kind.members
    let labelled = members.first { $0.label == word }?.id
    let near: String? =
      if case .yesOrNo = kind {
        ["true", "Yes", "y", "YES"].contains(word)
          ? "yes" : ["false", "No", "n", "NO"].contains(word) ? "no" : nil
      } else if inCase, case .number(let range) = kind {
        meantCase(word, in: range)
      } else {
        labelled ?? nearest(to: word, in: members.map(\.id) + nearVariables)
      }
    let isText = kind.isText && !inCase
    return Diagnostic(
      .error, "unknown-value", site, "\"\(word)\" is not a value of `\(kind.written)`",
      label: near.map { "did you mean \"\($0)\"?" } ?? (isText ? "needs quotes" : "not a value"),
      fix: isText
        ? Fix("put text in double quotes", edits: [])
        : .spelling(near, site) ?? Fix(kind.hint))
  }

  /// `1-3`, `0, 1` and `4 or more`, as a case is written.
  private static func meantCase(_ words: String, in kind: ClosedRange<Int>) -> String? {
    let figures = words.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    guard let low = figures.first, let high = figures.last else { return nil }
    let signs = words.filter { !$0.isNumber && $0 != " " }
    if figures.count > 1 {
      let isRow = figures == Array(low...max(low, high))
      let isRange =
        figures.count == 2 && ["-", "\u{2013}", "\u{2014}", "..", "...", "to"].contains(signs)
      return low < high && (isRange || isRow) ? "\(low) to \(high)" : nil
    }
    let range: ClosedRange<Int>? =
      switch signs {
      case "ormore", "+", "andmore", "andup", "andabove", ">=", "orover", "atleast":
        low <= kind.upperBound ? low...kind.upperBound : nil
      case ">", "over", "morethan": low < kind.upperBound ? low + 1...kind.upperBound : nil
      case "orless", "orfewer", "andless", "<=", "upto", "atmost":
        low >= kind.lowerBound ? kind.lowerBound...low : nil
      case "<", "under", "lessthan": low > kind.lowerBound ? kind.lowerBound...low - 1 : nil
      default: nil
      }
    return range.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" }
  }

  static func numberOutOfRange(_ number: Int, _ range: ClosedRange<Int>, at site: Site)
    -> Diagnostic
  {
    Diagnostic(
      .error, "out-of-range", site,
      "\(number) is outside of \(range.lowerBound) to \(range.upperBound)", label: "out of range",
      fix: Fix("write a number of that range, or widen the kind"))
  }

  static func textTooLong(_ site: Site, _ limit: Int) -> Diagnostic {
    Diagnostic(
      .error, "out-of-range", site, "this text is longer than the \(limit) of its kind",
      label: "too long", fix: Fix("shorten it, or raise the limit"))
  }

  static func noEqualsSign(_ text: SyntaxNode) -> Diagnostic {
    let words = text.words
    let meant = words.split(separator: " ")
    var better: String?
    if meant.count == 3 {
      switch meant[1] {
      case "is", "to", "==", ":=": better = "\(meant[0]) = \(meant[2])"
      case "+", "+=": better = "\(meant[0]) = \(meant[0]) + \(meant[2])"
      case "-", "-=": better = "\(meant[0]) = \(meant[0]) - \(meant[2])"
      default: break
      }
    }
    return Diagnostic(
      .error, "no-equals", text.site, "this is to read `name = value`", label: "not `name = value`",
      fix: better.map { Fix("write", edits: [Edit(text.range, $0)]) }
        ?? Fix("write it like `days = days + 1`"))
  }

  static func setBelow(_ value: SyntaxNode, of name: SyntaxNode) -> Diagnostic {
    let edits = value.entries.flatMap { key, value in
      [
        Edit(SourceRange(key.range.start, key.range.start), "- "),
        Edit(SourceRange(key.range.end, key.range.end + 1), " ="),
      ]
    }
    return Diagnostic(
      .error, "wrong-shape", value.firstSite,
      "`set` has an equals sign between name and value, and no colon", label: "a name with a colon",
      fix: Fix("write it with a dash and an equals sign", edits: Array(edits)))
  }

  static func sumOfWords(_ site: Site, _ kind: Kind) -> Diagnostic {
    Diagnostic(
      .error, "sum-of-words", site, "only numbers and lists can be added to or taken from",
      label: "the kind is `\(kind.written)`", fix: Fix("give it one value"))
  }

  static func kindsDiffer(
    _ name: String?, _ kind: Kind, _ other: String, _ otherKind: Kind, at site: Site
  ) -> Diagnostic {
    Diagnostic(
      .error, "kinds-differ", site,
      "\"\(other)\" is `\(otherKind.written)`, but `\(kind.written)` is due here",
      label: "another kind", fix: Fix("use a variable of the same kind"))
  }

  // Private

  static func privateCompared(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "private-use", site, "\"\(name)\" is private, so it cannot be compared",
      label: "private", why: "no route may hang on what is not written down",
      fix: Fix("ask only whether it was given: `known \(name)`"))
  }

  static func privateSet(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "private-use", site, "\"\(name)\" is private, so `set` cannot use it",
      label: "private", why: "no route may hang on what is not written down",
      fix: Fix("ask for it with `answer: \(name)`"))
  }

  static func privateKept(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "private-use", site, "\"\(name)\" is private, so it cannot go into the plan",
      label: "shows {\(name)}", why: "the plan is written down",
      fix: Fix("leave {\(name)} out of this line"))
  }

  static func privateSlot(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "private-slot", site,
      "\"\(name)\" is private, so it is gone after coming back and needs words in its place",
      label: "no words for that case",
      fix: Fix("write", edits: [Edit(site.range, "{\(name) | what you wrote}")]))
  }
}

extension Kind {
  /// As an author writes it; long lists are cut.
  var written: String {
    switch self {
    case .yesOrNo: "yes or no"
    case .number(let range): "number \(range.lowerBound) to \(range.upperBound)"
    case .one(let members): "one of " + Self.short(members)
    case .several(let members, let most):
      (most == members.count ? "any of " : "up to \(most) of ") + Self.short(members)
    case .text: "text"
    }
  }

  private static func short(_ members: [Member]) -> String {
    let ids = members.map(\.id)
    return ids.count <= 4 ? ids.joined(separator: ", ") : ids[..<3].joined(separator: ", ") + ", …"
  }

  /// What can stand where a value is due.
  var hint: String {
    switch self {
    case .yesOrNo: "write yes or no"
    case .number(let range): "write a number from \(range.lowerBound) to \(range.upperBound)"
    case .one(let members), .several(let members, _):
      members.isEmpty ? "it has no values" : "it can be \(list(members.map(\.id), "or"))"
    case .text: "put text in double quotes"
    }
  }
}

extension String {
  /// The first place of some words, replaced.
  func replacing(_ words: String, with other: String) -> String {
    let all = Array(utf8)
    let part = Array(words.utf8)
    guard !part.isEmpty, part.count <= all.count else { return self }
    for start in 0...(all.count - part.count)
    where all[start..<start + part.count].elementsEqual(part) {
      return String(decoding: all[..<start], as: UTF8.self) + other
        + String(decoding: all[(start + part.count)...], as: UTF8.self)
    }
    return self
  }
}
