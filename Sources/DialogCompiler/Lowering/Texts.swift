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
    if case .said = rules, !options.errorsOnly { checkSlotSigns(bytes, value) }
    if bytes.isEmpty { problems.append(.emptyText(value)) }
    return Text(pieces(of: bytes, value, rules))
  }

  private mutating func pieces(
    of bytes: [UInt8], _ value: SyntaxNode, _ rules: SlotRules
  ) -> [Text.Piece] {
    var pieces: [Text.Piece] = []
    /// What stands before a brace that is doubled and so means itself.
    var words: [UInt8] = []
    var start = 0
    let end = trimmedEnd(of: bytes)
    while let brace = bytes[start..<end].firstIndex(of: 123) {
      if brace + 1 < end, bytes[brace + 1] == 123 {
        words += bytes[start...brace]
        start = brace + 2
        continue
      }
      guard let close = slotEnd(bytes, from: brace) else {
        problems.append(.openSlot(value.site(of: brace..<brace + 1)))
        return [.words("")]
      }
      pieces.append(words: words, bytes[start..<brace])
      words = []
      if let piece = slot(brace..<close, bytes, value, rules) { pieces.append(piece) }
      start = close
    }
    pieces.append(words: words, bytes[start..<end])
    return pieces
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
    let place = SlotPlace(value: value, range: range)
    let parts = inside.split(separator: 124, maxSplits: 1, omittingEmptySubsequences: false)
    let name = trimmed(String(decoding: parts[0], as: UTF8.self))
    let orElse = parts.count > 1 ? trimmed(String(decoding: parts[1], as: UTF8.self)) : nil
    guard !name.isEmpty else {
      problems.append(.emptySlot(place.site))
      return nil
    }
    switch rules {
    case .said: return slot(name, orElse, place)
    case .message(let message): return messageSlot(name, of: message, place)
    case .label:
      problems.append(.slotInLabel(place.site))
      return nil
    }
  }

  private mutating func slot(
    _ name: String, _ orElse: String?, _ place: SlotPlace
  ) -> Text.Piece? {
    guard let variable = lookUp(variable: name) else { return contactSlot(name, place) }
    read(variable)
    if tables.variables[variable].isPrivate, orElse == nil {
      problems.append(.privateSlot(name, at: place.site))
    }
    if !options.errorsOnly {
      slotSites.append(
        SlotUse(
          variable: variable, orElse: orElse != nil, site: place.site,
          step: scope.dialog == nil ? nil : here))
    }
    return .variable(variable, orElse: orElse)
  }

  private mutating func messageSlot(
    _ name: String, of message: EngineMessage, _ place: SlotPlace
  ) -> Text.Piece? {
    guard let argument = EngineMessage.Argument(rawValue: name) else {
      return contactSlot(name, place)
    }
    if !message.takes(argument) {
      problems.append(.wrongArgument(name, of: message, at: place.site))
    }
    return .argument(argument)
  }

  private mutating func contactSlot(_ name: String, _ place: SlotPlace) -> Text.Piece? {
    let point = name.utf8.firstIndex(of: 46) ?? name.endIndex
    let first = String(name[..<point])
    let rest = name[point...].dropFirst()
    guard let contact = names.contacts[first] else {
      guard !isIncomplete else { return nil }
      let (near, defined) = nearestSlot(to: first)
      problems.append(
        .unknownSlot(
          name, at: place.site, instead: place.site(ofName: first), nearest: near,
          defined: defined))
      return nil
    }
    guard let field = rest.isEmpty ? .say : Contact.Field(rawValue: String(rest)) else {
      problems.append(.unknownContactField(String(rest), of: first, at: place.site))
      return nil
    }
    if !options.errorsOnly { contactUses.append((contact, field, place.site)) }
    return .contact(contact, field)
  }

  private func nearestSlot(to name: String) -> (String?, Site?) {
    // `{emergency number}`
    if let first = name.split(separator: " ").first.map(String.init), first != name,
      lookUp(variable: first) != nil || names.contacts[first] != nil
    {
      return (first, nil)
    }
    let contacts = tables.contacts.map(\.name)
    let variables = tables.variables.indices.filter { index in
      switch tables.variables[index].scope {
      case .pack, .engine: true
      case .dialog(let dialog): dialog == scope.dialog
      }
    }
    let near = likely(name, among: variables.map { tables.variables[$0].name } + contacts)
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
  mutating func checkLook(_ value: SyntaxNode) {
    guard value.style == .plain, value.textCount < 24 else { return }
    if looksTyped(value.words) { problems.append(.looksTyped(value)) }
  }
}

/// Where a slot stands. Its site is worked out only where it is needed.
private struct SlotPlace {
  var value: SyntaxNode
  var range: Range<Int>

  var site: Site { value.site(of: range) }

  /// What stands first between the braces; the rest stays when it is corrected.
  func site(ofName name: String) -> Site {
    let bytes = value.textBytes
    let blanks = bytes[(range.lowerBound + 1)...].prefix { $0 == 32 || $0 == 9 || $0 == 10 }
    return value.site(of: blanks.endIndex..<blanks.endIndex + name.utf8.count)
  }
}

/// A use of a variable in a text.
struct SlotUse {
  var variable: VariableID
  var orElse: Bool
  var site: Site
  /// The step whose text it is, which is added when its texts have been read; nil in the pack.
  var step: Address?
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
    Argument.allCases.filter { takes($0) }
  }

  fileprivate func takes(_ argument: Argument) -> Bool {
    let parts = builtIn.utf8.split(separator: 123, omittingEmptySubsequences: false)
    return parts.dropFirst().contains { part in
      part.prefix { $0 != 125 }.elementsEqual(argument.rawValue.utf8)
    }
  }
}

extension [Text.Piece] {
  /// Words that stand in two parts; none where both are empty.
  fileprivate mutating func append(words start: [UInt8], _ end: ArraySlice<UInt8>) {
    let words = start.isEmpty ? end : start + end
    if !words.isEmpty { append(.words(String(decoding: words, as: UTF8.self))) }
  }
}

/// Where the line breaks and blanks at the end begin.
private func trimmedEnd(of bytes: [UInt8]) -> Int {
  var end = bytes.count
  while end > 0, bytes[end - 1] == 10 || bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
  return end
}
