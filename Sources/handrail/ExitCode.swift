/// How the program ended, for scripts. The numbers are part of its interface.
enum ExitCode: Int32, Sendable, CaseIterable {
  case fine = 0
  /// It looked and found something: findings, drift, a failed test, a failed walk.
  case found = 1
  case usage = 64
  case badFile = 65
  case noFile = 66
  case unavailable = 69
  case ourBug = 70
  case cannotCreate = 73
  case inputOutput = 74
  case inUse = 75
  case notAllowed = 77
  case interrupted = 130
}

extension ExitCode {
  var meaning: String {
    switch self {
    case .fine: "fine"
    case .found: "looked and found something: findings, drift, a failed test or walk"
    case .usage: "wrong usage"
    case .badFile: "a file is not what it should be"
    case .noFile: "no such file"
    case .unavailable: "the port is taken or the service is not there"
    case .ourBug: "a mistake in this program"
    case .cannotCreate: "a file can't be created"
    case .inputOutput: "input or output failed, or the disk is full"
    case .inUse: "in use elsewhere, try again"
    case .notAllowed: "not allowed"
    case .interrupted: "interrupted"
    }
  }
}
