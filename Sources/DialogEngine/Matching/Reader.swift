/// Takes a cleaned line apart into words, and brings each to the form that is compared.
struct Reader {
  private let vocabulary: Vocabulary
  private var reply = Reply()
  private var token = Token()
  private var before: Reply.Before = []
  /// The written word before the present one: its number, and where its words begin.
  private var last = Last()
  /// How many words of one letter stand at the end of the reply.
  private var singles = 0

  private struct Token {
    var start = 0
    var hash: UInt64 = 0
    var last: UInt8 = 0
    var run = 0
    var isDrawnOut = false
    var hasLetters = false
    var hasDigits = false
    var hasApostrophe = false
    var hasMarks = false
  }

  private struct Last {
    var entry: Int32 = -1
    var firstWord = 0
    var isUnknown = false
    var hash: UInt64 = 0
  }

  /// Words longer than this are compared as they are, without repairs.
  private static let longestRepaired = 32

  /// Authors are taken at their word: what they write is never mended.
  private let mends: Bool

  init(_ vocabulary: Vocabulary, mends: Bool = true) {
    self.vocabulary = vocabulary
    self.mends = mends
  }

  mutating func read(_ line: String) -> Reply {
    let utf8 = Array(line.utf8)
    reply.bytes.reserveCapacity(utf8.count + 32)
    reply.words.reserveCapacity(utf8.count / 4 + 4)
    if utf8.contains(where: { $0 >= 0x80 }) {
      readScalars(line)
    } else {
      readASCII(utf8.indices, of: utf8.span)
    }
    finishToken()
    joinSingles()
    readAnds()
    return reply
  }

  /// Reads one piece of a text after the other; they need not be clean.
  mutating func readNext(_ range: Range<Int>, of text: Bytes) -> Reply {
    forget()
    guard range.count <= Cleaning.limit, range.allSatisfy({ (0x20...0x7E).contains(text[$0]) })
    else { return read(Cleaning.clean(bytes: range.map { text[$0] })) }
    readASCII(range, of: text)
    finishToken()
    joinSingles()
    readAnds()
    return reply
  }

  private mutating func forget() {
    reply.bytes.removeAll(keepingCapacity: true)
    reply.words.removeAll(keepingCapacity: true)
    (token, before, last, singles) = (Token(), [], Last(), 0)
  }

  private mutating func readASCII(_ range: Range<Int>, of text: Bytes) {
    let table = Letters.table
    for place in range {
      let byte = text[place]
      let folded = table[Int(byte)]
      if folded != 0 {
        append(folded)
      } else if isMark(byte), token.hasLetters, place + 1 < range.upperBound,
        isLetter(table[Int(text[place + 1])])
      {
        token.hasMarks = true
        appendRaw(byte)
      } else {
        separate(by: byte)
      }
    }
  }

  private mutating func readScalars(_ line: String) {
    for scalar in line.unicodeScalars {
      switch Letters.fold(scalar) {
      case .ascii(let byte): append(byte)
      case .pair(let first, let second):
        append(first)
        append(second)
      case .apostrophe: append(Letters.apostrophe)
      case .nothing: break
      case .separator:
        separate(by: scalar.value < 0x80 ? UInt8(scalar.value) : asciiLike(scalar))
      case .letter(let letter):
        token.hasLetters = true
        for byte in String(letter).utf8 { appendRaw(byte) }
      }
    }
  }

