import Platform

/// When what was handed to the kernel is brought to the disk.
public enum SyncMode: String, Sendable, CaseIterable {
  /// Every changed file at least once a second.
  case second
  /// Before the reply leaves.
  case always
  /// When the system does it by itself.
  case os
}

/// The place where conversations are kept, and which of their files are open now.
public final class TranscriptFolder {
  public let path: String
  /// How many files stay open between turns: opening one anew costs more than writing to it.
  public var mostOpen: Int
  /// In no order; each file knows its place here.
  private var open: [TranscriptFile] = []
  /// Counts the uses of files, to know which was not used for longest.
  private var uses = 0
  private var changed: [TranscriptFile] = []
  /// What somebody else is bringing to the disk.
  private var handedOver: [TranscriptFile] = []
  /// How much was written since the start.
  public private(set) var bytesWritten = 0
  public let sync: SyncMode
  let faults: FaultPlan?

  /// Makes the folder when it is not there. One that others can look into is refused.
  public init(
    _ path: String, sync: SyncMode = .second, mostOpen: Int = TranscriptFolder.usuallyOpen,
    faults: FaultPlan? = nil
  ) throws(TranscriptError) {
    self.path = path
    self.sync = sync
    self.mostOpen = mostOpen
    self.faults = faults
    do {
      try Directory.create(path, mode: 0o700)
      if try FileStatus.of(path).mode & 0o077 != 0 {
        throw TranscriptError.openToOthers(folder: path)
      }
    } catch let error as SystemError {
      throw .refused(error)
    } catch let error as TranscriptError {
      throw error
    } catch {
      preconditionFailure("there are no other errors than these")
    }
  }

  /// Where a process has many more descriptors than this.
  public static let usuallyOpen = 1_024

  public func path(of id: TranscriptID) -> String {
    (path.hasSuffix("/") ? path : path + "/") + id.fileName
  }
}

extension TranscriptFolder {
  /// The file that a new conversation goes to; `first` is given the id that it gets.
  func create(on day: CalendarDate, chance: Chance, first: (TranscriptID) -> [UInt8])
    throws(TranscriptError) -> (TranscriptID, TranscriptFile)
  {
    for _ in 0..<16 {
      do {
        let id = try TranscriptID(on: day, chance: chance)
        let file = try TranscriptFile.create(path(of: id), first(id), faults: faults)
        use(file, wasClean: true)
        bytesWritten += file.length
        return (id, file)
      } catch let error as SystemError {
        throw .refused(error)
      } catch let error as TranscriptError {
        // The id is taken: another one.
        guard case .refused(let reason) = error, reason.code == .alreadyExists else { throw error }
      } catch {
        preconditionFailure("there are no other errors than these")
      }
    }
    throw .refused(SystemError("open", path: path, code: .alreadyExists))
  }

  func reopen(_ id: TranscriptID) throws(TranscriptError) -> TranscriptFile {
    let file = try TranscriptFile.reopen(path(of: id), faults: faults)
    use(file, wasClean: false)
    return file
  }

  func append(_ bytes: [UInt8], to file: TranscriptFile) throws(TranscriptError) {
    let wasClean = !file.needsSync
    try file.append(bytes)
    bytesWritten += bytes.count
    use(file, wasClean: wasClean)
  }

  func erase(_ file: TranscriptFile) throws(TranscriptError) {
    forget(file)
    try file.erase()
  }

  func close(_ file: TranscriptFile) {
    // What is not on the disk yet stays on the list for the next sync.
    takeOut(file)
    file.close()
  }

  /// Brings all that was written to the disk: once a second, or before the replies leave.
  ///
  /// A file that failed is broken from then on, which its conversation hears at its next turn.
  public func syncChanged() {
    for file in changed where file.needsSync {
      _ = try? file.sync()
      if file.placeAmongOpen == nil { file.close() }
    }
    changed.removeAll(keepingCapacity: true)
  }

  /// Whether there is anything to bring to the disk.
  public var hasChanges: Bool { !changed.isEmpty }

  /// The caller brings all that was written so far to the disk by other means: the whole disk at
  /// once, or where the system has no way to do that, by these numbers of open files.
  public func handOver() -> [Int32] {
    var numbers: [Int32] = []
    for file in changed {
      if !FileDescriptor.canSyncWholeDisks, file.needsSync {
        if let number = file.number { numbers.append(number) } else { _ = try? file.sync() }
      }
      file.wasHandedOver()
    }
    handedOver = changed
    changed = []
    return numbers
  }

  /// For the end of a program, which waits for nobody else: returns when the disk has everything.
  public func syncEverything() {
    for file in handedOver { file.wasNotSynced() }
    changed += handedOver
    handedOver = []
    syncChanged()
  }

  /// Notes that the file is used, and closes the one that was not used for longest when there are
  /// too many.
  private func use(_ file: TranscriptFile, wasClean: Bool) {
    if wasClean && sync != .os { changed.append(file) }
    uses += 1
    file.lastUse = uses
    if file.placeAmongOpen != nil { return }
    file.placeAmongOpen = open.count
    open.append(file)
    if open.count > mostOpen, let oldest = open.min(by: { $0.lastUse < $1.lastUse }) {
      close(oldest)
    }
  }

  private func forget(_ file: TranscriptFile) {
    takeOut(file)
    changed.removeAll { $0 === file }
  }

  /// The last one takes its place.
  private func takeOut(_ file: TranscriptFile) {
    guard let place = file.placeAmongOpen, let last = open.popLast() else { return }
    file.placeAmongOpen = nil
    if last === file { return }
    open[place] = last
    last.placeAmongOpen = place
  }
}

extension TranscriptFolder {
  /// The conversation that a code opens. Wrong, expired and unknown codes get the same answer: nil.
  /// What only can't be read now is an error.
  public func find(_ code: ReturnCode, now: WallTime, within limit: Duration) throws(SystemError)
    -> Transcript?
  {
    guard let transcript = try read(code.id), let written = transcript.code,
      code.opens(written), transcript.canBeResumed, let last = transcript.last,
      now.since(last) <= limit
    else { return nil }
    return transcript
  }

  private func read(_ id: TranscriptID) throws(SystemError) -> Transcript? {
    do {
      return try Transcript.read(path(of: id))
    } catch let error as SystemError {
      if error.code == .noSuchFile { return nil }
      throw error
    } catch {
      return nil
    }
  }
}
