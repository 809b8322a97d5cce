#if canImport(Glibc)
  import CEpoll
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The running program as its system sees it: arguments, environment, place, end.
public enum Program {
  /// Without the name of the program.
  public static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

  public static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  /// Programs started later, and libraries, no longer see it.
  public static func removeFromEnvironment(_ name: String) {
    _ = unsetenv(name)
  }

  public static var processIdentifier: Int32 { getpid() }

  /// Where the program's own file lies, with links followed.
  public static var path: String? {
    #if os(Linux)
      return realPath("/proc/self/exe")
    #else
      var size: UInt32 = 4096
      var bytes = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&bytes, &size) == 0 else { return nil }
      return bytes.withUnsafeBufferPointer {
        $0.baseAddress.flatMap { String(validatingCString: $0) }
      }
      .flatMap(realPath)
    #endif
  }

  /// The one path without links that leads to this file.
  public static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(validatingCString: resolved)
  }

  public static func leave(_ code: Int32) -> Never {
    exit(code)
  }

  /// Hands the pages back to the system that were needed for a while and hold nothing any more.
  public static func returnFreeMemory() {
    #if canImport(Glibc)
      _ = malloc_trim(0)
    #endif
  }

  /// A reader that has gone is an error of `write`, not the end of the program.
  public static func ignoreBrokenPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// The most descriptors this process may have, after raising the soft limit to the hard one.
  public static func raiseDescriptorLimit() -> Int {
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return 256 }
    #if canImport(Darwin)
      // The system refuses more than this many, whatever the hard limit says.
      let highest = min(limit.rlim_max, rlim_t(OPEN_MAX))
    #else
      let highest = limit.rlim_max
    #endif
    var raised = limit
    raised.rlim_cur = max(limit.rlim_cur, highest)
    let isRaised = setrlimit(resource, &raised) == 0
    return Int(clamping: isRaised ? raised.rlim_cur : limit.rlim_cur)
  }
}
