import DialogEngine

/// Draws the map of a pack, from its beginning.
struct WayMapBuilder {
  /// A called node that leads through more steps than this is not copied for each caller.
  private static let largestCopy = 600
  private static let mostStops = 10_000

  private let flow: Flow
  private let tables: Tables
  private(set) var map: WayMap
  private var stopAt: [[Address: Int]] = []
  private var frameOf: [WayMap.Frame: Int] = [:]
  private var depths: [Int] = []
  /// For each step, the first stop from there on, and whether help is shown until then.
  private var ends: [Address] = []
  private var help: [Bool] = []
  private var copySizes: [NodeID: Int] = [:]
  /// Nodes that lead to each other have one number.
  private let circle: [Int]
  /// Where calls that are not told apart go on.
  private var returns: [(address: Address, frame: Int)] = []

  init(_ flow: Flow) {
    self.flow = flow
    tables = flow.tables
    map = WayMap(tables: tables)
    circle = groups(count: tables.nodes.count) { node in
      (flow.gotos[node] + flow.calls[node]).map { Int($0.to.value) }
    }
    _ = frame(.free)
    findEnds()
  }

  mutating func build() -> WayMap {
    var isDrawn = false
    while !isDrawn {
      let known = returns.count
      draw()
      // A node that is left may come back to a call that was found later.
      isDrawn = returns.count == known
    }
    noteAlarms()
    return map
  }

  private mutating func draw() {
    map.stops = [WayMap.Stop(spot: .beginning, frame: 0)]
    map.ways = []
    map.firstWay = [0]
    stopAt = map.frames.map { _ in [:] }
    alarms = nil
    var next = 0
    while next < map.stops.count {
      expand(next)
      map.firstWay.append(map.ways.count)
      next += 1
    }
  }

  // Frames

  private mutating func frame(_ frame: WayMap.Frame) -> Int {
    if let known = frameOf[frame] { return known }
    map.frames.append(frame)
    frameOf[frame] = map.frames.count - 1
    stopAt.append([:])
    var depth = 0
    if case .called(_, let outer) = frame { depth = depths[outer] + 1 }
    depths.append(depth)
    return map.frames.count - 1
  }

  /// Where a node runs that is gone to: what never comes back needs no frame of its own.
  private mutating func frame(of node: NodeID, in frame: Int) -> Int {
    flow.canComeBack[Int(node.value)] ? frame : 0
  }

  /// The frame in which a node runs that is entered from outside; nil where it is too large.
  private mutating func copy(_ node: NodeID, _ frame: WayMap.Frame) -> Int? {
    guard flow.canComeBack[Int(node.value)] else { return 0 }
    guard size(of: node) <= Self.largestCopy, map.stops.count < Self.mostStops else { return nil }
    return self.frame(frame)
  }

  /// How many steps a copy of the node and of those it goes on to would have.
  private mutating func size(of node: NodeID) -> Int {
    if let known = copySizes[node] { return known }
    let reached = flow.closure([node], calls: false)
    let size = tables.nodes.indices.reduce(0) { sum, index in
      guard reached[index], flow.canComeBack[index] else { return sum }
      return sum + Int(tables.nodes[index].end.value - tables.nodes[index].start.value)
    }
    copySizes[node] = size
    return size
  }

  // Stops

  private mutating func findEnds() {
    ends = tables.code.indices.map { Address($0) }
    help = tables.code.map { tables.showsHelp($0) }
    // Steps that are no stops lead forwards, so that the later ones are settled first.
    for place in tables.code.indices.reversed() {
      guard let next = Address(place).passing(tables) else { continue }
      ends[place] = ends[Int(next.value)]
      help[place] = help[place] || help[Int(next.value)]
    }
  }

  private mutating func stop(_ spot: WayMap.Spot, _ frame: Int) -> Int {
    map.stops.append(WayMap.Stop(spot: spot, frame: frame))
    return map.stops.count - 1
  }

  private mutating func stop(at address: Address, _ frame: Int) -> Int {
    if let known = stopAt[frame][address] { return known }
    let stop = stop(.step(address), frame)
    stopAt[frame][address] = stop
    return stop
  }

