import DialogEngine
import DialogSyntax

/// What can be wrong inside a condition.
extension Diagnostic {
  static func foreignSign(_ sign: String, at site: Site, instead: String?) -> Diagnostic {
    Diagnostic(
      .error, "condition-sign", site, "conditions have no `\(sign)`",
      label: instead.map { "write `\($0)`" } ?? "not known here",
      fix: instead.map { Fix("write", edits: [Edit(site.range, $0)]) }
        ?? Fix("there is is, is not, <, <=, >, >=, has, says, known, visited, and, or, not"))
  }

  static func curlyQuotes(
    _ words: [(range: SourceRange, straight: String)], at site: Site
  ) -> Diagnostic {
    Diagnostic(
      .error, "condition-sign", site, "conditions have straight quotes, and no curly ones",
      label: "a curly quote", fix: Fix("write", edits: words.map { Edit($0.range, $0.straight) }))
  }

  static func unexpectedWord(_ word: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "condition", site, "the condition is over before \"\(word)\"",
      label: "`and` or `or` is missing here",
      fix: Fix("join two conditions with `and` or `or`; put names with spaces in double quotes"))
  }

  static func comparisonWithoutName(_ sign: String, _ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "condition", site, "`\(sign)` has nothing on its left", label: "a name is missing",
      fix: Fix(
        "write", edits: [Edit(SourceRange(site.range.start, site.range.start), "\(name) ")]))
  }

  static func notWithoutIs(at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "condition", site, "`not` stands before a whole condition, or after `is`",
      label: "`is` is missing", fix: Fix("write", edits: [Edit(site.range, "is not")]))
  }

  static func visitedWithNumber(at site: Site, verb: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, "condition", site, "`visited` asks whether, and `times` how often",
      label: "a number of visits", fix: Fix("write", edits: [Edit(verb, "times")]))
  }

  static func conditionEnds(_ site: Site, in source: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "condition", source.site, "this condition stops in the middle",
      label: "something is missing after it", fix: Fix("write it like `days is 3`"))
  }

  static func conditionIsOnlyName(_ name: String, at site: Site, kind: Kind) -> Diagnostic {
    let whole: String? =
      switch kind {
      case .yesOrNo: "\(name) is yes"
      default: "known \(name)"
      }
    return Diagnostic(
      .error, "condition-name", site, "\"\(name)\" alone is not a condition",
      label: "what about it?",
      fix: whole.map { Fix("write", edits: [Edit(site.range, $0)]) })
  }

  static func openBracket(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "condition-bracket", site, "this bracket is never closed", label: "opens here",
      fix: Fix("add a ) where it ends"))
  }

  static func closeBracket(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "condition-bracket", site, "this bracket closes one that was never opened",
      label: "no ( before it", fix: Fix("remove it, or open it before"))
  }

  static func bracketsTooDeep(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "condition-limit", site,
      "brackets can stand \(Limits.brackets) deep inside one another", label: "one too many",
      fix: Fix("split the condition over several steps"))
  }

  static func conditionTooLong(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "condition-limit", site, "more than \(Limits.terms) parts stand here",
      label: "too long", fix: Fix("split it over several steps"))
  }

  static func openQuoteInCondition(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "condition-quote", site, "this quote is never closed", label: "opens here",
      fix: Fix("close it after the name"))
  }

  static func expectedVariable(after verb: String, at site: Site, found: String) -> Diagnostic {
    Diagnostic(
      .error, "condition", site, "`\(verb)` takes the name of a variable",
      label: "a name is missing", fix: Fix("write it like `\(verb) story`"))
  }

  static func expectedNode(after verb: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "condition", site, "`\(verb)` takes the name of a node", label: "a name is missing",
      fix: Fix("write it like `\(verb) \"what happened\"`"))
  }

  static func nodeNameNeedsQuotes(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "name-needs-quotes", site,
      "inside a condition a name with spaces stands in double quotes", label: "one name?",
      fix: Fix("write", edits: [Edit(site.range, "\"\(name)\"")]))
  }

  static func valueNeedsQuotes(_ value: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "name-needs-quotes", site,
      "inside a condition a value with spaces stands in double quotes", label: "one value",
      fix: Fix("write", edits: [Edit(site.range, "\"\(value)\"")]))
  }

  static func notANumber(_ name: String, at site: Site, kind: Kind) -> Diagnostic {
    Diagnostic(
      .error, "number-and-word", site, "\"\(name)\" is `\(kind.written)`, not a number",
      label: "a number is due here", fix: Fix("use a variable whose kind is a number"))
  }

  static func wordForNumber(_ word: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .error, "number-and-word", site, "a number cannot be compared with \"\(word)\"",
      label: "a number is due here", fix: Fix("write a number"))
  }

  static func orderOfWords(_ name: String, at site: Site, sign: String, kind: Kind) -> Diagnostic {
    Diagnostic(
      .error, "number-and-word", site,
      "`\(sign)` compares numbers, but \"\(name)\" is `\(kind.written)`", label: "not a number",
      fix: Fix("use `is`, `is not` or `has`"))
  }

  static func isWithList(_ name: String, at site: Site, sign: String) -> Diagnostic {
    Diagnostic(
      .error, "has-for-lists", site, "\"\(name)\" can hold several values, so ask with `has`",
      label: "write `has`",
      fix: sign == "is"
        ? Fix("write", edits: [Edit(site.range, "has")])
        : Fix("write it like `not \(name) has …`"))
  }

  static func saysOfNoText(_ name: String, at site: Site, kind: Kind) -> Diagnostic {
    Diagnostic(
      .error, "says-for-texts", site,
      "`says` looks at the words of a text, but \"\(name)\" is `\(kind.written)`",
      label: "not a text", fix: Fix("use `is` or `has`"))
  }

  static func hasWithoutList(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "has-for-lists", site, "`has` looks into a list, and this is not one",
      label: "write `is`", fix: Fix("write", edits: [Edit(site.range, "is")]))
  }
}
