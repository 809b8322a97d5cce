import DialogEngine
import DialogSyntax

/// The settings of the whole folder.
extension Compiler {
  mutating func lowerPack(_ root: SyntaxNode) {
    let fields = fields(root, of: "a pack", as: PackKey.self)
    tables.id = text(fields, .pack) ?? ""
    tables.title = text(fields, .title) ?? tables.id
    tables.language = text(fields, .language) ?? "en"
    lowerPlaces(fields)
    if let country = fields[.country] { lowerCountry(country) }
    if fields[.fallback] == nil { miss(.noFallback((fields[.pack]?.name ?? root)), in: fields) }
    if let fallback = fields[.fallback] {
      tables.fallback = texts(fallback.value, of: fallback.name).map { lowerText($0, .said) }
    }
    if let commands = fields[.commands] { lowerCommands(commands) }
    lowerMessages(fields[.messages], root)
    if let avoid = fields[.avoid] { lowerAvoid(avoid) }
  }

  private mutating func lowerPlaces(_ fields: Fields<PackKey>) {
    for key in [PackKey.opening, .landing] {
      guard let field = fields[key] else {
        miss(
          .missingKey(key.rawValue, of: "a pack", in: fields[.pack]?.name ?? fields.map),
          in: fields)
        continue
      }
      guard let node = node(field.value, of: field.name) else { continue }
      if key == .opening { tables.opening = node } else { tables.landing = node }
    }
  }

  private mutating func lowerCountry(_ field: Fields<PackKey>.Field) {
    guard let id = text(field.value, of: field.name) else { return }
    if let place = names.countries[id] {
      tables.country = place
    } else if !isIncomplete {
      problems.append(.unknownCountry(field.value, known: tables.countries.map(\.id)))
    }
  }

  private mutating func lowerCommands(_ field: Fields<PackKey>.Field) {
    guard field.value.kind == .map else {
      problems.append(.expected("commands with words", of: field.name, found: field.value))
      return
    }
    for (name, value) in field.value.entries {
      guard let command = Command(rawValue: name.words) else {
        problems.append(
          .unknownKey(name, of: "`commands`", known: Command.allCases.map(\.rawValue)))
        continue
      }
      let words = texts(value, of: name).flatMap { listed($0).map(\.word) }
      tables.commandWords.append((command, words))
      commandSites.append(name.site)
    }
  }

  // Messages

  private mutating func lowerMessages(_ field: Fields<PackKey>.Field?, _ root: SyntaxNode) {
    if let field, field.value.kind == .map {
      for (name, value) in field.value.entries { lowerMessage(name, value) }
    } else if let field, field.value.kind != .empty {
      problems.append(.expected("messages by their names", of: field.name, found: field.value))
    }
    let missing = EngineMessage.allCases.filter { tables.messages[$0] == nil }
    if !missing.isEmpty, !packs.isEmpty {
      let name = field?.name ?? root.entries.first { _ in true }?.key ?? root
      problems.append(.messagesLeftOut(missing.map(\.rawValue), at: name))
    }
    for message in missing { tables.messages[message] = builtIn(message) }
  }

  private mutating func lowerMessage(_ name: SyntaxNode, _ value: SyntaxNode) {
    guard let message = EngineMessage(rawValue: name.words) else {
      problems.append(
        .unknownKey(name, of: "`messages`", known: EngineMessage.allCases.map(\.rawValue)))
      return
    }
    guard expectText(value, of: name) else {
      tables.messages[message] = Text("")
      return
    }
    tables.messages[message] = lowerText(value, .message(message))
    origins.messages[message] = value.site
  }

  /// The built-in wording; a line of it whose contact the pack does not have is left out.
  private func builtIn(_ message: EngineMessage) -> Text {
    var pieces: [Text.Piece] = []
    for line in message.builtIn.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let parts = builtInLine(line) else { continue }
      if !pieces.isEmpty { pieces.append(.words("\n")) }
      pieces += parts
    }
    return pieces.isEmpty ? Text("In danger now: your local emergency number.") : Text(pieces)
  }

  private func builtInLine(_ line: Substring) -> [Text.Piece]? {
    var pieces: [Text.Piece] = []
    for (index, part) in line.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0 else {
        if !part.isEmpty { pieces.append(.words(String(part))) }
        continue
      }
      let halves = part.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = halves.first.map(String.init) else { return nil }
      if let argument = EngineMessage.Argument(rawValue: name) {
        pieces.append(.argument(argument))
      } else if let contact = names.contacts[name] {
        pieces.append(.contact(contact, .say))
      } else {
        return nil
      }
      if halves.count > 1, !halves[1].isEmpty { pieces.append(.words(String(halves[1]))) }
    }
    return pieces
  }

  // Words to avoid

  private mutating func lowerAvoid(_ field: Fields<PackKey>.Field) {
    guard field.value.kind == .map else {
      problems.append(.expected("words with kinder ones", of: field.name, found: field.value))
      return
    }
    for (word, kinder) in field.value.entries {
      if let text = text(kinder, of: word) { avoid.append((word.words, text)) }
    }
  }
}