  // Ways

  private mutating func lead(
    _ from: Int, _ happening: WayMap.Happening, to address: Address, in frame: Int,
    entering node: NodeID? = nil, isBlurred: Bool = false
  ) {
    let place = Int(address.value)
    let to = stop(at: ends[place], frame)
    map.ways.append(
      WayMap.Way(
        from: from, to: to, happening: happening, enters: node,
        first: ends[place] == address ? nil : address, showsHelp: help[place],
        isBlurred: isBlurred))
  }

  /// Enters a node in its frame, or where it has none of its own, among those that nothing called.
  private mutating func enter(
    _ node: NodeID, from stop: Int, _ happening: WayMap.Happening, in frame: Int?
  ) {
    lead(
      stop, happening, to: tables.nodes[node].start, in: frame ?? 0, entering: node,
      isBlurred: frame == nil)
  }

  private mutating func expand(_ stop: Int) {
    let frame = map.stops[stop].frame
    switch map.stops[stop].spot {
    case .beginning: begin(stop)
    case .alarms: raise(stop)
    case .step(let address): expand(stop, address, frame)
    }
  }

  private mutating func begin(_ stop: Int) {
    let own = copy(tables.opening, .opening)
    if own == nil { map.isOpeningFree = true }
    lead(
      stop, .onward, to: tables.nodes[tables.opening].start, in: own ?? 0,
      entering: tables.opening)
    suppose(stop)
    for node in tables.nodes.compactMap(\.ifThisChanges) {
      enter(node, from: stop, .resumed, in: 0)
    }
  }

  /// A dialog that can be named at the start, and to which nothing leads, is no mistake: it is
  /// taken to be reached, though the opening may never be over.
  private mutating func suppose(_ stop: Int) {
    guard !flow.canComeBack[Int(tables.opening.value)] else { return }
    let alarms = tables.interrupts.flatMap { [$0.call] + ($0.ask.map { [$0] } ?? []) }
    let reached = flow.closure([tables.opening, tables.landing] + alarms, calls: true)
    for dialog in tables.dialogs where !reached[Int(dialog.start.value)] {
      enter(dialog.start, from: stop, .supposed, in: 0)
    }
  }

  private mutating func expand(_ stop: Int, _ address: Address, _ frame: Int) {
    switch tables.code[address] {
    case .unless(let place, let target):
      lead(stop, .holds(place), to: address.below, in: frame)
      lead(stop, .fails(place), to: target, in: frame)
    case .set(let place): lead(stop, .set(place), to: address.below, in: frame)
    case .goto(let node): enter(node, from: stop, .onward, in: self.frame(of: node, in: frame))
    case .call(let node): call(node, from: stop, address, frame)
    case .ask(let id): ask(id, stop, frame)
    case .leave: leave(stop, frame)
    case .end, .hide, .say, .keep, .mark, .jump: break
    }
  }

  private mutating func call(_ node: NodeID, from stop: Int, _ address: Address, _ frame: Int) {
    // A circle of calls would be copied again and again. Its open calls add up, and with too many
    // of them the conversation goes on at the landing node.
    let caller = tables.node(of: address)
    let isCircle = circle[Int(caller.value)] == circle[Int(node.value)]
    if isCircle || depths[frame] >= 16 { enter(tables.landing, from: stop, .onward, in: nil) }
    let isFree = !flow.canComeBack[Int(node.value)]
    if isFree || !isCircle && depths[frame] < 16,
      let own = copy(node, .called(from: address, in: frame))
    {
      return enter(node, from: stop, .onward, in: own)
    }
    if !returns.contains(where: { $0.address == address && $0.frame == frame }) {
      returns.append((address, frame))
    }
    enter(node, from: stop, .onward, in: nil)
  }

  private mutating func leave(_ stop: Int, _ frame: Int) {
    switch map.frames[frame] {
    case .called(let address, let outer): lead(stop, .onward, to: address.below, in: outer)
    case .alarm: break
    case .opening: talk(stop)
    case .free:
      enter(tables.landing, from: stop, .ranOff, in: 0)
      if map.isOpeningFree { talk(stop) }
      for (address, frame) in returns {
        lead(stop, .onward, to: address.below, in: frame, isBlurred: true)
      }
    }
  }

