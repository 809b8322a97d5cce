/// What was reached in a search, and how: a tree of states, each with the one before it.
struct Spread {
  /// In the order in which they were reached.
  private(set) var states: [Int] = []
  /// By state: its place in that order, -1 where it was not reached.
  private var orders: [Int32]
  /// By order: the way that led there, -1 where none did, and the state before.
  private var wayTo: [Int32] = []
  private var before: [Int32] = []

  init(count: Int) {
    orders = Array(repeating: -1, count: count)
  }

  /// False where the state was reached before.
  mutating func add(_ state: Int, by way: Int, from earlier: Int) -> Bool {
    guard orders[state] < 0 else { return false }
    orders[state] = Int32(states.count)
    states.append(state)
    wayTo.append(Int32(way))
    before.append(Int32(earlier))
    return true
  }

  func has(_ state: Int) -> Bool { orders[state] >= 0 }

  func order(of state: Int) -> Int { Int(orders[state]) }

  /// The way by which a state was reached first; nil at a beginning, and where none was taken.
  func way(to state: Int) -> Int? {
    let way = wayTo[order(of: state)]
    return way < 0 ? nil : Int(way)
  }

  private func earlier(_ state: Int) -> Int? {
    let earlier = before[order(of: state)]
    return earlier < 0 ? nil : Int(earlier)
  }

  /// The ways from a beginning to a state.
  func ways(to state: Int) -> [Int] {
    var ways: [Int] = []
    var state: Int? = state
    while let now = state {
      if let way = way(to: now) { ways.append(way) }
      state = earlier(now)
    }
    return ways.reversed()
  }

  /// The beginning from which a state was reached.
  func start(of state: Int) -> Int {
    var state = state
    while let next = earlier(state) { state = next }
    return state
  }
}
