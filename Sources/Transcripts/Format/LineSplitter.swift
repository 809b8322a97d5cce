/// Cuts bytes into lines at LF, whatever pieces they come in; holds one line at most.
struct LineSplitter {
  /// A longer line is no record of ours.
  static let lineBytes = 1 << 20

  struct Line: Equatable {
    /// Without its LF; empty when it was too long.
    var bytes: ArraySlice<UInt8>
    /// From 1.
    var number: Int
    /// False for a last piece without LF.
    var isWhole: Bool
    var isTooLong: Bool
    /// How many bytes it had, without its LF.
    var count: Int
  }

  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var number = 0
  /// Bytes of a line that is too long, which have been thrown away.
  private var dropped = 0

  mutating func take(_ bytes: ArraySlice<UInt8>) {
    buffer.removeFirst(start)
    searched -= start
    start = 0
    buffer.append(contentsOf: bytes)
  }

  mutating func next() -> Line? {
    guard let end = buffer[searched...].firstIndex(of: 0x0A) else {
      searched = buffer.count
      dropWhatIsTooLong()
      return nil
    }
    let line = line(to: end, isWhole: true)
    start = end + 1
    searched = start
    return line
  }

  /// What is left after the last LF.
  mutating func rest() -> Line? {
    guard buffer.count > start || dropped > 0 else { return nil }
    let line = line(to: buffer.count, isWhole: false)
    start = buffer.count
    searched = start
    return line
  }

  private mutating func line(to end: Int, isWhole: Bool) -> Line {
    number += 1
    let count = dropped + end - start
    dropped = 0
    let isTooLong = count > Self.lineBytes
    return Line(
      bytes: isTooLong ? [] : buffer[start..<end], number: number, isWhole: isWhole,
      isTooLong: isTooLong, count: count)
  }

  private mutating func dropWhatIsTooLong() {
    guard buffer.count - start > Self.lineBytes else { return }
    dropped += buffer.count - start
    buffer.removeAll(keepingCapacity: true)
    start = 0
    searched = 0
  }
}