  /// After the opening: the landing node, or a dialog that was named at the start.
  private mutating func talk(_ stop: Int) {
    enter(tables.landing, from: stop, .openingOver, in: 0)
    nameDialogs(stop)
  }

  /// One that others call may well run off its end.
  private mutating func nameDialogs(_ stop: Int) {
    for dialog in tables.dialogs {
      enter(dialog.start, from: stop, .named, in: isCalled(dialog.start) ? nil : 0)
    }
  }

  private func isCalled(_ node: NodeID) -> Bool {
    node == tables.opening || flow.calls.contains { $0.contains { $0.to == node } }
      || tables.interrupts.contains { $0.call == node || $0.ask == node }
  }

  // Questions

  private mutating func ask(_ id: QuestionID, _ stop: Int, _ frame: Int) {
    let question = tables.questions[id]
    switch question.form {
    case .wait: lead(stop, .wentOn(id), to: question.next, in: frame)
    case .answer(let variable):
      lead(stop, .answered(id, variable), to: question.next, in: frame)
    case .choices(let choices): offer(choices, id, stop, frame)
    }
    if tables.asksConsent(question) { lead(stop, .passedOver(id), to: question.next, in: frame) }
    if let skip = question.skip { lead(stop, .skipped(id), to: skip, in: frame) }
    enter(tables.landing, from: stop, .menu(id), in: 0)
    alarm(id, stop)
  }

  private mutating func offer(_ choices: [Choice], _ id: QuestionID, _ stop: Int, _ frame: Int) {
    for (place, choice) in choices.enumerated() {
      lead(stop, .chose(id, place), to: choice.address, in: frame)
    }
    if choices.allSatisfy({ $0.condition != nil || $0.once != nil }) {
      lead(stop, .noneOffered(id), to: tables.questions[id].next, in: frame)
    }
  }

  // Interrupts

  /// One stop, from which every interrupt leads on.
  private var alarms: Int?

  private mutating func alarm(_ id: QuestionID, _ stop: Int) {
    guard !tables.interrupts.isEmpty else { return }
    let hub = alarms ?? self.stop(.alarms, 0)
    alarms = hub
    map.ways.append(WayMap.Way(from: stop, to: hub, happening: .alarm(id)))
  }

  private mutating func raise(_ stop: Int) {
    for (place, interrupt) in tables.interrupts.enumerated() {
      let id = InterruptID(place)
      let own = copy(interrupt.call, .alarm)
      enter(interrupt.call, from: stop, .raised(id, .match), in: own)
      guard let ask = interrupt.ask else { continue }
      enter(ask, from: stop, .raised(id, .check), in: copy(ask, .alarm))
    }
  }

  /// What any step may change that an interrupt runs before it leads back.
  private mutating func noteAlarms() {
    let starts = tables.interrupts.flatMap { [$0.call] + ($0.ask.map { [$0] } ?? []) }
    let reached = flow.closure(starts, calls: true)
    for (index, node) in tables.nodes.enumerated() where reached[index] {
      guard flow.canComeBack[index] else { continue }
      map.changedByAlarms.add(.visits(NodeID(index)))
      for place in Int(node.start.value)..<Int(node.end.value) { noteChange(tables.code[place]) }
    }
  }

  private mutating func noteChange(_ instruction: Instruction) {
    switch instruction {
    case .set(let place): map.changedByAlarms.add(.variable(tables.assignments[place].variable))
    case .ask(let id):
      switch tables.questions[id].form {
      case .answer(let variable): map.changedByAlarms.add(.variable(variable))
      case .choices(let choices):
        for once in choices.compactMap(\.once) { map.changedByAlarms.add(.taken(once)) }
      case .wait: break
      }
    case .say, .unless, .keep, .mark, .jump, .goto, .call, .end, .hide, .leave: break
    }
  }
}
