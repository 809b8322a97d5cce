/// The tables of what is set and counted: sorted, with nothing in them that is not.
extension Conversation {
  /// Nil while the variable is not set.
  subscript(_ variable: VariableID) -> Value? {
    get {
      let place = place(of: variable)
      guard place < values.count, values[place].variable == variable else { return nil }
      return values[place].value
    }
    set {
      let place = place(of: variable)
      let isThere = place < values.count && values[place].variable == variable
      switch (newValue, isThere) {
      case (let value?, true): values[place].value = value
      case (let value?, false): values.insert(Slot(variable: variable, value: value), at: place)
      case (nil, true): values.remove(at: place)
      case (nil, false): break
      }
    }
  }

  private func place(of variable: VariableID) -> Int {
    var low = 0
    var high = values.count
    while low < high {
      let middle = (low + high) / 2
      if values[middle].variable < variable { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func count(of counter: CounterID) -> Int {
    let place = place(of: counter)
    guard place < counts.count, counts[place].counter == counter else { return 0 }
    return Int(counts[place].count)
  }

  mutating func count(_ counter: CounterID) {
    setCount(of: counter, to: count(of: counter) + 1)
  }

  mutating func setCount(of counter: CounterID, to number: Int) {
    let place = place(of: counter)
    let count = UInt32(clamping: number)
    if place < counts.count, counts[place].counter == counter {
      counts[place].count = count
    } else {
      counts.insert(Count(counter: counter, count: count), at: place)
    }
  }

  private func place(of counter: CounterID) -> Int {
    var low = 0
    var high = counts.count
    while low < high {
      let middle = (low + high) / 2
      if counts[middle].counter < counter { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
