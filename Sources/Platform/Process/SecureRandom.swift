#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Random bytes that nobody can foresee: for ids, seeds and the codes to come back with.
public enum SecureRandom {
  public static func bytes(_ count: Int) throws(SystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    // getentropy gives at most 256 bytes at once, all or none of them.
    var filled = 0
    while filled < count {
      let size = min(256, count - filled)
      let answer = bytes.withUnsafeMutableBytes { all -> Int32 in
        guard let start = all.baseAddress else { return 0 }
        return retryingInterrupts { getentropy(start.advanced(by: filled), size) }
      }
      guard answer == 0 else { throw SystemError(last: "getentropy") }
      filled += size
    }
    return bytes
  }

  public static func number() throws(SystemError) -> UInt64 {
    try bytes(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
