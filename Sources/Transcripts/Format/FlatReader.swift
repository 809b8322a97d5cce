/// Reads one line: a JSON object whose values are texts, whole numbers, truths or lists of texts.
struct FlatReader {
  /// Why a line is not such an object, and the byte where that shows, from 1.
  struct Problem: Error, Equatable {
    enum Kind: Equatable {
      case noObject, notUTF8, unfinished, nested, fraction, tooLarge, nothing
      case brokenEscape, badCharacter, twice(String), tooManyKeys, moreBehind
      case expected(String)
    }

    var kind: Kind
    var column: Int
  }

  static let mostKeys = 64

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  static func read(_ line: ArraySlice<UInt8>) throws(Problem) -> FlatObject {
    var reader = FlatReader(line)
    return try reader.object()
  }
}

extension FlatReader {
  private mutating func object() throws(Problem) -> FlatObject {
    skipSpace()
    guard take("{") else { throw problem(.noObject) }
    var object = FlatObject()
    object.fields.reserveCapacity(8)
    skipSpace()
    if !take("}") {
      repeat {
        skipSpace()
        try object.fields.append(field(after: object))
        skipSpace()
      } while take(",")
      guard take("}") else { throw problem(.expected("\",\" or \"}\"")) }
    }
    skipSpace()
    guard position == bytes.endIndex else { throw problem(.moreBehind) }
    return object
  }

  private mutating func field(after object: FlatObject) throws(Problem) -> FlatObject.Field {
    let start = position
    guard peek == UInt8(ascii: "\"") else { throw problem(.expected("a key in quotes")) }
    let key = try text()
    if object[key] != nil { throw problem(.twice(key), at: start) }
    // Looking for the key took as long as there are keys.
    if object.fields.count == Self.mostKeys { throw problem(.tooManyKeys, at: start) }
    skipSpace()
    guard take(":") else { throw problem(.expected("\":\"")) }
    skipSpace()
    return try FlatObject.Field(key, value())
  }

  private mutating func value() throws(Problem) -> FlatValue {
    switch peek {
    case UInt8(ascii: "\""): return try .text(text())
    case UInt8(ascii: "["): return try .list(list())
    case UInt8(ascii: "{"): throw problem(.nested)
    case UInt8(ascii: "t"): return try word("true", .truth(true))
    case UInt8(ascii: "f"): return try word("false", .truth(false))
    case UInt8(ascii: "n"): throw problem(.nothing)
    case let byte? where byte == 0x2D || (0x30...0x39).contains(byte):
      return try .number(number())
    default: throw problem(.expected("a value"))
    }
  }

  private mutating func list() throws(Problem) -> [String] {
    position += 1
    var texts: [String] = []
    skipSpace()
    if take("]") { return texts }
    repeat {
      skipSpace()
      switch peek {
      case UInt8(ascii: "\""): try texts.append(text())
      case UInt8(ascii: "{"), UInt8(ascii: "["): throw problem(.nested)
      default: throw problem(.expected("a text in quotes"))
      }
      skipSpace()
    } while take(",")
    guard take("]") else { throw problem(.expected("\",\" or \"]\"")) }
    return texts
  }

  private mutating func word(_ word: String, _ value: FlatValue) throws(Problem) -> FlatValue {
    guard bytes[position...].starts(with: word.utf8) else { throw problem(.expected("a value")) }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(Problem) -> Int {
    let start = position
    let isNegative = take("-")
    let first = position
    var number = 0
    while let digit = peek, (0x30...0x39).contains(digit) {
      let (tenfold, isTooMuch) = number.multipliedReportingOverflow(by: 10)
      let (sum, isOver) = tenfold.addingReportingOverflow(Int(digit - 0x30))
      if isTooMuch || isOver { throw problem(.tooLarge, at: start) }
      number = sum
      position += 1
    }
    guard position > first else { throw problem(.expected("a digit")) }
    if position > first + 1 && bytes[first] == 0x30 {
      throw problem(.expected("a number without zeros in front"), at: start)
    }
    if let next = peek, next == 0x2E || next == 0x65 || next == 0x45 {
      throw problem(.fraction, at: start)
    }
    return isNegative ? -number : number
  }
}

extension FlatReader {
  /// A text in quotes. Most are plain and are decoded in one go.
  private mutating func text() throws(Problem) -> String {
    let start = position
    position += 1
    var end = position
    while end < bytes.endIndex, bytes[end] != 0x22, bytes[end] != 0x5C, bytes[end] >= 0x20 {
      end += 1
    }
    guard end < bytes.endIndex else { throw problem(.unfinished, at: start) }
    let plain = bytes[position..<end]
    position = end
    if bytes[end] == 0x22 {
      position += 1
      return try decoded(plain, from: start)
    }
    return try escaped(after: Array(plain), from: start)
  }

  private mutating func escaped(after plain: [UInt8], from start: Int) throws(Problem) -> String {
    var text = plain
    while let byte = peek {
      switch byte {
      case 0x22:
        position += 1
        return try decoded(text[...], from: start)
      case 0x5C: try text.append(contentsOf: UTF8.encode(escape()) ?? UTF8.EncodedScalar())
      case 0..<0x20: throw problem(.badCharacter)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw problem(.unfinished, at: start)
  }

  private mutating func escape() throws(Problem) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let byte = peek else { throw problem(.unfinished, at: start) }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try scalar(from: start)
    default: throw problem(.brokenEscape, at: start)
    }
  }

  /// What follows `\u`; two of them make one character beyond U+FFFF.
  private mutating func scalar(from start: Int) throws(Problem) -> Unicode.Scalar {
    guard let high = unit() else { throw problem(.brokenEscape, at: start) }
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, take("\\"), take("u"), let low = unit(), (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    else { throw problem(.brokenEscape, at: start) }
    return scalar
  }

  private mutating func unit() -> UInt32? {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        return nil
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }

  private func decoded(_ bytes: ArraySlice<UInt8>, from start: Int) throws(Problem) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw problem(.notUTF8, at: start)
    }
    return text
  }

  private var peek: UInt8? {
    position < bytes.endIndex ? bytes[position] : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte = peek, UInt32(byte) == character.value else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D { position += 1 }
  }

  private func problem(_ kind: Problem.Kind, at place: Int? = nil) -> Problem {
    let place = place ?? position
    let isEnd = place >= bytes.endIndex
    var kind = kind
    if isEnd, case .expected = kind { kind = .unfinished }
    return Problem(kind: kind, column: place - bytes.startIndex + 1)
  }
}
