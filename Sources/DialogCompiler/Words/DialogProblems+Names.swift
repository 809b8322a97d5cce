import DialogEngine
import DialogSyntax

/// Names that lead to nothing, and slots.
extension Diagnostic {
  private static func notes(_ defined: Site?, _ near: String?, _ site: Site) -> [Note] {
    guard let defined, let near, !defined.file.isEmpty else { return [] }
    return [Note(site: defined, label: "\"\(near)\" is here", besides: site)]
  }

  private static func didYouMean(_ near: String?, _ otherwise: String) -> String {
    near.map { "did you mean \"\($0)\"?" } ?? otherwise
  }

  static func unknownNode(
    _ name: String, at site: Site, nearest near: String?, defined: Site?
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-node", site, "there is no node named \"\(name)\"",
      label: didYouMean(near, "no such node"), notes: notes(defined, near, site),
      fix: .spelling(near, site) ?? Fix("add the node, or name one that is there"))
  }

  static func nodeWithoutDialog(
    _ name: String, at site: Site, dialog: (reference: String, node: NodeID)?
  ) -> Diagnostic {
    Diagnostic(
      .error, "node-without-dialog", site,
      "the name of a node needs its dialog in front here, with a slash",
      label: "in which dialog?",
      fix: .spelling(dialog?.reference, site) ?? Fix("write dialog/node, or dialog/ for its start"))
  }

  static func unknownDialog(
    _ name: String, at site: Site, nearest near: String?, node: String?, defined: Site?
  ) -> Diagnostic {
    let whole = near.map { node == nil ? $0 : "\($0)/\(node ?? "")" }
    return Diagnostic(
      .error, "unknown-dialog", site, "there is no dialog named \"\(name)\"",
      label: didYouMean(near, "no such dialog"), notes: notes(defined, near, site),
      fix: .spelling(whole, site) ?? Fix("name a dialog of this pack"))
  }

  static func unknownVariable(
    _ name: String, at site: Site, nearest near: String?, defined: Site?, elsewhere: Site?
  ) -> Diagnostic {
    if near == nil, let elsewhere {
      return ofAnotherDialog(
        "variable", name, at: site, elsewhere,
        fix: "to share it, declare it under `variables` in the pack file")
    }
    return Diagnostic(
      .error, "unknown-variable", site, "there is no variable \"\(name)\"",
      label: didYouMean(near, "not declared"), notes: notes(defined, near, site),
      fix: .spelling(near, site) ?? Fix("declare it under `variables`, with its kind"))
  }

  static func unknownConcept(
    _ name: String, at site: Site, nearest near: String?, defined: Site?, elsewhere: Site?
  ) -> Diagnostic {
    if let elsewhere {
      return ofAnotherDialog(
        "concept", name, at: site, elsewhere,
        fix: "to share it, move it into a file that has only `concepts`")
    }
    return Diagnostic(
      .error, "unknown-concept", site, "there is no concept \"\(name)\"",
      label: didYouMean(near, "no such concept"), notes: notes(defined, near, site),
      fix: .spelling(near, site) ?? Fix("add it under `concepts`"))
  }

  /// It is declared, but for a dialog that is not this one.
  private static func ofAnotherDialog(
    _ what: String, _ name: String, at site: Site, _ elsewhere: Site, fix: String
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-\(what)", site, "this dialog has no \(what) \"\(name)\"",
      label: "of another dialog",
      notes: [Note(site: elsewhere, label: "declared for that dialog", besides: site)],
      fix: Fix(fix))
  }

  static func unknownCountry(_ value: SyntaxNode, known: [String]) -> Diagnostic {
    let near = nearest(to: value.words, in: known)
    return Diagnostic(
      .error, "unknown-country", value.site,
      "there is no contacts file for \"\(value.words)\"",
      label: didYouMean(near, "no such country"),
      fix: .spelling(near, value)
        ?? Fix(known.isEmpty ? "add a contacts file" : "there is \(list(known))"))
  }

  // Slots

  static func unknownSlot(
    _ name: String, at site: Site, instead: Site, nearest near: String?, defined: Site?
  ) -> Diagnostic {
    Diagnostic(
      .error, "unknown-slot", site, "there is no variable or contact named \"\(name)\"",
      label: didYouMean(near, "nothing of this name"), notes: notes(defined, near, site),
      fix: .spelling(near, instead)
        ?? Fix("declare it under `variables`; for a brace as such, write {{"))
  }

  static func unknownContactField(_ field: String, of contact: String, at site: Site) -> Diagnostic
  {
    let near = nearest(to: field, in: Contact.Field.allCases.map(\.rawValue))
    return Diagnostic(
      .error, "unknown-slot", site, "a contact has no \"\(field)\"",
      label: didYouMean(near, "not part of a contact"),
      fix: .spelling(near.map { "{\(contact).\($0)}" }, site)
        ?? Fix("write {\(contact)}, {\(contact).hours}, {\(contact).cost} or {\(contact).bill}"))
  }

  static func slotSign(_ name: String, at site: Site) -> Diagnostic {
    Diagnostic(
      .warning, "slot-sign", site, "this is shown as it stands, and not what \"\(name)\" holds",
      label: "other signs", fix: Fix("write the slot", edits: [Edit(site.range, "{\(name)}")]))
  }

  static func openSlot(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "open-slot", site, "this { is never closed", label: "a slot opens here",
      fix: Fix("close it with }; for a brace as such, write {{"))
  }

  static func emptySlot(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "empty-slot", site, "there is no name between these braces", label: "nothing to show",
      fix: Fix("write the name of a variable or contact; for a brace as such, write {{"))
  }

  static func slotInLabel(_ site: Site) -> Diagnostic {
    Diagnostic(
      .error, "slot-in-label", site, "the label of a choice has no slots", label: "a slot",
      why: "a label is compared with what people type, so it stays the same",
      fix: Fix("put it into the question"))
  }

  static func wrongArgument(_ name: String, of message: EngineMessage, at site: Site) -> Diagnostic
  {
    let known = message.arguments.map { "{\($0.rawValue)}" }
    return Diagnostic(
      .error, "message-slot", site,
      "the message \"\(message.rawValue)\" has no {\(name)}", label: "stays empty",
      fix: Fix(
        known.isEmpty ? "this message takes contacts only" : "it can show \(list(known))"))
  }

  static func variableIsContact(_ name: String, at site: Site, contact: Site) -> Diagnostic {
    Diagnostic(
      .error, "one-name-two-things", site,
      "\"\(name)\" is a variable and a contact, so {\(name)} could be either",
      label: "the variable", notes: [Note(site: contact, label: "the contact", besides: site)],
      fix: Fix("give the variable another name"))
  }

  static func emptyText(_ value: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .error, "missing-value", value.site, "there are no words in this text",
      label: "nothing to say", fix: Fix("write the words, or remove the line"))
  }

  static func phoneNumber(_ number: String, at site: Site, contact: String?) -> Diagnostic {
    Diagnostic(
      .warning, "phone-number", site, "\"\(number)\" looks like a phone number",
      label: "the same in every country",
      why: "numbers come from the contacts files, where they are dated and fit the country",
      fix: contact.map { Fix("write the slot", edits: [Edit(site.range, "{\($0)}")]) }
        ?? Fix("put it into the contacts files and write its slot, such as {emergency}"))
  }

  // Contacts

  static func neverChecked(_ name: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .warning, "never-checked", name.site, "the contact \"\(name.words)\" has no date of checking",
      label: "`checked` is missing", fix: Fix("check it, and add `checked: YYYY-MM-DD`"))
  }

  static func staleContact(_ value: SyntaxNode, contact: SyntaxNode) -> Diagnostic {
    Diagnostic(
      .warning, "stale-contact", value.site,
      "the contact \"\(contact.words)\" was checked over a year ago", label: "over a year old",
      fix: Fix("check the number again, and write the new date"))
  }

  static func contactMissing(_ contact: String, country: String, at site: Site, used: Site)
    -> Diagnostic
  {
    Diagnostic(
      .warning, "contact-missing", site, "the contacts of \"\(country)\" have no \"\(contact)\"",
      label: "has no `\(contact)`",
      notes: [Note(site: used, label: "it is shown here", besides: site)],
      fix: Fix("add `\(contact)` to this file"))
  }
}
