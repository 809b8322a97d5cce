import DialogEngine
import DialogSyntax

/// Texts with slots, such as `You wrote: {story | a few words}`.
extension Compiler {
  enum SlotRules {
    /// What the bot says: variables and contacts.
    case said
    /// One of the engine's own lines: its arguments and contacts.
    case message(EngineMessage)
    /// A label, which has no slots.
    case label
  }

  mutating func lowerText(_ value: SyntaxNode, of name: SyntaxNode) -> Text {
    guard expectText(value, of: name) else { return Text("") }
    return lowerText(value, .said)
  }

  mutating func lowerText(_ value: SyntaxNode, _ rules: SlotRules) -> Text {
    checkLook(value)
    remember(value, rules)
    let bytes = value.textBytes
    checkPhoneNumbers(bytes, value)
    var pieces: [Text.Piece] = []
    var words: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 123 else {
        words.append(bytes[index])
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == 123 {
        words.append(123)
        index += 2
        continue
      }
      guard let end = slotEnd(bytes, from: index) else {
        problems.append(.openSlot(value.site(of: index..<index + 1)))
        return Text("")
      }
      if !words.isEmpty { pieces.append(.words(String(decoding: words, as: UTF8.self))) }
      words = []
      if let piece = slot(index..<end, bytes, value, rules) { pieces.append(piece) }
      index = end
    }
    while let last = words.last, last == 10 || last == 32 || last == 9 { words.removeLast() }
    if !words.isEmpty { pieces.append(.words(String(decoding: words, as: UTF8.self))) }
    if pieces.isEmpty, bytes.isEmpty { problems.append(.emptyText(value)) }
    return Text(pieces)
  }

  private mutating func remember(_ value: SyntaxNode, _ rules: SlotRules) {
    guard !options.errorsOnly else { return }
    switch rules {
    case .said:
      spoken.append(
        SpokenText(
          value: value, role: .said, dialog: scope.dialog,
          node: scope.dialog == nil ? nil : scope.node))
    case .message: spoken.append(SpokenText(value: value, role: .message))
    case .label: break
    }
  }

