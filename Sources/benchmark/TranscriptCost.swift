import Platform
import Transcripts

/// Records written and read a second: one conversation over and over, into a file of 100 MB.
struct TranscriptCost {
  private let path: String

  private static let bytes = 100_000_000
  /// How many records a turn of a usual conversation has.
  private static let recordsOfTurn = 5

  init(_ path: String) {
    self.path = path
  }

  func measure() throws {
    let transcript = try Transcript.read(path)
    guard let header = transcript.header, !transcript.records.isEmpty else { return }
    let target = path + ".100MB"
    let started = Clocks.system.monotonic()
    let written = try write(header, transcript.records, to: target)
    let read = Clocks.system.monotonic()
    let count = try self.read(target)
    let ended = Clocks.system.monotonic()
    try File.remove(target)
    report("written", written, read - started)
    report("read", count, ended - read)
  }

  /// As a conversation writes: one call for the records of a turn, and the sum over all of it.
  private func write(_ header: Header, _ records: [Record], to target: String) throws -> Int {
    let file = try TranscriptFile.create(target, header.line)
    var hash = SHA256()
    var count = 0
    var place = 0
    while file.length < Self.bytes {
      var turn: [UInt8] = []
      for _ in 0..<Self.recordsOfTurn {
        turn += records[place].line
        place = (place + 1) % records.count
      }
      hash.update(turn)
      try file.append(turn)
      count += Self.recordsOfTurn
    }
    file.close()
    return count
  }

  private func read(_ target: String) throws -> Int {
    var reader = try TranscriptReader(path: target)
    var count = 0
    while let item = try reader.next() {
      if case .record = item { count += 1 }
    }
    return count
  }

  private func report(_ what: String, _ count: Int, _ time: Duration) {
    let nanoseconds = max(1, Int(time.wholeNanoseconds))
    print("\(count) records \(what), \(count * 1_000_000_000 / nanoseconds) a second")
  }
}
