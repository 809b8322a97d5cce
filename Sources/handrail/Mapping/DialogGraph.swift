import DialogEngine

/// A dialog as boxes and ways between them, for drawing.
struct DialogGraph {
  /// A node of the dialog, or one of another dialog that a way leads to.
  struct Box {
    let node: NodeID
    /// As the dialog itself would call it.
    let name: String
    let isOfDialog: Bool
    let isStart: Bool
    /// It shows how to reach a person.
    let showsHelp: Bool
    var isReached = false
    var exits: [Exit] = []
  }

  /// One way on from a box.
  struct Exit {
    enum Target: Equatable {
      case box(Int)
      case ending(String)
    }

    enum Kind {
      case goto, call, ending
    }

    var kind: Kind
    var target: Target
    /// The choice that leads there.
    var label: String?
    /// It leads to a box that the way here came through.
    var isLoop = false
  }

  let title: String
  private(set) var boxes: [Box] = []

  init(of dialog: DialogID, in pack: Pack) {
    title = pack.tables.dialogs[dialog].title
    var builder = Builder(pack: pack, dialog: dialog)
    boxes = builder.build()
    markReached()
    markLoops()
  }

  /// From the start, and from whatever other dialogs lead to.
  private mutating func markReached() {
    var waiting = boxes.indices.filter { boxes[$0].isStart || boxes[$0].isReached }
    for box in waiting { boxes[box].isReached = true }
    while let box = waiting.popLast() {
      for case .box(let next) in boxes[box].exits.map(\.target) where !boxes[next].isReached {
        boxes[next].isReached = true
        waiting.append(next)
      }
    }
  }

  /// Walks each way once, without recursion; one that meets a box still being walked is a loop.
  private mutating func markLoops() {
    var state = [Int](repeating: 0, count: boxes.count)
    let starts = boxes.indices.sorted { a, b in
      (boxes[a].isStart ? 0 : 1, a) < (boxes[b].isStart ? 0 : 1, b)
    }
    for start in starts where state[start] == 0 {
      var path: [(box: Int, exit: Int)] = [(start, 0)]
      state[start] = 1
      while let last = path.last {
        guard last.exit < boxes[last.box].exits.count else {
          state[last.box] = 2
          path.removeLast()
          continue
        }
        path[path.count - 1].exit += 1
        guard case .box(let next) = boxes[last.box].exits[last.exit].target else { continue }
        if state[next] == 1 {
          boxes[last.box].exits[last.exit].isLoop = true
        } else if state[next] == 0 {
          state[next] = 1
          path.append((next, 0))
        }
      }
    }
  }
}

extension DialogGraph {
  private struct Builder {
    let pack: Pack
    let dialog: DialogID
    var boxes: [Box] = []
    var places: [NodeID: Int] = [:]

    mutating func build() -> [Box] {
      let tables = pack.tables
      let own = tables.nodes.indices.map { NodeID($0) }.filter { tables.nodes[$0].dialog == dialog }
      for node in own { _ = box(for: node) }
      for (place, node) in own.enumerated() { boxes[place].exits = exits(of: node) }
      for node in entries() {
        if let place = places[node] { boxes[place].isReached = true }
      }
      return boxes
    }

    private mutating func box(for node: NodeID) -> Int {
      if let place = places[node] { return place }
      let found = pack.tables.nodes[node]
      let isOwn = found.dialog == dialog
      boxes.append(
        Box(
          node: node, name: isOwn ? found.name : pack.name(of: node), isOfDialog: isOwn,
          isStart: pack.tables.dialogs[dialog].start == node, showsHelp: showsHelp(found)))
      places[node] = boxes.count - 1
      return boxes.count - 1
    }

    private mutating func exits(of node: NodeID) -> [Exit] {
      let found = pack.tables.nodes[node]
      let choices = ChoiceRegions(found, pack.tables)
      var exits: [Exit] = []
      for address in Int(found.start.value)..<Int(found.end.value) {
        let exit: (Exit.Kind, Exit.Target)? =
          switch pack.tables.code[address] {
          case .goto(let next): (.goto, .box(box(for: next)))
          case .call(let next): (.call, .box(box(for: next)))
          case .end(let name): (.ending, .ending(pack.tables.endings[name].name))
          case .hide: (.ending, .ending("hide"))
          default: nil
          }
        guard let exit else { continue }
        let label = choices.label(at: address)
        let isKnown = exits.contains { $0.target == exit.1 && $0.label == label }
        if !isKnown { exits.append(Exit(kind: exit.0, target: exit.1, label: label)) }
      }
      return exits
    }

    /// The nodes of this dialog that are reached from outside of it.
    private func entries() -> [NodeID] {
      let tables = pack.tables
      var found = [tables.opening, tables.landing]
      for interrupt in tables.interrupts {
        found += [interrupt.call] + (interrupt.ask.map { [$0] } ?? [])
      }
      for node in tables.nodes where node.dialog != dialog {
        for instruction in tables.code[Int(node.start.value)..<Int(node.end.value)] {
          switch instruction {
          case .goto(let next), .call(let next): found.append(next)
          default: break
          }
        }
      }
      return found
    }

    private func showsHelp(_ node: Node) -> Bool {
      pack.tables.code[Int(node.start.value)..<Int(node.end.value)].contains { instruction in
        guard case .say(let line) = instruction else { return false }
        return pack.tables.lines[line].texts.contains { text in
          text.pieces.contains { if case .contact = $0 { true } else { false } }
        }
      }
    }
  }

  /// Which choice an instruction of a node belongs to.
  private struct ChoiceRegions {
    private var regions: [(range: Range<Int>, label: String)] = []

    init(_ node: Node, _ tables: Tables) {
      for instruction in tables.code[Int(node.start.value)..<Int(node.end.value)] {
        guard case .ask(let id) = instruction,
          case .choices(let choices) = tables.questions[id].form
        else { continue }
        let bounds =
          (choices.map { Int($0.address.value) } + [Int(tables.questions[id].next.value)])
        for choice in choices {
          let start = Int(choice.address.value)
          if let end = bounds.filter({ $0 > start }).min() {
            regions.append((start..<end, choice.label))
          }
        }
      }
    }

    /// The innermost one.
    func label(at address: Int) -> String? {
      regions.filter { $0.range.contains(address) }.max {
        $0.range.lowerBound < $1.range.lowerBound
      }?
      .label
    }
  }
}
