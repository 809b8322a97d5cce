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
    /// What the pack uses it for: the opening, the main menu, an interrupt.
    var roles: [String] = []
    /// The other dialogs that lead here.
    var visitors: [String] = []
    /// It shows how to reach a person.
    let showsHelp: Bool
    var isReached = false
    var exits: [Exit] = []
  }

  /// One way on from a box.
  struct Exit: Equatable {
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
    var choice: String?
    /// The condition that has to hold, in the words of its author.
    var condition: String?
    /// It leads to a box that the way here came through.
    var isLoop = false

    var label: String? {
      let parts = [choice, condition].compactMap { $0 }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
  }

  let title: String
  private(set) var boxes: [Box] = []

  /// `words` are those of the condition at an address, where they are known.
  init(of dialog: DialogID, in pack: Pack, words: (Int) -> String? = { _ in nil }) {
    title = pack.tables.dialogs[dialog].title
    var builder = Builder(pack: pack, dialog: dialog)
    boxes = builder.build(words)
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

    mutating func build(_ words: (Int) -> String?) -> [Box] {
      let tables = pack.tables
      let own = tables.nodes.indices.map { NodeID($0) }.filter { tables.nodes[$0].dialog == dialog }
      for node in own { _ = box(for: node) }
      for (place, node) in own.enumerated() { boxes[place].exits = exits(of: node, words) }
      for (node, role) in roles() { note(role, of: node, in: \.roles) }
      for (node, dialog) in visits() { note(dialog, of: node, in: \.visitors) }
      return boxes
    }

    private mutating func note(
      _ words: String, of node: NodeID, in list: WritableKeyPath<Box, [String]>
    ) {
      guard let place = places[node] else { return }
      boxes[place].isReached = true
      if !boxes[place][keyPath: list].contains(words) { boxes[place][keyPath: list].append(words) }
    }

    private mutating func box(for node: NodeID) -> Int {
      if let place = places[node] { return place }
      let found = pack.tables.nodes[node]
      let isOwn = found.dialog == dialog
      boxes.append(
        Box(
          node: node, name: isOwn ? found.name : pack.name(of: node), isOfDialog: isOwn,
          isStart: pack.tables.dialogs[dialog].start == node, showsHelp: pack.tables.showsHelp(node)
        ))
      places[node] = boxes.count - 1
      return boxes.count - 1
    }

    private mutating func exits(of node: NodeID, _ words: (Int) -> String?) -> [Exit] {
      let found = pack.tables.nodes[node]
      let labels = ExitLabels(found, pack.tables, words: words)
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
        let (choice, condition) = labels.label(at: address)
        let new = Exit(kind: exit.0, target: exit.1, choice: choice, condition: condition)
        if !exits.contains(new) { exits.append(new) }
      }
      return exits
    }

    private func roles() -> [(node: NodeID, role: String)] {
      let tables = pack.tables
      var found = [(tables.opening, "the opening"), (tables.landing, "the main menu")]
      for interrupt in tables.interrupts {
        for node in [interrupt.call, interrupt.ask].compactMap({ $0 }) {
          found.append((node, "interrupt \(interrupt.name)"))
        }
      }
      return found
    }

    /// The nodes that other dialogs lead to, and which.
    private func visits() -> [(node: NodeID, from: String)] {
      let tables = pack.tables
      return tables.nodes.filter { $0.dialog != dialog }.flatMap { node in
        tables.code[Int(node.start.value)..<Int(node.end.value)].compactMap { instruction in
          switch instruction {
          case .goto(let next), .call(let next): (next, tables.dialogs[node.dialog].id)
          default: nil
          }
        }
      }
    }
  }
}

extension Tables {
  /// Whether a node shows how to reach a person.
  func showsHelp(_ node: NodeID) -> Bool {
    code[Int(nodes[node].start.value)..<Int(nodes[node].end.value)].contains { instruction in
      guard case .say(let line) = instruction else { return false }
      return lines[line].texts.contains { text in
        text.pieces.contains { if case .contact = $0 { true } else { false } }
      }
    }
  }
}
