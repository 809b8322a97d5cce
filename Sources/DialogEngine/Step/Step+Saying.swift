/// Showing lines: which wording, and what stands in its slots.
extension Step {
  mutating func show(_ id: LineID) {
    guard let text = wording(of: tables.lines[id].wording), !isSilent else { return }
    let words = render(text)
    guard !words.shown.isEmpty else { return }
    let saying = Saying(
      node: tables.lines[id].node, tag: tables.lines[id].tag, text: words.shown,
      recorded: words.recorded)
    outputs.append(.said(saying))
  }

  private mutating func wording(of wording: Line.Wording) -> Text? {
    switch wording {
    case .always(let text): return text
    case .inTurn(let texts, let counter):
      let shown = conversation.count(of: counter)
      conversation.setCount(of: counter, to: min(shown + 1, texts.count))
      return texts[min(shown, texts.count - 1)]
    case .atRandom(let texts, let counter):
      let place = draw(from: texts.count, notAgain: conversation.count(of: counter) - 1)
      conversation.setCount(of: counter, to: place + 1)
      return texts[place]
    case .once(let texts, let counter):
      let shown = conversation.count(of: counter)
      guard shown < texts.count else { return nil }
      conversation.setCount(of: counter, to: shown + 1)
      return texts[shown]
    }
  }

  private mutating func draw(from count: Int, notAgain last: Int) -> Int {
    guard count > 1 else { return 0 }
    guard (0..<count).contains(last) else { return conversation.random.index(below: count) }
    let place = conversation.random.index(below: count - 1)
    return place < last ? place : place + 1
  }

  mutating func keep(_ keep: Keep) {
    let text = render(keep.text).shown
    let kept = Conversation.Kept(under: keep.under, text: text, isTop: keep.isTop)
    let isThere = conversation.plan.contains { $0.under == kept.under && $0.text == kept.text }
    if text.isEmpty || isThere { return }
    conversation.plan.append(kept)
    emit(.kept(under: keep.under, text: text, isTop: keep.isTop))
  }

  mutating func say(_ message: EngineMessage, _ arguments: Arguments = [:]) {
    if !isSilent { say(words(message, arguments)) }
  }

  mutating func say(_ text: String) {
    emit(.said(Saying(node: node, tag: "nav", text: text)))
  }

  /// The node of the open question.
  var node: NodeID? {
    conversation.question.map { pack.prompt($0).node }
  }

  typealias Arguments = [EngineMessage.Argument: String]

  func words(_ message: EngineMessage, _ arguments: Arguments = [:]) -> String {
    pack.words(message, arguments, country: country)
  }

  /// The place of the country that contacts are taken from.
  private var country: Int? {
    if case .one(let place) = value(of: Variable.country) { place } else { pack.generalAdvice }
  }

  /// The plan so far, by heading in the order of their first lines, those for the top before others.
  var planText: String {
    var headings: [String] = []
    let plan = conversation.plan
    for kept in plan.filter({ $0.isTop }) + plan where !headings.contains(kept.under) {
      headings.append(kept.under)
    }
    return headings.reduce(into: words(.planHeading)) { text, heading in
      text += "\n\n\(heading):"
      for kept in conversation.plan where kept.under == heading { text += "\n- \(kept.text)" }
    }
  }

  /// Of a text with slots, in bytes: most have room in it.
  private static let usualLength = 127

  /// The words of a text, and what a transcript may have of them where that differs.
  func render(_ text: Text) -> (shown: String, recorded: String?) {
    if text.pieces.count == 1, case .words(let words) = text.pieces[0] { return (words, nil) }
    var shown = ""
    shown.reserveCapacity(Self.usualLength)
    var recorded: String?
    for piece in text.pieces {
      let words = words(of: piece)
      if !words.isEmpty, isPrivate(piece) {
        recorded = (recorded ?? shown) + "[private]"
      } else if recorded != nil {
        recorded?.append(words)
      }
      shown.append(words)
    }
    return (shown, recorded == shown ? nil : recorded)
  }

  /// The words of a text as far as they may be written down.
  func recordable(_ text: Text) -> String {
    let words = render(text)
    return words.recorded ?? words.shown
  }

  private func isPrivate(_ piece: Text.Piece) -> Bool {
    guard case .variable(let variable, _) = piece else { return false }
    return tables.variables[variable].isPrivate && conversation[variable] != nil
  }

  private func words(of piece: Text.Piece) -> String {
    switch piece {
    case .words(let words): words
    case .variable(let variable, let orElse): words(of: variable) ?? orElse ?? ""
    case .contact(let contact, let field): tables.words(contact, field, country: country)
    case .argument: ""
    }
  }

  /// As it is shown in the middle of a sentence; nil where there is nothing to show.
  func words(of variable: VariableID) -> String? {
    guard let value = value(of: variable) else { return nil }
    let text = pack.words(of: value, in: variable)
    return text.isEmpty ? nil : text
  }
}

extension Pack {
  public func words(of value: Value, in variable: VariableID) -> String {
    let members = tables.variables[variable].kind.members
    return switch value {
    case .yesOrNo(let yes): words(yes ? .yes : .no).lowercased()
    case .number(let number): String(number)
    case .one(let place): members[place].label
    case .several(let bits): listed(Value.places(bits).map { members[$0].label })
    case .text(let text): text
    }
  }

  /// "a, b and c".
  private func listed(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
