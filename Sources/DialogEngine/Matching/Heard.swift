/// A reply with everything that the lexicon finds in it: looked for once, asked often.
///
/// A class, because it is handed from one to the next and never changes.
public final class Heard: Sendable {
  let reply: Reply
  /// Misspelt words were taken for what they were meant to be.
  let meant: Lexicon.Search
  /// Some word was misspelt, so that it is another search as it was written.
  let isMended: Bool

  fileprivate init(_ reply: Reply, _ meant: Lexicon.Search, isMended: Bool) {
    self.reply = reply
    self.meant = meant
    self.isMended = isMended
  }
}

extension Lexicon {
  /// Looks for all phrases in a reply.
  public func listen(to reply: Reply) -> Heard {
    let written = symbols(of: reply)
    let meant = written.contains(PhraseSearch.unknown) ? mended(written, reply) : written
    return Heard(reply, search(meant, in: reply), isMended: meant != written)
  }

  /// The same of a cleaned line.
  public func listen(to cleaned: String) -> Heard {
    listen(to: read(cleaned))
  }

  /// Every word taken as it was written.
  func written(_ heard: Heard) -> Search {
    heard.isMended ? search(symbols(of: heard.reply), in: heard.reply) : heard.meant
  }

  private func mended(_ symbols: [Int32], _ reply: Reply) -> [Int32] {
    var symbols = symbols
    for place in symbols.indices where symbols[place] == PhraseSearch.unknown {
      symbols[place] = spelling.nearest(to: reply.text(reply.words[place]), in: vocabulary.table)
    }
    return symbols
  }
}
