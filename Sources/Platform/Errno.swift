#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The reason the operating system gave for refusing a call, with its plain wording.
public struct Errno: Error, Hashable, Sendable, RawRepresentable {
  public let rawValue: Int32

  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The one place where `errno` is read: right after a call that failed, before anything else runs.
  static var last: Errno { Errno(rawValue: errno) }
}

extension Errno {
  public static let notPermitted = Errno(rawValue: EPERM)
  public static let noSuchFile = Errno(rawValue: ENOENT)
  public static let interrupted = Errno(rawValue: EINTR)
  public static let inputOutput = Errno(rawValue: EIO)
  public static let badDescriptor = Errno(rawValue: EBADF)
  public static let wouldBlock = Errno(rawValue: EAGAIN)
  public static let outOfMemory = Errno(rawValue: ENOMEM)
  public static let accessDenied = Errno(rawValue: EACCES)
  public static let alreadyExists = Errno(rawValue: EEXIST)
  public static let notADirectory = Errno(rawValue: ENOTDIR)
  public static let isADirectory = Errno(rawValue: EISDIR)
  public static let invalidArgument = Errno(rawValue: EINVAL)
  public static let tooManyFilesInSystem = Errno(rawValue: ENFILE)
  public static let tooManyFiles = Errno(rawValue: EMFILE)
  public static let fileTooLarge = Errno(rawValue: EFBIG)
  public static let diskFull = Errno(rawValue: ENOSPC)
  public static let quotaExceeded = Errno(rawValue: EDQUOT)
  public static let readOnlyFileSystem = Errno(rawValue: EROFS)
  public static let brokenPipe = Errno(rawValue: EPIPE)
  public static let tooManyLinks = Errno(rawValue: ELOOP)
  public static let nameTooLong = Errno(rawValue: ENAMETOOLONG)
  public static let directoryNotEmpty = Errno(rawValue: ENOTEMPTY)
  public static let notSupported = Errno(rawValue: ENOSYS)
  public static let operationNotSupported = Errno(rawValue: EOPNOTSUPP)
  public static let notASocket = Errno(rawValue: ENOTSOCK)
  public static let addressInUse = Errno(rawValue: EADDRINUSE)
  public static let addressNotAvailable = Errno(rawValue: EADDRNOTAVAIL)
  public static let addressFamilyNotSupported = Errno(rawValue: EAFNOSUPPORT)
  public static let noBufferSpace = Errno(rawValue: ENOBUFS)
  public static let connectionRefused = Errno(rawValue: ECONNREFUSED)
  public static let connectionReset = Errno(rawValue: ECONNRESET)
  public static let connectionAborted = Errno(rawValue: ECONNABORTED)
  public static let timedOut = Errno(rawValue: ETIMEDOUT)
  public static let notATerminal = Errno(rawValue: ENOTTY)
  public static let inProgress = Errno(rawValue: EINPROGRESS)
}

extension Errno: CustomStringConvertible {
  /// Our own words, because those of the system change with its locale and its maker.
  public var description: String {
    Self.wordings[self] ?? "error \(rawValue)"
  }

  private static let wordings: [Errno: String] = [
    .notPermitted: "not permitted", .noSuchFile: "no such file or folder",
    .interrupted: "interrupted", .inputOutput: "input or output failed",
    .badDescriptor: "already closed", .wouldBlock: "in use elsewhere, try again",
    .outOfMemory: "out of memory", .accessDenied: "not allowed",
    .alreadyExists: "already there", .notADirectory: "not a folder",
    .isADirectory: "this is a folder", .invalidArgument: "not a valid argument",
    .tooManyFilesInSystem: "too many files open on this machine",
    .tooManyFiles: "too many files open", .fileTooLarge: "file too large",
    .diskFull: "disk full", .quotaExceeded: "disk quota used up",
    .readOnlyFileSystem: "the disk is read-only", .brokenPipe: "the reader has gone",
    .tooManyLinks: "a link is not followed here", .nameTooLong: "name too long",
    .directoryNotEmpty: "folder not empty", .notSupported: "not supported by this system",
    .operationNotSupported: "not supported here",
    .notASocket: "there is something else than a socket", .addressInUse: "address in use",
    .addressNotAvailable: "not an address of this machine",
    .addressFamilyNotSupported: "this kind of address is not supported here",
    .noBufferSpace: "no room for more connections", .connectionRefused: "connection refused",
    .connectionReset: "connection reset", .connectionAborted: "connection aborted",
    .timedOut: "timed out", .notATerminal: "not a terminal",
    .inProgress: "still under way",
  ]
}
