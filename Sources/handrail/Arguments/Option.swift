/// Something that can be set on the command line. Parsing, help and completions all read these.
struct Option: Sendable {
  enum Value: Sendable {
    /// It is given or it is not.
    case none
    case text(String)
    case number(String)
    case file(String)
    case folder(String)
    case oneOf([String])
  }

  /// Without dashes; a single letter is written with one dash.
  let name: String
  let value: Value
  let about: String

  init(_ name: String, _ value: Value = .none, _ about: String) {
    self.name = name
    self.value = value
    self.about = about
  }
}

extension Option {
  /// As it is typed.
  var spelling: String { (name.utf8.count == 1 ? "-" : "--") + name }

  /// As help shows it, with what comes after it.
  var usage: String {
    if let valueName = value.valueName { "\(spelling) \(valueName)" } else { spelling }
  }
}

extension Option.Value {
  var valueName: String? {
    switch self {
    case .none: nil
    case .text(let name), .number(let name), .file(let name), .folder(let name): name
    case .oneOf(let words): words.joined(separator: "|")
    }
  }
}

extension Option {
  static let dialogs = Option("dialogs", .folder("DIR"), "the folder with the dialog files")
  static let transcripts = Option("transcripts", .folder("DIR"), "the folder with transcripts")
  static let country = Option("country", .text("XX"), "whose phone numbers to show, such as gb")
  static let plain = Option("plain", "labels in words and no wrapping, for screen readers")
  static let color = Option("color", .oneOf(["auto", "always", "never"]), "when to use colour")
  static let width = Option("width", .text("N|none"), "where lines are wrapped")
  static let quiet = Option("q", "say less")
  static let verbose = Option("v", "say more")
  static let help = Option("help", "this page")
  static let version = Option("version", "the version of the program")

  /// Understood before and after every command.
  static let global: [Option] = [
    dialogs, transcripts, country, plain, color, width, quiet, verbose, help, version,
  ]

  init(_ name: String, _ about: String) {
    self.init(name, .none, about)
  }
}
