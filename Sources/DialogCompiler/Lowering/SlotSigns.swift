import DialogEngine
import DialogSyntax

/// Slots written as in another program: `{{name}}`, `<name>`, `[name]`, `%name%`.
extension Compiler {
  /// The signs around a name in other programs; here they would be shown as they stand.
  private static let foreignSlots: [([UInt8], [UInt8])] = [
    (Array("{{".utf8), Array("}}".utf8)), (Array("<".utf8), Array(">".utf8)),
    (Array("[".utf8), Array("]".utf8)), (Array("%".utf8), Array("%".utf8)),
  ]

  mutating func checkSlotSigns(_ bytes: [UInt8], _ value: SyntaxNode) {
    for (open, close) in Self.foreignSlots {
      var index = 0
      while let start = bytes[index...].indices.first(where: { bytes[$0...].starts(with: open) }) {
        index = start + open.count
        let name = bytes[index...].prefix { isIdentifierByte($0) }
        let words = String(decoding: name, as: UTF8.self)
        guard !name.isEmpty, bytes[name.endIndex...].starts(with: close),
          lookUp(variable: words) != nil || names.contacts[words] != nil
        else { continue }
        problems.append(
          .slotSign(words, at: value.site(of: start..<name.endIndex + close.count)))
      }
    }
  }

  private func isIdentifierByte(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || byte == 95
  }
}
