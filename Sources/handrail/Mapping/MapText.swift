/// A dialog as text: an outline to read, or a graph for Mermaid or Graphviz.
struct MapText {
  let graph: DialogGraph
  let traffic: Traffic?

  var outline: String {
    var lines = [graph.title]
    for box in graph.boxes where box.isOfDialog {
      lines.append("")
      lines.append("  " + heading(box))
      for exit in box.exits { lines.append("    " + row(exit, of: box)) }
    }
    return lines.joined(separator: "\n")
  }

  private func heading(_ box: DialogGraph.Box) -> String {
    var marks: [String] = []
    if box.isStart { marks.append("start") }
    marks += box.roles
    if !box.visitors.isEmpty { marks.append("from \(listing(box.visitors, "and"))") }
    if box.showsHelp { marks.append("shows help") }
    if !box.isReached { marks.append("never reached") }
    if let count = traffic?.visits(of: box.node) {
      marks.append("\(count) visit\(count == 1 ? "" : "s")")
    }
    return box.name + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
  }

  private func row(_ exit: DialogGraph.Exit, of box: DialogGraph.Box) -> String {
    var label = exit.choice.map { "\"\($0)\" " } ?? ""
    if let count = exit.choice.flatMap({ traffic?.picks(of: $0, at: box.node) }) {
      label += "(\(count)) "
    }
    if let condition = exit.condition { label += condition + " " }
    switch exit.target {
    case .ending(let name): return "\(label)ends: \(name)"
    case .box(let place):
      let verb = exit.kind == .call ? "calls" : "->"
      return "\(label)\(verb) \(graph.boxes[place].name)\(exit.isLoop ? " (back)" : "")"
    }
  }
}

extension MapText {
  var mermaid: String {
    var lines = ["flowchart TD"]
    for (place, box) in graph.boxes.enumerated() {
      let name = mermaidWords(box.name + count(of: box))
      lines.append("  n\(place)" + (box.isOfDialog ? "[\"\(name)\"]" : "([\"\(name)\"])"))
    }
    var endings = 0
    for (place, box) in graph.boxes.enumerated() {
      for exit in box.exits {
        let arrow = exit.kind == .call || exit.isLoop ? "-.->" : "-->"
        let label = exit.label.map { "|\"\(mermaidWords($0))\"|" } ?? ""
        switch exit.target {
        case .box(let next): lines.append("  n\(place) \(arrow)\(label) n\(next)")
        case .ending(let name):
          lines.append("  n\(place) \(arrow)\(label) e\(endings)((\"\(mermaidWords(name))\"))")
          endings += 1
        }
      }
    }
    let help = graph.boxes.indices.filter { graph.boxes[$0].showsHelp }.map { "n\($0)" }
    let lost = graph.boxes.indices.filter { !graph.boxes[$0].isReached }.map { "n\($0)" }
    lines.append("  classDef help stroke-width:4px")
    lines.append("  classDef lost stroke-dasharray:4")
    if !help.isEmpty { lines.append("  class \(help.joined(separator: ",")) help") }
    if !lost.isEmpty { lines.append("  class \(lost.joined(separator: ",")) lost") }
    return lines.joined(separator: "\n")
  }

  private func count(of box: DialogGraph.Box) -> String {
    traffic?.visits(of: box.node).map { " (\($0))" } ?? ""
  }

  private func mermaidWords(_ text: String) -> String {
    text.replacing(["\"": "#quot;", "<": "#lt;", ">": "#gt;", "\n": " "])
  }
}

extension MapText {
  var dot: String {
    var lines = [
      "digraph \(dotWords(graph.title)) {", "  rankdir=LR;",
      "  node [shape=box, fontname=\"sans-serif\"];",
    ]
    for (place, box) in graph.boxes.enumerated() {
      var style = ["label=\(dotWords(box.name + count(of: box)))"]
      if !box.isOfDialog { style.append("shape=oval") }
      if box.showsHelp { style.append("penwidth=3") }
      if !box.isReached { style.append("style=dashed") }
      lines.append("  n\(place) [\(style.joined(separator: ", "))];")
    }
    var endings = 0
    for (place, box) in graph.boxes.enumerated() {
      for exit in box.exits {
        var style = exit.label.map { ["label=\(dotWords($0))"] } ?? []
        if exit.kind == .call || exit.isLoop { style.append("style=dashed") }
        var target = ""
        switch exit.target {
        case .box(let next): target = "n\(next)"
        case .ending(let name):
          target = "e\(endings)"
          endings += 1
          lines.append("  \(target) [label=\(dotWords(name)), shape=plaintext];")
        }
        let suffix = style.isEmpty ? "" : " [\(style.joined(separator: ", "))]"
        lines.append("  n\(place) -> \(target)\(suffix);")
      }
    }
    return (lines + ["}"]).joined(separator: "\n")
  }

  private func dotWords(_ text: String) -> String {
    let escaped = text.replacing(["\"": "\\\"", "\\": "\\\\", "\n": " "])
    return "\"\(escaped)\""
  }
}

extension String {
  /// With other words for some letters.
  func replacing(_ letters: [Character: String]) -> String {
    reduce(into: "") { words, letter in words += letters[letter] ?? String(letter) }
  }
}
