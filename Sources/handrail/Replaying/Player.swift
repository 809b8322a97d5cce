import Transcripts

/// Plays a recorded conversation: which piece comes next and when, and what the keys do.
///
/// Knows neither screen nor clock. Nothing is ever taken back from the screen: going back tells the
/// earlier pieces once more.
struct Player {
  enum Effect: Equatable {
    case show(Passage)
    case note(String)
    /// What is being typed after `g` or `/`.
    case echo(String)
    case showIDs(Bool)
    case quit
  }

  enum Pace: Equatable {
    case paced
    case instant
    /// Waits for a key before each reply.
    case stepwise
  }

  private enum Entry: Equatable {
    case turn(String)
    case search(String)
  }

  private let passages: [Passage]
  /// The next one to show.
  private var position = 0
  private var pace: Pace
  private var speed: Double
  private var isPaused = false
  private var showsIDs = false
  private var entry: Entry?
  private var hasEnded = false

  /// Longer waits are shortened to this.
  static let longestWait = 2.0
  private static let speeds = 0.125...64

  init(_ passages: [Passage], pace: Pace = .paced, speed: Double = 1) {
    self.passages = passages
    self.pace = pace
    self.speed = min(max(speed, Self.speeds.lowerBound), Self.speeds.upperBound)
    isPaused = pace == .stepwise
  }

  /// How long until `next`; nil when only a key goes on.
  var wait: Duration? {
    if position >= passages.count { return hasEnded ? nil : .zero }
    if isPaused || entry != nil { return nil }
    if pace == .instant || position == 0 { return .zero }
    let seconds = Double(passages[position].time - passages[position - 1].time) / 1000
    return .milliseconds(Int(min(max(seconds, 0), Self.longestWait) / speed * 1000))
  }

  var hasMore: Bool { position < passages.count }

  /// The time is up.
  mutating func next() -> [Effect] {
    guard position < passages.count else { return end() }
    position += 1
    return [.show(passages[position - 1])]
  }

  private mutating func end() -> [Effect] {
    if hasEnded { return [] }
    hasEnded = true
    return [.note("end; p goes back, q leaves")]
  }
}

extension Player {
  mutating func press(_ byte: UInt8) -> [Effect] {
    if entry != nil { return type(byte) }
    switch Unicode.Scalar(byte) {
    case " ": return space()
    case "n", "\n", "\r": return nextTurn()
    case "p": return jump(to: previousTurn)
    case "]": return jumpToMark(after: true)
    case "[": return jumpToMark(after: false)
    case "+", "=": return change(speed: speed * 2)
    case "-": return change(speed: speed / 2)
    case "/": return begin(.search(""))
    case "g": return begin(.turn(""))
    case "i":
      showsIDs.toggle()
      return [.showIDs(showsIDs), .note(showsIDs ? "ids are shown" : "ids are not shown")]
    case "q": return [.quit]
    default: return []
    }
  }

  private mutating func space() -> [Effect] {
    if pace == .stepwise { return nextTurn() }
    isPaused.toggle()
    return isPaused ? [.note("paused; space goes on")] : []
  }

  /// All up to and with the next reply, and what came of it.
  private mutating func nextTurn() -> [Effect] {
    guard position < passages.count else { return end() }
    let end = passages[(position + 1)...].firstIndex(where: \.isReply) ?? passages.count
    let shown = passages[position..<end].map { Effect.show($0) }
    position = end
    return shown
  }

  /// Where the turn before the present one begins.
  private var previousTurn: Int? {
    let current = passages[..<position].lastIndex(where: \.isReply)
    guard let current else { return position > 0 ? 0 : nil }
    return passages[..<current].lastIndex(where: \.isReply) ?? 0
  }

  private mutating func jump(to place: Int?) -> [Effect] {
    guard let place else { return [.note("there is nothing there")] }
    position = place
    hasEnded = false
    let turn = passages[place].turn
    return [.note(turn == 0 ? "from the beginning" : "from reply \(turn)")]
  }

  private mutating func jumpToMark(after: Bool) -> [Effect] {
    let marks = passages.indices.filter { passages[$0].mark != nil }
    let place = after ? marks.first { $0 >= position } : marks.last { $0 < position - 1 }
    return jump(to: place)
  }

  private mutating func change(speed: Double) -> [Effect] {
    self.speed = min(max(speed, Self.speeds.lowerBound), Self.speeds.upperBound)
    let shown = self.speed == self.speed.rounded() ? String(Int(self.speed)) : String(self.speed)
    return [.note("speed \(shown)")]
  }
}

extension Player {
  private mutating func begin(_ entry: Entry) -> [Effect] {
    self.entry = entry
    return [.echo(entry == .turn("") ? "\nreply: " : "\nsearch: ")]
  }

  private mutating func type(_ byte: UInt8) -> [Effect] {
    guard byte != 0x1B else {
      entry = nil
      return [.echo("\n")]
    }
    if byte == 0x0A || byte == 0x0D { return finish() }
    // No cursor is moved back, so what is typed wrong is typed anew.
    if byte == 0x7F || byte == 0x08 { return begin(entry.map(Self.empty) ?? .search("")) }
    guard byte >= 0x20 else { return [] }
    let letter = String(Character(Unicode.Scalar(byte)))
    switch entry {
    case .turn(let text): entry = .turn(text + letter)
    case .search(let text): entry = .search(text + letter)
    case nil: return []
    }
    return [.echo(letter)]
  }

  private static func empty(_ entry: Entry) -> Entry {
    if case .turn = entry { .turn("") } else { .search("") }
  }

  private mutating func finish() -> [Effect] {
    defer { entry = nil }
    switch entry {
    case .turn(let text): return [.echo("\n")] + jump(to: place(ofTurn: Int(text)))
    case .search(let text): return [.echo("\n")] + jump(to: place(ofText: text))
    case nil: return []
    }
  }

  private func place(ofTurn turn: Int?) -> Int? {
    guard let turn else { return nil }
    return turn == 0 ? 0 : passages.firstIndex { $0.isReply && $0.turn == turn }
  }

  /// The next one that has these words, from the beginning again after the end.
  private func place(ofText text: String) -> Int? {
    let words = text.lowercased()
    if words.isEmpty { return nil }
    let later = passages[position...].firstIndex { $0.words.lowercased().contains(words) }
    return later ?? passages.firstIndex { $0.words.lowercased().contains(words) }
  }

  /// `--from`: a number of a reply, `/TEXT/`, or the name of a mark. False when there is none.
  mutating func start(from place: String) -> Bool {
    let found: Int?
    if let turn = Int(place) {
      found = self.place(ofTurn: turn)
    } else if place.hasPrefix("/") {
      let text = place.dropFirst()
      found = self.place(ofText: String(text.hasSuffix("/") ? text.dropLast() : text))
    } else {
      found = passages.firstIndex { $0.mark == place }
    }
    position = found ?? 0
    return found != nil
  }
}

extension Passage {
  /// All words in it, to be searched.
  var words: String {
    switch kind {
    case .bot(let text), .you(let text), .withheld(let text), .note(let text): text
    case .question(let question): ([question.text] + question.labels).joined(separator: "\n")
    }
  }
}
