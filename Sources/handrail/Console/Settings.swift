/// What the options that every command takes come to.
struct Settings {
  enum Colour: String {
    case auto, always, never
  }

  enum Width: Equatable {
    /// The smaller of the window and 72 columns.
    case fitting
    case columns(Int)
    case none
  }

  var dialogs: String?
  var transcripts: String?
  var country: String?
  var isPlain = false
  var colour = Colour.auto
  var width = Width.fitting
  var isQuiet = false
  var isVerbose = false

  init() {}

  init(_ arguments: ParsedArguments, environment: (String) -> String?) throws {
    dialogs = arguments[.dialogs]
    transcripts = arguments[.transcripts]
    country = arguments[.country]
    isPlain = arguments.has(.plain) || environment("ACCESSIBLE").map { !$0.isEmpty } ?? false
    colour = arguments[.color].flatMap(Colour.init) ?? .auto
    isQuiet = arguments.has(.quiet)
    isVerbose = arguments.has(.verbose)
    if let text = arguments[.width] { width = try Self.width(text) }
  }

  /// Narrower than this no line of a conversation can be read.
  static let leastColumns = 20

  private static func width(_ text: String) throws -> Width {
    if text == "none" { return .none }
    guard let columns = Int(text), columns >= leastColumns else {
      throw Failure.usage(
        "--width takes a number of columns from \(leastColumns), or none, not \"\(text)\"")
    }
    return .columns(columns)
  }
}
