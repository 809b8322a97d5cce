import DialogEngine
import DialogSyntax

/// Contacts files: the phone numbers and services of one country each.
extension Compiler {
  mutating func declareContacts() {
    var drafts: [(id: String, fields: Fields<ContactsKey>)] = []
    for root in contactFiles {
      let fields = fields(root, of: "a contacts file", as: ContactsKey.self)
      guard let name = fields[.contacts], let id = text(name.value, of: name.name) else { continue }
      if let other = drafts.first(where: { $0.id == id }), let first = other.fields[.contacts] {
        problems.append(
          .definedTwice("country", id, at: name.value.site, first: first.value.site))
        continue
      }
      drafts.append((id, fields))
    }
    drafts.sort { Array($0.id.utf8).lexicographicallyPrecedes(Array($1.id.utf8)) }
    for draft in drafts { declareLines(draft.fields) }
    for draft in drafts { addCountry(draft.id, draft.fields) }
  }

  /// The names of the lines of all countries, so that each country has a place for each.
  private mutating func declareLines(_ fields: Fields<ContactsKey>) {
    guard let lines = fields[.lines] else {
      miss(.missingKey("lines", of: "a contacts file", in: fields.map), in: fields)
      return
    }
    guard lines.value.kind == .map else {
      problems.append(.expected("names with a line each", of: lines.name, found: lines.value))
      return
    }
    for (name, _) in lines.value.entries where names.contacts[name.words] == nil {
      if !isIdentifier(name.words, also: [95]) {
        problems.append(
          .badName(
            "a contact", name.words, at: name.site, takes: "lower-case letters, digits and _"))
      }
      names.contacts[name.words] = ContactID(tables.contacts.count)
      tables.contacts.append(Contact(name: name.words))
      origins.contacts.append(name.site)
    }
  }

  private mutating func addCountry(_ id: String, _ fields: Fields<ContactsKey>) {
    var country = Country(
      id: id, name: text(fields, .country) ?? id, language: text(fields, .language) ?? "en",
      entries: Array(repeating: nil, count: tables.contacts.count))
    if fields[.country] == nil {
      miss(.missingKey("country", of: "a contacts file", in: fields.map), in: fields)
    }
    if let lines = fields[.lines] {
      for (name, value) in lines.value.entries {
        guard let contact = names.contacts[name.words] else { continue }
        country.entries[Int(contact.value)] = entry(name, value)
      }
    }
    if let match = fields[.match] {
      pendingMeanings.append(
        PendingMeaning(
          variable: Variable.country, value: id, scope: Scope(),
          match: (match.name, match.value), except: nil))
    }
    names.countries[id] = tables.countries.count
    tables.countries.append(country)
    origins.countries.append((fields[.contacts]?.value ?? fields.map).site)
  }

  private mutating func entry(_ name: SyntaxNode, _ value: SyntaxNode) -> Country.Entry? {
    if value.kind == .text { return Country.Entry(say: addPhoneNumbers(value.words)) }
    guard value.kind == .map else {
      problems.append(.expected("what to say, and the rest", of: name, found: value))
      return nil
    }
    let fields = fields(value, of: "a contact", as: ContactKey.self)
    checkDate(fields[.checked]?.value, of: fields[.checked]?.name, contact: name)
    if fields[.checked] == nil { miss(.neverChecked(name), in: fields) }
    guard let say = text(fields, .say) else {
      if fields[.say] == nil { miss(.missingKey("say", of: "a contact", in: name), in: fields) }
      return nil
    }
    if let say = fields[.say] { checkLook(say.value) }
    return Country.Entry(
      say: addPhoneNumbers(say), hours: text(fields, .hours), cost: text(fields, .cost),
      bill: text(fields, .bill))
  }

  private mutating func addPhoneNumbers(_ say: String) -> String {
    for run in DigitRun.all(in: Array(say.utf8)) where run.digits.utf8.count >= 3 {
      phoneNumbers.insert(run.digits)
    }
    return trimmedEnd(say)
  }

  private mutating func checkDate(
    _ value: SyntaxNode?, of name: SyntaxNode?, contact: SyntaxNode
  ) {
    guard let value, let name, expectText(value, of: name) else { return }
    guard let date = CalendarDay(value.words) else {
      problems.append(.notADate(value, of: name))
      return
    }
    guard let today = options.today.flatMap(CalendarDay.init) else { return }
    if date.oneYearLater < today { problems.append(.staleContact(value, contact: contact)) }
  }
}

enum ContactsKey: String, CaseIterable {
  case contacts, country, match, language, lines
}

enum ContactKey: String, CaseIterable {
  case say, hours, cost, bill, checked, source
}
