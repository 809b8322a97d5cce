extension Lexicon {
  /// "1, 3", "1 and 3", "drink and weed", "all", "none".
  public func several(
    _ heard: Heard, of choices: ChoiceSet, offered: UInt64 = .max, most: Int
  ) -> ChoosingSeveral {
    let shown = offered & choices.everything
    if heard.reply.isEmpty || shown == 0 { return .none }
    let result = whole(heard.reply, choices, shown) ?? items(heard, choices, shown)
    if case .some(let bits) = result, bits.nonzeroBitCount > most { return .tooMany(most) }
    return result
  }

  /// One number or label, or "all", or "none", that is the whole reply.
  private func whole(_ reply: Reply, _ choices: ChoiceSet, _ shown: UInt64) -> ChoosingSeveral? {
    switch exactly(reply, from: choices, offered: shown) {
    case .one(let place, _, _): return .some(1 << UInt64(place))
    case .which(let places): return .which(places)
    default: break
    }
    // "all of the above, please" is as long as it gets.
    guard reply.words.count <= 8 else { return nil }
    let words = reply.words.map { String(decoding: reply.text($0), as: UTF8.self) }
      .filter {
        !["of", "them", "these", "the", "those", "it", "i", "have", "please"].contains($0)
      }
    switch words {
    case ["all"], ["everything"], ["every", "1"], ["all", "above"], ["lot"]: return .some(shown)
    case ["both"] where shown.nonzeroBitCount == 2: return .some(shown)
    case ["none"], ["nothing"], ["no", "1"], ["not", "any"], ["none", "above"], ["neither"]:
      return .some(0)
    default: return nil
    }
  }

  private func items(_ heard: Heard, _ choices: ChoiceSet, _ shown: UInt64) -> ChoosingSeveral {
    let parts = parts(of: heard.reply)
    let chosen =
      parts.count == 1 && parts[0].words.count == heard.reply.words.count
      ? [choose(heard, from: choices, offered: shown)]
      : parts.map { choose(listen(to: $0), from: choices, offered: shown) }
    var bits: UInt64 = 0
    for one in chosen {
      switch one {
      case .one(let place, _, _): bits |= 1 << UInt64(place)
      case .which(let places): return .which(places)
      case .close(let place), .opposed(let place): return .close(place)
      case .none:
        // Not a list after all: every choice of which some phrase is there.
        let owners = Ladder(self, choices, heard, offered: shown).phraseOwners()
        return owners.isEmpty ? .none : .some(owners.reduce(0) { $0 | (1 << UInt64($1)) })
      }
    }
    return parts.isEmpty ? .none : .some(bits)
  }

  private static let joiners = ["and", "or", "plus", "then", "also", "n"].map { Array($0.utf8) }

  /// The items of a list: between commas, "and" and the like; numbers each on their own.
  private func parts(of reply: Reply) -> [Reply] {
    var parts: [Reply] = []
    var first = 0
    func close(before place: Int) {
      if first < place { parts.append(reply.part(first..<place)) }
    }
    for (place, word) in reply.words.enumerated() {
      if Self.joiners.contains(where: { $0.elementsEqual(reply.text(word)) }) {
        close(before: place)
        first = place + 1
      } else if place > first,
        separates(word) || isNumber(reply, place) && isNumber(reply, place - 1)
      {
        close(before: place)
        first = place
      }
    }
    close(before: reply.words.count)
    return parts
  }

  private func separates(_ word: Reply.Word) -> Bool {
    !word.before.isDisjoint(with: [.comma, .stop, .slash, .dash])
  }

  private func isNumber(_ reply: Reply, _ place: Int) -> Bool {
    Digits.number(reply.text(reply.words[place])) != nil
  }
}
