import DialogCompiler
import DialogEngine

/// What of a pack a walk has been through, and what it has not.
struct Coverage {
  struct Gap: Equatable {
    var site: Site
    /// What was not reached, and why.
    var words: String
  }

  private(set) var reached = 0
  private(set) var all = 0
  private(set) var gaps: [Gap] = []

  /// Whole percent, rounded down: 100 means everything.
  var percent: Int { all == 0 ? 100 : reached * 100 / all }

  /// Of the nodes in these dialogs.
  init(_ walk: Walk, _ origins: Origins, in dialogs: Set<DialogID>) {
    let tables = walk.pack.tables
    for (place, node) in tables.nodes.enumerated() where dialogs.contains(node.dialog) {
      add(NodeID(place), node, walk, origins)
    }
  }

  private mutating func add(_ id: NodeID, _ node: Node, _ walk: Walk, _ origins: Origins) {
    let isEntered = walk.hits.counts[Int(node.start.value)] > 0
    count(isEntered, origins.nodes[Int(id.value)], "node \"\(node.name)\" was never reached")
    guard isEntered else { return }
    for address in Int(node.start.value)..<Int(node.end.value) {
      switch walk.pack.tables.code[address] {
      case .ask(let question): add(question, address, walk, origins)
      case .unless: addSides(address, walk, origins)
      default: break
      }
    }
  }

  private mutating func add(
    _ id: QuestionID, _ address: Int, _ walk: Walk, _ origins: Origins
  ) {
    let site = origins.questions[Int(id.value)]
    guard walk.hits.counts[address] > 0 else {
      return count(false, site, "this question was never asked")
    }
    let question = walk.pack.tables.questions[id]
    for slot in walk.slots.range(of: id) {
      let isUsed = walk.used[slot] > 0
      guard case .choice(let place) = walk.slots[slot], case .choices(let choices) = question.form
      else {
        count(isUsed, site, "\(words(walk.slots[slot])) was never the answer here")
        continue
      }
      let choice = choices[place]
      let why = choice.condition == nil ? "it was never offered" : "its `if` never held"
      count(
        isUsed, origins.choices[Int(id.value)][place],
        "choice \"\(choice.label)\" was never taken: \(why)")
    }
  }

  private func words(_ slot: ReplySlots.Slot) -> String {
    switch slot {
    case .words(let words): "\"\(words)\""
    case .skip: "skip"
    case .choice(let place): "choice \(place + 1)"
    }
  }

  private mutating func addSides(_ address: Int, _ walk: Walk, _ origins: Origins) {
    let run = walk.hits.counts[address]
    guard run > 0 else { return count(false, origins.code[address], "this was never tried") }
    let held = walk.hits.held[address]
    count(held > 0, origins.code[address], "this condition never held")
    if held < run || !isLastOfSwitch(address, walk) {
      count(held < run, origins.code[address], "this condition always held")
    }
  }

  /// Where the cases of a `switch` leave nothing out, its last one holds whenever it is tried.
  private func isLastOfSwitch(_ address: Int, _ walk: Walk) -> Bool {
    let code = walk.pack.tables.code
    guard address > 0 else { return false }
    switch code[address - 1] {
    case .jump, .goto, .end, .hide: break
    default: return false
    }
    return code[..<address].contains {
      if case .unless(_, let target) = $0 { Int(target.value) == address } else { false }
    }
  }

  private mutating func count(_ isReached: Bool, _ site: Site, _ words: String) {
    all += 1
    if isReached { reached += 1 } else { gaps.append(Gap(site: site, words: words)) }
  }
}
