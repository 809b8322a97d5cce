import DialogCompiler
import DialogEngine
import DialogSyntax
import Testing

@testable import handrail

@Suite struct MapTests {
  @Test func `the pictures of all shipped dialogs are well formed and say what they show`() throws {
    let pack = try shippedPack()
    for dialog in pack.tables.dialogs.indices {
      let graph = DialogGraph(of: DialogID(dialog), in: pack)
      let svg = MapDrawing(graph, traffic: nil).svg
      let tags = TagCount(svg)
      #expect(tags.isBalanced)
      #expect(svg.contains("role=\"img\"") && svg.contains("<title id=\"t\">"))
    }
  }

  @Test func `no box lies on another, and every line goes to the right`() throws {
    let pack = try shippedPack()
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

  @Test func `no line passes through a box, so no words are crossed`() throws {
    let pack = try shippedPack()
    for dialog in pack.tables.dialogs.indices {
      let layout = MapLayout(DialogGraph(of: DialogID(dialog), in: pack))
      for way in layout.ways {
        for lane in way.through {
          let column = layout.places.indices.filter {
            layout.isDrawn[$0] && layout.places[$0].column == lane.column
          }
          #expect(
            column.allSatisfy {
              let box = layout.places[$0]
              return lane.y < box.y || lane.y > box.y + box.height
            })
        }
      }
    }
  }

  @Test func `rows say the choice, the condition and where no line leads`() throws {
    let dialog = """
      dialog: d
      title: D
      variables:
        sure: number 0 to 10
      nodes:
        start:
          - ask: How sure?
            answer: sure
            skip: lost
          - switch: sure
            cases:
              0 to 3: low
              4 to 10:
                - goto: high
        low:
          - ask: And then?
            choices:
              Help:
                call: high
                goto: start
              Stop:
                - if: sure is 0
                  then: lost
                - end: over
        high:
          - say: You are sure.
        lost:
          - end: over
      """
    let files = [
      ("dialog.yaml", dialog), ("contacts.yaml", "contacts: none\ncountry: none\nlines: {}\n"),
      ("pack.yaml", "pack: p\ntitle: P\nlanguage: en\nopening: d/\nlanding: d/\n"),
    ].map { SourceFile(name: $0.0, bytes: Array($0.1.utf8)) }
    let compilation = compile(files)
    let pack = try #require(compilation.pack)
    let names = ConditionNames(pack, compilation)
    let graph = DialogGraph(of: DialogID(0), in: pack, words: names.words(at:))
    let outline = MapText(graph: graph, traffic: nil).outline
    #expect(
      outline == """
        D

          start (start, the opening, the main menu)
            skip -> lost
            sure 0 to 3 -> low
            sure 4 to 10 -> high

          low
            "Help" calls high
            "Help" -> start (back)
            "Stop" if sure is 0 -> lost
            "Stop" ends: over

          high

          lost
            ends: over
        """)
    let svg = MapDrawing(graph, traffic: nil).svg
    for row in [
      "sure 0 to 3<", "Help · ", "then · back to start<", "Stop, if sure is 0", "ends: over",
    ] {
      #expect(svg.contains(row), "\(row)")
    }
  }

  @Test func `traffic counts nodes and choices of kept conversations`() throws {
    let files = try PackFolder.files(at: "Tests/HandrailTests/Conversations/Dialogs")
    let pack = try #require(compile(files).pack)
    let path = "Tests/HandrailTests/Conversations/Traffic/week.jsonl"
    let traffic = try Traffic(path, pack)
    let graph = DialogGraph(of: DialogID(0), in: pack)
    let outline = MapText(graph: graph, traffic: traffic).outline
    #expect(outline.contains("menu (the main menu, 2 visits)\n    \"Talk about the week\" -> week"))
    #expect(outline.contains("\"Hear a long line\" (1) -> long\n    \"Finish\" (1) -> finish"))
    let svg = MapDrawing(graph, traffic: traffic).svg
    #expect(svg.contains("menu</tspan> (2, the main menu)") && svg.contains(">Finish (1)<"))
  }

  @Test func `every node of a dialog has its place in the outline`() throws {
    let pack = try shippedPack()
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
