import DialogEngine
import LineServer
import Platform
import Transcripts

/// What a host has decided about the service, beyond the server's own setup.
struct ServiceSettings {
  enum Record: String, CaseIterable {
    case never, ask, always
  }

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
    let tables = pack.tables
    let place = country.flatMap { code in tables.countries.firstIndex { $0.id == code } }
    return Beginning(
      seed: seed, dialog: dialog.flatMap(pack.dialog(named:)), country: place, keeping: keeping)
  }
}

extension Texts {
  /// What the server says, in the words of the pack.
  init(_ pack: Pack, idleNotice minutes: Int) {
    self.init()
    full = pack.words(.serverFull)
    lineTooLong = pack.words(.lineTooLong)
    lineTime = pack.words(.lineTooSlow)
    firstLine = pack.words(.idleClosed)
    idleNotice = pack.words(.idleSoon, [.minutes: String(minutes)])
    idle = pack.words(.idleClosed)
    wrongCodes = pack.words(.wrongCodes)
    shutdown = pack.words(.stopping)
  }
}
