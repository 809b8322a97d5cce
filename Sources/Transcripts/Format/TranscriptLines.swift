/// Bytes in, items out: the rules of the format without a file.
struct TranscriptLines {
  typealias Item = TranscriptReader.Item

  let path: String
  private var splitter = LineSplitter()
  private var hasHeader = false
  /// A broken line and its length: what follows it tells whether it was cut and is accounted for.
  private var doubtful: (problem: TranscriptProblem, count: Int)?
  /// Read already, because of a doubtful line before it.
  private var following: Item?
  private(set) var isFinished = false

  init(path: String) {
    self.path = path
  }

  mutating func take(_ bytes: ArraySlice<UInt8>) {
    splitter.take(bytes)
  }

  /// No more bytes will come.
  mutating func finish() {
    isFinished = true
  }

  /// Nil: more bytes are needed, or nothing is left.
  mutating func next() throws(TranscriptProblem) -> Item? {
    if let item = following {
      following = nil
      return item
    }
    while let line = splitter.next() ?? (isFinished ? splitter.rest() : nil) {
      if let item = try hasHeader ? record(line) : header(line) { return item }
    }
    if isFinished, let (problem, _) = doubtful {
      doubtful = nil
      throw problem
    }
    return nil
  }
}

extension TranscriptLines {
  private mutating func header(_ line: LineSplitter.Line) throws(TranscriptProblem) -> Item {
    guard let object = try? FlatReader.read(line.bytes) else {
      // The header itself may have been cut.
      let beginning = line.bytes.prefix(Self.opening.count)
      if !line.isWhole && !line.isTooLong && Self.opening.starts(with: beginning) {
        return .cut(bytes: line.count)
      }
      throw problem(line, .notATranscript)
    }
    guard case .number(let version)? = object["handrail"], version >= 1 else {
      throw problem(line, .notATranscript)
    }
    if version > Header.version { throw problem(line, .newer(version)) }
    hasHeader = true
    return .header(Header(object))
  }

  /// How every transcript begins.
  private static let opening = Array("{\"handrail\":".utf8)

  /// Nil for a line that the next one decides about.
  private mutating func record(_ line: LineSplitter.Line) throws(TranscriptProblem) -> Item? {
    switch read(line) {
    case .success(let record):
      guard let (problem, count) = doubtful else { return .record(record) }
      doubtful = nil
      following = .record(record)
      if case .resume(let back) = record.event, back.lost == count { return .cut(bytes: count) }
      throw problem
    case .failure(let problem):
      let earlier = doubtful
      doubtful = nil
      if line.isWhole { doubtful = (problem, line.count) }
      if let earlier {
        if !line.isWhole { following = .cut(bytes: line.count) }
        throw earlier.problem
      }
      return line.isWhole ? nil : .cut(bytes: line.count)
    }
  }

  private func read(_ line: LineSplitter.Line) -> Result<Record, TranscriptProblem> {
    if line.isTooLong {
      return .failure(
        problem(line, .broken("this line is longer than \(LineSplitter.lineBytes) bytes")))
    }
    do {
      let object = try FlatReader.read(line.bytes)
      do {
        return .success(try Record(object))
      } catch {
        return .failure(problem(line, .broken(error.wording)))
      }
    } catch {
      return .failure(problem(line, .broken(error.wording)))
    }
  }

  private func problem(_ line: LineSplitter.Line, _ kind: TranscriptProblem.Kind)
    -> TranscriptProblem
  {
    TranscriptProblem(path: path, line: line.number, kind)
  }
}
