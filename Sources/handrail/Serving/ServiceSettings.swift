import DialogEngine
import LineServer
import Platform
import Transcripts

/// What a host has decided about the service, beyond the server's own setup.
struct ServiceSettings {
  enum Record: String, CaseIterable {
    case never, ask, always
  }

  /// The folder that the pack was read from.
  var dialogs = ""
  var record = Record.ask
  var dialog: String?
  var country: String?
  var isPlain = false
  /// The width where the visitor's client says nothing of its own.
  var width: Int?

  var keeping: Keeping {
    switch record {
    case .never: .set(.none)
    case .ask: .ask
    case .always: .always
    }
  }
}

extension ServiceSettings {
  /// How a conversation with this pack begins.
  func beginning(with pack: Pack, seed: UInt64) -> Beginning {
    Beginning(
      seed: seed, dialog: dialog.flatMap(pack.dialog(named:)), country: place(in: pack),
      keeping: keeping)
  }

  /// Where the country stands in this pack; after a reload it may be elsewhere.
  func place(in pack: Pack) -> Int? {
    country.flatMap { code in pack.tables.countries.firstIndex { $0.id == code } }
  }
}

extension Texts {
  /// What the server says, in the words of the pack, with the numbers of the host's country.
  init(_ pack: Pack, _ settings: ServiceSettings, idleNotice minutes: Int) {
    self.init()
    let country = settings.place(in: pack)
    let columns = settings.isPlain ? nil : settings.width ?? Layout.mostColumns
    func words(_ message: EngineMessage) -> String {
      let words = pack.words(message, [.minutes: String(minutes)], country: country)
      return Wrapping(columns: columns, indent: 0, lineEnd: .lineFeed).wrapped(words)
    }
    full = words(.serverFull)
    tooManyFromAddress = words(.tooManyLines)
    lineTooLong = words(.lineTooLong)
    lineTime = words(.lineTooSlow)
    firstLine = words(.idleClosed)
    idleNotice = words(.idleSoon)
    idle = words(.idleClosed)
    shutdown = words(.stopping)
  }
}
