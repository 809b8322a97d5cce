import DialogEngine
import Transcripts

/// `handrail chat`
enum ChatCommand {
  private static let record = Option(
    "record", .oneOf(["none", "me", "reviewer"]), "what is kept, instead of asking")
  private static let seed = Option("seed", .text("HEX"), "the same chances each time")
  private static let from = Option(
    "from", .text("DIALOG/NODE"), "begin there, without the opening")
  private static let with = Option(
    "with", .text("NAME=VALUE"), "a variable that is set already; may be given again")

  private static let resume = Option(
    "resume", .text("CODE"), "go on where a conversation was put aside")

  private static let output = Option(
    "o", .file("FILE"), "the conversation as plain text in this file, too")

  private static let watch = Option(
    "watch", "takes dialogs in when they are saved, and goes on at the same question")

  static let spec = CommandSpec(
    "chat", .optional("DIALOG"), for: .visitor, "talk in this terminal",
    examples: [
      .init("handrail chat", "the opening, then the menu"),
      .init("handrail chat relapse", "the opening, then this dialog"),
      .init("handrail chat --from relapse/feelings", "straight into one node, to try it out"),
      .init("handrail chat relapse --watch", "while you write it in another window"),
      .init("printf '1\\n2\\n' | handrail chat", "replies from a pipe, one a line"),
      .init("handrail chat -o talk.txt", "to keep the words; never over a file that is there"),
      .init("rlwrap handrail chat", "with the arrow keys, where rlwrap is installed"),
    ],
    options: [record, resume, seed, from, with, output, watch], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    // Before the files are read: what is saved from here on is not in them.
    let changes = invocation.has(watch) ? DialogWatch(try PackFolder.find(on: console)) : nil
    let loaded = try LoadedPack.load(on: console, withTests: false)
    var beginning = try beginning(invocation, loaded)
    let store =
      invocation.has(resume)
      ? try store(on: console, loaded.pack)
      : try store(for: &beginning, on: console, loaded.pack)
    var session = ChatSession(loaded.pack, on: console, keptIn: store)
    session.copy = try invocation[output].map(ChatCopy.init)
    session.watch = changes
    if let code = invocation[resume] { return try session.run(resuming: code) }
    return try session.run(from: beginning)
  }

  private static func beginning(_ invocation: Invocation, _ loaded: LoadedPack) throws -> Beginning
  {
    let dialog = try invocation.operands.first.map(loaded.dialog)
    let node = try invocation[from].map { try loaded.node(named: $0, for: from) }
    let scope = node.map { loaded.tables.nodes[$0].dialog } ?? dialog
    let country = try invocation.console.settings.country.map(loaded.country)
    let level = invocation[record].flatMap { name in Consent.allCases.first { $0.name == name } }
    return Beginning(
      seed: try invocation.seed(seed) ?? invocation.console.chance(), dialog: dialog, from: node,
      given: try invocation.all(with).map { try loaded.given($0, in: scope) }, country: country,
      keeping: level.map { .set($0) } ?? .ask)
  }

  /// Where nothing can be written, a conversation that was not told to be recorded goes on without:
  /// then nobody is asked either.
  private static func store(for beginning: inout Beginning, on console: Console, _ pack: Pack)
    throws -> ConversationStore?
  {
    if beginning.keeping == .set(.none) { return nil }
    do {
      return try store(on: console, pack)
    } catch {
      guard beginning.keeping == .ask else { throw error }
      if console.settings.isVerbose { console.note("nothing can be kept: \(error)") }
      beginning.keeping = .set(.none)
      return nil
    }
  }

  private static func store(on console: Console, _ pack: Pack) throws -> ConversationStore {
    let folder = try TranscriptPlace.find(on: console).open()
    return ConversationStore(pack, in: folder, via: "terminal", clocks: console.clocks)
  }
}
