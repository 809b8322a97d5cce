import DialogEngine

/// How often a variable had which value when a conversation was over.
struct Histogram {
  private let variable: VariableID
  private let pack: Pack
  private var counts: [String: Int] = [:]

  init(of variable: VariableID, _ pack: Pack) {
    self.variable = variable
    self.pack = pack
  }

  mutating func count(_ conversation: Conversation) {
    let words = pack.value(of: variable, in: conversation).map { pack.words(of: $0, in: variable) }
    counts[words ?? "(not set)", default: 0] += 1
  }

  /// The most frequent first, then by their words.
  var text: String {
    let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let most = max(1, rows.first?.value ?? 1)
    let name = pack.tables.variables[variable].name
    return "\(name)\n"
      + columns(
        rows.map { words, count in
          (words, "\(count) " + String(repeating: "#", count: count * 40 / most))
        })
  }
}
