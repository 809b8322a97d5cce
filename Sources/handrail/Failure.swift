import Platform
import Transcripts

/// What ends a command early: what is said about it, and the code to leave with.
struct Failure: Error {
  var code: ExitCode
  /// One sentence, lower case, without a full stop.
  var message: String
  /// What to do, or where was looked; one a line.
  var advice: [String]

  init(_ code: ExitCode, _ message: String, advice: [String] = []) {
    self.code = code
    self.message = message
    self.advice = advice
  }

  static func usage(_ message: String, advice: [String] = []) -> Failure {
    Failure(.usage, message, advice: advice)
  }
}

extension Failure {
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as SystemError: self.init(ExitCode(error.code), error.description)
    case let error as TranscriptError: self.init(ExitCode(error), error.description)
    case let problem as TranscriptProblem: self.init(.badFile, problem.description)
    default: self.init(.ourBug, "this should not have happened: \(error)")
    }
  }
}

extension ExitCode {
  init(_ errno: Errno) {
    switch errno {
    case .brokenPipe: self = .fine
    case .noSuchFile, .notADirectory, .isADirectory: self = .noFile
    case .accessDenied, .notPermitted, .tooManyLinks: self = .notAllowed
    case .alreadyExists, .readOnlyFileSystem, .nameTooLong: self = .cannotCreate
    case .wouldBlock: self = .inUse
    case .addressInUse, .addressNotAvailable, .connectionRefused: self = .unavailable
    case .fileTooLarge: self = .badFile
    default: self = .inputOutput
    }
  }
}

extension ExitCode {
  init(_ error: TranscriptError) {
    switch error {
    case .refused(let error): self = ExitCode(error.code)
    case .openToOthers: self = .notAllowed
    case .openElsewhere: self = .inUse
    case .broken: self = .inputOutput
    case .unreadable: self = .badFile
    }
  }
}
