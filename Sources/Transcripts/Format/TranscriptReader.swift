import Platform

/// Reads a transcript record by record, in as much memory as its longest line needs.
public struct TranscriptReader: ~Copyable {
  public enum Item: Equatable, Sendable {
    case header(Header)
    case record(Record)
    /// A line that is left out, because the reader was told to go on.
    case damaged(TranscriptProblem)
    /// The file ends in a cut line of so many bytes, which is dropped.
    case cut(bytes: Int)
  }

  public static let pieceBytes = 65_536

  private let path: String
  private let skipsDamaged: Bool
  private let source: FileDescriptor
  private var lines: TranscriptLines

  /// Opens a file.
  public init(path: String, skippingDamaged: Bool = false) throws(SystemError) {
    let file = try FileDescriptor.open(path, [.readOnly, .nonBlocking])
    if try file.status().kind == .directory {
      throw SystemError("read", path: path, code: .isADirectory)
    }
    self.init(file, path: path, skippingDamaged: skippingDamaged)
  }

  init(_ file: consuming FileDescriptor, path: String, skippingDamaged: Bool = false) {
    self.path = path
    skipsDamaged = skippingDamaged
    source = file
    lines = TranscriptLines(path: path)
  }

  /// Nil at the end of the file.
  public mutating func next() throws -> Item? {
    while true {
      do {
        if let item = try lines.next() { return item }
      } catch {
        guard skipsDamaged, case .broken = error.kind else { throw error }
        return .damaged(error)
      }
      if lines.isFinished { return nil }
      try readPiece()
    }
  }

  private mutating func readPiece() throws {
    var piece = [UInt8](repeating: 0, count: Self.pieceBytes)
    do {
      let count = try source.read(into: &piece)
      if count == 0 { lines.finish() } else { lines.take(piece[..<count]) }
    } catch {
      throw SystemError(error.call, path: path, code: error.code)
    }
  }
}
