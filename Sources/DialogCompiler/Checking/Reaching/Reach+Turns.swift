import DialogEngine

/// How often a step can come up in one conversation.
extension Reach {
  /// The most times that one of some ways can be taken, as far as `count`; nil where none can be,
  /// or where nobody can say.
  func mostTimes(_ ways: [Int], upTo count: Int) -> Int? {
    if ways.contains(where: { map.isAlarm(map.ways[$0].from) || map.isAlarm(map.ways[$0].to) }) {
      return nil
    }
    // Lines that are said one after the other come up equally often.
    if let known = timesKnown[ways]?[count] { return known }
    let most = finder.rounds(to: Goal(ways: ways), upTo: count)
    timesKnown[ways, default: [:]][count] = .some(most == 0 ? nil : most)
    return most == 0 ? nil : most
  }
}
