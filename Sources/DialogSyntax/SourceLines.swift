/// Lines and columns of a file, found from offsets. Built once, asked often.
public struct SourceLines: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  public init(_ file: SourceFile) {
    bytes = file.bytes
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    var starts = [marked ? 3 : 0]
    for (offset, byte) in bytes.enumerated() where byte == Byte.lineFeed {
      starts.append(offset + 1)
    }
    self.starts = starts
  }

  public var count: Int { starts.count }

  /// Both count from 1; a column is one Unicode scalar, and a byte order mark is none.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = line(of: offset)
    let start = starts[line - 1]
    guard offset > start else { return (line, 1) }
    let before = bytes[start..<min(offset, bytes.count)]
    return (line, 1 + before.count { !Byte.isContinuation($0) })
  }

  public func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line, without its break.
  public func range(ofLine line: Int) -> SourceRange {
    let start = starts[line - 1]
    guard line < starts.count else { return SourceRange(start, bytes.count) }
    let end = starts[line] - 1
    let isCut = end > start && bytes[end - 1] == Byte.carriageReturn
    return SourceRange(start, isCut ? end - 1 : end)
  }
}
