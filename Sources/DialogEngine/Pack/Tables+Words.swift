/// Words that stand ready in the tables: contacts, and the lines that the engine itself says.
extension Tables {
  /// Where the general advice stands among the countries.
  var generalAdvice: Int? {
    countries.firstIndex { $0.id == "none" }
  }

  /// A line of a country's contacts; the general advice where the country has none.
  func words(_ contact: ContactID, _ field: Contact.Field, country: Int?) -> String {
    let own = country.flatMap { countries[$0].entry(contact) }
    guard let entry = own ?? generalAdvice.flatMap({ countries[$0].entry(contact) }) else {
      return ""
    }
    switch field {
    case .say: return entry.say
    case .hours: return entry.hours ?? ""
    case .cost: return entry.cost ?? ""
    case .bill: return entry.bill ?? ""
    }
  }

  /// A line of the engine's own, as the pack words it. `country` is a place in `Tables.countries`.
  func words(
    _ message: EngineMessage, _ arguments: [EngineMessage.Argument: String] = [:],
    country: Int? = nil
  ) -> String {
    guard let text = messages[message] else {
      return builtIn(message, arguments, country: country ?? self.country)
    }
    return text.pieces.reduce(into: "") { words, piece in
      switch piece {
      case .words(let more): words += more
      case .argument(let name): words += arguments[name] ?? ""
      case .contact(let contact, let field):
        words += self.words(contact, field, country: country ?? self.country)
      case .variable: break
      }
    }
  }

  private func builtIn(
    _ message: EngineMessage, _ arguments: [EngineMessage.Argument: String], country: Int?
  ) -> String {
    var words = ""
    var slot: String?
    for character in message.builtIn {
      switch (character, slot) {
      case ("{", nil): slot = ""
      case ("}", let name?):
        words += self.words(slot: name, arguments, country: country)
        slot = nil
      case (_, let name?): slot = name + String(character)
      case (_, nil): words.append(character)
      }
    }
    return words
  }

  private func words(
    slot name: String, _ arguments: [EngineMessage.Argument: String], country: Int?
  ) -> String {
    if let argument = EngineMessage.Argument(rawValue: name) { return arguments[argument] ?? "" }
    guard let place = contacts.firstIndex(where: { $0.name == name }) else {
      return "your local emergency number"
    }
    return words(ContactID(place), .say, country: country)
  }
}

extension Pack {
  /// A line of the engine's own, as the pack words it. `country` is a place in `Tables.countries`.
  public func words(
    _ message: EngineMessage, _ arguments: [EngineMessage.Argument: String] = [:],
    country: Int? = nil
  ) -> String {
    tables.words(message, arguments, country: country)
  }
}
