/// Places boxes in columns, so that ways lead from left to right and pass between boxes.
///
/// After some columns it goes on below, like lines of text. Ways from one such band to another are
/// not drawn: they are said in their rows.
struct MapLayout {
  struct Place {
    var column: Int
    var x: Int
    var y: Int
    var height: Int
  }

  /// A way from rows of one box to another box, through gaps in the columns between: what leads
  /// from one box to another is one way, however many rows it begins at.
  struct Way {
    var from: Int
    var exits: [Int]
    var to: Int
    /// The y in each column between.
    var through: [(column: Int, y: Int)]
  }

  static let boxWidth = 324
  static let columnWidth = 424
  static let rowHeight = 17
  static let titleHeight = 24
  static let gap = 18
  static let laneHeight = 12
  static let margin = 24
  static let columnsOfBand = 5
  static let bandGap = 48
  /// The legend is one line.
  static let leastWidth = 1_120

  private(set) var places: [Place] = []
  private(set) var ways: [Way] = []
  private(set) var isDrawn: [Bool] = []
  private(set) var width = 0
  private(set) var height = 0

  /// What stands in a column: a box, or a lane of a way that passes.
  private enum Item: Hashable {
    case box(Int)
    case lane(way: Int)
  }

  init(_ graph: DialogGraph) {
    let columns = Self.columns(graph)
    places = graph.boxes.indices.map { box in
      Place(
        column: columns[box], x: Self.x(ofColumn: columns[box]), y: 0,
        height: Self.titleHeight + graph.boxes[box].exits.count * Self.rowHeight + 8)
    }
    collectWays(graph)
    arrange(graph)
  }

  /// Each box stands right of everything that leads to it, loops left out.
  private static func columns(_ graph: DialogGraph) -> [Int] {
    var columns = [Int](repeating: 0, count: graph.boxes.count)
    // Without loops, as many rounds as there are boxes bring every box to its place.
    for _ in graph.boxes.indices {
      var hasMoved = false
      for (place, box) in graph.boxes.enumerated() {
        for exit in box.exits where !exit.isLoop {
          guard case .box(let next) = exit.target, columns[next] <= columns[place] else { continue }
          columns[next] = columns[place] + 1
          hasMoved = true
        }
      }
      if !hasMoved { break }
    }
    return columns
  }

  private mutating func collectWays(_ graph: DialogGraph) {
    for (place, box) in graph.boxes.enumerated() {
      for (row, exit) in box.exits.enumerated() where !exit.isLoop {
        guard case .box(let next) = exit.target, band(of: next) == band(of: place) else { continue }
        if let known = ways.firstIndex(where: {
          $0.from == place && $0.to == next && box.exits[$0.exits[0]].kind == exit.kind
        }) {
          ways[known].exits.append(row)
          continue
        }
        let between =
          (places[place].column + 1)..<max(places[place].column + 1, places[next].column)
        ways.append(Way(from: place, exits: [row], to: next, through: between.map { ($0, 0) }))
      }
    }
  }

  /// Orders each column by where its ways come from, a few times, and stacks what stands in it.
  private mutating func arrange(_ graph: DialogGraph) {
    var columns: [[Item]] = []
    // A box of another dialog that no line leads to is named in a row, which is enough.
    let led = Set(ways.map(\.to))
    isDrawn = graph.boxes.indices.map { graph.boxes[$0].isOfDialog || led.contains($0) }
    for (box, place) in places.enumerated() where isDrawn[box] {
      while columns.count <= place.column { columns.append([]) }
      columns[place.column].append(.box(box))
    }
    for (index, way) in ways.enumerated() {
      for lane in way.through { columns[lane.column].append(.lane(way: index)) }
    }
    var top = Self.margin + 64
    for first in stride(from: 0, to: columns.count, by: Self.columnsOfBand) {
      let band = first..<min(first + Self.columnsOfBand, columns.count)
      arrange(band, of: &columns, from: top)
      let bottoms = places.indices.filter { isDrawn[$0] && band.contains(places[$0].column) }
        .map { places[$0].y + places[$0].height }
      top = (bottoms.max() ?? top) + Self.bandGap
    }
    let widest = min(columns.count, Self.columnsOfBand) - 1
    width = max(Self.leastWidth, Self.margin * 2 + widest * Self.columnWidth + Self.boxWidth)
    height = top - Self.bandGap + Self.margin
  }

  private mutating func arrange(_ band: Range<Int>, of columns: inout [[Item]], from top: Int) {
    for column in band { stack(columns[column], in: column, from: top) }
    for _ in 0..<4 {
      for column in band.dropFirst() {
        let heights = columns[column].map { (item: $0, y: origin(of: $0, in: column)) }
        columns[column] = heights.enumerated().sorted {
          ($0.element.y, $0.offset) < ($1.element.y, $1.offset)
        }
        .map(\.element.item)
        stack(columns[column], in: column, from: top)
      }
    }
  }

  /// The middle of what leads here, one column to the left.
  private func origin(of item: Item, in column: Int) -> Int {
    switch item {
    case .lane(let way): return y(of: ways[way], before: column)
    case .box(let box):
      let incoming = ways.filter { $0.to == box }
      if incoming.isEmpty { return places[box].y }
      return incoming.map { y(of: $0, before: column) }.reduce(0, +) / incoming.count
    }
  }

  private func y(of way: Way, before column: Int) -> Int {
    way.through.last { $0.column < column }?.y
      ?? y(ofRow: way.exits[way.exits.count / 2], in: way.from)
  }

  static func x(ofColumn column: Int) -> Int {
    margin + column % columnsOfBand * columnWidth
  }

  private func band(of box: Int) -> Int {
    places[box].column / Self.columnsOfBand
  }

  func y(ofRow row: Int, in box: Int) -> Int {
    places[box].y + Self.titleHeight + row * Self.rowHeight + Self.rowHeight / 2
  }

  private mutating func stack(_ items: [Item], in column: Int, from top: Int) {
    var y = top
    for item in items {
      switch item {
      case .box(let box):
        places[box].y = y
        y += places[box].height + Self.gap
      case .lane(let way):
        for lane in ways[way].through.indices where ways[way].through[lane].column == column {
          ways[way].through[lane].y = y
        }
        y += Self.laneHeight
      }
    }
  }
}
