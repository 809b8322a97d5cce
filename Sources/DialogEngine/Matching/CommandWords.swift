/// The words that always work, as they are typed.
struct CommandWords: Sendable {
  private var words = WordTable()
  private var commands: [Command] = []
  /// By byte: whether some command word begins with it.
  private var beginnings: [Bool] = Array(repeating: false, count: 256)

  init(_ added: [(command: Command, words: [String])]) {
    for command in Command.allCases { add(command.builtIn, for: command) }
    for (command, words) in added { add(words, for: command) }
  }

  private mutating func add(_ phrases: [String], for command: Command) {
    for phrase in phrases {
      let word = Self.folded(Cleaning.clean(phrase))
      if let first = word.first { beginnings[Int(first)] = true }
      let place = words.insert(word)
      if Int(place) == commands.count { commands.append(command) }
    }
  }

  /// A command word that is the whole of a cleaned line, but for what `resume` and `answers` take.
  func command(_ line: String) -> CommandTyped? {
    guard line.utf8.count <= Self.longestLine, mayBegin(line) else { return nil }
    var text = Self.folded(line)
    let isSlashed = text.first == UInt8(ascii: "/")
    if isSlashed { text.removeFirst(text.dropFirst().first == UInt8(ascii: " ") ? 2 : 1) }
    if let command = find(text) { return CommandTyped(command, isSlashed: isSlashed) }
    return withArgument(text, line, isSlashed)
  }

  /// Most lines are seen to be none by their first letter.
  private func mayBegin(_ line: String) -> Bool {
    guard let first = line.utf8.first, first < 0x80 else { return true }
    let letter = Letters.table[Int(first)]
    return first == UInt8(ascii: "/") || beginnings[Int(letter == 0 ? first : letter)]
  }

  /// Codes and their ids are short; a longer line is no command.
  private static let longestLine = 160

  private func find(_ text: [UInt8]) -> Command? {
    if text.isEmpty { return nil }
    let place = text.count <= words.longest ? words.find(text) : -1
    if place >= 0 { return commands[Int(place)] }
    guard let last = text.last, ".!?".utf8.contains(last) else { return nil }
    return find(Array(text.reversed().drop { ".!? ".utf8.contains($0) }.reversed()))
  }

  private func withArgument(_ text: [UInt8], _ line: String, _ isSlashed: Bool) -> CommandTyped? {
    guard let space = text.firstIndex(of: UInt8(ascii: " ")), space <= words.longest,
      let command = find(Array(text[..<space])), command == .answers || command == .resume
    else { return nil }
    let parts = line.split(separator: " ").drop { $0 == "/" }
    let argument = parts.dropFirst().joined(separator: " ")
    let rest = String(decoding: text[(space + 1)...], as: UTF8.self)
    let isNumber = rest.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    switch command {
    case .answers where isNumber && rest.utf8.count <= 3:
      return CommandTyped(.answers, argument: rest, isSlashed: isSlashed)
    case .resume where isSlashed || Self.looksLikeCode(rest):
      return CommandTyped(.resume, argument: argument, isSlashed: isSlashed)
    default: return nil
    }
  }

  /// "resume my old life" is a wish, "resume 7KPQ-M3XD" is not.
  private static func looksLikeCode(_ text: String) -> Bool {
    text.utf8.contains { byte in
      byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }

  private static let space = UInt8(ascii: " ")

  /// Small letters, one space between words.
  private static func folded(_ line: String) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(line.utf8.count)
    for byte in line.utf8 {
      if byte >= 0x80 { return foldedScalars(line) }
      let letter = Letters.table[Int(byte)]
      add(letter == 0 ? byte : letter, to: &text)
    }
    return text
  }

  private static func foldedScalars(_ line: String) -> [UInt8] {
    var text: [UInt8] = []
    for scalar in line.unicodeScalars {
      switch Letters.fold(scalar) {
      case .ascii(let byte): text.append(byte)
      case .pair(let first, let second): text += [first, second]
      case .apostrophe: text.append(Letters.apostrophe)
      case .letter(let letter): text += String(letter).utf8
      case .nothing: break
      case .separator: for byte in String(scalar).utf8 { add(byte, to: &text) }
      }
    }
    return text
  }

  private static func add(_ byte: UInt8, to text: inout [UInt8]) {
    if byte != space || text.last != space { text.append(byte) }
  }
}

extension Lexicon {
  /// A command word that is the whole of a cleaned line.
  public func command(_ cleaned: String) -> CommandTyped? {
    commandWords.command(cleaned)
  }
}
