@testable import DialogEngine

/// A lexicon for tests, from phrases as an author writes them.
struct TestLexicon {
  var names: [String] = []
  var concepts: [Concept] = []
  var interrupts: [Interrupt] = []

  init(_ concepts: KeyValuePairs<String, String>, except: [String: String] = [:]) {
    names = concepts.map(\.key)
    for (name, phrases) in concepts {
      self.concepts.append(
        Concept(
          name: name, match: self.phrases(phrases), except: self.phrases(except[name] ?? "")))
    }
  }

  mutating func interrupt(
    _ name: String, match: String = "", check: String = "", except: String = ""
  ) {
    interrupts.append(
      Interrupt(
        name: name, priority: interrupts.count + 1, match: phrases(match), check: phrases(check),
        except: phrases(except), ask: NodeID(0), call: NodeID(1)))
  }

  var lexicon: Lexicon { Lexicon(concepts: concepts, interrupts: interrupts) }

  func meaning(_ label: String, _ match: String = "", except: String = "") -> Meaning {
    Meaning(label: label, match: phrases(match), except: phrases(except))
  }

  func phrases(_ list: String) -> [Phrase] {
    list.split(separator: ",").map { phrase(String($0)) }
  }

  private func phrase(_ source: String) -> Phrase {
    let named = source.split(separator: " ").filter { $0.hasPrefix("<") }
    return Phrase(
      source,
      concepts: named.map { named in
        let name = named.dropFirst().prefix { $0 != ">" }
        return ConceptID(names.firstIndex(of: String(name)) ?? 999)
      })
  }
}
