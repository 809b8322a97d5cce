/// Words in order, as an author writes them after `match`: `want/wanna to? die`, `kill/end ... myself`.
///
/// It stays as it was written and is taken apart where its words are needed: a pack has thousands of
/// phrases, and most are looked at once.
public struct Phrase: Sendable, Equatable {
  /// The line that it stands in, which its neighbours share, and its place there.
  let line: [UInt8]
  let start: Int32
  let end: Int32
  /// What each `<name>` in it stands for, in order.
  public let concepts: [ConceptID]

  public init(in line: [UInt8], _ range: Range<Int>, concepts: [ConceptID] = []) {
    self.line = line
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
    self.concepts = concepts
  }

  public init(_ source: String, concepts: [ConceptID] = []) {
    let line = Array(source.utf8)
    self.init(in: line, line.indices, concepts: concepts)
  }

  public static func == (a: Phrase, b: Phrase) -> Bool {
    a.letters == b.letters && a.concepts == b.concepts
  }

  /// As the author typed it.
  public var letters: ArraySlice<UInt8> { line[Int(start)..<Int(end)] }

  /// What `--explain` and transcripts (`hit`) show.
  public var source: String { String(decoding: letters, as: UTF8.self) }
}

extension Phrase {
  public enum Item: Sendable, Equatable {
    /// One of these words; `isOptional` for `word?`.
    case word([Word], isOptional: Bool)
    /// `...`: up to four words of any kind.
    case gap
    /// `<name>`: any phrase of that concept.
    case concept(ConceptID, isOptional: Bool)
  }

  /// A word, or the beginning of one (`word*`), as the author typed it.
  public struct Word: Sendable, Equatable {
    public var text: String
    public var isPrefix: Bool
  }

  public var items: [Item] {
    var items: [Item] = []
    var named = concepts[...]
    var offset = Int(start)
    while let part = PhrasePart(from: &offset, before: Int(end), in: line.span) {
      switch part.kind {
      case .words: items.append(.word(words(of: part), isOptional: part.isOptional))
      case .gap: items.append(.gap)
      case .concept:
        if let id = named.popFirst() { items.append(.concept(id, isOptional: part.isOptional)) }
      }
    }
    return items
  }

  private func words(of part: PhrasePart) -> [Word] {
    var words: [Word] = []
    var offset = part.range.lowerBound
    while let word = PhraseWord(from: &offset, of: part, in: line.span) {
      let text = String(decoding: line[word.letters], as: UTF8.self)
      words.append(Word(text: text, isPrefix: word.isPrefix))
    }
    return words
  }
}

extension Phrase {
  /// Words alone, as a visitor could type them.
  public var isPlain: Bool {
    items.allSatisfy { item in
      guard case .word(let words, false) = item, words.count == 1 else { return false }
      return !words[0].isPrefix
    }
  }
}

/// What a choice or a value of a list means: its label, and the phrases beside it.
public struct Meaning: Sendable {
  public var label: String
  public var match: [Phrase]
  public var except: [Phrase]

  public init(label: String, match: [Phrase] = [], except: [Phrase] = []) {
    self.label = label
    self.match = match
    self.except = except
  }
}

/// A named set of phrases that rules share.
public struct Concept: Sendable {
  public var name: String
  /// The only dialog that can name it; nil when all can.
  public var dialog: DialogID?
  public var match: [Phrase]
  public var include: [ConceptID]
  public var except: [Phrase]

  public init(
    name: String, dialog: DialogID? = nil, match: [Phrase] = [], include: [ConceptID] = [],
    except: [Phrase] = []
  ) {
    self.name = name
    self.dialog = dialog
    self.match = match
    self.include = include
    self.except = except
  }
}

extension Concept {
  /// Shared by choices alone: no sign of danger is looked for in it, so that a new word for a menu
  /// changes nothing in what is heard as a crisis.
  var isForChoices: Bool { name.hasPrefix("menu.") }

  /// Whether it says what a whole reply means. The others are building stones of rules, or tell the
  /// matcher which words change a meaning.
  public var isAnswer: Bool {
    !name.hasPrefix("hear.") && !isForChoices && name != "words" && name != "idioms"
      && !Circumstances.concepts.contains { $0.name == name }
  }
}

/// Words that alone say little and together may say a lot.
public struct Sign: Sendable, Equatable {
  public var phrase: Phrase
  /// How much it speaks for the interrupt; below zero, against it.
  public var weight: Int

  public init(_ phrase: Phrase, weight: Int) {
    self.phrase = phrase
    self.weight = weight
  }
}

/// A rule that is watched at every prompt of the whole pack.
public struct Interrupt: Sendable {
  public var name: String
  /// 1 is tried first.
  public var priority: Int
  public var match: [Phrase]
  public var check: [Phrase]
  public var except: [Phrase]
  public var signs: [Sign]
  /// What the signs in a reply have to weigh together for `ask`; each counts once.
  public var askFrom: Int
  /// Where a `check` phrase leads, and signs enough: one question that goes on to `call` on a yes.
  public var ask: NodeID?
  public var call: NodeID

  public init(
    name: String, priority: Int, match: [Phrase], check: [Phrase], except: [Phrase],
    signs: [Sign] = [], askFrom: Int = .max, ask: NodeID?, call: NodeID
  ) {
    self.name = name
    self.priority = priority
    self.match = match
    self.check = check
    self.except = except
    self.signs = signs
    self.askFrom = askFrom
    self.ask = ask
    self.call = call
  }
}
