import DialogEngine
import Platform

/// A dialog as a picture (SVG): boxes with their choices as rows, and a line from each row.
///
/// The words stand in the boxes and nowhere else, so that no line ever crosses them.
struct MapDrawing {
  private let graph: DialogGraph
  private let traffic: Traffic?
  private let layout: MapLayout
  /// The rows that a line begins at.
  private let drawn: Set<[Int]>
  private static let mostLetters = 52
  private static let lineColour = "#7a8794"
  private static let loopColour = "#8a4b00"

  init(_ graph: DialogGraph, traffic: Traffic?) {
    self.graph = graph
    self.traffic = traffic
    layout = MapLayout(graph)
    drawn = Set(layout.ways.flatMap { way in way.exits.map { [way.from, $0] } })
  }

  var svg: String {
    let left = MapLayout.margin
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" \
      viewBox="0 0 \(layout.width) \(layout.height)" width="\(layout.width)" \
      height="\(layout.height)" font-family="Arial, Helvetica, Liberation Sans, sans-serif" font-size="12">
      """,
      "<title id=\"t\">\(words(graph.title))</title>", "<desc id=\"d\">\(description)</desc>",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      "<text x=\"\(left)\" y=\"32\" font-size=\"18\">\(words(graph.title))</text>",
      "<text x=\"\(left)\" y=\"54\" fill=\"#555555\">\(words(legend))</text>",
    ]
    lines += layout.ways.map(line)
    for place in graph.boxes.indices where layout.isDrawn[place] { lines += box(place) }
    return (lines + ["</svg>"]).joined(separator: "\n")
  }

  private var legend: String {
    """
    Thick box: shows how to reach a person. Grey: in another dialog. Broken line: goes there and \
    comes back. Brown: back to where it came from. Broken box: never reached.
    """ + (traffic == nil ? "" : " In brackets: how often people came by.")
  }

  private var description: String {
    let own = graph.boxes.count { $0.isOfDialog }
    let lost = graph.boxes.filter { !$0.isReached }.map(\.name)
    let help = graph.boxes.count { $0.showsHelp }
    return words(
      "\(own) nodes from left to right, each with its choices; \(help) show how to reach a person. "
        + (lost.isEmpty ? "All are reached." : "Never reached: \(lost.joined(separator: ", "))."))
  }

  private func words(_ text: String) -> String {
    ScreenText.clean(text, for: .reviewer)
      .replacing(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"])
  }
}

/// Boxes.
extension MapDrawing {
  private func box(_ place: Int) -> [String] {
    let box = graph.boxes[place]
    let at = layout.places[place]
    let dash = box.isReached ? "" : " stroke-dasharray=\"5 4\""
    let radius = box.isOfDialog ? 4 : 12
    var lines = [
      """
      <rect x="\(at.x)" y="\(at.y)" width="\(MapLayout.boxWidth)" height="\(at.height)" \
      rx="\(radius)" fill="\(box.isOfDialog ? "#ffffff" : "#f0f0f0")" stroke="#333333" \
      stroke-width="\(box.showsHelp ? 4 : 1)"\(dash)/>
      """,
      """
      <text x="\(at.x + 10)" y="\(at.y + 17)"><tspan font-weight="bold">\(words(cut(box.name)))\
      </tspan>\(words(marks(of: box)))</text>
      """,
    ]
    for (row, exit) in box.exits.enumerated() {
      let y = at.y + MapLayout.titleHeight + row * MapLayout.rowHeight + 12
      let colour = exit.isLoop ? Self.loopColour : "#222222"
      let text = words(text(of: row, in: place))
      lines.append("<text x=\"\(at.x + 10)\" y=\"\(y)\" fill=\"\(colour)\">\(text)</text>")
    }
    return lines
  }

  private func marks(of box: DialogGraph.Box) -> String {
    var marks = traffic?.visits(of: box.node).map { ["\($0)"] } ?? []
    if box.isStart { marks.append("start") }
    if box.isOfDialog { marks += box.roles }
    if box.isOfDialog, !box.visitors.isEmpty {
      marks.append("from \(listing(box.visitors, "and"))")
    }
    if !box.isReached { marks.append("never reached") }
    if marks.isEmpty { return "" }
    // Bold letters are wider.
    let room = max(4, Self.mostLetters - 4 - box.name.count * 8 / 7)
    return " (" + cut(marks.joined(separator: ", "), to: room) + ")"
  }

  /// The choice and the condition, and in words what no line shows: where it goes back to, what it
  /// calls, how it ends, and what is in another band.
  private func text(of row: Int, in place: Int) -> String {
    let exit = graph.boxes[place].exits[row]
    let rest = rest(of: exit, isDrawn: drawn.contains([place, row]))
    guard let label = label(of: row, in: graph.boxes[place]) else {
      return cut(rest.isEmpty ? "goes on" : rest)
    }
    if rest.isEmpty { return cut(label) }
    return cut(label, to: max(12, Self.mostLetters - rest.count - 3)) + " · " + rest
  }

  /// A choice that calls and then goes on has two rows, and is named once.
  private func label(of row: Int, in box: DialogGraph.Box) -> String? {
    let exit = box.exits[row]
    var parts: [String] = []
    if let choice = exit.choice {
      let isNamed = row > 0 && box.exits[row - 1].choice == choice
      let count = traffic?.picks(of: choice, at: box.node).map { " (\($0))" } ?? ""
      parts.append(isNamed ? "\u{2003}then" : choice + count)
    }
    if let condition = exit.condition { parts.append(condition) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private func rest(of exit: DialogGraph.Exit, isDrawn: Bool) -> String {
    switch exit.target {
    case .ending(let name): return "ends: \(name)"
    case .box(let place):
      let name = cut(graph.boxes[place].name, to: 30)
      if exit.isLoop { return "back to \(name)" }
      if exit.kind == .call { return isDrawn ? "there and back" : "calls \(name)" }
      return isDrawn ? "" : "to \(name)"
    }
  }

  private func cut(_ text: String, to most: Int = mostLetters) -> String {
    text.count > most ? text.prefix(most - 1) + "…" : text
  }
}

/// Lines.
extension MapDrawing {
  /// Curves from all rows of the way meet before it passes between boxes.
  private func line(_ way: MapLayout.Way) -> String {
    let target = layout.places[way.to]
    let last = (x: target.x, y: target.y + 14)
    let first = way.through.first.map { (x: MapLayout.x(ofColumn: $0.column), y: $0.y) } ?? last
    let right = layout.places[way.from].x + MapLayout.boxWidth
    var path = way.exits.map { row in
      let y = layout.y(ofRow: row, in: way.from)
      return "M\(right) \(y)" + curve(from: (right, y), to: first)
    }.joined(separator: " ")
    var here = first
    for (place, lane) in way.through.enumerated() {
      let end = (x: MapLayout.x(ofColumn: lane.column) + MapLayout.boxWidth, y: lane.y)
      let next =
        way.through.dropFirst(place + 1).first
        .map { (x: MapLayout.x(ofColumn: $0.column), y: $0.y) } ?? last
      path += " M\(here.x) \(here.y) H\(end.x)" + curve(from: end, to: next)
      here = next
    }
    let isCall = graph.boxes[way.from].exits[way.exits[0]].kind == .call
    let dash = isCall ? " stroke-dasharray=\"4 3\"" : ""
    return "<path d=\"\(path)\" fill=\"none\" stroke=\"\(Self.lineColour)\"\(dash)/>"
      + "<path d=\"M\(last.x - 7) \(last.y - 4) L\(last.x) \(last.y) L\(last.x - 7) \(last.y + 4)\" "
      + "fill=\"\(Self.lineColour)\"/>"
  }

  private func curve(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) -> String {
    let middle = (start.x + end.x) / 2
    return " C\(middle) \(start.y) \(middle) \(end.y) \(end.x) \(end.y)"
  }
}
