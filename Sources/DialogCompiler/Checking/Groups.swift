/// Which members of a graph each member leads to; those of one stand together.
struct Links {
  fileprivate var first: [Int32] = [0]
  fileprivate var targets: [Int32] = []

  var count: Int { first.count - 1 }

  /// `next` tells for each member where it leads.
  init(count: Int, next: (Int) -> [Int]) {
    for member in 0..<count {
      for target in next(member) { targets.append(Int32(target)) }
      first.append(Int32(targets.count))
    }
  }

  /// The ways of a map for which it holds; they stand in the order of their stops.
  init(count: Int, ways: [WayMap.Way], where holds: [Bool]) {
    first.reserveCapacity(count + 1)
    targets.reserveCapacity(ways.count)
    for (place, way) in ways.enumerated() where holds[place] {
      while first.count <= way.from { first.append(Int32(targets.count)) }
      targets.append(Int32(way.to))
    }
    while first.count <= count { first.append(Int32(targets.count)) }
  }

  /// Pairs in the order of their first member.
  init(count: Int, pairs: some Sequence<(from: Int, to: Int)>) {
    first.reserveCapacity(count + 1)
    for (from, to) in pairs {
      while first.count <= from { first.append(Int32(targets.count)) }
      targets.append(Int32(to))
    }
    while first.count <= count { first.append(Int32(targets.count)) }
  }
}

/// Groups of a graph whose members all lead to one another (Tarjan's algorithm, without recursion).
/// The number of its group for each member; a member that is alone in its group may still lead to
/// itself. A group has a higher number than those that it leads to.
func groups(_ links: Links) -> [Int] {
  var group = Array(repeating: -1, count: links.count)
  var order = Array(repeating: -1, count: links.count)
  var low = Array(repeating: 0, count: links.count)
  var open: [Int] = []
  var path: [(member: Int, at: Int)] = []
  var clock = 0
  var groupCount = 0

  func enter(_ member: Int) {
    order[member] = clock
    low[member] = clock
    clock += 1
    open.append(member)
    path.append((member, Int(links.first[member])))
  }

  func close(_ member: Int) {
    while let last = open.popLast() {
      group[last] = groupCount
      if last == member { break }
    }
    groupCount += 1
  }

  for start in 0..<links.count where order[start] < 0 {
    enter(start)
    while let (member, at) = path.last {
      if at < Int(links.first[member + 1]) {
        path[path.count - 1].at += 1
        let target = Int(links.targets[at])
        if order[target] < 0 {
          enter(target)
        } else if group[target] < 0 {
          low[member] = min(low[member], order[target])
        }
      } else {
        path.removeLast()
        if low[member] == order[member] { close(member) }
        if let parent = path.last?.member { low[parent] = min(low[parent], low[member]) }
      }
    }
  }
  return group
}

func groups(count: Int, next: (Int) -> [Int]) -> [Int] {
  groups(Links(count: count, next: next))
}
