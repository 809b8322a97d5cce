import DialogEngine
import DialogSyntax

/// Who read a dialog and when, and what the pack leaves to the program.
extension Diagnostic {
  static func noReview(_ dialog: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .warning, "no-review", dialog.site,
      "nobody is named who wrote and read the dialog \"\(dialog.words)\"",
      label: "`review` is missing",
      fix: Fix("add `review:` with `version`, `author`, `by`, `on` and `next`"))
  }

  static func notYetReviewed(_ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .advice, "not-reviewed", value.site, "nobody has read this dialog yet", label: "nobody yet",
      fix: Fix("have it read by a counsellor, and write the name and role"))
  }

  static func reviewIsPast(_ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .warning, "review-past", value.site, "this dialog was due to be read again on \(value.words)",
      label: "in the past", fix: Fix("read it again, and write the new dates"))
  }

  static func missingReviewDate(_ map: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .warning, "no-review-date", map.firstName.site,
      "the review does not say when the dialog is to be read again", label: "`next` is missing",
      fix: Fix("add `next: YYYY-MM-DD`"))
  }

  static func messagesLeftOut(_ names: [String], at name: SyntaxNode) -> Diagnostic {
    let shown = names.prefix(5).map { "\"\($0)\"" }
    let more = names.count > 5 ? [" \(names.count - 5) more"] : []
    return Diagnostic(
      .advice, "messages-left-out", name.site,
      "\(names.count == 1 ? "one message is" : "\(names.count) messages are") said in built-in words:"
        + " \(list(shown + more.map { String($0.dropFirst()) }))",
      label: "not all are worded", fix: Fix("add them under `messages` in your own words"))
  }
}
