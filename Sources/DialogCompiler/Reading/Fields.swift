import DialogSyntax

/// The names and values of one part of a file, sorted by what they are.
///
/// Asks nothing of its keys: what a generic type asks for is looked up for each of them at a start.
struct Fields<Key> {
  struct Field {
    let key: Key
    let name: SyntaxNode
    let value: SyntaxNode
  }

  /// What has them: the word that messages use, such as "a choice".
  let owner: String
  let map: SyntaxNode
  var all: [Field] = []
  /// Some name does not belong there, and has been reported.
  var hasUnknown = false

  init(owner: String, map: SyntaxNode) {
    self.owner = owner
    self.map = map
    // Few have more.
    all.reserveCapacity(4)
  }
}

extension Fields where Key: RawRepresentable & Hashable, Key.RawValue == String {
  subscript(_ key: Key) -> Field? {
    for index in all.indices where isSame(all[index].key, key) { return all[index] }
    return nil
  }

  /// Takes names that were reported for those that were probably meant, so that what stands under
  /// them is not missed as well.
  mutating func add(misspelt names: [(name: SyntaxNode, value: SyntaxNode)], among keys: [Key]) {
    let taken = Set(all.map(\.key))
    let free = keys.filter { !taken.contains($0) }.map(\.rawValue)
    for (name, value) in names {
      guard let near = nearest(to: name.words, in: free), let key = Key(rawValue: near) else {
        continue
      }
      all.append(Field(key: key, name: name, value: value))
    }
  }
}

extension Compiler {
  /// Sorts the names of a map; those that do not belong there are reported.
  mutating func fields<Key>(
    _ map: SyntaxNode, of owner: String, as: Key.Type
  ) -> Fields<Key> where Key: RawRepresentable & Hashable & CaseIterable, Key.RawValue == String {
    var fields = Fields<Key>(owner: owner, map: map)
    var unknown: [(name: SyntaxNode, value: SyntaxNode)] = []
    for (name, value) in map.entries {
      if let key = Key(rawValue: name.words) {
        fields.all.append(.init(key: key, name: name, value: value))
      } else {
        problems.append(.unknownKey(name, of: owner, known: Key.allCases.map(\.rawValue)))
        unknown.append((name, value))
      }
    }
    if !unknown.isEmpty {
      fields.hasUnknown = true
      fields.add(misspelt: unknown, among: Array(Key.allCases))
    }
    return fields
  }

  /// Reports what is missing, unless it may well stand there under a wrong name.
  mutating func miss<Key>(_ problem: Diagnostic, in fields: Fields<Key>) {
    if !fields.hasUnknown { problems.append(problem) }
  }

  /// A line of text; nil when it is missing or something else, which is reported.
  mutating func text(_ value: SyntaxNode, of name: SyntaxNode) -> String? {
    expectText(value, of: name) ? trimmedEnd(value.words) : nil
  }

  mutating func text<Key>(_ fields: Fields<Key>, _ key: Key) -> String?
  where Key: RawRepresentable & Hashable, Key.RawValue == String {
    guard let field = fields[key] else { return nil }
    if key.rawValue == "tag", !options.errorsOnly { tagValues.append(field.value) }
    return text(field.value, of: field.name)
  }

  mutating func expectText(_ value: SyntaxNode, of name: SyntaxNode) -> Bool {
    switch value.kind {
    case .text: return true
    case .empty: problems.append(.missingValue(of: name))
    case .list, .map: problems.append(.expected("text", of: name, found: value))
    }
    return false
  }

  /// `yes` or `no`.
  mutating func isYes(_ value: SyntaxNode, of name: SyntaxNode) -> Bool? {
    guard expectText(value, of: name) else { return nil }
    switch value.words {
    case "yes": return true
    case "no": return false
    default:
      problems.append(.expectedYesOrNo(value, of: name))
      return nil
    }
  }

  /// A whole number as people write it.
  mutating func number(_ value: SyntaxNode, of name: SyntaxNode) -> Int? {
    guard expectText(value, of: name) else { return nil }
    guard let number = wholeNumber(value.words) else {
      problems.append(.expectedNumber(value, of: name))
      return nil
    }
    return number
  }

  /// One text, or a list of them.
  mutating func texts(_ value: SyntaxNode, of name: SyntaxNode) -> TextList {
    switch value.kind {
    case .text: break
    case .empty: problems.append(.missingValue(of: name))
    case .map:
      problems.append(.expected("a line of text or a list of them", of: name, found: value))
    case .list: for item in value.items { expectText(item, in: name) }
    }
    return TextList(value)
  }

  private mutating func expectText(_ item: SyntaxNode, in name: SyntaxNode) {
    switch item.kind {
    case .text: break
    case .empty: problems.append(.emptyItem(item, of: name))
    case .list, .map: problems.append(.expected("lines of text", of: name, found: item))
    }
  }

  /// Earlier names: one, or a list.
  mutating func names(_ field: (name: SyntaxNode, value: SyntaxNode)?) -> [String] {
    guard let field else { return [] }
    return texts(field.value, of: field.name).map(\.words)
  }
}

/// Compares the cases themselves; inside a generic type `==` would compare their raw texts.
private func isSame<Key: Hashable>(_ a: Key, _ b: Key) -> Bool { a == b }

/// At most nine digits, no leading zeros.
func wholeNumber(_ text: String) -> Int? {
  let digits = text.utf8.first == 45 ? text.utf8.dropFirst() : text.utf8[...]
  guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ (48...57).contains($0) }),
    digits.count == 1 || digits.first != 48
  else { return nil }
  return Int(text)
}

/// Without the line breaks and blanks at the end.
func trimmedEnd(_ text: String) -> String {
  guard let last = text.utf8.last, last == 10 || last == 32 || last == 9 else { return text }
  var bytes = Array(text.utf8)
  while let last = bytes.last, last == 10 || last == 32 || last == 9 { bytes.removeLast() }
  return String(decoding: bytes, as: UTF8.self)
}
