import DialogEngine
import Platform
import Transcripts

/// Where conversations are kept on this machine.
struct TranscriptPlace {
  let path: String
  /// Named by a person, and then left as it is.
  let isNamed: Bool

  static func find(on console: Console) throws -> TranscriptPlace {
    if let named = console.settings.transcripts {
      return TranscriptPlace(path: named, isNamed: true)
    }
    if let named = console.environment("HANDRAIL_TRANSCRIPTS"), !named.isEmpty {
      return TranscriptPlace(path: named, isNamed: true)
    }
    if File.exists("Transcripts") { return TranscriptPlace(path: "Transcripts", isNamed: false) }
    if let state = console.environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return TranscriptPlace(path: state + "/handrail/Transcripts", isNamed: false)
    }
    guard let home = console.environment("HOME"), !home.isEmpty else {
      throw Failure(.noFile, "there is no place for transcripts", advice: ["--transcripts DIR"])
    }
    return TranscriptPlace(path: home + "/.local/state/handrail/Transcripts", isNamed: false)
  }

  /// For writing. Our own folder is closed to everybody else before anything goes into it.
  func open(sync: SyncMode = .second) throws -> TranscriptFolder {
    if !isNamed, File.exists(path) {
      try FileDescriptor.open(path, [.readOnly, .directory]).setMode(0o700)
    }
    return try TranscriptFolder(path, sync: sync)
  }

  /// Conversations that were kept to be held against the dialogs: in the folder that was named, or
  /// in `examples` where it was not.
  static func examples(on console: Console) throws -> [Transcript] {
    guard let place = try? find(on: console) else { return [] }
    let folder = place.isNamed ? place.path : place.path + "/examples"
    guard File.exists(folder) else { return [] }
    let transcripts = try Directory.files(under: folder, endingIn: ".jsonl").map {
      try Transcript.read($0)
    }
    return transcripts.filter { $0.consent == Consent.reviewer.name }
  }
}
