extension Lexicon {
  /// What the signs of one interrupt weigh together.
  struct Weighing {
    var sum = 0
    /// The patterns that were found, each once.
    var found: [Int32] = []
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
  func weighed(_ parts: [[Weighing]]) -> Alarm? {
    var best: (interrupt: Int, weighing: Weighing, over: Int)?
    for weighings in parts {
      for (place, weighing) in weighings.enumerated() where !weighing.found.isEmpty {
        let askFrom = Self.needed(interrupts[place].askFrom, inParts: parts.count)
        let over = weighing.sum - askFrom
        guard over >= 0, interrupts[place].ask != nil, over > best?.over ?? -1 else { continue }
        best = (place, weighing, over)
      }
    }
    return best.map {
      Alarm(interrupt: InterruptID($0.interrupt), rule: .check, hit: words($0.weighing))
    }
  }

  /// By part and interrupt. A sign that stands in a part twice counts once.
  func weigh(_ heard: Heard) -> [[Weighing]] {
    Self.parts(ofWords: heard.meant.symbols.count).map { weigh(heard.meant, in: $0) }
  }

  private func weigh(_ heard: Search, in part: Range<Int>) -> [Weighing] {
    var weighings = Array(repeating: Weighing(), count: interrupts.count)
    for symbol in heard.symbols[part] where symbol >= 0 {
      table.forEachSign(ofWord: symbol) { add($0, to: &weighings) }
    }
    for find in heard.findings.all where part.contains(Int(find.span.first)) {
      table.forEachSign(ofOwner: find.owner) { add($0, to: &weighings) }
    }
    for hit in heard.hits where part.contains(Int(hit.span.first)) {
      if table.patterns[Int(hit.pattern)].role == .sign { add(hit.pattern, to: &weighings) }
    }
    return weighings
  }

  private func add(_ sign: Int32, to weighings: inout [Weighing]) {
    let pattern = table.patterns[Int(sign)]
    let place = Int(pattern.owner) - concepts.count
    if weighings[place].found.contains(sign) { return }
    weighings[place].found.append(sign)
    weighings[place].sum += Int(pattern.weight)
  }

  /// The signs and their weights, the heaviest first: never the visitor's words.
  private func words(_ weighing: Weighing) -> String {
    func weight(_ sign: Int32) -> Int32 { table.patterns[Int(sign)].weight }
    let signs = weighing.found.sorted { (weight($1), $0) < (weight($0), $1) }
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
    let sums = weigh(heard).map { $0[interrupt].sum }
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
      guard concepts[place].dialog == nil else { return false }
      return owners.contains(place)
        || heard.meant.symbols[part].contains { table.accepts($0, in: conceptSlots[place]) }
    }.map { "<\(concepts[$0].name)>" }
  }
}
