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
  private static let mostLetters = 46

  init(_ graph: DialogGraph, traffic: Traffic?) {
    self.graph = graph
    self.traffic = traffic
    layout = MapLayout(graph)
    drawn = Set(layout.ways.map { [$0.from, $0.exit] })
  }

  var svg: String {
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" \
      viewBox="0 0 \(layout.width) \(layout.height)" width="\(layout.width)" \
      height="\(layout.height)" font-family="sans-serif" font-size="12">
      """,
      "<title id=\"t\">\(words(graph.title))</title>", "<desc id=\"d\">\(description)</desc>",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      "<text x=\"\(MapLayout.margin)\" y=\"32\" font-size=\"18\">\(words(graph.title))</text>",
    ]
    lines += layout.ways.map(line)
    for place in graph.boxes.indices where layout.isDrawn[place] { lines += box(place) }
    return (lines + ["</svg>"]).joined(separator: "\n")
  }

  private var description: String {
    let own = graph.boxes.count { $0.isOfDialog }
    let lost = graph.boxes.filter { !$0.isReached }.map(\.name)
    let help = graph.boxes.count { $0.showsHelp }
    return words(
      "\(own) nodes from left to right, each with its choices; \(help) show how to reach a person. "
        + (lost.isEmpty ? "All are reached." : "Never reached: \(lost.joined(separator: ", ")).")
        + " Thick: shows help. Dashed: never reached, or a call that comes back.")
  }

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
      <text x="\(at.x + 10)" y="\(at.y + 17)" font-weight="bold">\(words(cut(heading(box))))</text>
      """,
    ]
    for (row, exit) in box.exits.enumerated() {
      let y = at.y + MapLayout.titleHeight + row * MapLayout.rowHeight + 12
      let colour = exit.isLoop ? "#8a4b00" : "#222222"
      lines.append(
        "<text x=\"\(at.x + 10)\" y=\"\(y)\" fill=\"\(colour)\">\(words(cut(text(exit, isDrawn: drawn.contains([place, row])))))</text>"
      )
    }
    return lines
  }

  private func heading(_ box: DialogGraph.Box) -> String {
    box.name + (box.isStart ? " (start)" : "") + (box.isReached ? "" : " (never reached)")
      + (traffic?.visits(of: box.node).map { ": \($0)" } ?? "")
  }

  /// What no line shows is said: loops, calls, endings, and ways to another band.
  private func text(_ exit: DialogGraph.Exit, isDrawn: Bool) -> String {
    let label = exit.label.map { cut($0, to: isDrawn ? Self.mostLetters : Self.mostLetters - 14) }
    guard case .box(let place) = exit.target else {
      if case .ending(let name) = exit.target { return joined(label, "ends: \(name)") }
      return label ?? ""
    }
    let name = graph.boxes[place].name
    if exit.isLoop { return joined(label, "back to \(name)") }
    if exit.kind == .call { return joined(label, isDrawn ? "and back" : "calls \(name)") }
    return isDrawn ? label ?? "goes on" : joined(label, "to \(name)")
  }

  private func joined(_ label: String?, _ rest: String) -> String {
    label.map { "\($0) · \(rest)" } ?? rest
  }

  private func line(_ way: MapLayout.Way) -> String {
    let exit = graph.boxes[way.from].exits[way.exit]
    var x = layout.places[way.from].x + MapLayout.boxWidth
    var y = layout.rowY(way)
    var path = "M\(x) \(y)"
    func curve(to nextX: Int, _ nextY: Int) {
      let middle = (x + nextX) / 2
      path += " C\(middle) \(y) \(middle) \(nextY) \(nextX) \(nextY)"
      (x, y) = (nextX, nextY)
    }
    for lane in way.through {
      let left = MapLayout.x(ofColumn: lane.column)
      curve(to: left, lane.y)
      path += " H\(left + MapLayout.boxWidth)"
      x = left + MapLayout.boxWidth
    }
    let target = layout.places[way.to]
    curve(to: target.x, target.y + 14)
    let dash = exit.kind == .call ? " stroke-dasharray=\"4 3\"" : ""
    return "<path d=\"\(path)\" fill=\"none\" stroke=\"#7a8794\"\(dash)/>"
      + "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"3\" fill=\"#7a8794\"/>"
  }

  private func cut(_ text: String, to most: Int = mostLetters) -> String {
    text.count > most ? text.prefix(most - 1) + "…" : text
  }

  private func words(_ text: String) -> String {
    ScreenText.clean(text, for: .reviewer).reduce(into: "") { words, letter in
      switch letter {
      case "&": words += "&amp;"
      case "<": words += "&lt;"
      case ">": words += "&gt;"
      case "\"": words += "&quot;"
      default: words.append(letter)
      }
    }
  }
}
