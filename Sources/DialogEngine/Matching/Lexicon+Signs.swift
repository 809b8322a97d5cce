extension Lexicon {
  /// What the signs in a part of a reply weigh.
  struct Weighing {
    /// By interrupt.
    private(set) var sums: [Int]
    /// By sign, a bit each: what has been counted.
    private var isFound: [UInt64]
    private let first: Int

    fileprivate init(interrupts: Int, signs: Range<Int>) {
      sums = Array(repeating: 0, count: interrupts)
      isFound = Array(repeating: 0, count: signs.count / 64 + 1)
      first = signs.lowerBound
    }

    fileprivate mutating func add(_ sign: Int32, _ weight: Int32, of interrupt: Int) {
      let place = Int(sign) - first
      let bit: UInt64 = 1 << UInt64(place & 63)
      if isFound[place >> 6] & bit != 0 { return }
      isFound[place >> 6] |= bit
      sums[interrupt] += Int(weight)
    }

    fileprivate var found: [Int32] {
      isFound.indices.flatMap { word in
        Value.places(isFound[word]).map { Int32(first + word * 64 + $0) }
      }
    }
  }

  /// A long story has a little of everything: what is weighed together stands within so many words.
  static let signsWithin = 24

  /// The parts of a reply that are weighed, each half of it with the next one.
  static func parts(ofWords count: Int) -> [Range<Int>] {
    if count <= signsWithin { return [0..<count] }
    return stride(from: 0, to: count - signsWithin / 2, by: signsWithin / 2).map {
      $0..<min($0 + signsWithin, count)
    }
  }

  /// Of several parts one has to weigh half as much again: each is another chance to be mistaken.
  public static func needed(_ askFrom: Int, inParts count: Int) -> Int {
    count > 1 && askFrom < .max ? askFrom * 3 / 2 : askFrom
  }

  /// The interrupt whose signs go furthest past what they have to weigh.
  func weighed(_ parts: [Weighing]) -> Alarm? {
    var best: (interrupt: Int, weighing: Weighing, over: Int)?
    for weighing in parts {
      for (place, sum) in weighing.sums.enumerated() {
        let askFrom = Self.needed(interrupts[place].askFrom, inParts: parts.count)
        guard sum >= askFrom, interrupts[place].ask != nil, sum - askFrom > best?.over ?? -1
        else { continue }
        best = (place, weighing, sum - askFrom)
      }
    }
    return best.map {
      let hit = words($0.weighing, of: $0.interrupt)
      return Alarm(interrupt: InterruptID($0.interrupt), rule: .check, hit: hit)
    }
  }

  /// By part. A sign that stands in a part twice counts once.
  func weigh(_ heard: Heard) -> [Weighing] {
    Self.parts(ofWords: heard.meant.symbols.count).map { weigh(heard.meant, in: $0) }
  }

  private func weigh(_ heard: Search, in part: Range<Int>) -> Weighing {
    var weighing = Weighing(interrupts: interrupts.count, signs: table.signs)
    for symbol in heard.symbols[part] where symbol >= 0 {
      table.forEachSign(ofWord: symbol) { add($0, to: &weighing) }
    }
    for find in heard.findings.all where part.contains(Int(find.span.first)) {
      table.forEachSign(ofOwner: find.owner) { add($0, to: &weighing) }
    }
    for hit in heard.hits where part.contains(Int(hit.span.first)) {
      if table.patterns[Int(hit.pattern)].role == .sign { add(hit.pattern, to: &weighing) }
    }
    return weighing
  }

  private func add(_ sign: Int32, to weighing: inout Weighing) {
    let pattern = table.patterns[Int(sign)]
    weighing.add(sign, pattern.weight, of: Int(pattern.owner) - concepts.count)
  }

  /// The signs of an interrupt and their weights, the heaviest first: never the visitor's words.
  private func words(_ weighing: Weighing, of interrupt: Int) -> String {
    func weight(_ sign: Int32) -> Int32 { table.patterns[Int(sign)].weight }
    let owner = Int32(concepts.count + interrupt)
    let signs = weighing.found.filter { table.patterns[Int($0)].owner == owner }
      .sorted { (weight($1), $0) < (weight($0), $1) }
      .map { "\(source(of: $0)) \(weight($0))" }
    return "signs: \(signs.joined(separator: ", "))"
  }

  /// Everything in a reply that could be a sign, by the part that it is weighed in, as an author
  /// writes a phrase: its words, two of them in a row unless both are small, and the concepts of the
  /// whole pack that are found in it. Each once.
  public func signCandidates(_ heard: Heard) -> [[String]] {
    Self.parts(ofWords: heard.meant.symbols.count).map { part in
      var seen: Set<String> = []
      let all = singles(heard, part) + pairs(heard, part) + namedConcepts(heard, part)
      return all.filter { seen.insert($0).inserted }
    }
  }

  /// The part whose signs go furthest for an interrupt.
  public func heaviestPart(_ heard: Heard, for interrupt: Int) -> Int {
    let sums = weigh(heard).map { $0.sums[interrupt] }
    return sums.max().flatMap { sums.firstIndex(of: $0) } ?? 0
  }

  private func singles(_ heard: Heard, _ part: Range<Int>) -> [String] {
    part.compactMap { telling($0, heard) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private func pairs(_ heard: Heard, _ part: Range<Int>) -> [String] {
    part.dropLast().compactMap { place in
      guard !isSmall(heard.meant.symbols[place]) || !isSmall(heard.meant.symbols[place + 1]),
        let a = telling(place, heard), let b = telling(place + 1, heard)
      else { return nil }
      return String(decoding: a + [UInt8(ascii: " ")] + b, as: UTF8.self)
    }
  }

  /// A word as the lexicon knows it, or else as it was written; numbers say too little.
  private func telling(_ place: Int, _ heard: Heard) -> ArraySlice<UInt8>? {
    let symbol = heard.meant.symbols[place]
    var word = heard.reply.text(heard.reply.words[place])
    if symbol >= 0, vocabulary.table.word(symbol).last != UInt8(ascii: "*") {
      word = vocabulary.table.word(symbol)
    }
    return word.allSatisfy(Digits.isDigit) ? nil : word
  }

  private func namedConcepts(_ heard: Heard, _ part: Range<Int>) -> [String] {
    let finds = heard.meant.findings.all.filter { part.contains(Int($0.span.first)) }
    let owners = Set(finds.map { Int($0.owner) })
    return concepts.indices.filter { place in
      guard concepts[place].dialog == nil, !concepts[place].isForChoices else { return false }
      return owners.contains(place)
        || heard.meant.symbols[part].contains { table.accepts($0, in: conceptSlots[place]) }
    }.map { "<\(concepts[$0].name)>" }
  }
}
