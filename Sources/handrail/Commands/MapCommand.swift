import DialogEngine

/// `handrail map`
enum MapCommand {
  private static let format = Option(
    "format", .oneOf(["outline", "mermaid", "dot", "svg"]), "text, or a picture")
  private static let traffic = Option(
    "traffic", .file("PATH"), "how often kept conversations came by")

  static let spec = CommandSpec(
    "map", .optional("DIALOG"), for: .author, "shows where a dialog leads",
    examples: [
      .init("handrail map relapse", "an outline to read"),
      .init("handrail map relapse --format svg > relapse.svg", "a picture, for any browser"),
      .init("handrail map relapse --format mermaid", "for a page that draws Mermaid"),
      .init("handrail map relapse --traffic Transcripts", "with counts from transcripts"),
    ],
    options: [format, traffic], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let loaded = try LoadedPack.load(on: invocation.console)
    let dialogs = try chosen(invocation, loaded)
    let names = ConditionNames(loaded.pack, loaded.compilation)
    let traffic = try invocation[traffic].map { try Traffic($0, loaded.pack) }
    for (place, dialog) in dialogs.enumerated() {
      let graph = DialogGraph(of: dialog, in: loaded.pack, words: names.words(at:))
      if place > 0 { try invocation.console.output.print("") }
      try invocation.console.output.print(text(graph, traffic, invocation[format]))
    }
    if let traffic, traffic.leftOut > 0 {
      invocation.console.note(
        "\(traffic.leftOut) conversations are not for reviewers, and left out")
    }
    return .fine
  }

  private static func chosen(_ invocation: Invocation, _ loaded: LoadedPack) throws -> [DialogID] {
    if let name = invocation.operands.first { return [try loaded.dialog(named: name)] }
    let all = loaded.tables.dialogs
    if all.count > 1, let format = invocation[format], format != "outline" {
      throw Failure.usage(
        "a picture shows one dialog",
        advice: ["there are \(listing(all.map(\.id), "and"))"])
    }
    return all.indices.map { DialogID($0) }
  }

  private static func text(_ graph: DialogGraph, _ traffic: Traffic?, _ format: String?) -> String {
    switch format {
    case "mermaid": MapText(graph: graph, traffic: traffic).mermaid
    case "dot": MapText(graph: graph, traffic: traffic).dot
    case "svg": MapDrawing(graph, traffic: traffic).svg
    default: MapText(graph: graph, traffic: traffic).outline
    }
  }
}
