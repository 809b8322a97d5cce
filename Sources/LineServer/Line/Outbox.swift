import Platform

/// What is still to be sent to one reader. It owns memory only while something is.
struct Outbox {
  private(set) var bytes: [UInt8] = []
  private(set) var sent = 0
  /// Since when the reader has been further behind than the soft limit.
  private(set) var behindSince: MonotonicTime?

  var count: Int { bytes.count - sent }
  var isEmpty: Bool { bytes.count == sent }

  mutating func append(_ more: [UInt8]) {
    // Room for the prompt that follows nearly every reply.
    if bytes.isEmpty { bytes.reserveCapacity(more.count + 16) }
    bytes.append(contentsOf: more)
  }

  /// So many of the bytes have been handed to the kernel.
  mutating func remove(_ count: Int) {
    sent += count
    if isEmpty {
      bytes = []
      sent = 0
    } else if sent >= 65_536 {
      bytes.removeFirst(sent)
      sent = 0
    }
  }

  /// Drops what was appended after there were `count` bytes.
  mutating func cut(to count: Int) {
    bytes.removeLast(max(0, self.count - count))
    if isEmpty { remove(0) }
  }

  mutating func clear() {
    bytes = []
    sent = 0
  }

  /// Notes whether the reader is behind.
  mutating func judge(_ limits: Limits, at now: MonotonicTime) -> Standing {
    if limits.unsent == 0 { return .fine }
    if count > limits.unsent { return .hopeless }
    if count <= limits.unsentSoft {
      behindSince = nil
      return .fine
    }
    let since = behindSince ?? now
    behindSince = since
    return since + Limits.behindTime <= now ? .hopeless : .behind
  }

  enum Standing: Hashable {
    case fine
    /// Its input is not read until it has caught up.
    case behind
    /// It is hung up on.
    case hopeless
  }
}

/// The longest beginning of a reply that is no longer than `limit` and ends between characters.
func characterBoundary(_ bytes: [UInt8], from start: Int = 0, atMost limit: Int) -> Int {
  var end = start + limit
  if end >= bytes.count { return bytes.count }
  while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
  return end
}
