/// What a pack knows about words: its concepts, its interrupts and the words that always work.
///
/// Built once for a pack. A line becomes text by `Cleaning`, a `Reply` by `read`, and is then held
/// against whatever is to be known of it. Nothing depends on anything but the arguments.
///
/// A class, because every step holds on to it and copies nothing of it.
public final class Lexicon: Sendable {
  let vocabulary: Vocabulary
  /// The phrases of all concepts and interrupts.
  let table: PhraseTable
  let concepts: [Concept]
  let interrupts: [Interrupt]
  let commandWords: CommandWords
  /// By concept: the slot of the table that takes its single words, and what longer phrases it has.
  let conceptSlots: [Slot]
  /// By symbol: what the word is besides itself.
  let flags: [Circumstances.Flags]
  /// By symbol: the same, whatever exceptions there are; for what phrases say themselves.
  let saidBy: [Circumstances.Flags]
  /// By owner: what its phrases set besides.
  let ownerFlags: [Circumstances.Flags]
  /// By owner: what some phrase of it says itself.
  let ownerSays: [Circumstances.Flags]
  let idioms: Int32
  /// By symbol: whether it is one of the small words.
  let smallWords: [Bool]
  let beginnings: Beginnings
  let spelling: CloseIndex
  /// Bit n: some `word*` has n letters before the star.
  let stemLengths: UInt64
  /// The concepts of wishes in the visitor's own words.
  let wishes: [(concept: Int, command: Command)]
  private let places: [String: Int]

  public init(
    concepts: [Concept], interrupts: [Interrupt],
    commandWords: [(command: Command, words: [String])] = []
  ) {
    var builder = LexiconBuilder(concepts, interrupts)
    let vocabulary = builder.phrases.wholeVocabulary
    let beginnings = Beginnings(vocabulary.table)
    var small = Array(repeating: false, count: vocabulary.count)
    for word in SmallWords.all {
      let symbol = vocabulary.table.find(word)
      if symbol >= 0 { small[Int(symbol)] = true }
    }
    var draft = builder.phrases.finish(beginnings)
    let slots = builder.phrases.concepts.map { draft.slots[Int($0)] }
    self.vocabulary = vocabulary
    self.concepts = concepts
    self.interrupts = interrupts
    self.commandWords = CommandWords(commandWords)
    conceptSlots = slots
    smallWords = small
    self.beginnings = beginnings
    places = Dictionary(
      concepts.indices.map { (concepts[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    let names = places
    wishes = [Command.help, .back, .repeat, .menu, .quit].compactMap { command in
      names[command.rawValue].map { ($0, command) }
    }.sorted { $0.concept < $1.concept }
    var marks = Marks(vocabulary, owners: builder.phrases.owners)
    for (name, flag) in Circumstances.concepts {
      if let place = places[name] {
        marks.mark(draft.words(of: slots[place]), owner: place, flag)
        let words = builder.singleWords(of: place)
        marks.note(builder.phrases.symbols(of: words, beginnings), flag)
      } else {
        marks.markBuiltIn(flag)
      }
    }
    ownerSays = marks.settle(&draft)
    table = builder.phrases.table(draft, isDense: true) { small[Int($0)] }
    flags = marks.symbols
    saidBy = marks.said
    ownerFlags = marks.owners
    idioms = places["idioms"].map { Int32($0) } ?? -1
    let stems = Self.stems(of: vocabulary)
    stemLengths = stems.reduce(0) { $0 | (1 << UInt64(min($1, 63))) }
    let said = marks.said
    spelling = CloseIndex(
      vocabulary.table,
      words: (0..<Int32(vocabulary.count)).filter { word in
        Self.isSpeltAlone(word, in: vocabulary)
          && !said[Int(word)].contains(.negation)
      })
  }

  /// The words of a cleaned line, brought to the one form that all comparing is done in.
  public func read(_ cleaned: String) -> Reply {
    var reader = Reader(vocabulary)
    return reader.read(cleaned)
  }

  /// The concept of this name.
  func concept(named name: String) -> ConceptID? {
    places[name].map { ConceptID($0) }
  }

  private static func stems(of vocabulary: Vocabulary) -> [Int] {
    (0..<Int32(vocabulary.count)).compactMap { word in
      let bytes = vocabulary.table.word(word)
      return bytes.last == UInt8(ascii: "*") ? bytes.count - 1 : nil
    }
  }

  /// A word that a misspelling may be meant for: letters only, and standing for itself.
  private static func isSpeltAlone(_ word: Int32, in vocabulary: Vocabulary) -> Bool {
    let bytes = vocabulary.table.word(word)
    return bytes.count >= CloseSpelling.shortest && vocabulary.expansion(of: word) == nil
      && bytes.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }
}

/// Collects what words and owners are besides themselves, while a lexicon is built.
private struct Marks {
  var symbols: [Circumstances.Flags]
  var said: [Circumstances.Flags]
  var owners: [Circumstances.Flags]
  private let vocabulary: Vocabulary

  init(_ vocabulary: Vocabulary, owners: Int) {
    self.vocabulary = vocabulary
    symbols = Array(repeating: [], count: vocabulary.count)
    said = symbols
    self.owners = Array(repeating: [], count: owners)
  }

  mutating func mark(_ words: ArraySlice<Int32>, owner: Int, _ flag: Circumstances.Flags) {
    for symbol in words { symbols[Int(symbol)].insert(flag) }
    owners[owner].insert(flag)
  }

  /// These words say so when they stand in a phrase.
  mutating func note(_ words: [Int32], _ flag: Circumstances.Flags) {
    for word in words { said[Int(word)].insert(flag) }
  }

  mutating func markBuiltIn(_ flag: Circumstances.Flags) {
    for (other, words) in Circumstances.builtIn where other == flag {
      for word in words.split(separator: " ") {
        let symbol = vocabulary.table.find(word.utf8)
        if symbol < 0 { continue }
        symbols[Int(symbol)].insert(flag)
        said[Int(symbol)].insert(flag)
      }
    }
  }

  /// Notes on each pattern whether it says "not", who or when itself, through whatever it names.
  mutating func settle(_ table: inout PhraseTableDraft) -> [Circumstances.Flags] {
    var says = owners
    let slotSays = table.slots.map { slot in
      table.words(of: slot).reduce(into: Circumstances.Flags()) { $0.formUnion(said[Int($1)]) }
    }
    for place in table.placesByLevel {
      let pattern = table.patterns[place]
      var own: Circumstances.Flags = []
      for item in table.items(of: pattern) where !item.isOptional {
        if let word = item.word {
          own.formUnion(said[Int(word)])
          continue
        }
        own.formUnion(slotSays[item.slot])
        let owner = table.slots[item.slot].owner
        if owner >= 0 { own.formUnion(says[Int(owner)]) }
      }
      says[Int(pattern.owner)].formUnion(own)
      table.patterns[place].saysNot = own.contains(.negation)
      table.patterns[place].saysWho = own.contains(.someone)
      table.patterns[place].saysWhen = own.contains(.past)
    }
    return says
  }
}

extension PhraseTableDraft {
  /// Each level in the order in which its patterns came.
  fileprivate var placesByLevel: [Int] {
    var byLevel: [[Int]] = []
    for (place, pattern) in patterns.enumerated() {
      while byLevel.count <= Int(pattern.level) { byLevel.append([]) }
      byLevel[Int(pattern.level)].append(place)
    }
    return Array(byLevel.joined())
  }
}
