import DialogSyntax

/// A condition or an assignment cut into words; offsets count in the bytes of its text.
struct ConditionWord {
  enum Kind: Equatable {
    case word
    /// Between double quotes, which are not part of `text`.
    case quoted
    case open
    case close
    /// `is`, `is not`, `<`, `<=`, `>`, `>=`, `has`, `says`, `=`, `+` or `-`.
    case sign
    /// What other languages write, such as `==`, and what is written here.
    case foreign(String?)
    case openQuote
    case end
  }

  var kind: Kind
  var text: String
  var range: Range<Int>

  /// All words of a text, and one `.end` after them.
  static func all(in bytes: [UInt8]) -> [ConditionWord] {
    var words: [ConditionWord] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 32 || bytes[index] == 9 || bytes[index] == 10 {
        index += 1
        continue
      }
      let word = next(in: bytes, from: index)
      index = word.range.upperBound
      if word.text == "not", word.kind == .word, words.last?.text == "is",
        let last = words.popLast()
      {
        let range = last.range.lowerBound..<word.range.upperBound
        words.append(ConditionWord(kind: .sign, text: "is not", range: range))
      } else {
        words.append(word)
      }
    }
    words.append(ConditionWord(kind: .end, text: "", range: bytes.count..<bytes.count))
    return hasSpoken(words) ? joined(words) : words
  }

  private static func next(in bytes: [UInt8], from start: Int) -> ConditionWord {
    switch bytes[start] {
    case 40: return ConditionWord(kind: .open, text: "(", range: start..<start + 1)
    case 41: return ConditionWord(kind: .close, text: ")", range: start..<start + 1)
    case 34: return quoted(in: bytes, from: start)
    default: break
    }
    var end = start
    while end < bytes.count, ![32, 9, 10, 40, 41, 34].contains(bytes[end]) { end += 1 }
    if let length = signLength(bytes[start..<end]) {
      end = start + length
    } else if let sign = bytes[start..<end].firstIndex(where: { isSign($0) }) {
      end = sign
    }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return ConditionWord(kind: kind(of: text), text: text, range: start..<end)
  }

  private static func quoted(in bytes: [UInt8], from start: Int) -> ConditionWord {
    guard let end = bytes[(start + 1)...].firstIndex(of: 34) else {
      return ConditionWord(kind: .openQuote, text: "", range: start..<bytes.count)
    }
    let text = String(decoding: bytes[start + 1..<end], as: UTF8.self)
    return ConditionWord(kind: .quoted, text: text, range: start..<end + 1)
  }

  /// How many of the bytes are one sign, where a sign stands there.
  private static func signLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    let count = bytes.prefix { isSign($0) }.count
    return count == 0 ? nil : count
  }

  /// `< > = ! & |`
  private static func isSign(_ byte: UInt8) -> Bool {
    [60, 62, 61, 33, 38, 124].contains(byte)
  }

  private static func kind(of text: String) -> Kind {
    switch text {
    case "is", "<", "<=", ">", ">=", "has", "says", "=", "+", "-": return .sign
    case "==": return .foreign("is")
    case "!=", "<>", "=/=": return .foreign("is not")
    case "&&", "&", "AND", "And": return .foreign("and")
    case "||", "|", "OR", "Or": return .foreign("or")
    case "!", "NOT", "Not": return .foreign("not")
    case "=>": return .foreign(">=")
    case "=<": return .foreign("<=")
    case "≥": return .foreign(">=")
    case "≤": return .foreign("<=")
    case "≠": return .foreign("is not")
    case "IS", "Is", "equals", "are": return .foreign("is")
    case "contains", "contain", "includes", "include": return .foreign("has")
    default: break
    }
    let straight = text.straightQuotes
    if straight != text { return .foreign(straight) }
    guard let first = text.utf8.first, isSign(first) else { return .word }
    return .foreign(nil)
  }
}

extension String {
  /// With plain double quotes in place of the curly ones that word processors put in.
  var straightQuotes: String {
    guard utf8.contains(0xE2) else { return self }
    let curly: Set<Unicode.Scalar> = ["\u{201C}", "\u{201D}", "\u{201E}"]
    var scalars = UnicodeScalarView()
    for scalar in unicodeScalars { scalars.append(curly.contains(scalar) ? "\"" : scalar) }
    return String(scalars)
  }
}
