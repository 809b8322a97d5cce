import DialogCompiler
import DialogEngine
import DialogSyntax
import Testing

@testable import handrail

@Suite struct MapTests {
  private func shipped() throws -> Pack {
    let files = try PackFolder.files(at: "Dialogs")
    return try #require(compile(files).pack)
  }

  @Test func `the pictures of all shipped dialogs are well formed and say what they show`() throws {
    let pack = try shipped()
    for dialog in pack.tables.dialogs.indices {
      let graph = DialogGraph(of: DialogID(dialog), in: pack)
      let svg = MapDrawing(graph, traffic: nil).svg
      let tags = TagCount(svg)
      #expect(tags.isBalanced)
      #expect(svg.contains("role=\"img\"") && svg.contains("<title id=\"t\">"))
    }
  }

  @Test func `no box lies on another, and every line goes to the right`() throws {
    let pack = try shipped()
    for dialog in pack.tables.dialogs.indices {
      let graph = DialogGraph(of: DialogID(dialog), in: pack)
      let layout = MapLayout(graph)
      let drawn = layout.places.indices.filter { layout.isDrawn[$0] }
      for a in drawn {
        for b in drawn where a < b && layout.places[a].x == layout.places[b].x {
          let (first, second) = (layout.places[a], layout.places[b])
          #expect(first.y + first.height <= second.y || second.y + second.height <= first.y)
        }
      }
      for way in layout.ways { #expect(layout.places[way.from].x < layout.places[way.to].x) }
    }
  }

  @Test func `every node of a dialog has its place in the outline`() throws {
    let pack = try shipped()
    for (place, dialog) in pack.tables.dialogs.enumerated() {
      let outline = MapText(graph: DialogGraph(of: DialogID(place), in: pack), traffic: nil).outline
      for node in pack.tables.nodes where node.dialog == DialogID(place) {
        #expect(outline.contains("\n  \(node.name)"), "\(dialog.id)/\(node.name)")
      }
    }
  }
}

/// Counts what is opened and closed; enough for a picture that we write ourselves.
private struct TagCount {
  let isBalanced: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var isRight = true
    for piece in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      let tag = piece.prefix { $0 != ">" }
      if tag.hasPrefix("/") {
        isRight = isRight && open.popLast() == tag.dropFirst()
      } else if !tag.hasSuffix("/") {
        open.append(tag.prefix { $0 != " " })
      }
    }
    isBalanced = isRight && open.isEmpty
  }
}
