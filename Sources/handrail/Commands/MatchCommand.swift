import DialogEngine
import DialogSyntax
import Platform

/// `handrail match`
enum MatchCommand {
  private static let at = Option(
    "at", .text("DIALOG/NODE"), "the first question of this node: id or value, and what matched")
  private static let interrupts = Option("interrupts", "which interrupt would fire")
  private static let concepts = Option(
    "concepts", .text("LIST"), "the best of these concepts, separated by commas, or of all")
  private static let explain = Option(
    "explain", "columns at the end: which phrase, and what came next")

  static let spec = CommandSpec(
    "match", for: .author, "what replies from standard input match, one a line",
    examples: [
      .init("echo \"im safe\" | handrail match --at relapse/opening", "which choice that is"),
      .init("handrail match --interrupts < replies.txt", "what would fire"),
      .init("echo yeah | handrail match --concepts yes,no --explain", "the best concept, and why"),
    ],
    options: [at, interrupts, concepts, explain], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let question = try question(invocation)
    let console = invocation.console
    while case .line(let line) = try console.input.nextLine() {
      let matching = question.match(Cleaning.clean(bytes: line))
      let columns = matching.columns + (invocation.has(explain) ? matching.explanation : [])
      let row = columns.map { ScreenText.clean($0, for: .reviewer) }.joined(separator: "\t")
      try console.output.write(row + "\n")
    }
    return .fine
  }

  private static func question(_ invocation: Invocation) throws -> ReplyMatcher {
    let wanted = [at, interrupts, concepts].filter(invocation.has)
    guard wanted.count == 1 else {
      throw Failure.usage(
        "match takes one of --at DIALOG/NODE, --interrupts and --concepts LIST",
        advice: ["handrail match --help shows examples"])
    }
    let loaded = try LoadedPack.load(on: invocation.console)
    if let name = invocation[at] {
      return try ReplyMatcher(loaded.pack, at: loaded.node(named: name, for: at))
    }
    if let list = invocation[concepts] {
      return ReplyMatcher(loaded.pack, concepts: try chosen(list, loaded.tables.concepts))
    }
    return ReplyMatcher(loaded.pack)
  }

  private static func chosen(_ list: String, _ concepts: [Concept]) throws -> [ConceptID] {
    if list == "all" {
      return concepts.indices.filter { concepts[$0].isAnswer }.map { ConceptID($0) }
    }
    return try list.split(separator: ",").map { part in
      let name = part.trimmed
      if let place = concepts.firstIndex(where: { $0.name == name }) { return ConceptID(place) }
      throw Failure.usage(
        "there is no concept named \"\(name)\"",
        advice: [didYouMean(nearest(to: name, in: concepts.map(\.name)))])
    }
  }
}