  /// The ASCII sign that a mark of punctuation stands for.
  private func asciiLike(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
    case 0x2026, 0x3002, 0xFF0E: UInt8(ascii: ".")
    case 0x3001, 0xFF0C, 0x060C: UInt8(ascii: ",")
    case 0xFF01, 0xFF1F: UInt8(ascii: "!")
    default: UInt8(ascii: " ")
    }
  }

  // MARK: Letters

  private mutating func append(_ byte: UInt8) {
    if byte == Letters.apostrophe {
      if reply.bytes.count == token.start { return }
      token.hasApostrophe = true
    } else if byte < UInt8(ascii: "a") {
      token.hasDigits = true
    } else {
      token.hasLetters = true
      token.run = byte == token.last ? token.run + 1 : 1
      if token.run == 3 { token.isDrawnOut = true }
    }
    appendRaw(byte)
  }

  private mutating func appendRaw(_ byte: UInt8) {
    token.last = byte
    token.hash = WordHash.adding(byte, to: token.hash)
    reply.bytes.append(byte)
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a")
  }

  /// Signs that are written in the middle of a word in place of a letter.
  private func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: "!"): true
    default: false
    }
  }

  private mutating func separate(by byte: UInt8) {
    finishToken()
    switch byte {
    case UInt8(ascii: "."): before.formUnion([.stop, .point])
    case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"): before.insert(.stop)
    case UInt8(ascii: ","), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"):
      before.insert(.comma)
    case UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "+"): before.insert(.slash)
    case UInt8(ascii: "-"): before.insert(.dash)
    default: break
    }
  }

  // MARK: Words

  private mutating func finishToken() {
    while token.last == Letters.apostrophe, reply.bytes.count > token.start {
      reply.bytes.removeLast()
      token.last = reply.bytes.last ?? 0
      token.hash = hash(from: token.start)
    }
    defer { token = Token(start: reply.bytes.count) }
    let length = reply.bytes.count - token.start
    if length == 0 { return }
    if length > 1 || !isLetter(token.last) { joinSinglesBeforeToken() }
    var entry = find()
    if entry < 0 && token.hasApostrophe { entry = withoutApostrophes() }
    settle(entry)
  }

  private mutating func settle(_ found: Int32) {
    let entry = found < 0 && mends ? repaired() : found
    if let words = pairWithLast(entry) {
      replaceLast(by: words)
      return
    }
    if mends, entry < 0 || last.isUnknown, let joined = joinedWithLast() {
      replaceLast(by: vocabulary.expansion(of: joined) ?? [joined])
      return
    }
    let firstWord = reply.words.count
    let hash = token.hash
    if entry >= 0, let words = vocabulary.expansion(of: entry) {
      emit(words)
    } else {
      emitToken(entry)
    }
    countSingles(since: firstWord)
    last = Last(entry: entry, firstWord: firstWord, isUnknown: entry < 0, hash: hash)
  }

  private func find() -> Int32 {
    vocabulary.find(
      reply.bytes, token.start, reply.bytes.count - token.start, hash: token.hash)
  }

  private func hash(from start: Int) -> UInt64 {
    WordHash.of(reply.bytes[start...])
  }

  private mutating func emitToken(_ entry: Int32) {
    var word = Reply.Word(
      start: Int32(token.start), length: Int32(reply.bytes.count - token.start), hash: token.hash,
      symbol: entry, before: before)
    if token.isDrawnOut && entry < 0 { word.before.insert(.drawnOut) }
    reply.words.append(word)
    before = []
    token.start = reply.bytes.count
  }

  /// Writes the words that a written form stands for in its place.
  private mutating func emit(_ words: [Int32]) {
    reply.bytes.removeSubrange(token.start...)
    for symbol in words {
      token.start = reply.bytes.count
      reply.bytes.append(contentsOf: vocabulary.table.word(symbol))
      token.hash = vocabulary.table.hash(of: symbol)
      emitToken(symbol)
    }
  }

  private mutating func replaceLast(by words: [Int32]) {
    let first = reply.words[last.firstWord]
    reply.words.removeSubrange(last.firstWord...)
    token.start = Int(first.start)
    before = first.before
    before.remove(.drawnOut)
    let firstWord = last.firstWord
    emit(words)
    singles = 0
    last = Last(firstWord: firstWord)
  }

  // MARK: Two words

  /// With the word before as it was written, or else with the last of the words it stands for.
  private mutating func pairWithLast(_ entry: Int32) -> [Int32]? {
    if let words = vocabulary.joined(last.entry, entry) { return words }
    guard let word = reply.words.last, word.symbol != last.entry,
      let words = vocabulary.joined(word.symbol, entry)
    else { return nil }
    last.firstWord = reply.words.count - 1
    return words
  }

  /// A word that the lexicon has, torn in two by a stray space.
  private func joinedWithLast() -> Int32? {
    guard last.firstWord == reply.words.count - 1, last.hash != 0 else {
      return nil
    }
    let length = reply.bytes.count - token.start
    let first = reply.words[last.firstWord]
    let start = Int(first.start)
    guard (5...24).contains(Int(first.length) + length), start + Int(first.length) == token.start
    else { return nil }
    let hash = WordHash.joining(first.hash, token.hash, length: length)
    let entry = vocabulary.find(reply.bytes, start, Int(first.length) + length, hash: hash)
    return entry < 0 ? nil : entry
  }

  private mutating func countSingles(since firstWord: Int) {
    let isSingle =
      reply.words.count == firstWord + 1 && reply.words[firstWord].length == 1
      && isLetter(reply.bytes[Int(reply.words[firstWord].start)])
    singles = isSingle ? singles + 1 : 0
  }

  /// "n" is a no where it stands alone; "tired n done" is tired and done.
  private mutating func readAnds() {
    guard reply.words.count > 1 else { return }
    for place in reply.words.indices where reply.words[place].length == 1 {
      guard reply.bytes[Int(reply.words[place].start)] == UInt8(ascii: "n") else { continue }
      reply.words[place].symbol = vocabulary.table.find("and".utf8)
    }
  }

  private mutating func joinSinglesBeforeToken() {
    guard singles >= 3 else { return }
    let pending = Array(reply.bytes[token.start...])
    reply.bytes.removeSubrange(token.start...)
    joinSingles()
    token.start = reply.bytes.count
    reply.bytes += pending
    guard let word = reply.words.last else { return }
    last = Last(
      entry: word.symbol, firstWord: reply.words.count - 1, isUnknown: word.symbol < 0,
      hash: word.hash)
  }

  /// Words that were written letter by letter: "k i l l".
  private mutating func joinSingles() {
    defer { singles = 0 }
    guard singles >= 3, mends else { return }
    let letters = Array(reply.words[(reply.words.count - singles)...])
    reply.words.removeLast(singles)
    var place = 0
    while place < letters.count {
      let length = longestWord(in: letters, from: place)
      place += max(length, 1)
    }
  }

  /// Appends the longest word that the next letters spell, or one letter; gives the number taken.
  private mutating func longestWord(in letters: [Reply.Word], from place: Int) -> Int {
    var length = min(12, letters.count - place)
    while length >= 3 {
      let bytes = letters[place..<(place + length)].map { reply.bytes[Int($0.start)] }
      let hash = WordHash.of(bytes)
      let entry = vocabulary.find(bytes, 0, length, hash: hash)
      if entry >= 0, vocabulary.expansion(of: entry) == nil {
        let start = reply.bytes.count
        reply.bytes += bytes
        reply.words.append(
          Reply.Word(
            start: Int32(start), length: Int32(length), hash: hash, symbol: entry,
            before: letters[place].before))
        return length
      }
      length -= 1
    }
    reply.words.append(letters[place])
    return 1
  }

  // MARK: One word mended

  /// "couldn't" and "they'll" as two words; any other apostrophe is dropped.
  private mutating func withoutApostrophes() -> Int32 {
    let written = Array(reply.bytes[token.start...])
    let place = written.lastIndex(of: Letters.apostrophe) ?? written.count
    let ending = Array(written[min(place + 1, written.count)...])
    if ending == [UInt8(ascii: "t")], place > 1, written[place - 1] == UInt8(ascii: "n") {
      return split(written[..<(place - 1)], Array("not".utf8))
    }
    if let word = Spelling.endings.first(where: { $0.written == ending })?.word, place > 0 {
      return split(written[..<place], word)
    }
    replaceToken(written.filter { $0 != Letters.apostrophe })
    return find()
  }

  private mutating func split(_ first: ArraySlice<UInt8>, _ second: [UInt8]) -> Int32 {
    token.hasApostrophe = false
    replaceToken(first.filter { $0 != Letters.apostrophe })
    settle(find())
    token = Token(start: reply.bytes.count)
    replaceToken(second)
    token.hasLetters = true
    return find()
  }

  private mutating func replaceToken(_ word: [UInt8]) {
    reply.bytes.removeSubrange(token.start...)
    reply.bytes += word
    token.hash = WordHash.of(word)
    token.last = word.last ?? 0
  }

  /// The number of the word that was meant, after letters drawn out, digits for letters and the
  /// like; -1 when none of them gives a word that the lexicon has.
  private mutating func repaired() -> Int32 {
    let word = Array(reply.bytes[token.start...])
    if word.count > Self.longestRepaired { return -1 }
    if token.hasMarks { return withoutMarks(word) }
    var entry: Int32 = -1
    if token.isDrawnOut { entry = shortened(word) }
    if entry < 0 { entry = squeezed() }
    if entry < 0 && token.hasDigits && token.hasLetters { entry = withLetters(word) }
    if entry < 0 { entry = withOtherEnding(Array(reply.bytes[token.start...])) }
    return entry
  }

  /// Takes the token's place if the lexicon has the word.
  private mutating func take(_ word: [UInt8]) -> Int32 {
    let hash = WordHash.of(word)
    let entry = vocabulary.find(word, 0, word.count, hash: hash)
    if entry >= 0 { replaceToken(word) }
    return entry
  }

  /// Letters three times running: once or twice, each run on its own, up to three of them. What
  /// would be a single letter is left: "aaa" is a cry, not the choice A.
  private mutating func shortened(_ word: [UInt8]) -> Int32 {
    for choice in 0..<8 {
      let short = Letters.shortened(word) { run in
        run < 3 && choice & (1 << run) != 0 ? 2 : 1
      }
      let entry = short.count > 1 ? take(short) : -1
      if entry >= 0 { return entry }
    }
    replaceToken(Letters.shortened(word) { _ in 2 })
    return find()
  }

  /// A letter twice where it belongs once: "wantt".
  private mutating func squeezed() -> Int32 {
    let word = reply.bytes[token.start...]
    if token.hasDigits || word.count < 5 { return -1 }
    let short = Letters.squeezed(word)
    return short.count < word.count ? take(short) : -1
  }

  private mutating func withLetters(_ word: [UInt8]) -> Int32 {
    let entry = take(word.map { Letters.meant(by: $0) })
    if entry >= 0 || !word.contains(UInt8(ascii: "1")) { return entry }
    return take(word.map { $0 == UInt8(ascii: "1") ? UInt8(ascii: "l") : Letters.meant(by: $0) })
  }

  private mutating func withoutMarks(_ word: [UInt8]) -> Int32 {
    for vowel in "aeiou".utf8 {
      let entry = take(word.map { $0 == UInt8(ascii: "*") ? vowel : Letters.meant(by: $0) })
      if entry >= 0 { return entry }
    }
    replaceToken(word.filter { !isMark($0) })
    return find()
  }

  /// "thinkin" and "realize".
  private mutating func withOtherEnding(_ word: [UInt8]) -> Int32 {
    if word.count >= 4, word.suffix(2).elementsEqual("in".utf8) {
      let entry = take(word + [UInt8(ascii: "g")])
      if entry >= 0 { return entry }
    }
    guard word.count >= 6, let place = word.lastIndex(of: UInt8(ascii: "z")), place >= 3,
      place + 1 < word.count
    else { return -1 }
    var british = word
    british[place] = UInt8(ascii: "s")
    return take(british)
  }
}

extension Letters {
  /// The letter that a digit or sign was written for.
  static func meant(by byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "1"), UInt8(ascii: "!"): UInt8(ascii: "i")
    case UInt8(ascii: "3"): UInt8(ascii: "e")
    case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
    case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
    case UInt8(ascii: "7"): UInt8(ascii: "t")
    default: byte
    }
  }

  /// A word with each run of three or more of a letter cut to the length given for that run.
  static func shortened(_ word: [UInt8], to length: (Int) -> Int) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    var run = 0
    while place < word.count {
      var end = place
      while end < word.count && word[end] == word[place] { end += 1 }
      let isDrawnOut = end - place >= 3 && word[place] >= UInt8(ascii: "a")
      let count = isDrawnOut ? length(run) : end - place
      if isDrawnOut { run += 1 }
      result.append(contentsOf: repeatElement(word[place], count: count))
      place = end
    }
    return result
  }
}
