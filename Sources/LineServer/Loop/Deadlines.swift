import Platform

/// The next moment at which each of many connections wants attention; the earliest comes first.
///
/// A heap that knows where everybody is, so that there is never more than one entry for each.
struct Deadlines {
  private var heap: [(time: MonotonicTime, slot: Int32)] = []
  private var places: [Int32] = []

  var earliest: MonotonicTime? { heap.first?.time }

  func time(of slot: Int) -> MonotonicTime? {
    guard let place = place(of: slot) else { return nil }
    return heap[place].time
  }

  mutating func set(_ slot: Int, to time: MonotonicTime) {
    if let place = place(of: slot) {
      heap[place].time = time
      settle(place)
      return
    }
    while places.count <= slot { places.append(-1) }
    places[slot] = Int32(heap.count)
    heap.append((time, Int32(slot)))
    settle(heap.count - 1)
  }

  mutating func remove(_ slot: Int) {
    guard let place = place(of: slot) else { return }
    swap(place, heap.count - 1)
    heap.removeLast()
    places[slot] = -1
    if place < heap.count { settle(place) }
  }

  /// Takes out the earliest one if it is due.
  mutating func popDue(at now: MonotonicTime) -> Int? {
    guard let first = heap.first, first.time <= now else { return nil }
    let slot = Int(first.slot)
    remove(slot)
    return slot
  }

  private func place(of slot: Int) -> Int? {
    guard slot < places.count, places[slot] >= 0 else { return nil }
    return Int(places[slot])
  }

  private mutating func settle(_ start: Int) {
    var place = start
    while place > 0, heap[place].time < heap[(place - 1) / 2].time {
      swap(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
    while let child = earlierChild(of: place), heap[child].time < heap[place].time {
      swap(place, child)
      place = child
    }
  }

  private func earlierChild(of place: Int) -> Int? {
    let left = 2 * place + 1
    if left >= heap.count { return nil }
    let right = left + 1
    return right < heap.count && heap[right].time < heap[left].time ? right : left
  }

  private mutating func swap(_ one: Int, _ other: Int) {
    heap.swapAt(one, other)
    places[Int(heap[one].slot)] = Int32(one)
    places[Int(heap[other].slot)] = Int32(other)
  }
}
