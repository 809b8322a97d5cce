import DialogEngine

/// What can be told apart of each thing that is looked at, as far as an interest goes.
struct Sights {
  /// A number that is counted with is told apart value by value up to so many.
  private static let mostFigures = 120
  /// A list is told apart by so many of its values.
  private static let mostBits = 10
  private static let mostCount = 20

  private let variables: [Variable]

  init(_ tables: Tables) {
    variables = tables.variables
  }

  /// Empty where there are too many. The first is what stands at the beginning.
  func all(of atom: Atom, for interest: Interest) -> [Sight] {
    switch atom {
    case .variable(let id): [.seen(nil)] + values(of: id, interest.details[id] ?? .init())
    case .visits: counts(upTo: interest.counts[atom] ?? 0)
    case .taken, .talking: [.seen(.number(0)), .seen(.number(1))]
    }
  }

  /// The last stands for all above.
  private func counts(upTo most: Int) -> [Sight] {
    guard most < Self.mostCount else { return [] }
    return (0...most).map { .seen(.number($0)) } + [.within(most + 1...Value.numbers.upperBound)]
  }

  func values(of id: VariableID, _ detail: Interest.Detail) -> [Sight] {
    switch variables[Int(id.value)].kind {
    case .yesOrNo: told([.yesOrNo(false), .yesOrNo(true)], detail)
    case .one(let members): told(members.indices.map { .one($0) }, detail)
    case .number(let range): numbers(range, detail)
    case .several(let members, _): subsets(members.count, detail.bits)
    case .text:
      detail.values.sorted { $0.words < $1.words }.map { .seen($0) } + [.otherThan(detail.values)]
    }
  }

  /// The values that are asked for, and all others together.
  private func told(_ all: [Value], _ detail: Interest.Detail) -> [Sight] {
    let named = all.filter { detail.values.contains($0) }
    if detail.isWhole || named.count >= all.count - 1 { return all.map { .seen($0) } }
    return named.map { .seen($0) } + [.otherThan(Set(named))]
  }

  private func numbers(_ range: ClosedRange<Int>, _ detail: Interest.Detail) -> [Sight] {
    if detail.isWhole, range.count <= Self.mostFigures { return range.map { .seen(.number($0)) } }
    var starts: Set<Int> = [range.lowerBound]
    for case .number(let figure) in detail.values {
      for start in [figure, figure + 1] where range.contains(start) { starts.insert(start) }
    }
    let ordered = starts.sorted()
    let ends = ordered.dropFirst().map { $0 - 1 } + [range.upperBound]
    return zip(ordered, ends).map { $0 == $1 ? .seen(.number($0)) : .within($0...$1) }
  }

  private func subsets(_ count: Int, _ bits: UInt64) -> [Sight] {
    let places = (0..<count).filter { bits & 1 << UInt64($0) != 0 }
    guard places.count <= Self.mostBits else { return [] }
    return (0..<(1 << places.count)).map { choice in
      let set: UInt64 = places.indices.reduce(0) { set, index in
        choice & (1 << index) == 0 ? set : set | 1 << UInt64(places[index])
      }
      return .seen(.several(set))
    }
  }
}

extension Value {
  fileprivate var words: String {
    if case .text(let text) = self { text } else { "" }
  }
}
