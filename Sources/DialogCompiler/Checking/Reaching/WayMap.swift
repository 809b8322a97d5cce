import DialogEngine

/// Every place that a conversation can be at, and every way on from there, conditions and all.
///
/// A node that is called is there once for each step that calls it, so that a way through the map
/// comes back where it was called. What only says something lies on the ways and is no stop.
struct WayMap {
  /// Where steps are run: what happens when the node runs off its end.
  enum Frame: Hashable {
    /// Nothing has called it.
    case free
    /// The pack's opening.
    case opening
    /// An interrupt: back to the question that is open.
    case alarm
    case called(from: Address, in: Int)
  }

  enum Spot: Hashable {
    /// Before the first step.
    case beginning
    /// A reply has set off one of the interrupts.
    case alarms
    case step(Address)
  }

  struct Stop {
    var spot: Spot
    /// A place in `frames`.
    var frame: Int
  }

  struct Way {
    var from: Int
    var to: Int
    var happening: Happening
    /// The node that is entered on the way.
    var enters: NodeID?
    /// Where the steps on the way begin; nil where there are none.
    var first: Address?
    /// Something on the way, or the question at its end, shows how to reach a person.
    var showsHelp = false
    /// What is called or comes back here is not told apart from other calls.
    var isBlurred = false
    /// Looked at last: no author wrote that way, or it is not as clear as others.
    var isDetour: Bool { isBlurred || happening.isDetour }
  }

  /// Why a way is taken.
  enum Happening {
    case onward
    case holds(Place<Condition>)
    case fails(Place<Condition>)
    case set(Place<Assignment>)
    /// A choice of a question.
    case chose(QuestionID, Int)
    case answered(QuestionID, VariableID)
    case skipped(QuestionID)
    case wentOn(QuestionID)
    /// The question is not asked: what it asks about was decided outside.
    case passedOver(QuestionID)
    /// The question is not asked: none of its choices is offered.
    case noneOffered(QuestionID)
    case menu(QuestionID)
    case alarm(QuestionID)
    case raised(InterruptID, Alarm.Rule)
    /// The end of a node that nothing has called.
    case ranOff
    /// The end of the opening, and on to the landing node.
    case openingOver
    /// The same, to a dialog that was named at the start.
    case named
    /// A dialog that nothing leads to is begun with.
    case supposed
    /// A saved conversation comes back after its node was changed.
    case resumed
  }

  let tables: Tables
  var frames: [Frame] = []
  var stops: [Stop] = []
  var ways: [Way] = []
  /// The ways from each stop stand together; where those of a stop begin, and after the last.
  var firstWay: [Int] = [0]
  /// What an interrupt may change before it leads back.
  var changedByAlarms = Interest()
  /// The opening has no frame of its own: the ends of free nodes may be its end.
  var isOpeningFree = false

  init(tables: Tables) {
    self.tables = tables
  }

  init(_ flow: Flow) {
    var builder = WayMapBuilder(flow)
    self = builder.build()
  }

  func ways(from stop: Int) -> Range<Int> { firstWay[stop]..<firstWay[stop + 1] }

  /// Whether a stop belongs to an interrupt, which can come up again at any question.
  func isAlarm(_ stop: Int) -> Bool {
    var frame = frames[stops[stop].frame]
    while case .called(_, let outer) = frame { frame = frames[outer] }
    return frame == .alarm
  }

  func step(_ stop: Int) -> Address? {
    if case .step(let address) = stops[stop].spot { address } else { nil }
  }

  /// The steps on a way that only say or keep something, in their order.
  func passed(on way: Way) -> [Address] {
    guard var address = way.first else { return [] }
    var passed: [Address] = []
    while let next = address.passing(tables) {
      passed.append(address)
      address = next
    }
    return passed
  }
}

extension Place where Table == Instruction {
  var below: Address { Address(Int(value) + 1) }

  /// The next step after one at which nothing is decided; nil at a stop.
  func passing(_ tables: Tables) -> Address? {
    switch tables.code[self] {
    case .say, .keep, .mark: below
    case .jump(let target): target
    case .ask, .set, .unless, .goto, .call, .end, .hide, .leave: nil
    }
  }
}

extension WayMap.Happening {
  /// The question that is answered or left, where it is one.
  var question: QuestionID? {
    switch self {
    case .chose(let id, _), .answered(let id, _), .skipped(let id), .wentOn(let id),
      .menu(let id), .alarm(let id):
      id
    case .onward, .holds, .fails, .set, .passedOver, .noneOffered, .raised, .ranOff,
      .openingOver, .named, .supposed, .resumed:
      nil
    }
  }

  fileprivate var isDetour: Bool {
    switch self {
    case .menu, .alarm, .raised, .named, .supposed, .resumed: true
    default: false
    }
  }
}

extension Tables {
  /// The texts that an instruction shows.
  func texts(of instruction: Instruction) -> [Text] {
    switch instruction {
    case .say(let id): lines[id].texts
    case .ask(let id): [questions[id].text]
    case .keep(let place): [keeps[place].text]
    case .set, .mark, .unless, .jump, .goto, .call, .end, .hide, .leave: []
    }
  }
}