  /// Just past the `}` of the slot; nil when a line ends or another slot begins before it.
  private func slotEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == 125 { return index + 1 }
      if bytes[index] == 123 || bytes[index] == 10 && bytes[index - 1] == 10 { return nil }
      index += 1
    }
    return nil
  }

  private mutating func slot(
    _ range: Range<Int>, _ bytes: [UInt8], _ value: SyntaxNode, _ rules: SlotRules
  ) -> Text.Piece? {
    let inside = bytes[range.lowerBound + 1..<range.upperBound - 1]
    let site = value.site(of: range)
    let parts = inside.split(separator: 124, maxSplits: 1, omittingEmptySubsequences: false)
    let name = trimmed(String(decoding: parts[0], as: UTF8.self))
    let orElse = parts.count > 1 ? trimmed(String(decoding: parts[1], as: UTF8.self)) : nil
    guard !name.isEmpty else {
      problems.append(.emptySlot(site))
      return nil
    }
    switch rules {
    case .said: return slot(name, orElse, site)
    case .message(let message): return messageSlot(name, of: message, site)
    case .label:
      problems.append(.slotInLabel(site))
      return nil
    }
  }

  private mutating func slot(_ name: String, _ orElse: String?, _ site: Site) -> Text.Piece? {
    if let variable = lookUp(variable: name) {
      read(variable)
      if tables.variables[variable].isPrivate, orElse == nil {
        problems.append(.privateSlot(name, at: site))
      }
      slotSites.append(SlotUse(variable: variable, orElse: orElse != nil, site: site))
      return .variable(variable, orElse: orElse)
    }
    return contactSlot(name, site) { .unknownSlot($0, at: site, nearest: $1, defined: $2) }
  }

  private mutating func messageSlot(
    _ name: String, of message: EngineMessage, _ site: Site
  ) -> Text.Piece? {
    if let argument = EngineMessage.Argument(rawValue: name) {
      if !message.arguments.contains(argument) {
        problems.append(.wrongArgument(name, of: message, at: site))
      }
      return .argument(argument)
    }
    return contactSlot(name, site) { name, near, defined in
      .unknownSlot(name, at: site, nearest: near, defined: defined)
    }
  }

  private mutating func contactSlot(
    _ name: String, _ site: Site, otherwise: (String, String?, Site?) -> Diagnostic
  ) -> Text.Piece? {
    let parts = name.split(separator: ".", maxSplits: 1)
    let first = String(parts.first ?? "")
    if let contact = names.contacts[first] {
      guard parts.count == 2 else {
        contactUses.append((contact, .say, site))
        return .contact(contact, .say)
      }
      guard let field = Contact.Field(rawValue: String(parts[1])) else {
        problems.append(.unknownContactField(String(parts[1]), of: first, at: site))
        return nil
      }
      contactUses.append((contact, field, site))
      return .contact(contact, field)
    }
    guard !isIncomplete else { return nil }
    let (near, defined) = nearestSlot(to: first)
    problems.append(otherwise(name, near, defined))
    return nil
  }

  private func nearestSlot(to name: String) -> (String?, Site?) {
    let contacts = tables.contacts.map(\.name)
    let variables = tables.variables.indices.filter { index in
      switch tables.variables[index].scope {
      case .pack, .engine: true
      case .dialog(let dialog): dialog == scope.dialog
      }
    }
    let near = nearest(to: name, in: variables.map { tables.variables[$0].name } + contacts)
    guard let near else { return (nil, nil) }
    if let id = lookUp(variable: near) { return (near, origins.variables[Int(id.value)]) }
    return (near, names.contacts[near].map { origins.contacts[Int($0.value)] })
  }

  private mutating func checkPhoneNumbers(_ bytes: [UInt8], _ value: SyntaxNode) {
    guard bytes.contains(where: { (48...57).contains($0) }) else { return }
    for run in DigitRun.all(in: bytes) where run.isPhoneNumber(known: phoneNumbers) {
      problems.append(
        .phoneNumber(
          String(decoding: bytes[run.range], as: UTF8.self), at: value.site(of: run.range),
          contact: contact(withDigits: run.digits)))
    }
  }

  /// The slot that shows a number; nil when no country of the pack has it.
  private func contact(withDigits digits: String) -> String? {
    for country in tables.countries {
      for (index, entry) in country.entries.enumerated() {
        guard let say = entry?.say else { continue }
        let runs = DigitRun.all(in: Array(say.utf8))
        if runs.contains(where: { $0.digits == digits }) { return tables.contacts[index].name }
      }
    }
    return nil
  }

  /// Plain `true`, `null`, `~` or a number is something else than text to other readers of YAML.
  private mutating func checkLook(_ value: SyntaxNode) {
    guard value.style == .plain, value.textCount < 24 else { return }
    if looksTyped(value.words) { problems.append(.looksTyped(value)) }
  }
}

/// A use of a variable in a text.
struct SlotUse {
  var variable: VariableID
  var orElse: Bool
  var site: Site
}

/// Whether a general YAML reader would take plain text for a truth, a nothing or a number.
func looksTyped(_ words: String) -> Bool {
  switch words {
  case "true", "false", "True", "False", "TRUE", "FALSE", "null", "Null", "NULL", "~": return true
  default: break
  }
  let bytes = Array(words.utf8)
  guard let first = bytes.first, (48...57).contains(first) || first == 45 || first == 46 else {
    return false
  }
  let digits = first == 45 ? bytes.dropFirst() : bytes[...]
  guard digits.contains(where: { (48...57).contains($0) }) else { return false }
  return digits.allSatisfy { (48...57).contains($0) || $0 == 46 }
    && digits.count(where: { $0 == 46 }) <= 1
}

extension EngineMessage {
  /// The slots of its built-in wording, which are those that it can fill.
  var arguments: [Argument] {
    Argument.allCases.filter { builtIn.contains("{\($0.rawValue)}") }
  }
}
