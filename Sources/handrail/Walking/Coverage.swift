import DialogCompiler
import DialogEngine

/// What of a pack a walk has been through, and what it has not.
struct Coverage {
  struct Gap {
    var missing: Missing
    var node: NodeID
    /// Why it was not reached.
    var why: String
    /// The author's own words that it is about, where they stand elsewhere.
    var quote: Site?

    var words: String { "\(missing.what)\(why)" }
  }

  struct Missing: Hashable {
    var site: Site
    var what: String
  }

  private(set) var reached = 0
  private(set) var all = 0
  private(set) var gaps: [Gap] = []
  private let walk: Walk
  private let origins: Origins
  /// The node that is looked at.
  private var node = NodeID(0)

  /// Whole percent, rounded down: 100 means everything.
  var percent: Int { all == 0 ? 100 : reached * 100 / all }

  /// Of the nodes in these dialogs.
  init(_ walk: Walk, _ origins: Origins, in dialogs: Set<DialogID>) {
    self.walk = walk
    self.origins = origins
    for (place, node) in walk.pack.tables.nodes.enumerated() where dialogs.contains(node.dialog) {
      add(NodeID(place), node)
    }
  }

  private mutating func add(_ id: NodeID, _ node: Node) {
    self.node = id
    let site = origins.nodes[Int(id.value)]
    let isEntered = walk.hits.counts[Int(node.start.value)] > 0
    guard isEntered else {
      return count(
        false, site, "node \"\(node.name)\" was never reached", why: ": " + reason(id, node))
    }
    count(true, site, "")
    for address in Int(node.start.value)..<Int(node.end.value) {
      switch walk.pack.tables.code[address] {
      case .ask(let question): add(question, address)
      case .unless(let condition, _): addSides(condition, address)
      default: break
      }
    }
  }

  /// Why a node was not reached: what leads to it has not been run, or nothing does.
  private func reason(_ id: NodeID, _ node: Node) -> String {
    let tables = walk.pack.tables
    let place = tables.nodes.firstIndex { from in
      (Int(from.start.value)..<Int(from.end.value)).contains {
        tables.code[$0] == .goto(id) || tables.code[$0] == .call(id)
      }
    }
    guard let place else {
      let isStart = tables.dialogs[node.dialog].start == id
      return isStart ? "only who chooses this dialog comes here" : "nothing leads to it"
    }
    let leading = tables.nodes[place]
    let name = leading.dialog == node.dialog ? leading.name : walk.pack.name(of: NodeID(place))
    let isEntered = walk.hits.counts[Int(leading.start.value)] > 0
    return "what leads to it in \"\(name)\" was never run"
      + (isEntered ? "" : ", because that was never reached")
  }

  private mutating func count(
    _ isReached: Bool, _ site: Site, _ what: String, why: String = "", quote: Site? = nil
  ) {
    all += 1
    if isReached { return reached += 1 }
    gaps.append(Gap(missing: Missing(site: site, what: what), node: node, why: why, quote: quote))
  }
}

/// Questions: each of their answers, and each side of the `if` of a choice.
extension Coverage {
  private mutating func add(_ id: QuestionID, _ address: Int) {
    let site = origins.questions[Int(id.value)]
    let asked = walk.hits.counts[address]
    guard asked > 0 else { return count(false, site, "this question was never asked") }
    let question = walk.pack.tables.questions[id]
    for slot in walk.slots.range(of: id) {
      guard case .choice(let place) = walk.slots[slot], case .choices(let choices) = question.form
      else {
        count(walk.used[slot] > 0, site, "\(words(walk.slots[slot])) was never the answer here")
        continue
      }
      add(choices[place], slot, origins.choices[Int(id.value)][place])
    }
  }

  private mutating func add(_ choice: Choice, _ slot: Int, _ site: Site) {
    let isUsed = walk.used[slot] > 0
    let quote = choice.condition.map { origins.conditions[Int($0.value)] }
    let tally = walk.conditional.tallies[slot]
    let why =
      quote == nil || (tally?.held ?? 0) > 0
      ? "the walk did not come by often enough"
      : "its `if` never held\(times(tally?.asked ?? 0))"
    count(
      isUsed, site, "choice \"\(choice.label)\" was never taken", why: ": \(why)",
      quote: tally?.held == 0 ? quote : nil)
    if let quote, let tally, isUsed {
      count(
        tally.held < tally.asked, site,
        "the `if` of choice \"\(choice.label)\" always held", why: times(tally.asked), quote: quote)
    }
  }

  private func words(_ slot: ReplySlots.Slot) -> String {
    switch slot {
    case .words(let words): "\"\(words)\""
    case .skip: "skip"
    case .choice(let place): "choice \(place + 1)"
    }
  }

  private func times(_ number: Int) -> String {
    number == 1 ? ", tried once" : ", tried \(number) times"
  }
}

/// Conditions: both of their sides.
extension Coverage {
  private mutating func addSides(_ condition: Place<Condition>, _ address: Int) {
    let site = origins.code[address]
    let quote = origins.conditions[Int(condition.value)]
    let run = walk.hits.counts[address]
    guard run > 0 else { return count(false, site, "this was never tried", quote: quote) }
    let held = walk.hits.held[address]
    count(held > 0, site, "this condition never held", why: times(run), quote: quote)
    if held < run || !isLastOfSwitch(address) {
      count(held < run, site, "this condition always held", why: times(run), quote: quote)
    }
  }

  /// Where the cases of a `switch` leave nothing out, its last one holds whenever it is tried.
  private func isLastOfSwitch(_ address: Int) -> Bool {
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
}
