import Platform

/// Why a transcript could not be written, in a sentence that says what to do about it.
public enum TranscriptError: Error, Equatable, Sendable, CustomStringConvertible {
  case refused(SystemError)
  /// Other users of the machine could read what is in the folder.
  case openToOthers(folder: String)
  /// Another process has it, or has written to it since.
  case openElsewhere(path: String)
  /// A write failed before; nothing more goes into this file.
  case broken(path: String)
  case unreadable(TranscriptProblem)

  public var description: String {
    switch self {
    case .refused(let error): ScreenText.clean(error.description, for: .reviewer)
    case .openToOthers(let folder):
      "other people on this computer can look into \(ScreenText.clean(folder, for: .reviewer)); "
        + "to keep it to yourself, type: chmod 700 \(ScreenText.clean(quoted(folder), for: .reviewer))"
    case .openElsewhere(let path): "\(ScreenText.clean(path, for: .reviewer)) is open elsewhere"
    case .broken(let path):
      "\(ScreenText.clean(path, for: .reviewer)) could not be written to earlier"
    case .unreadable(let problem): problem.description
    }
  }

  private func quoted(_ path: String) -> String {
    let plain = path.utf8.allSatisfy {
      (0x2B...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        || $0 == 0x5F
    }
    return plain
      ? path
      : "'"
        + path.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
